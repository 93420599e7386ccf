import * as Y from "yjs";
import { isId } from "../ids.ts";

/**
 * The document of a board, schema 1. Every root is a Y.Map from id to one Y.Map per thing; every value is JSON, except
 * `text`, a Y.Text. No name and no text is ever a key.
 *
 *   meta    { schema: 1, extra? }
 *   zones   id → { title, rect: {x,y,w,h}, order, section?, kind?, colour?, extra? }
 *   groups  id → { name, zone, order }
 *   cards   id → { text: Y.Text, place: {x,y,zone,group}, order, born: {by,at}, size?, kind?, knowledge?, colour?, author?, direction?, locked?: true, extra?, changed?: {at,own} }
 *   links   id → { from, to, label?, meaning?, fromSide?, toSide?, fromEnd?, toEnd?, colour?, extra? }
 *   shapes  id → { kind, rect: {x,y,w,h}, order, born, text: Y.Text, colour?, points?: [integers], stamp?, file?, locked?: true }
 *   statements id → { field, text: Y.Text, order, born, sources: Y.Map<cardId, true>, value?, note?, address?, line?, why?, who? }
 *   notes   id → { card, text, order, born, status?, due?, address?, told? }
 *   records id → { card, what, order, at, of?, text?, member? }: the house alone writes here, which the server sees to
 *   lines   id → { section, text: Y.Text, order, born, sources: Y.Map<cardId, true> }
 */
export const SCHEMA_VERSION = 1;

export const ROOTS = [
  "meta",
  "zones",
  "groups",
  "cards",
  "links",
  "lines",
  "shapes",
  "statements",
  "notes",
  "records",
] as const;
export type Root = (typeof ROOTS)[number];

/** No member writes here or deletes anything of it, whatever their role. */
export const HOUSE_ROOT = "records" satisfies Root;

export const KEYS: Readonly<Record<Root, readonly string[]>> = {
  meta: ["schema", "extra"],
  zones: ["title", "rect", "order", "section", "kind", "colour", "extra"],
  groups: ["name", "zone", "order"],
  cards: [
    "text",
    "place",
    "order",
    "born",
    "size",
    "kind",
    "knowledge",
    "colour",
    "author",
    "direction",
    "locked",
    "extra",
    "changed",
  ],
  links: ["from", "to", "label", "meaning", "fromSide", "toSide", "fromEnd", "toEnd", "colour", "extra"],
  lines: ["section", "text", "order", "born", "sources"],
  shapes: ["kind", "rect", "order", "born", "text", "colour", "points", "stamp", "file", "locked"],
  statements: ["field", "text", "order", "born", "sources", "value", "note", "address", "line", "why", "who"],
  notes: ["card", "text", "order", "born", "status", "due", "address", "told"],
  records: ["card", "what", "order", "at", "of", "text", "member"],
};

export type Entry = Y.Map<unknown>;

export function rootOf(doc: Y.Doc, root: Root): Y.Map<unknown> {
  return doc.getMap(root);
}

/** The Y.Map of one thing, or undefined when it is gone or a peer wrote something else there. */
export function entryOf(doc: Y.Doc, root: Root, id: string): Entry | undefined {
  const entry = isId(id) ? rootOf(doc, root).get(id) : undefined;
  return entry instanceof Y.Map ? entry : undefined;
}

/** The shared text of a card, a line, a shape or a statement, for binding an editor to it. */
export function textOf(doc: Y.Doc, root: "cards" | "lines" | "shapes" | "statements", id: string): Y.Text | undefined {
  const text = entryOf(doc, root, id)?.get("text");
  return text instanceof Y.Text ? text : undefined;
}

/** Where the words of a thing stand that a person wrote. */
export const WORDS: Readonly<Partial<Record<string, string>>> = {
  zones: "title",
  groups: "name",
  cards: "text",
  links: "label",
  lines: "text",
  shapes: "text",
  statements: "text",
  notes: "text",
} satisfies Partial<Record<Root, string>>;

/** Of whatever a peer wrote there. */
export function wordsOf(doc: Y.Doc, root: string, id: string): string {
  const key = WORDS[root];
  const thing = key === undefined ? undefined : doc.getMap(root).get(id);
  const words = key !== undefined && thing instanceof Y.Map ? thing.get(key) : undefined;
  return words instanceof Y.Text || typeof words === "string" ? words.toString() : "";
}

/** Creates all roots, so that a fresh document and a stored one have the same shape. */
export function openRoots(doc: Y.Doc): void {
  for (const root of ROOTS) rootOf(doc, root);
}
