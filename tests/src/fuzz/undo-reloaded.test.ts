import process from "node:process";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addCards, deleteCards, moveCards, styleCards } from "@tablee/shared/board/edit-cards";
import { transact } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { ROOTS, rootOf, textOf } from "@tablee/shared/board/schema";
import { exchange, testHand } from "@tablee/shared/board/testing";
import type { CardId } from "@tablee/shared/ids";
import { UNDO_KEPT_MAX_CHARS, UNDO_KEPT_STEPS_MAX_COUNT } from "@tablee/shared/limits";
import { readKept, redoneIn, restore, spare, writeKept } from "@tablee/client/board/kept-steps";
import type { Redone } from "@tablee/client/board/kept-steps";
import { takeStep } from "@tablee/client/board/undo";
import { chosenSeed, Random } from "../support/random.ts";

/** A page with one person’s undo, and what the device keeps of its document. */
class Page {
  readonly hand;
  readonly manager;
  readonly redone: Redone[] = [];
  readonly rows: Uint8Array[] = [];

  constructor(name: string) {
    this.hand = testHand({ name });
    this.hand.doc.on("update", (update: Uint8Array) => this.rows.push(update));
    this.manager = new Y.UndoManager(
      ROOTS.map((root) => rootOf(this.hand.doc, root)),
      { trackedOrigins: new Set([this.hand.origin]), captureTimeout: 0 },
    );
    this.manager.on("stack-item-popped", ({ stackItem }) => {
      this.redone.push(...redoneIn(this.hand.doc, stackItem));
    });
  }

  kept(): string | null {
    const { undoStack: undo, redoStack: redo } = this.manager;
    return writeKept({ tab: "t", undo, redo, redone: this.redone });
  }

  /** The same tab after the page is loaded again: a new client, with what the device kept. */
  reloaded(name: string, rows: readonly Uint8Array[] = this.rows): Page {
    const next = new Page(name);
    const kept = readKept(this.kept());
    if (!kept) throw new Error("nothing is kept");
    const release = spare(next.hand.doc, kept);
    Y.transact(next.hand.doc, () => rows.forEach((row) => Y.applyUpdate(next.hand.doc, row, "copy")), "copy", false);
    restore(next.manager, kept);
    next.redone.push(...kept.redone);
    release();
    return next;
  }

  put(text: string): CardId {
    const added = addCards(this.hand, [{ text, place: { x: 0, y: 0, zone: null, group: null } }]);
    if (!added.ok || !added.value[0]) throw new Error("not added");
    return added.value[0];
  }

  text(id: CardId): Y.Text {
    return textOf(this.hand.doc, "cards", id) ?? new Y.Text();
  }

  cards() {
    return readBoard(this.hand.doc).cards;
  }
}

describe("CAN92 undo and redo go on after the page is loaded again", () => {
  test("what was moved, written, deleted and coloured is taken back step by step, and done again", () => {
    const before = new Page("a");
    const card = before.put("Prendre le temps");
    moveCards(before.hand, [{ id: card, x: 300 }]);
    transact(before.hand, () => before.text(card).delete(0, 8));
    styleCards(before.hand, [card], { colour: "sky" });
    deleteCards(before.hand, [card]);
    const after = before.reloaded("b");
    const look = () => {
      const found = after.cards().get(card);
      return found && [found.text, found.place.x, found.colour];
    };
    const seen = [look()];
    while (after.manager.undo()) seen.push(look());
    expect(seen).toEqual([
      undefined,
      ["le temps", 300, "sky"],
      ["le temps", 300, null],
      ["Prendre le temps", 300, null],
      ["Prendre le temps", 0, null],
      undefined,
    ]);
    const again = [];
    while (after.manager.redo()) again.push(look());
    expect(again).toEqual(seen.slice(0, -1).toReversed());
  });

  test("what was brought back before is found as what it was brought back as, also after a second time", () => {
    const first = new Page("a");
    const card = first.put("Pain");
    transact(first.hand, () => first.text(card).insert(4, " frais"));
    deleteCards(first.hand, [card]);
    first.manager.undo();
    const second = first.reloaded("b");
    expect(second.cards().get(card)?.text).toBe("Pain frais");
    second.manager.undo();
    expect(second.cards().get(card)?.text).toBe("Pain");
    const third = second.reloaded("c", [...first.rows, ...second.rows]);
    third.manager.undo();
    expect(third.cards().size).toBe(0);
    while (third.manager.redo());
    expect(third.cards().size).toBe(0);
    const seen = [];
    while (third.manager.undo()) seen.push(third.cards().get(card)?.text);
    expect(seen).toEqual(["Pain frais", "Pain", undefined]);
  });

  test("it never brings back what another erased, and leaves what others wrote", () => {
    const before = new Page("a");
    const other = new Page("o");
    const theirs = other.put("Pain");
    exchange(before.hand.doc, other.hand.doc);
    const gone = before.put("Sel");
    moveCards(before.hand, [{ id: gone, x: 70 }]);
    transact(before.hand, () => before.text(theirs).insert(4, "s"));
    exchange(before.hand.doc, other.hand.doc);
    transact(other.hand, () => other.text(theirs).insert(0, "Le "));
    deleteCards(other.hand, [gone]);
    styleCards(other.hand, [theirs], { colour: "rose" });
    exchange(before.hand.doc, other.hand.doc);
    const after = before.reloaded("b");
    after.manager.undo();
    expect(after.cards().get(theirs)).toMatchObject({ text: "Le Pain", colour: "rose" });
    expect(after.manager.undo()).toBeNull();
    expect([...after.cards().keys()]).toEqual([theirs]);
    exchange(after.hand.doc, other.hand.doc);
    expect(other.hand.doc.toJSON()).toEqual(after.hand.doc.toJSON());
  });

  test("a step whose words are no longer on the device is not offered, nor any before it", () => {
    const before = new Page("a");
    const card = before.put("Pain");
    transact(before.hand, () => before.text(card).delete(0, 1));
    moveCards(before.hand, [{ id: card, x: 5 }]);
    transact(before.hand, () => before.text(card).insert(3, "!"));
    // What a server has of it: nobody else keeps what was deleted.
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.mergeUpdates(before.rows));
    const after = before.reloaded("b", [Y.encodeStateAsUpdate(server)]);
    expect(after.manager.undo()).not.toBeNull();
    expect(after.cards().get(card)).toMatchObject({ text: "ain", place: { x: 5 } });
    expect(after.manager.undo()).toBeNull();
    expect(after.cards().get(card)).toMatchObject({ text: "ain", place: { x: 5 } });
  });

  test("steps of a document that is not there are none", () => {
    const before = new Page("a");
    before.put("Pain");
    const after = before.reloaded("b", []);
    expect(after.manager.undoStack).toEqual([]);
  });

  test("it is all ids: no word is kept, and what is not understood is nothing", () => {
    const page = new Page("a");
    page.put("Un secret");
    expect(page.kept()).not.toContain("secret");
    for (const text of [null, "", "{", "7", "{}", '{"tab":1}', '{"tab":"t","undo":[1],"redo":[],"redone":[]}'])
      expect(readKept(text)).toBeNull();
    const odd = { tab: "t", undo: [{ made: [1, 2], gone: [] }], redo: [], redone: [] };
    expect(readKept(JSON.stringify(odd))).toBeNull();
    expect(readKept(JSON.stringify({ ...odd, undo: [], redone: [[1, 2, 3, 4]] }))).toBeNull();
    expect(readKept(JSON.stringify({ ...odd, undo: [{ made: [1, 2, -3], gone: [] }] }))).toBeNull();
  });
});

const FIRST_CLIENT = 100;

/** Me and somebody else at one table, each of whose acts the other sees at once; `reloads`: mine is loaded again when that is said. */
class Two {
  me = new Page("me1");
  readonly other = new Page("other");
  readonly #reloads: boolean;
  readonly #cards: CardId[] = [];
  #pages = 1;

  constructor(reloads: boolean) {
    this.#reloads = reloads;
    this.me.hand.doc.clientID = FIRST_CLIENT + this.#pages;
    this.other.hand.doc.clientID = FIRST_CLIENT;
  }

  act([kind, which, at]: Act): void {
    const id = this.#cards[which % Math.max(1, this.#cards.length)];
    const by = kind.startsWith("their") ? this.other : this.me;
    const found = id && by.cards().has(id) ? by.text(id) : undefined;
    if (kind === "put") this.#cards.push(this.me.put(`card ${at}`));
    else if (kind === "undo") takeStep(this.me.manager, "undoStack");
    else if (kind === "redo") takeStep(this.me.manager, "redoStack");
    else if (kind === "reload") this.#reload();
    else if (id && found && kind.endsWith("Move")) moveCards(by.hand, [{ id, x: at }]);
    else if (id && found && kind.endsWith("Delete")) deleteCards(by.hand, [id]);
    else if (id && found && kind.endsWith("Style")) styleCards(by.hand, [id], { colour: at % 2 ? "sky" : "rose" });
    else if (found && kind.endsWith("Write")) transact(by.hand, () => found.insert(at % (found.length + 1), `<${at}>`));
    else if (found && kind.endsWith("Erase") && found.length > 1)
      transact(by.hand, () => found.delete(at % (found.length - 1), 2));
    exchange(this.me.hand.doc, this.other.hand.doc);
  }

  /** Or else only the client of what is written from now on is another: Yjs orders letters by it. */
  #reload(): void {
    if (this.me.kept() === null) return;
    this.#pages += 1;
    if (this.#reloads) this.me = this.me.reloaded(`me${this.#pages}`);
    this.me.hand.doc.clientID = FIRST_CLIENT + this.#pages;
  }

  seen(): unknown {
    const { cards } = this;
    return cards.map((id) => {
      const card = this.me.cards().get(id);
      return card && [card.text, card.place.x, card.colour];
    });
  }

  get cards(): readonly CardId[] {
    return this.#cards;
  }
}

const ACTS = ["Move", "Write", "Erase", "Style", "Delete"] as const;
const KINDS = ["put", "undo", "undo", "redo", "reload", ...ACTS.flatMap((act) => [`my${act}`, `their${act}`])];
type Act = readonly [kind: string, which: number, at: number];

const seed = chosenSeed();
const TABLES_COUNT = 300;

test(`CAN92 whatever two people do, undo goes on as if the page had never been loaded again (seed ${seed})`, () => {
  for (let one = seed; one < seed + TABLES_COUNT; one += 1) {
    const random = new Random(one);
    const acts = Array.from({ length: 8 + random.below(32) }, (): Act => [
      KINDS[random.below(KINDS.length)] ?? "put",
      random.below(4),
      random.below(20),
    ]);
    const [again, never] = [new Two(true), new Two(false)];
    const done: Act[] = [];
    for (const act of [["put", 0, 1], ["put", 0, 2], ...acts] as readonly Act[]) {
      again.act(act);
      never.act(act);
      done.push(act);
      expect(again.seen(), `seed ${one}: ${JSON.stringify(done)}`).toEqual(never.seen());
    }
    expect(again.other.hand.doc.toJSON()).toEqual(again.me.hand.doc.toJSON());
  }
  process.stdout.write(`seed ${seed}: ${TABLES_COUNT} tables\n`);
}, 60_000);

test("CAN94 a step of which a part is gone for good takes back the rest, and those before it go on (seed 288680246)", () => {
  const two = new Two(false);
  const acts: readonly Act[] = [
    ["put", 0, 1],
    ["put", 0, 2],
    ["myStyle", 0, 18],
    ["myStyle", 2, 19],
    ["myWrite", 2, 14],
    ["myDelete", 0, 14],
    ["myErase", 1, 3],
    ["undo", 0, 0],
    ["undo", 2, 9],
    ["undo", 1, 13],
    ["myWrite", 2, 5],
    ["theirDelete", 0, 9],
    ["undo", 1, 10],
  ];
  for (const act of acts) two.act(act);
  while (takeStep(two.me.manager, "undoStack"));
  expect(two.me.cards().size).toBe(0);
});

test("LIM120 of more steps than a tab keeps, the newest are kept", () => {
  const page = new Page("a");
  for (let at = 0; at <= UNDO_KEPT_STEPS_MAX_COUNT; at += 1) page.put(String(at));
  const kept = readKept(page.kept());
  expect(kept?.undo).toHaveLength(UNDO_KEPT_STEPS_MAX_COUNT);
  const after = page.reloaded("b");
  while (after.manager.undo());
  expect([...after.cards().values()].map(({ text }) => text)).toEqual(["0"]);
});

test("LIM121 steps that are too long to be kept make room by the oldest, and one alone that is too long is not kept", () => {
  const page = new Page("a");
  const long = (ranges: number) => {
    const clocks = Y.createDeleteSet();
    clocks.clients.set(
      1,
      Array.from({ length: ranges }, (_, at) => ({ clock: at * 2, len: 1 })),
    );
    return { insertions: clocks, deletions: Y.createDeleteSet(), meta: new Map<unknown, unknown>() };
  };
  const half = Math.ceil(UNDO_KEPT_MAX_CHARS / 15);
  const text = writeKept({ tab: "t", undo: [long(half), long(half), long(1)], redo: [], redone: page.redone });
  expect(text?.length).toBeLessThanOrEqual(UNDO_KEPT_MAX_CHARS);
  expect(readKept(text)?.undo.at(-1)?.made).toEqual([1, 0, 1]);
  expect(readKept(text)?.undo.length).toBeLessThan(3);
  expect(writeKept({ tab: "t", undo: [long(half * 2)], redo: [], redone: [] })).toBeNull();
});
