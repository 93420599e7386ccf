import type { Board, Statement } from "../board/types.ts";
import { digestOf } from "./digest.ts";
import { fieldsOf } from "./sheet.ts";

/**
 * What two people write in their room, step by step. That a step is done is said of its words: it holds while they stay the
 * same, so that nobody has to take it back, and undoing a change brings it back.
 */
export function wordsAt({ statements }: Pick<Board, "statements">, step: string): readonly Statement[] {
  return fieldsOf(statements.values()).pair.filter(({ value }) => value === step);
}

export function digestAt(board: Pick<Board, "statements">, step: string): string {
  return digestOf(wordsAt(board, step).map(({ text }) => text));
}

interface Said {
  readonly member: string;
  readonly person: number;
  readonly step: string;
  readonly of: string;
}

interface Two {
  readonly people: readonly Pick<Said, "member" | "person">[];
  readonly done: readonly Said[];
}

/** `earlier`: said of other words than those that are there now. */
export function saidBy(two: Two, who: Two["people"][number], at: { readonly step: string; readonly digest: string }) {
  const said = two.done.find(
    ({ member, person, step }) => step === at.step && member === who.member && person === who.person,
  );
  if (!said) return "no" as const;
  return said.of === at.digest ? ("yes" as const) : ("earlier" as const);
}

/** Both of two: one who is alone finishes nothing. */
export function isDone(board: Pick<Board, "statements">, two: Two, step: string): boolean {
  const at = { step, digest: digestAt(board, step) };
  return two.people.length === 2 && two.people.every((who) => saidBy(two, who, at) === "yes");
}
