import type { OnlyExperience } from "@tablee/shared/practice/experience";
import { cardPassages, quotePassage, standingOf } from "@tablee/shared/practice/passages";
import type { QuoteSaid } from "@tablee/shared/practice/passages";
import type { ReportOf } from "@tablee/shared/papers/report-paper";
import type { Audience } from "@tablee/shared/session/audience";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../../board/workspace-context.ts";
import { quotesFor } from "../../exports/told/passages.ts";
import { useLeaving } from "../../exports/use-leaving.ts";

interface ToRead {
  readonly view: SessionView;
  readonly only: OnlyExperience;
  readonly audience: Audience;
  /** Handed out for this audience. */
  readonly quotes: readonly QuoteSaid[];
}

/** The report as it may stand: answers are to the words as they are at this moment, and names as they may leave. */
export function useReadReport(): (wish: ToRead) => ReportOf {
  const ws = useWorkspace();
  const leaving = useLeaving();
  return ({ view, only, audience, quotes }) => {
    const { cards } = ws.board.getState().board;
    const { board, outcomes } = leaving();
    const passages = [...cardPassages(only), ...quotes.map((quote) => quotePassage({ cards }, quote))];
    const { stands } = standingOf(passages, view.report.answers ?? [], audience);
    const all = cardPassages(only).length + quotesFor(view, audience).length;
    return {
      board,
      outcomes,
      only,
      quotes,
      stands: new Set(stands.map(({ id }) => id)),
      isLess: stands.length < all,
    };
  };
}
