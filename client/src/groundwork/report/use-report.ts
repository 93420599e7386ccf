import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { QuoteId } from "@tablee/shared/ids";
import type { OnlyExperience } from "@tablee/shared/practice/experience";
import { cardPassages, quotePassage } from "@tablee/shared/practice/passages";
import type { Passage } from "@tablee/shared/practice/passages";
import type { Audience } from "@tablee/shared/session/audience";
import type { SessionView } from "@tablee/shared/session/types";
import { useBoard } from "../../board/workspace-context.ts";
import { experienceAt, quotesFor, unanswered } from "../../exports/told/passages.ts";
import { useView } from "../../session/use-live.ts";
import { useQuoteWords } from "../../exports/told/use-quote-words.ts";

export function useOnly(view: SessionView | null): OnlyExperience {
  const cards = useBoard(({ board }) => board.cards);
  const lines = useBoard(({ board }) => board.lines);
  return useMemo(() => experienceAt({ cards, lines }, view), [cards, lines, view]);
}

export interface Passages {
  readonly all: readonly Passage[];
  /** Of quotes; null: they could not be read. */
  readonly words: ReadonlyMap<QuoteId, string | null>;
  /** Whose words have not come, or do not come. */
  readonly unread: readonly QuoteId[];
}

const NONE: readonly never[] = [];

/** Everything in the report that quotes somebody, for this audience. */
export function usePassages(view: SessionView, only: OnlyExperience, audience: Audience | null): Passages {
  const cards = useBoard(({ board }) => board.cards);
  const quotes = audience === null ? NONE : quotesFor(view, audience);
  const words = useQuoteWords(quotes.map(({ id }) => id));
  const said = quotes.flatMap(({ id, card }) => {
    const text = words.get(id);
    return text ? [quotePassage({ cards }, { id, card, words: text })] : [];
  });
  return {
    all: [...cardPassages(only), ...said],
    words,
    unread: quotes.filter(({ id }) => !words.get(id)).map(({ id }) => id),
  };
}

export function useReportState(): string | null {
  const { t } = useTranslation("leaving");
  const view = useView();
  const only = useOnly(view);
  const count = view === null ? 0 : unanswered(view, only);
  return count === 0 ? null : t("report.state", { count });
}
