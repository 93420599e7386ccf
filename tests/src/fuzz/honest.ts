import * as Y from "yjs";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { differenceOf } from "../support/said.ts";
import { watchUndo } from "../support/undo-watch.ts";
import { GatedRoom } from "./gated-room.ts";

/**
 * Five honest people at one gated room, and a network that loses no order but everything else: it delays, cuts, sends
 * twice, and merges. Every update they make must pass, and in the end all hold the same.
 */

const FROM_ROOM = "room";

class Peer {
  doc = new Y.Doc();
  editor: RandomEditor;
  /** What was written and not yet taken by the network. */
  out: Uint8Array[] = [];
  /** What the room sent and has not arrived yet. */
  in: Uint8Array[] = [];
  online = true;
  /** What undo took that was not one’s own. */
  readonly undone: (readonly string[])[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.editor = this.#open();
  }

  #open(): RandomEditor {
    this.doc.clientID = this.#random.uint32();
    const editor = new RandomEditor(this.doc, this.#random);
    this.undone.push(watchUndo(this.doc));
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_ROOM) this.out.push(update);
    });
    return editor;
  }

  /** The page is opened anew over the copy on the device: another client, no steps to undo. */
  reload(): void {
    const copy = Y.encodeStateAsUpdate(this.doc);
    this.editor.close();
    this.doc = new Y.Doc();
    this.editor = this.#open();
    Y.applyUpdate(this.doc, copy, FROM_ROOM);
    this.connect();
    this.online = false;
  }

  hear(count: number): void {
    for (const update of this.in.splice(0, count)) Y.applyUpdate(this.doc, update, FROM_ROOM);
  }

  /** On the way out everything merges now and then, as a client does that was away. */
  connect(): void {
    this.out = [];
    this.in = [];
  }
}

export interface HonestRun {
  readonly updates: number;
  readonly actions: ReadonlyMap<string, number>;
}

/** Throws when anything that an honest person wrote is refused, or when somebody ends with another board. */
export function playHonest(seed: number, turns: number): HonestRun {
  const random = new Random(seed);
  const room = new GatedRoom();
  const peers = Array.from({ length: 5 }, () => new Peer(random));
  const actions = new Map<string, number>();
  let updates = 0;
  const send = (update: Uint8Array): void => {
    room.take(update);
    updates += 1;
  };
  const commit = (): void => {
    const window = room.commit();
    if (window) for (const peer of peers) if (peer.online) peer.in.push(window);
  };
  const flush = (peer: Peer, count: number): void => {
    const some = peer.out.splice(0, count);
    if (some.length > 1 && random.oneIn(4)) send(Y.mergeUpdates(some));
    else for (const update of some) send(update);
    // A link that broke at the wrong moment: it comes once more.
    for (const update of some) if (random.oneIn(12)) send(update);
  };
  const arrive = (peer: Peer): void => {
    commit();
    peer.connect();
    peer.online = true;
    const stored = room.stored.length > 0 ? Y.mergeUpdates(room.stored) : new Uint8Array([0, 0]);
    const theirs = Y.encodeStateVectorFromUpdate(stored);
    const missed = Y.diffUpdate(stored, Y.encodeStateVector(peer.doc));
    const offline = Y.encodeStateAsUpdate(peer.doc, theirs);
    const pieces = random.oneIn(2) ? [offline] : cutUpdate(offline, 200 + random.below(4_000));
    for (const piece of pieces) send(piece);
    Y.applyUpdate(peer.doc, missed, FROM_ROOM);
  };
  const turn = (): void => {
    const peer = random.pick(peers) ?? peers[0];
    if (!peer) return;
    const what = random.below(100);
    if (what < 50) {
      const name = peer.editor.act();
      actions.set(name, (actions.get(name) ?? 0) + 1);
    } else if (what < 70) {
      if (peer.online) flush(peer, 1 + random.below(4));
    } else if (what < 80) commit();
    else if (what < 95) peer.hear(1 + random.below(4));
    else if (what < 98) {
      if (peer.online) peer.online = false;
      else arrive(peer);
    } else peer.reload();
  };
  for (let at = 0; at < turns; at += 1) turn();
  for (const peer of peers) if (!peer.online) arrive(peer);
  for (const peer of peers) flush(peer, Infinity);
  commit();
  for (const peer of peers) peer.hear(Infinity);
  compare(room, peers);
  return { updates, actions };
}

function compare(room: GatedRoom, peers: readonly Peer[]): void {
  const newcomer = new GatedRoom();
  Y.applyUpdate(newcomer.doc, Y.mergeUpdates(room.stored));
  for (const { doc } of [newcomer, ...peers]) {
    const difference = differenceOf(doc, room.doc);
    if (difference !== undefined) throw new Error(`somebody ends with another board: ${difference}`);
  }
  const undone = peers.flatMap((peer) => peer.undone.flat());
  if (undone.length > 0) throw new Error(undone.join("; "));
}
