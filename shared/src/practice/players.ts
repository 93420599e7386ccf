import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";

/** Who is concerned by a training: those named, by what they do, in the families whose voices it needs. */

/** In the order of the map. The last is for whoever is in none of them: it never lacks. */
export const CATEGORIES = [
  "supported",
  "trainer",
  "adviser",
  "authority",
  "institution",
  "provider",
  "professional",
  "other",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Whether they come. Who is only named is still to be invited. */
export const ANSWERS = ["here", "to-invite", "not-now"] as const;
export type Answer = (typeof ANSWERS)[number];

/** How somebody takes part, as they said it themselves, is a family of the same name, or none. */
export function categoryHere(part: string | null): Category | null {
  return part === null || part === "other" ? null : (CATEGORIES.find((category) => category === part) ?? null);
}

/** What a peer wrote of a family that is not known here is somebody all the same. */
export function categoryOf({ value }: Pick<Statement, "value">): Category {
  return CATEGORIES.find((category) => category === value) ?? "other";
}

export function answerOf({ note }: Pick<Statement, "note">): Answer {
  return ANSWERS.find((answer) => answer === note) ?? "to-invite";
}

/** The furthest that somebody of a family has come. A family of which all said no for now lacks as one where nobody is named. */
export type Presence = "here" | "invited" | "missing" | "open";

export interface Family {
  readonly category: Category;
  /** In their order. */
  readonly players: readonly Statement[];
  readonly counts: Readonly<Record<Answer, number>>;
  readonly presence: Presence;
}

/** All families, also those in which nobody is named. */
export function familiesOf({ statements }: Pick<Board, "statements">): readonly Family[] {
  const players = [...statements.values()]
    .filter(({ field, text }) => field === "player" && text.trim() !== "")
    .sort(compareOrder);
  return CATEGORIES.map((category) => {
    const those = players.filter((player) => categoryOf(player) === category);
    const count = (answer: Answer): number => those.filter((player) => answerOf(player) === answer).length;
    const counts = { here: count("here"), "to-invite": count("to-invite"), "not-now": count("not-now") };
    return { category, players: those, counts, presence: presenceOf(category, counts) };
  });
}

function presenceOf(category: Category, counts: Family["counts"]): Presence {
  if (counts.here > 0) return "here";
  if (counts["to-invite"] > 0) return "invited";
  return category === "other" ? "open" : "missing";
}

export function missingIn(families: readonly Family[]): readonly Category[] {
  return families.flatMap(({ category, presence }) => (presence === "missing" ? [category] : []));
}
