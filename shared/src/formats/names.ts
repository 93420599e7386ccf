import type { Board, Card, Statement } from "../board/types.ts";
import { sameName } from "../session/naming.ts";
import type { NameRule } from "../session/naming.ts";

/** What leaves a table holds the names of those who said so, and nobody else’s. */

/** How somebody is called who has not said that their name may leave. */
export interface Unnamed {
  readonly someone: string;
  /** Where two must be told apart, from 1. */
  readonly numbered: (number: number) => string;
}

/**
 * The board as it may leave. A name on a card is of somebody who said so, or it is not there: also where a file of another
 * table brought it, since nobody here can say so for them. Those who agreed to the specifications stay people, told apart by numbers.
 */
export function boardWithNames(board: Board, rule: NameRule, unnamed: Unnamed): Board {
  const cards = mapped(board.cards, (card) => withName(card, rule));
  const hidden = new Map<string, string>();
  const statements = mapped(board.statements, (one) => signedBy(one, rule, { hidden, unnamed }));
  return { ...board, cards, statements };
}

function mapped<Id, Thing>(things: ReadonlyMap<Id, Thing>, change: (thing: Thing) => Thing): ReadonlyMap<Id, Thing> {
  return new Map([...things].map(([id, thing]) => [id, change(thing)]));
}

function withName(card: Card, { may }: NameRule): Card {
  return card.author === null || may.has(sameName(card.author)) ? card : { ...card, author: null };
}

function signedBy(
  statement: Statement,
  rule: NameRule,
  { hidden, unnamed }: { readonly hidden: Map<string, string>; readonly unnamed: Unnamed },
): Statement {
  // What was done and what is published is told without those who have not said so.
  if (statement.field === "report" || statement.field === "publication")
    return { ...statement, text: withoutNames(statement.text, rule, unnamed.someone) };
  // Functions and services are asked for: what stands there may be a name all the same.
  if (statement.field === "player") return { ...statement, text: withoutNames(statement.text, rule, unnamed.someone) };
  if (statement.field === "inspiration")
    return { ...statement, who: withoutNames(statement.who, rule, unnamed.someone) };
  // Who sees to a condition is a role, in words: what stands there may be a name all the same.
  if (statement.field === "check") return { ...statement, note: withoutNames(statement.note, rule, unnamed.someone) };
  if (statement.field !== "signature" || withoutNames(statement.text, rule, "") === statement.text) return statement;
  const key = sameName(statement.text);
  const name = hidden.get(key) ?? unnamed.numbered(hidden.size + 1);
  hidden.set(key, name);
  return { ...statement, text: name };
}

/** Words in which people are called by name, such as who has a task: those who have not said so are somebody. */
export function withoutNames(words: string, { others }: NameRule, someone: string): string {
  if (others.length === 0) return words;
  const longestFirst = others.toSorted((one, other) => other.length - one.length);
  const any = longestFirst.map(pattern).join("|");
  const name = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${any})(?![\p{L}\p{N}])`, "giu");
  const plain = words.normalize("NFC");
  const told = plain.replace(name, () => someone);
  return told === plain ? words : told;
}

/** The name itself, whatever signs it has, over any spaces. */
function pattern(name: string): string {
  const parts = name.split(" ").map((part) => part.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`));
  return parts.join(String.raw`\s+`);
}
