import * as Y from "yjs";
import { createUndo } from "@tablee/client/board/undo";
import { openRoots, textOf } from "@tablee/shared/board/schema";
import { BadBytesError } from "@tablee/server/sync/reader";
import { Random } from "../support/random.ts";
import { GatedRoom, SpoiltError } from "./gated-room.ts";
import { TEXT, writeUpdate } from "./wire.ts";
import type { Id, Piece } from "./wire.ts";

/** One text in which all are at once: where letters come to stand is the hardest that Yjs has to agree on. */

const CARD = "a";
const FROM_ROOM = "room";

function textIn(doc: Y.Doc): Y.Text | undefined {
  return textOf(doc, "cards", CARD);
}

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  openRoots(doc);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function putCard(doc: Y.Doc, words: string): void {
  doc.getMap("cards").set(CARD, new Y.Map([["text", new Y.Text(words)]]));
}

function editText(text: Y.Text, random: Random): void {
  const at = random.below(text.length + 1);
  if (random.oneIn(3) && at < text.length) text.delete(at, 1 + random.below(Math.min(3, text.length - at)));
  else text.insert(at, random.pick(["a", "bc", "def"]));
}

function same(docs: readonly Y.Doc[]): void {
  const [first, ...others] = docs.map((doc) => JSON.stringify(doc.getMap("cards").toJSON()));
  for (const other of others)
    if (other !== first) throw new Error(`somebody reads something else: ${first} ≠ ${other}`);
}

/** Answers how many updates there were. Throws when one is refused, when undo throws, and when not all end with the same. */
export function playOneText(seed: number, turns: number): number {
  const random = new Random(seed);
  const room = new GatedRoom();
  let count = 0;
  const people = [1, 2, 3].map(() => {
    const doc = docOf();
    doc.clientID = random.uint32();
    const origin = {};
    const person = { doc, origin, undo: createUndo({ doc, origin, maySort: () => true }), out: [], in: [] } as {
      readonly doc: Y.Doc;
      readonly origin: object;
      readonly undo: ReturnType<typeof createUndo>;
      readonly out: Uint8Array[];
      readonly in: Uint8Array[];
    };
    doc.on("update", (update: Uint8Array, from: unknown) => void (from !== FROM_ROOM && person.out.push(update)));
    return person;
  });
  type Person = (typeof people)[number];
  const send = ({ out }: Person): void => {
    const written = out.splice(0);
    const updates = written.length > 1 && random.oneIn(3) ? [Y.mergeUpdates(written)] : written;
    for (const update of updates) room.take(update);
    count += updates.length;
    const window = random.oneIn(2) ? room.commit() : undefined;
    if (window) for (const person of people) person.in.push(window);
  };
  const hear = ({ doc, in: heard }: Person, most: number): void => {
    for (const update of heard.splice(0, most)) Y.applyUpdate(doc, update, FROM_ROOM);
  };
  const write = ({ doc, origin, undo }: Person): void => {
    if (random.oneIn(2)) undo.newStep();
    const text = textIn(doc);
    doc.transact(() => {
      if (!text) putCard(doc, "xyz");
      else if (random.oneIn(10)) doc.getMap("cards").delete(CARD);
      else editText(text, random);
    }, origin);
  };
  for (let at = 0; at < turns; at += 1) {
    const person = random.pick(people) ?? people[0];
    if (!person) continue;
    const what = random.below(20);
    if (what < 10) write(person);
    else if (what < 14) person.undo.undo();
    else if (what < 16) person.undo.redo();
    else if (what < 18) send(person);
    else hear(person, 1 + random.below(4));
  }
  for (const person of people) send(person);
  const last = room.commit();
  for (const person of people) {
    if (last) person.in.push(last);
    hear(person, Infinity);
    person.undo.close();
  }
  same([room.doc, docOf(Y.mergeUpdates(room.stored)), ...people.map(({ doc }) => doc)]);
  return count;
}

export interface LetterTally {
  forged: number;
  taken: number;
}

/** A text with a past, and letters that nobody could have written; those that are taken are read alike by everybody. */
export function forgeLetters(seed: number, count: number, tally: LetterTally): void {
  const random = new Random(seed);
  const used = new Set<number>();
  const base = Y.encodeStateAsUpdate(textWithPast(random, used));
  for (let at = 0; at < count; at += 1) forgeOnce(random, base, { used: new Set(used), tally });
}

/** Few numbers, so that each stands before each once: Yjs puts letters of one place in the order of their clients. */
function freshClient(random: Random, used: Set<number>): number {
  let client = 1 + random.below(30);
  while (used.has(client)) client = 1 + random.below(30);
  used.add(client);
  return client;
}

function textWithPast(random: Random, used: Set<number>): Y.Doc {
  const [first, ...others] = Array.from({ length: 1 + random.below(4) }, () => {
    const doc = docOf();
    doc.clientID = freshClient(random, used);
    return doc;
  });
  if (!first) throw new Error("nobody is there");
  const docs = [first, ...others];
  putCard(first, "abcd");
  for (const doc of others) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
  for (let turns = random.below(12); turns > 0; turns -= 1) {
    const [doc, other] = [random.pick(docs), random.pick(docs)];
    const text = doc && textIn(doc);
    if (text) editText(text, random);
    if (doc && other && random.oneIn(2)) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  }
  for (const doc of others) Y.applyUpdate(first, Y.encodeStateAsUpdate(doc));
  return first;
}

function forgeOnce(
  random: Random,
  base: Uint8Array,
  { used, tally }: { readonly used: Set<number>; readonly tally: LetterTally },
): void {
  const room = new GatedRoom();
  Y.applyUpdate(room.doc, base);
  room.commit();
  const update = lettersOn(random, room.doc, freshClient(random, used));
  tally.forged += 1;
  try {
    room.take(update);
  } catch (error) {
    if (error instanceof SpoiltError || error instanceof BadBytesError) return;
    throw error;
  }
  tally.taken += 1;
  const window = room.commit() ?? update;
  const meanwhile = Array.from({ length: 1 + random.below(3) }, () => {
    const doc = docOf(base);
    doc.clientID = freshClient(random, used);
    const before = Y.encodeStateVector(doc);
    for (let edits = 1 + random.below(3); edits > 0; edits -= 1) editText(textIn(doc) ?? new Y.Text(), random);
    return Y.encodeStateAsUpdate(doc, before);
  });
  for (const written of meanwhile) room.take(written);
  try {
    same([
      room.doc,
      docOf(base, ...meanwhile, window),
      docOf(base, ...meanwhile, update),
      docOf(base, Y.mergeUpdates([window, ...meanwhile])),
      docOf(Y.mergeUpdates([base, ...meanwhile, window])),
      docOf(Y.encodeStateAsUpdate(room.doc)),
    ]);
  } catch (cause) {
    throw new Error(`${Buffer.from(update).toString("base64")}: ${String(cause)}`, { cause });
  }
}

/** Some pieces of one client, each between two letters by chance. */
function lettersOn(random: Random, doc: Y.Doc, client: number): Uint8Array {
  const letters: Id[] = [];
  for (let at = textIn(doc)?._start ?? null; at !== null; at = at.right)
    for (let letter = 0; letter < at.length; letter += 1)
      letters.push({ client: at.id.client, clock: at.id.clock + letter });
  const pieces: Piece[] = [];
  let clock = 0;
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const [origin, right] = [random.pick(letters), random.oneIn(4) ? undefined : random.pick(letters)];
    const text = random.pick(["P", "QR", "STU"]);
    pieces.push({ ref: TEXT, text, origin: right && random.oneIn(8) ? undefined : origin, right });
    for (let letter = 0; letter < text.length; letter += 1) letters.push({ client, clock: clock + letter });
    clock += text.length;
  }
  return writeUpdate({ parts: [{ client, clock: 0, pieces }], deletes: [] });
}
