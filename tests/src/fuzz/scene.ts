import * as Y from "yjs";
import type { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { GatedRoom } from "./gated-room.ts";
import { readUpdate } from "./wire.ts";
import type { Update } from "./wire.ts";

const NOTHING = new Uint8Array([0, 0]);

/** A small board with a past, what two people write on it next, and updates to be bent. Made once, used many times. */
export interface Scene {
  readonly base: Uint8Array;
  readonly state: ReadonlyMap<number, number>;
  readonly stateVector: Uint8Array;
  /** Honest updates on top of the base, each by itself. */
  readonly honest: readonly Uint8Array[];
  /** One action each. */
  readonly short: readonly Uint8Array[];
  readonly read: readonly Update[];
  /** What somebody else writes at the same moment, knowing nothing of what is bent. */
  readonly meanwhile: readonly Uint8Array[];
}

export function makeScene(random: Random): Scene {
  const room = new GatedRoom();
  const founders = [openPeer(random), openPeer(random)];
  for (let turn = 0; turn < 24; turn += 1) {
    const peer = founders[turn % 2];
    for (const update of peer?.write(2) ?? []) room.take(update);
    for (const { doc } of founders) Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc), "room");
  }
  room.commit();
  const base = Y.encodeStateAsUpdate(room.doc);
  const writeOn = (turns: number): Uint8Array[] => {
    const peer = openPeer(random, base);
    const updates = Array.from({ length: turns }, () => peer.write(1 + random.below(6))).filter(
      ({ length }) => length > 0,
    );
    // Each with what came before it, so that it stands on the base alone.
    const merged = updates.map((_, at) => Y.mergeUpdates(updates.slice(0, at + 1).flat()));
    peer.close();
    return merged;
  };
  const honest = [...writeOn(6), ...founders.map((peer) => Y.mergeUpdates([...peer.write(8), NOTHING])), base];
  const meanwhile = writeOn(12).slice(-1);
  const short = Array.from({ length: 20 }, () => {
    const peer = openPeer(random, base);
    const [first = NOTHING] = peer.write(3);
    peer.close();
    return first;
  });
  for (const peer of founders) peer.close();
  return {
    base,
    stateVector: Y.encodeStateVector(room.doc),
    state: Y.decodeStateVector(Y.encodeStateVector(room.doc)),
    honest,
    short,
    read: honest.map(readUpdate),
    meanwhile,
  };
}

function openPeer(random: Random, base?: Uint8Array) {
  const doc = new Y.Doc();
  doc.clientID = random.uint32();
  if (base) Y.applyUpdate(doc, base, "room");
  const editor = new RandomEditor(doc, random);
  let out: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "room") out.push(update);
  });
  return {
    doc,
    write: (actions: number): Uint8Array[] => {
      for (let at = 0; at < actions; at += 1) editor.act();
      const written = out;
      out = [];
      return written;
    },
    close: () => {
      editor.close();
      doc.destroy();
    },
  };
}
