import * as Y from "yjs";
import { KEYS, openRoots, ROOTS } from "@tablee/shared/board/schema";
import { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";

/** Values that nothing of ours writes: wrong types, what is no JSON, what is nested or long beyond reason. */
export const ODD: readonly unknown[] = [
  null,
  undefined,
  true,
  NaN,
  Infinity,
  -1e308,
  -0,
  "",
  "x".repeat(300),
  "mots d’ailleurs ".repeat(1_300),
  "\ud800",
  "__proto__",
  [],
  [[[]]],
  {},
  { x: "1", y: {}, zone: 4, group: [] },
  { x: NaN, y: -Infinity, zone: "constructor", group: "a" },
  { w: -1, h: 1e300 },
  { by: 4, at: "now" },
  { content: "d’un autre programme", children: ["et", { plus: "encore" }] },
  "a0",
  "a0 x",
  "~",
  new Uint8Array([1, 2]),
  10n ** 18n,
  { a: 7n, b: new Uint8Array(9) },
  nested(60),
];

function nested(depth: number): unknown {
  let value: unknown = "au fond";
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { value };
  return value;
}

/** Shared types where none belongs, and others than belong there. */
function oddType(random: Random): unknown {
  const text = new Y.XmlText("du texte");
  const element = new Y.XmlElement("div");
  element.insert(0, [text]);
  const embedded = new Y.Text("avec une image ");
  embedded.insertEmbed(3, { image: "data:," });
  embedded.format(0, 4, { bold: true });
  return random.pick([
    new Y.Map(),
    new Y.Text("t"),
    new Y.Map([["text", new Y.Map([["x", "un mot caché"]])]]),
    Y.Array.from(["a", 1, { b: "c" }]),
    element,
    embedded,
    new Y.Map<unknown>([["text", "en clair"]]),
  ]);
}

const ODD_KEYS = ["", "__proto__", "constructor", "deux mots", "é".repeat(80), "unread.cards.1"];

/** One odd value somewhere on a board: in a thing, in the place of one, or under a key that is no id. */
export function spoil(doc: Y.Doc, random: Random): void {
  openRoots(doc);
  const root = random.pick(ROOTS);
  const map = doc.getMap<unknown>(root);
  const key = random.pick([...map.keys()]) ?? random.id();
  const odd = (): unknown => (random.oneIn(3) ? oddType(random) : random.pick(ODD));
  const entry = map.get(key);
  if (entry instanceof Y.Map && !random.oneIn(5)) entry.set(random.pick([...KEYS[root], "other"]) ?? "", odd());
  else map.set(random.oneIn(3) ? (random.pick(ODD_KEYS) ?? "") : key, odd());
}

export interface Spoilt {
  readonly doc: Y.Doc;
  readonly editor: RandomEditor;
  readonly random: Random;
}

/** A board on which people have acted so often while a peer wrote anything anywhere. */
export function spoiltBoard(seed: number, acts: number): Spoilt {
  const random = new Random(seed);
  const doc = new Y.Doc();
  const editor = new RandomEditor(doc, random);
  for (let at = 0; at < acts; at += 1) {
    editor.act();
    if (random.oneIn(2)) spoil(doc, random);
  }
  return { doc, editor, random };
}
