import * as Y from "yjs";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { openRoots } from "@tablee/shared/board/schema";
import * as limits from "@tablee/shared/limits";
import { judgeUpdate } from "./gate.ts";
import { viewOf } from "./gate-view.ts";
import { putIn } from "./put-in.ts";
import { BadBytesError } from "./reader.ts";

/** What fuzz found once: each of these was taken, and then read in one way here and in another there, or threw. */

type Id = readonly [client: number, clock: number];

interface Piece {
  readonly origin?: Id;
  readonly right?: Id;
  readonly above?: Id | string;
  readonly key?: string;
  readonly write: readonly (number | string)[];
}

const MAP = [7, 1];
const TEXT = [7, 2];
const values = (...some: readonly number[]): number[] => [8, some.length, ...some.flatMap((value) => [125, value])];

/** Numbers are written as such, words with their length. The first number is the kind of content. */
function forge(
  pieces: readonly Piece[],
  { client = 9, clock = 0, deletes = [] as readonly number[] } = {},
): Uint8Array {
  return encoding.encode((encoder) => {
    const put = (...all: readonly (number | string)[]): void => {
      for (const one of all)
        if (typeof one === "string") encoding.writeVarString(encoder, one);
        else encoding.writeVarUint(encoder, one);
    };
    put(1, pieces.length, client, clock);
    for (const { origin, right, above, key, write } of pieces) {
      const [kind = 0, ...rest] = write;
      if (kind === 0) {
        put(kind, ...rest);
        continue;
      }
      const info = Number(kind) + (origin ? 128 : 0) + (right ? 64 : 0) + (key === undefined ? 0 : 32);
      encoding.writeUint8(encoder, info);
      put(...(origin ?? []), ...(right ?? []));
      if (!origin && !right)
        put(typeof above === "string" ? 1 : 0, ...(typeof above === "string" ? [above] : (above ?? [])));
      if (!origin && !right && key !== undefined) put(key);
      put(...rest);
    }
    put(...(deletes.length > 0 ? deletes : [0]));
  });
}

/** Client 5 has put down a card: 0 the card, 1 its text, from 2 on its letters. */
function board(letters: string): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 5;
  openRoots(doc);
  doc.getMap("cards").set("a", new Y.Map([["text", new Y.Text(letters)]]));
  return doc;
}

function textIn(doc: Y.Doc): string {
  const card = doc.getMap("cards").get("a");
  return card instanceof Y.Map ? String(card.get("text")) : "";
}

function outcome(doc: Y.Doc, update: Uint8Array): string {
  try {
    return putIn(doc, update, judgeUpdate(update, viewOf(doc))) ? "taken" : "spoilt";
  } catch (error) {
    if (error instanceof BadBytesError) return error.message;
    throw error;
  }
}

test("SYN57 letters that claim to stand between two in the wrong order are not kept", () => {
  const crossed = forge([{ origin: [5, 5], right: [5, 4], write: [4, "X"] }]);
  expect(outcome(board("abcdef"), crossed)).toBe("spoilt");
  const sound = forge([{ origin: [5, 4], right: [5, 5], write: [4, "X"] }]);
  const doc = board("abcdef");
  expect(outcome(doc, sound)).toBe("taken");
  expect(textIn(doc)).toBe("abcXdef");
});

/** Everybody but client 9, who has not heard of them, has written at the end of the text. */
function crowded(letters: string, count: number): Y.Doc {
  const doc = board(letters);
  const last = 1 + letters.length;
  for (let at = 0; at < count; at += 1)
    Y.applyUpdate(doc, forge([{ origin: [5, last], write: [4, "x"] }], { client: 100 + at }));
  return doc;
}

test.each([
  ["near", 3],
  ["far", 300],
] as const)(
  "SYN145 letters are not kept between two with something between that their writer had seen there (%s)",
  (_, count) => {
    const take = (...pieces: Piece[]): string => outcome(crowded("abcd", count), forge(pieces, { client: 9 }));
    // What others wrote there meanwhile may lie between.
    expect(take({ origin: [5, 5], write: [4, "X"] })).toBe("taken");
    expect(take({ origin: [5, 4], write: [4, "X"] })).toBe("taken");
    // Older letters of a neighbour’s hand; what a neighbour itself was written beside; what one wrote oneself.
    expect(take({ right: [5, 3], write: [4, "X"] })).toBe("spoilt");
    expect(take({ origin: [5, 4], right: [99 + count, 0], write: [4, "X"] })).toBe("spoilt");
    const twice = [
      { origin: [5, 5], write: [4, "X"] },
      { origin: [5, 5], write: [4, "Y"] },
    ] as const satisfies Piece[];
    expect(take(...twice)).toBe("spoilt");
    expect(take(twice[0], { origin: [5, 5], right: [9, 0], write: [4, "Y"] })).toBe("taken");
  },
);

test("SYN58 what is held already changes nothing, even when it is sent again with other neighbours", () => {
  const doc = board("😀");
  doc.getMap("zones").set("z", new Y.Map());
  const before = Y.encodeStateAsUpdate(doc);
  // The zone stands at 4: now it claims to stand beside half a character.
  const bent = forge([{ origin: [5, 2], write: MAP }], { client: 5, clock: 4 });
  expect(outcome(doc, bent)).toBe("taken");
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(textIn(doc)).toBe("😀");
});

test("SYN59 a change lies in one place, where its kind belongs, and goes on where it began", () => {
  const doc = board("abc");
  // The second card is 5, its text 6, its letters stand from 7 to 11.
  doc.getMap("cards").set("b", new Y.Map([["text", new Y.Text("other")]]));
  const refused = (pieces: readonly Piece[]): string => outcome(doc, forge(pieces));
  expect(refused([{ origin: [5, 3], right: [5, 8], write: [4, "X"] }])).toContain("between two places");
  expect(refused([{ above: [5, 1], key: "k", write: values(1) }])).toContain("no place there");
  expect(refused([{ above: [5, 0], write: [4, "X"] }])).toContain("no place there");
  expect(refused([{ origin: [5, 1], right: [5, 6], write: values(1) }])).toContain("between two places");
  const goesOn = (above: Id): Uint8Array => forge([{ above, write: [4, "other and on"] }], { client: 5, clock: 7 });
  expect(outcome(doc, goesOn([5, 1]))).toBe("goes on in another place than it began");
  expect(outcome(doc, goesOn([5, 6]))).toBe("taken");
  expect(textIn(doc)).toBe("abc");
});

test("SYN60 several living values never stand under one key; deleted ones may, as they melt together", () => {
  const many = { above: [5, 0], key: "colour", write: values(1, 2, 3) } as const;
  expect(outcome(board("a"), forge([many]))).toBe("several values under one key");
  expect(outcome(board("a"), forge([many], { deletes: [1, 9, 1, 0, 2] }))).toBe("several values under one key");
  expect(outcome(board("a"), forge([many], { deletes: [1, 9, 1, 0, 3] }))).toBe("taken");
});

test("SYN61 a change beside what is gone and what is there is refused, and cuts nothing in two", () => {
  const doc = board("😀");
  doc.getMap("cards").set("b", new Y.Map([["text", new Y.Text("x")]]));
  doc.getMap("cards").delete("b");
  const update = forge([{ origin: [5, 6], right: [5, 3], write: [4, "X"] }]);
  expect(outcome(doc, update)).toBe("stands between what is gone and what is not");
  expect(textIn(doc)).toBe("😀");
});

test("LIM75 types nest as deep as the schema and not one step deeper", () => {
  const chain = (depth: number): Piece[] =>
    Array.from({ length: depth }, (_, at) => ({ above: at === 0 ? "cards" : [9, at - 1], key: "k", write: MAP }));
  expect(outcome(board("a"), forge(chain(limits.UPDATE_TYPE_DEPTH_MAX)))).toBe("taken");
  expect(outcome(board("a"), forge(chain(limits.UPDATE_TYPE_DEPTH_MAX + 1)))).toBe("types are nested too deeply");
  // The same below what the room holds.
  expect(outcome(board("a"), forge([{ above: [5, 0], key: "k", write: TEXT }]))).toBe("taken");
  const below = board("a");
  below.getMap<Y.Map<unknown>>("cards").get("a")?.set("sources", new Y.Map());
  expect(outcome(below, forge([{ above: [5, 3], key: "k", write: MAP }]))).toBe("types are nested too deeply");
});

test("LIM76 one client has so many changes at most, however few bytes claim them", () => {
  const most = limits.UPDATE_CLOCK_MAX_COUNT;
  expect(outcome(board("a"), forge([{ write: [0, most] }]))).toBe("taken");
  expect(outcome(board("a"), forge([{ write: [0, most] }, { write: [0, 1] }]))).toBe("too many changes of one client");
  expect(outcome(board("a"), forge([{ write: [0, most + 1] }]))).toBe("a length is out of range");
});

test("SYN64 letters are found where they say however many others stand between, and are not when they are not", () => {
  // Everybody writes at the same spot of one text, not knowing of the others: each new letter passes many.
  const doc = board("abcd");
  for (let at = 0; at < 300; at += 1)
    Y.applyUpdate(doc, forge([{ origin: [5, 3], right: [5, 4], write: [4, "x"] }], { client: 100 + at }));
  expect(outcome(doc, forge([{ origin: [5, 3], right: [5, 4], write: [4, "y"] }], { client: 9_000 }))).toBe("taken");
  expect(outcome(doc, forge([{ origin: [5, 4], right: [5, 3], write: [4, "y"] }], { client: 9_001 }))).toBe("spoilt");
});
