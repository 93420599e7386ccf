import * as Y from "yjs";
import { isId } from "../ids.ts";
import type { CardId, LineId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { lastOrder } from "./edit-order.ts";
import { put, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { compareOrder, keysBetween } from "./order.ts";
import { readLine } from "./read.ts";
import { entryOf, rootOf, textOf } from "./schema.ts";
import type { Section } from "./types.ts";

/** The training framework: lines under before, during, after, always, each with the cards it comes from. */

export interface NewLine {
  readonly section: Section;
  readonly text: string;
  readonly sources: readonly CardId[];
}

export type LineReason = "text-too-long" | "too-many-lines" | "too-many-sources" | "gone";

export function addLine(hand: Hand, line: NewLine): Reply<LineId, LineReason> {
  const root = rootOf(hand.doc, "lines");
  if (line.text.length > limits.LINE_TEXT_MAX_CHARS) return no("text-too-long");
  if (root.size >= limits.LINES_MAX_COUNT) return no("too-many-lines");
  if (line.sources.length > limits.SOURCES_PER_LINE_MAX_COUNT) return no("too-many-sources");
  // Made by newId just now: the brand says no more than that.
  const id = hand.newId() as LineId;
  const order = keysBetween({ after: lastOrder(hand.doc, "lines"), count: 1, suffix: hand.suffix() })[0] ?? "a0";
  transact(hand, () => {
    const entry = new Y.Map<unknown>();
    entry.set("section", line.section);
    entry.set("text", new Y.Text(line.text));
    entry.set("order", order);
    entry.set("born", { by: hand.by, at: hand.now() });
    entry.set("sources", new Y.Map(line.sources.filter(isId).map((card) => [card, true])));
    root.set(id, entry);
  });
  return yes(id);
}

export function addSources(hand: Hand, id: LineId, cards: readonly CardId[]): Reply<null, LineReason> {
  const sources = entryOf(hand.doc, "lines", id)?.get("sources");
  if (!(sources instanceof Y.Map)) return no("gone");
  const fresh = cards.filter((card) => isId(card) && !sources.has(card));
  if (sources.size + fresh.length > limits.SOURCES_PER_LINE_MAX_COUNT) return no("too-many-sources");
  transact(hand, () => fresh.forEach((card) => sources.set(card, true)));
  return yes(null);
}

export function removeSource(hand: Hand, id: LineId, card: CardId): void {
  const sources = entryOf(hand.doc, "lines", id)?.get("sources");
  if (sources instanceof Y.Map) transact(hand, () => sources.delete(card));
}

/** To another section, or before `next` (last when null) within one. */
export function moveLine(
  hand: Hand,
  id: LineId,
  to: { readonly section: Section; readonly next: LineId | null },
): void {
  const entry = entryOf(hand.doc, "lines", id);
  if (!entry) return;
  const others = [...rootOf(hand.doc, "lines")]
    .flatMap(([key, values]) => (key !== id && values instanceof Y.Map ? [readLine(key as LineId, values)] : []))
    .filter((line) => line.section === to.section)
    .sort(compareOrder);
  const found = to.next === null ? -1 : others.findIndex((line) => line.id === to.next);
  const at = found === -1 ? others.length : found;
  const [order] = keysBetween({
    after: others[at - 1]?.order,
    before: others[at]?.order,
    count: 1,
    suffix: hand.suffix(),
  });
  transact(hand, () => {
    put(entry, "section", to.section);
    put(entry, "order", order);
  });
}

/**
 * One line of two: the words of both, one under the other, and all cards of both. It stands where `into` stood. Words that are
 * the same stand once.
 */
export function mergeLines(hand: Hand, into: LineId, other: LineId): Reply<null, LineReason> {
  const [kept, gone] = [entryOf(hand.doc, "lines", into), entryOf(hand.doc, "lines", other)];
  const text = textOf(hand.doc, "lines", into);
  const sources = kept?.get("sources");
  if (!gone || !text || into === other || !(sources instanceof Y.Map)) return no("gone");
  const added = readLine(other, gone);
  const fresh = added.sources.filter((card) => !sources.has(card));
  const isSame = added.text.trim() === "" || text.toString().trim() === added.text.trim();
  const words = isSame ? "" : `${text.length === 0 ? "" : "\n"}${added.text}`;
  if (text.length + words.length > limits.LINE_TEXT_MAX_CHARS) return no("text-too-long");
  if (sources.size + fresh.length > limits.SOURCES_PER_LINE_MAX_COUNT) return no("too-many-sources");
  transact(hand, () => {
    if (words !== "") text.insert(text.length, words);
    fresh.forEach((card) => sources.set(card, true));
    rootOf(hand.doc, "lines").delete(other);
  });
  return yes(null);
}

export function deleteLine(hand: Hand, id: LineId): void {
  transact(hand, () => rootOf(hand.doc, "lines").delete(id));
}
