import * as Y from "yjs";
import { isId } from "../ids.ts";
import type { CardId, LineId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { lastOrder, putBefore } from "./edit-order.ts";
import { replaceText } from "./edit-text.ts";
import { put, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { keysBetween } from "./order.ts";
import { entryOf, rootOf, textOf } from "./schema.ts";
import type { Field } from "./types.ts";

/** Every change of the practice sheet, of the specifications and of what is made ready around a training. */

export interface NewStatement {
  readonly field: Field;
  readonly text?: string;
  readonly sources?: readonly CardId[];
  readonly value?: string | null;
  readonly note?: string;
  readonly address?: string;
  readonly line?: LineId | null;
  readonly why?: string;
  readonly who?: string;
}

export type StatementReason = "text-too-long" | "too-many-statements" | "too-many-sources" | "gone";

/** Adds all or none, in the order given, after what is there, in one step of undo. */
export function addStatements(hand: Hand, statements: readonly NewStatement[]): Reply<StatementId[], StatementReason> {
  const root = rootOf(hand.doc, "statements");
  if (root.size + statements.length > limits.STATEMENTS_MAX_COUNT) return no("too-many-statements");
  const refused = statements.map(refusalOf).find((reason) => reason !== null);
  if (refused) return no(refused);
  if (statements.length === 0) return yes([]);
  const count = statements.length;
  const orders = keysBetween({ after: lastOrder(hand.doc, "statements"), count, suffix: hand.suffix() });
  return yes(
    transact(hand, () =>
      statements.map((statement, index) => {
        const id = idFor(hand, statement);
        if (!root.has(id)) root.set(id, statementEntry(hand, statement, orders[index] ?? "a0"));
        return id;
      }),
    ),
  );
}

/** What bars a statement from any board, however empty. */
export function refusalOf(statement: NewStatement): StatementReason | null {
  const { text = "", note = "", address = "", why = "", who = "", sources = [] } = statement;
  if (text.length > limits.STATEMENT_TEXT_MAX_CHARS) return "text-too-long";
  if ([note, why, who].some((line) => line.length > limits.STATEMENT_NOTE_MAX_CHARS)) return "text-too-long";
  if (address.length > limits.STATEMENT_ADDRESS_MAX_CHARS) return "text-too-long";
  return sources.length > limits.SOURCES_PER_LINE_MAX_COUNT ? "too-many-sources" : null;
}

/** A number of a list can be chosen once, and has one key for everybody: two people who choose it at once choose one thing. */
export function choiceId({ field, value }: Pick<NewStatement, "field" | "value">): StatementId | null {
  const isNumber = value !== undefined && value !== null && /^\d{1,2}$/.test(value);
  // A field and a number have the shape of an id.
  return (field === "theme" || field === "principle") && isNumber ? (`${field}-${value}` as StatementId) : null;
}

/** Made by newId just now: the brand says no more than that. */
function idFor(hand: Hand, statement: NewStatement): StatementId {
  return choiceId(statement) ?? (hand.newId() as StatementId);
}

function statementEntry(hand: Hand, statement: NewStatement, order: string): Y.Map<unknown> {
  const { field, text = "", sources = [], value, note, address, line, why, who } = statement;
  const entry = new Y.Map<unknown>();
  entry.set("field", field);
  entry.set("text", new Y.Text(text));
  entry.set("order", order);
  entry.set("born", { by: hand.by, at: hand.now() });
  entry.set("sources", new Y.Map(sources.filter(isId).map((card) => [card, true])));
  for (const [key, given] of Object.entries({ value, note, address, line, why, who })) if (given) entry.set(key, given);
  return entry;
}

export interface StatementLook {
  readonly value?: string | null;
  readonly note?: string;
  readonly address?: string;
  readonly why?: string;
  readonly who?: string;
}

export function editStatement(hand: Hand, id: StatementId, look: StatementLook): Reply<null, StatementReason> {
  const entry = entryOf(hand.doc, "statements", id);
  if (!entry) return no("gone");
  const refused = refusalOf({ field: "tip", ...look });
  if (refused) return no(refused);
  transact(hand, () => {
    for (const [key, value] of Object.entries(look)) put(entry, key, value === "" ? null : value);
  });
  return yes(null);
}

/** By the smallest change: what another writes in it at the same moment stays. */
export function writeStatement(hand: Hand, id: StatementId, next: string): Reply<null, StatementReason> {
  const text = textOf(hand.doc, "statements", id);
  if (!text) return no("gone");
  if (next.length > limits.STATEMENT_TEXT_MAX_CHARS) return no("text-too-long");
  replaceText(text, next, hand.origin);
  return yes(null);
}

export function addStatementSources(
  hand: Hand,
  id: StatementId,
  cards: readonly CardId[],
): Reply<null, StatementReason> {
  const sources = entryOf(hand.doc, "statements", id)?.get("sources");
  if (!(sources instanceof Y.Map)) return no("gone");
  const fresh = cards.filter((card) => isId(card) && !sources.has(card));
  if (sources.size + fresh.length > limits.SOURCES_PER_LINE_MAX_COUNT) return no("too-many-sources");
  transact(hand, () => fresh.forEach((card) => sources.set(card, true)));
  return yes(null);
}

export function removeStatementSource(hand: Hand, id: StatementId, card: CardId): void {
  const sources = entryOf(hand.doc, "statements", id)?.get("sources");
  if (sources instanceof Y.Map) transact(hand, () => sources.delete(card));
}

/** Before `next`, or last. */
export function orderStatement(hand: Hand, id: StatementId, next: StatementId | null): void {
  putBefore(hand, "statements", { ids: [id], next });
}

export function deleteStatement(hand: Hand, id: StatementId): void {
  transact(hand, () => rootOf(hand.doc, "statements").delete(id));
}
