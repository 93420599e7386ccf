import type { Board, Card } from "../board/types.ts";
import type { CardId, MemberId, QuoteId } from "../ids.ts";
import { reaches } from "../session/audience.ts";
import type { Audience } from "../session/audience.ts";
import type { Reading, ReadingSeen } from "../session/readings.ts";
import { digestOf } from "./digest.ts";
import type { OnlyExperience } from "./experience.ts";

/** The passages of a report in which somebody is quoted: cards with a name on them, and agreed quotes of stories. */

/** A quote with its words, as they were handed out. */
export interface QuoteSaid {
  readonly id: QuoteId;
  readonly card: CardId;
  readonly words: string;
  /** Null: not signed. */
  readonly by: string | null;
}

export interface Passage {
  readonly kind: "card" | "quote";
  readonly id: CardId | QuoteId;
  /** In which it stands; of a quote perhaps gone. */
  readonly card: Card | null;
  readonly of: string;
}

/** Cards of the report on which a name stands. */
export function cardPassages({ cards }: Pick<OnlyExperience, "cards">): readonly Passage[] {
  return cards
    .filter(({ author }) => author !== null)
    .map((card) => ({ kind: "card", id: card.id, card, of: digestOf([card.text, card.author]) }));
}

/** Its words, and those of the card beside them: both make what a reader understands. */
export function quotePassage(
  { cards }: Pick<Board, "cards">,
  { id, card: at, words }: Pick<QuoteSaid, "id" | "card" | "words">,
): Passage {
  const card = cards.get(at) ?? null;
  return { kind: "quote", id, card, of: digestOf([words, card?.text ?? ""]) };
}

type Answered = Pick<Reading, "passage" | "of" | "audience" | "answer"> & { readonly by?: MemberId | null };

/** The answer to a passage as it is now; of a card that of whoever wrote it, and of nobody else. */
function answerTo<Answer extends Answered>(passage: Passage, answers: readonly Answer[]): Answer | null {
  const isTheirs = ({ by }: Answer): boolean =>
    passage.kind === "quote" || by === undefined || (by !== null && by === passage.card?.born.by);
  return answers.find((one) => one.passage === passage.id && one.of === passage.of && isTheirs(one)) ?? null;
}

/** What somebody said of a passage of their own; null: nothing yet, or of other words. */
export function ownAnswer(passage: Passage, mine: readonly Reading[], audience: Audience): Reading | null {
  const answer = answerTo(passage, mine);
  return answer && (answer.answer !== "agreed" || reaches(answer.audience, audience)) ? answer : null;
}

export interface Standing {
  /** Read, and agreed to for this audience. */
  readonly stands: readonly Passage[];
  /** Nobody has answered, or to other words, or for fewer people. */
  readonly waits: readonly Passage[];
  readonly toChange: readonly { readonly passage: Passage; readonly words: string }[];
  readonly out: readonly Passage[];
}

export function standingOf(
  passages: readonly Passage[],
  answers: readonly ReadingSeen[],
  audience: Audience,
): Standing {
  const judged = passages.map((passage) => ({ passage, answer: answerTo(passage, answers) }));
  const isAgreed = (answer: ReadingSeen | null): boolean =>
    answer?.answer === "agreed" && reaches(answer.audience, audience);
  const only = (is: (answer: ReadingSeen | null) => boolean): readonly Passage[] =>
    judged.filter(({ answer }) => is(answer)).map(({ passage }) => passage);
  return {
    stands: only(isAgreed),
    waits: only((answer) => answer === null || (answer.answer === "agreed" && !isAgreed(answer))),
    toChange: judged.flatMap(({ passage, answer }) =>
      answer?.answer === "change" ? [{ passage, words: answer.words }] : [],
    ),
    out: only((answer) => answer?.answer === "out"),
  };
}
