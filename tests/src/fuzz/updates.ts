import process from "node:process";
import * as Y from "yjs";
import { readBoard } from "@tablee/shared/board/read";
import { judgeUpdate } from "@tablee/server/sync/gate";
import { viewOf } from "@tablee/server/sync/gate-view";
import { BadBytesError } from "@tablee/server/sync/reader";
import { Random } from "../support/random.ts";
import { differenceOf } from "../support/said.ts";
import { GatedRoom, SpoiltError } from "./gated-room.ts";
import { bendBytes, bendUpdate, forged, knownOf } from "./mutate.ts";
import { makeScene } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { readUpdate, writeUpdate } from "./wire.ts";

/** Bent updates against the gate, with Yjs behind it for those that pass. */

const SLOW_MS = 1_000;
const BYTES_FOR_EACH_STRUCT_COUNT = 12;

export interface Tally {
  judged: number;
  passed: number;
  readonly refusals: Map<string, number>;
}

/** One scene and `count` bent updates on it; everything follows from the seed. Throws at the first fault. */
export function fuzzUpdates(seed: number, count: number, tally: Tally): void {
  const random = new Random(seed);
  const scene = makeScene(random);
  const room = new GatedRoom();
  Y.applyUpdate(room.doc, scene.base);
  const view = viewOf(room.doc);
  const before = Y.encodeStateAsUpdate(room.doc);
  const followed = new Set<string>();
  for (let at = 0; at < count; at += 1) {
    const update = bent(scene, random);
    tally.judged += 1;
    try {
      judgeUpdate(update, view);
    } catch (error) {
      if (!(error instanceof BadBytesError)) throw error;
      tally.refusals.set(error.message, (tally.refusals.get(error.message) ?? 0) + 1);
      continue;
    }
    try {
      tally.passed += 1;
      // Most that pass say the same as another did: what is new of them counts.
      const news = Buffer.from(Y.diffUpdate(update, scene.stateVector)).toString("base64");
      if (followed.has(news)) continue;
      followed.add(news);
      follow(scene, update);
    } catch (cause) {
      if (cause instanceof SpoiltError) {
        tally.refusals.set("spoilt", (tally.refusals.get("spoilt") ?? 0) + 1);
        continue;
      }
      const bytes = Buffer.from(update).toString("base64");
      throw new Error(`update ${at} (${bytes}): ${String(cause)}`, { cause });
    }
  }
  // A refusal, and an approval too, leaves no trace.
  if (!equal(before, Y.encodeStateAsUpdate(room.doc))) throw new Error("judging has changed the document");
  room.doc.destroy();
}

function bent(scene: Scene, random: Random): Uint8Array {
  const at = random.below(scene.honest.length);
  const honest = scene.honest[at] ?? new Uint8Array();
  // Bent bytes cost little: short ones, as most of an evening are, are nearly all that is tried.
  if (!random.oneIn(BYTES_FOR_EACH_STRUCT_COUNT)) {
    const short = scene.short[random.below(scene.short.length)] ?? honest;
    return bendBytes(random.oneIn(30) ? honest : short, random);
  }
  const update = structuredClone(scene.read[at]) ?? { parts: [], deletes: [] };
  const known = knownOf(scene.state, update);
  if (random.oneIn(4)) {
    const client = random.uint32();
    const pieces = Array.from({ length: 1 + random.below(5) }, () => forged(random, [...known, { client, end: 4 }]));
    update.parts = [{ client, clock: 0, pieces }];
    update.deletes = [];
  } else bendUpdate(update, random, known);
  const bytes = writeUpdate(update);
  return random.oneIn(20) ? bendBytes(bytes, random) : bytes;
}

/** What passed is put in, in every order in which it may arrive, and must come to the same everywhere. */
function follow(scene: Scene, update: Uint8Array): void {
  const room = new GatedRoom();
  Y.applyUpdate(room.doc, scene.base);
  room.commit();
  const before = process.threadCpuUsage();
  const touched = undulyDeleted(room.doc, update, () => room.take(update));
  if (touched.length > 0) throw new Error(`it changed what it does not name: ${touched.join(" ")}`);
  const { user, system } = process.threadCpuUsage(before);
  // What it worked, not what the clock says: a long run is to say nothing of a crowded machine.
  if (user + system > 1_000 * SLOW_MS) throw new Error(`${update.length} bytes took more than a second`);
  const window = room.commit();
  readBoard(room.doc);
  const other = docOf(scene.base);
  for (const written of scene.meanwhile) Y.applyUpdate(other, written);
  if (window) Y.applyUpdate(other, window);
  // Somebody else’s honest work passes whatever was let in before it.
  for (const written of scene.meanwhile) room.take(written);
  same(room.doc, other, "one who wrote at the same moment");
  same(room.doc, docOf(scene.base, Y.mergeUpdates([...(window ? [window] : []), ...scene.meanwhile])), "a newcomer");
  same(room.doc, docOf(Y.encodeStateAsUpdate(room.doc)), "the folded log");
  room.doc.destroy();
  other.destroy();
}

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new GatedRoom().doc;
  for (const update of updates) Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error("it waits for ever elsewhere");
  return doc;
}

function same(one: Y.Doc, other: Y.Doc, who: string): void {
  const difference = differenceOf(other, one);
  if (difference !== undefined) throw new Error(`${who} reads something else: ${difference}`);
}

/**
 * What died in the room and may not have: a change may take away what it names, what it takes the place of under the
 * same key, and what lies in what it takes away.
 */
function undulyDeleted(doc: Y.Doc, update: Uint8Array, work: () => void): string[] {
  const { deletes } = readUpdate(update);
  // Not Yjs’s own look-up: it takes for granted that ranges are sorted, and these may not be.
  const isNamed = (client: number, at: number): boolean =>
    deletes.some(
      (one) => one.client === client && one.ranges.some(({ clock, length }) => clock <= at && at < clock + length),
    );
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const touched: string[] = [];
  const look = (transaction: Y.Transaction): void => {
    for (const [client, ranges] of transaction.deleteSet.clients) {
      for (const { clock, len } of ranges) {
        for (let at = clock; at < Math.min(clock + len, known.get(client) ?? 0);) {
          const id = Y.createID(client, at);
          const item: Y.Item | Y.GC = Y.getItem(doc.store, id);
          if (item instanceof Y.Item && !isNamed(client, at) && !isReplaced(item) && !goesAlong(item))
            touched.push(`${client}:${at}`);
          at = item.id.clock + item.length;
        }
      }
    }
  };
  doc.on("afterTransaction", look);
  work();
  doc.off("afterTransaction", look);
  return touched;
}

function isReplaced({ parentSub, right }: Y.Item): boolean {
  return parentSub !== null && right !== null;
}

function goesAlong({ parent }: Y.Item): boolean {
  return parent instanceof Y.AbstractType && parent._item?.deleted === true;
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
