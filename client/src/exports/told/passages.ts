import type { Board } from "@tablee/shared/board/types";
import type { MemberId, QuoteId } from "@tablee/shared/ids";
import { onlyExperience } from "@tablee/shared/practice/experience";
import type { OnlyExperience } from "@tablee/shared/practice/experience";
import { cardPassages } from "@tablee/shared/practice/passages";
import type { Passage } from "@tablee/shared/practice/passages";
import { reaches } from "@tablee/shared/session/audience";
import type { Audience } from "@tablee/shared/session/audience";
import type { SessionView } from "@tablee/shared/session/types";
import { fromStories } from "./hand-out.ts";

type Seen = Pick<SessionView, "stories">;
type QuoteSeen = SessionView["stories"]["quotes"][number];

export function experienceAt(board: Pick<Board, "cards" | "lines">, view: Seen | null): OnlyExperience {
  return onlyExperience(board, fromStories(view));
}

/** Agreed quotes of stories that may go so far. */
export function quotesFor({ stories: { mine, shared, quotes } }: Seen, audience: Audience): readonly QuoteSeen[] {
  const far = new Set([...mine, ...shared].filter(({ level }) => reaches(level, audience)).map(({ id }) => id));
  return quotes.filter(({ state, story }) => state === "agreed" && far.has(story));
}

/** Of these, the ones of one’s own stories. */
export function ownQuotes(view: Seen, audience: Audience): readonly QuoteSeen[] {
  const own = new Set(view.stories.mine.map(({ id }) => id));
  return quotesFor(view, audience).filter(({ story }) => own.has(story));
}

/** Cards of the report with a name on them that were written on this seat. */
export function ownCards(only: OnlyExperience, me: MemberId): readonly Passage[] {
  return cardPassages(only).filter(({ card }) => card?.born.by === me);
}

/** How many passages of one’s own nobody has answered to yet. Of a quote its words are not asked for. */
export function unanswered(
  { report, me, stories }: Pick<SessionView, "report" | "me" | "stories">,
  only: OnlyExperience,
): number {
  const { audience, mine } = report;
  if (audience === null || me.role === "observer") return 0;
  const isAnswered = (passage: string, of?: string): boolean =>
    mine.some((one) => one.passage === passage && (of === undefined || one.of === of) && isEnough(one, audience));
  const cards = ownCards(only, me.id).filter(({ id, of }) => !isAnswered(id, of));
  const quotes = ownQuotes({ stories }, audience).filter(({ id }: { readonly id: QuoteId }) => !isAnswered(id));
  return cards.length + quotes.length;
}

function isEnough(
  { answer, audience: read }: { readonly answer: string; readonly audience: Audience },
  audience: Audience,
): boolean {
  return answer !== "agreed" || reaches(read, audience);
}
