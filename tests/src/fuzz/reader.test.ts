import * as Y from "yjs";
import { expect, test } from "vitest";
import { followBoard } from "@tablee/client/board/board-store";
import { addCards, deleteCards, moveCards, styleCards } from "@tablee/shared/board/edit-cards";
import { addLine, addSources } from "@tablee/shared/board/edit-framework";
import { addLink, deleteLink, groupCards } from "@tablee/shared/board/edit-structure";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import { PARTS, readBoard } from "@tablee/shared/board/read";
import { rootOf } from "@tablee/shared/board/schema";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import { writeJson } from "@tablee/shared/formats/json";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { chosenSeed, Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { spoil, spoiltBoard } from "./spoil.ts";
import type { Spoilt } from "./spoil.ts";

const seed = chosenSeed();
const BOARDS_COUNT = 120;
const ACTS_COUNT = 30;

/** A fault is told with the seed of its board. */
function eachSeed(count: number, play: (one: number) => void): void {
  for (let one = seed; one < seed + count; one += 1) {
    try {
      play(one);
    } catch (cause) {
      throw new Error(`seed ${one}: ${String(cause)}`, { cause });
    }
  }
}

function eachBoard(play: (spoilt: Spoilt) => void): void {
  eachSeed(BOARDS_COUNT, (one) => {
    const spoilt = spoiltBoard(one, ACTS_COUNT);
    play(spoilt);
    spoilt.editor.close();
  });
}

/** How many things there are to be shown: all that stands under any key of the five parts. */
function keysIn(doc: Y.Doc): number {
  return PARTS.reduce((sum, part) => sum + [...rootOf(doc, part).keys()].length, 0);
}

function shown(board: Board): number {
  return PARTS.reduce((sum, part) => sum + board[part].size, 0);
}

/** The things that no reader can take for what they are: not a letter of them may change. */
function raw(doc: Y.Doc): unknown {
  return PARTS.map((part) =>
    [...rootOf(doc, part)].flatMap(([key, value]) =>
      value instanceof Y.Map ? [] : [[key, value instanceof Y.AbstractType ? value.toJSON() : value]],
    ),
  );
}

test(`BRD30 whatever a peer wrote, each thing is shown once: as what it is, or as a card that says that it cannot be read (seed ${seed})`, () => {
  let unread = 0;
  eachBoard(({ doc }) => {
    const board = readBoard(doc);
    expect(shown(board)).toBe(keysIn(doc));
    const cards = readingOrder(outlineOf(board));
    expect(new Set(cards.map(({ id }) => id)).size).toBe(board.cards.size);
    expect(cards.length).toBe(board.cards.size);
    for (const { text, place, size, order, extra } of cards) {
      expect(typeof text === "string" && typeof order === "string").toBe(true);
      expect([place.x, place.y, size?.w ?? 0, size?.h ?? 0].every(Number.isFinite)).toBe(true);
      expect(() => JSON.stringify(extra)).not.toThrow();
    }
    unread += cards.filter((card) => card.unread).length;
    // Elsewhere it is read the same: the document travelled as bytes.
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    expect([...readBoard(other).cards.keys()].sort()).toEqual([...board.cards.keys()].sort());
  });
  expect(unread).toBeGreaterThan(BOARDS_COUNT);
});

test(`BRD31 what cannot be read stays in the document as it is, whatever people do beside it (seed ${seed})`, () => {
  eachBoard(({ doc, editor, random }) => {
    const before = raw(doc);
    const hand = { ...editor.hand, doc };
    for (let turn = 0; turn < 20; turn += 1) {
      const { cards } = readBoard(doc);
      const odd = [...cards.values()].filter(({ id }) => id.startsWith("unread.")).map(({ id }) => id);
      const some = random.some(odd, 4);
      const [one] = odd;
      deleteCards(hand, some);
      moveCards(
        hand,
        some.map((id) => ({ id, x: 1, y: 2 })),
      );
      styleCards(hand, some, { colour: "mint" });
      groupCards(hand, { name: "g", zone: null, cards: some.map((id) => ({ id, x: 0, y: 0 })) });
      const line = addLine(hand, { section: "before", text: "l", sources: some });
      if (line.ok) addSources(hand, line.value, some);
      if (one && addLink(hand, { from: one, to: one }).ok) throw new Error("a link to what is no card");
      // A link's end is no card: nothing to delete, and nothing that looks like a link is left.
      for (const link of readBoard(doc).links.values()) if (random.oneIn(9)) deleteLink(hand, link.id);
    }
    expect(raw(doc)).toEqual(before);
  });
});

test(`BRD32 a board followed change by change is the board read whole, whatever a peer wrote (seed ${seed})`, () => {
  eachSeed(BOARDS_COUNT / 4, (one) => {
    const doc = new Y.Doc();
    const random = new Random(one);
    const editor = new RandomEditor(doc, random);
    const followed = followBoard(doc);
    for (let turn = 0; turn < 40; turn += 1) {
      if (random.oneIn(2)) spoil(doc, random);
      else editor.act();
      const { board, outline } = followed.state.getState();
      const whole = readBoard(doc);
      for (const part of PARTS) expect(board[part]).toEqual(whole[part]);
      expect(outline).toEqual(outlineOf(whole));
    }
    followed.close();
    editor.close();
  });
});

test("BRD33 sixty thousand cards, and texts of twenty thousand characters, are read whole", () => {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let at = 0; at < 60_000; at += 1) {
      const card = new Y.Map<unknown>([
        ["text", new Y.Text(at % 600 === 0 ? `${at} ${"mot ".repeat(5_000)}` : `carte ${at}`)],
        ["place", { x: at, y: 0, zone: null, group: null }],
        ["order", `a${at.toString(36)}`],
      ]);
      rootOf(doc, "cards").set(`c${at}`, card);
    }
  });
  const followed = followBoard(doc);
  const { board, outline } = followed.state.getState();
  expect(readingOrder(outline)).toHaveLength(60_000);
  expect(Math.max(...[...board.cards.values()].map(({ text }) => text.length))).toBeGreaterThan(20_000);
  const last = [...board.cards.keys()].at(-1);
  if (last) moveCards(testHand({ doc, name: "after" }), [{ id: last, x: 7 }]);
  const changed = [...followed.state.getState().board.cards].filter(([id, card]) => board.cards.get(id) !== card);
  expect(changed.map(([id, { place }]) => [id, place.x])).toEqual([[last, 7]]);
  followed.close();
}, 60_000);

test("BRD34 numbers beyond JSON, round and bottomless values stop neither reading, nor writing, nor a copy", () => {
  const hand = testHand();
  const added = addCards(hand, [{ text: "Pain", place: { x: 0, y: 0, zone: null, group: null } }]);
  const id = added.ok ? added.value[0] : undefined;
  if (!id) throw new Error("no card");
  const round: Record<string, unknown> = { words: "en rond" };
  round["self"] = round;
  let deep: unknown = "tout au fond";
  for (let at = 0; at < 200_000; at += 1) deep = [deep];
  const entry = rootOf(hand.doc, "cards").get(id);
  if (!(entry instanceof Y.Map)) throw new Error("no entry");
  for (const odd of [7n, { n: 7n }, new Uint8Array(3)]) {
    entry.set("place", odd);
    entry.set("extra", odd);
    moveCards(hand, [{ id, x: 5, y: 6 }]);
    const board = readBoard(hand.doc);
    expect(board.cards.get(id)).toMatchObject({ text: "Pain", place: { x: 5, y: 6 }, extra: null, unread: false });
    for (const written of [writeJson({ board, title: "t" }), writeJsonCanvas(board)]) JSON.parse(written);
  }
  // A document that never travelled may hold what no update can carry.
  const lone = new Y.Doc();
  for (const [key, odd] of Object.entries({ round, deep })) lone.getMap("cards").set(key, odd);
  expect([...readBoard(lone).cards.values()].map(({ text, unread }) => ({ text, unread }))).toEqual([
    { text: "en rond", unread: true },
    { text: "", unread: true },
  ]);
});
