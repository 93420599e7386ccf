import { setTimeout as pause } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { idFromBytes } from "@tablee/shared/ids";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { textOf } from "@tablee/shared/board/schema";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { until } from "../support/house.ts";
import { RawRoom } from "../support/raw-room.ts";
import { openAttackedHouse } from "./attacked-house.ts";
import type { AttackedHouse } from "./attacked-house.ts";
import { Attacker, forged, updateFrame } from "./forge.ts";

const STRING = 4;
/** Far above what is seen alone, because the machines that run this are shared. */
const JOIN_WITHIN_MS = 6_000;
const RIGHT_ORIGIN = 0x40;
const { writeVarUint, writeUint8, writeVarString } = encoding;

/** A few hundred bytes, each with its reason to be afraid of it. */
const CLAIMS: Readonly<Record<string, Uint8Array>> = {
  "millions of clients": numbers(2 ** 31, 1, 1, 0),
  "millions of changes": numbers(1, 2 ** 31, 7, 0, 0),
  "millions of changes behind a sound one": numbers(1, 2 ** 24, 7, 0, 0, 2 ** 24),
  "millions of deletions": numbers(0, 1, 7, 2 ** 31, 0, 1),
  "millions of clients with deletions": numbers(0, 2 ** 31, 7, 1, 0, 1),
  "a text longer than memory": forged((encoder) => {
    for (const number of [1, 1, 7, 0, STRING, 1]) writeVarUint(encoder, number);
    writeVarString(encoder, "cards");
    writeVarUint(encoder, 2 ** 40);
  }),
  "millions of values": forged((encoder) => {
    for (const number of [1, 1, 7, 0, 8, 1]) writeVarUint(encoder, number);
    writeVarString(encoder, "cards");
    writeVarUint(encoder, 2 ** 31);
  }),
  "a number without end": new Uint8Array(300).fill(0xff),
  "hundreds of clients, each with millions": numbers(200, ...Array.from({ length: 100 }, () => 2 ** 31)),
};

function numbers(...all: readonly number[]): Uint8Array {
  return forged((encoder) => {
    for (const number of all) writeVarUint(encoder, number);
  });
}

test("SYN72 a few hundred bytes that claim millions of changes are refused at once and take no memory", async () => {
  await using house = await openAttackedHouse();
  for (const [name, update] of Object.entries(CLAIMS)) {
    expect(update.length).toBeLessThan(700);
    using one = await Attacker.open(house.url, await house.attacker(name));
    one.send(updateFrame(update));
    await until(`${name} ends its connection`, () => one.code !== undefined);
    expect([name, one.code]).toEqual([name, CLOSE.badFrame.code]);
  }
  expect(house.grown()).toBeLessThan(64);
  expect(await house.faults()).toEqual([]);
});

/** A doc of an attacker’s own, with a card they may write in: what follows stands on something the room holds. */
async function footing(house: AttackedHouse, name?: string): Promise<Footing> {
  const seat = await house.attacker(name);
  const doc = new Y.Doc();
  const newId = (): string => idFromBytes(crypto.getRandomValues(new Uint8Array(16)));
  const by: MemberId = seat.member.id;
  const hand: Hand = { doc, by, origin: null, newId, suffix: () => newId().slice(0, 3), now: () => Date.now() };
  const added = addCards(hand, [{ text: "pied", place: { x: 0, y: 0, zone: null, group: null } }]);
  if (!added.ok || !added.value[0]) throw new Error("no card");
  const attacker = await Attacker.open(house.url, seat);
  attacker.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  await attacker.judged();
  expect(attacker.code).toBe(undefined);
  return { attacker, doc, card: added.value[0], clock: Y.getState(doc.store, doc.clientID) };
}

interface Footing {
  readonly attacker: Attacker;
  readonly doc: Y.Doc;
  readonly card: CardId;
  /** The next one of the doc’s own client. */
  readonly clock: number;
}

/**
 * Inserts at one place, each before another right neighbour: Yjs looks, for each, at all that were there before. The
 * work grows with the square of the count, and all of it is sound.
 */
function conflicting({ doc, card, clock }: Footing, count: number): Uint8Array {
  const text = textOf(doc, "cards", card)?._item?.id;
  if (!text) throw new Error("no text");
  return forged((encoder) => {
    for (const number of [1, count + 1, doc.clientID, clock]) writeVarUint(encoder, number);
    // A base of as many letters, to stand before.
    writeUint8(encoder, STRING);
    for (const number of [0, text.client, text.clock]) writeVarUint(encoder, number);
    writeVarString(encoder, "b".repeat(count));
    for (let at = 0; at < count; at += 1) {
      writeUint8(encoder, STRING | RIGHT_ORIGIN);
      for (const number of [doc.clientID, clock + at]) writeVarUint(encoder, number);
      writeVarString(encoder, "x");
    }
    writeVarUint(encoder, 0);
  });
}

test("SYN73 inserts made to conflict with each other stop their sender, at once or in slices, and nobody waits for them", async () => {
  await using house = await openAttackedHouse();
  const whole = await footing(house, "Pie");
  const update = conflicting(whole, 5_500);
  expect(update.length).toBeLessThan(64 * 1_024);
  whole.attacker.send(updateFrame(update));
  await until("the sender is stopped", () => whole.attacker.code !== undefined);
  // Each slice is cheap alone, and makes all that come after it dearer.
  const slices = await footing(house, "Geai");
  for (let at = 0; at < 40 && slices.attacker.code === undefined; at += 1) {
    slices.attacker.send(updateFrame(conflicting({ ...slices, clock: slices.clock + at * 2_000 }, 1_000)));
    await pause(50);
  }
  await until("the sender of slices is stopped", () => slices.attacker.code !== undefined);
  expect(await house.faults()).toEqual([]);
  expect([whole.attacker.code, slices.attacker.code]).toEqual([CLOSE.refused.code, CLOSE.refused.code]);
}, 120_000);

const TYPE = 7;
const MAP_TYPE = 1;

/** Maps in maps in maps, all of it in one entry of the board. */
function nested({ doc, clock }: Footing, depth: number): Uint8Array {
  return forged((encoder) => {
    for (const number of [1, depth, doc.clientID, clock]) writeVarUint(encoder, number);
    for (let at = 0; at < depth; at += 1) {
      writeUint8(encoder, TYPE | 0x20);
      if (at === 0) {
        writeVarUint(encoder, 1);
        writeVarString(encoder, "cards");
      } else {
        for (const number of [0, doc.clientID, clock + at - 1]) writeVarUint(encoder, number);
      }
      writeVarString(encoder, "extra");
      writeVarUint(encoder, MAP_TYPE);
    }
    writeVarUint(encoder, 0);
  });
}

function deletion({ doc }: Footing, clock: number, length: number): Uint8Array {
  return numbers(0, 1, doc.clientID, 1, clock, length);
}

test("SYN74 roots that nobody knows, documents inside the document and maps without a bottom are refused, and a newcomer is let in as fast as ever", async () => {
  await using house = await openAttackedHouse();
  const strange = new Y.Doc();
  for (let at = 0; at < 2_000; at += 1) strange.getMap(`racine ${at}`).set("a", 1);
  const inside = new Y.Doc();
  for (let at = 0; at < 50; at += 1) inside.getMap("cards").set(`dedans ${at}`, new Y.Doc());
  for (const update of [strange, inside].map((doc) => Y.encodeStateAsUpdate(doc))) {
    const { attacker } = await footing(house);
    attacker.send(updateFrame(update));
    await until("it ends its connection", () => attacker.code !== undefined);
    expect(attacker.code).toBe(CLOSE.badFrame.code);
  }
  const deep = await footing(house);
  deep.attacker.send(updateFrame(nested(deep, 20_000)));
  await deep.attacker.judged();
  // Where it was taken, its end is what hurts: Yjs deletes, and collects, by calling itself once for each level.
  deep.attacker.send(updateFrame(deletion(deep, deep.clock, 1)));
  await until("it ends its connection", () => deep.attacker.code !== undefined);
  expect(deep.attacker.code).toBe(CLOSE.badFrame.code);
  const before = performance.now();
  using late = await RawRoom.open(house.url, { path: house.opened.sync.path, token: house.opened.token ?? "" });
  expect(performance.now() - before).toBeLessThan(JOIN_WITHIN_MS);
  expect([...late.doc.subdocs]).toEqual([]);
  expect([...late.doc.share.keys()].filter((root) => root.startsWith("racine"))).toEqual([]);
  expect(await house.faults()).toEqual([]);
});

test("SYN75 changes that wait for something that never comes are not taken, their sender is asked for it, and no newcomer is handed them", async () => {
  await using house = await openAttackedHouse();
  const heavy = "x".repeat(100_000);
  for (let at = 0; at < 20; at += 1) {
    const { attacker, doc } = await footing(house, `Merle ${at}`);
    doc.getMap("cards").set("a", 1);
    const middle = Y.encodeStateVector(doc);
    doc.getMap("cards").set("b", heavy);
    // The change between is kept back; odd ones delete what is not there instead.
    const waiting = at % 2 === 0 ? Y.encodeStateAsUpdate(doc, middle) : numbers(0, 1, doc.clientID, 1, 10_000, 7);
    const { heard } = attacker;
    for (let again = 0; again < 20; again += 1) attacker.send(updateFrame(waiting));
    await until("asked for what is lacking, or closed", () => attacker.heard > heard || attacker.code !== undefined);
    attacker[Symbol.dispose]();
  }
  using late = await RawRoom.open(house.url, { path: house.opened.sync.path, token: house.opened.token ?? "" });
  expect([late.doc.store.pendingStructs, late.doc.store.pendingDs]).toEqual([null, null]);
  expect(late.doc.getMap("cards").has("b")).toBe(false);
  expect(Y.encodeStateAsUpdate(late.doc).length).toBeLessThan(200_000);
  expect(await house.faults()).toEqual([]);
});

const TINY_COUNT = 100_000;
const TINY_SENDERS = 50;

/** Writes letter by letter, as fast as the line takes it; answers how many went. */
async function typeOn({ attacker, doc, card }: Footing, letters: number): Promise<void> {
  const text = textOf(doc, "cards", card);
  if (!text) throw new Error("no text");
  const frames: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => frames.push(updateFrame(update)));
  for (let at = 0; at < letters; at += 1) text.insert(text.length, "x");
  attacker.send(...frames);
  await attacker.judged();
}

test("SYN76 a hundred thousand tiny changes from fifty people at once leave the other table at ease, and a newcomer waits for none of them", async () => {
  await using house = await openAttackedHouse();
  const people = await Promise.all(Array.from({ length: TINY_SENDERS }, (_, at) => footing(house, `Moineau ${at}`)));
  await Promise.all(people.map((one) => typeOn(one, TINY_COUNT / TINY_SENDERS)));
  const before = performance.now();
  using late = await RawRoom.open(house.url, { path: house.opened.sync.path, token: house.opened.token ?? "" });
  expect(performance.now() - before).toBeLessThan(JOIN_WITHIN_MS);
  expect(late.doc.getMap("cards").size).toBeGreaterThan(TINY_SENDERS);
  expect(await house.faults()).toEqual([]);
}, 120_000);
