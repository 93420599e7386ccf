import process from "node:process";
import * as Y from "yjs";
import { openRoots } from "@tablee/shared/board/schema";
import { touchesStructure } from "@tablee/shared/board/structure";
import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { judgeUpdate, MEMBERS, SCHEMA } from "../gate.ts";
import type { Judged as Passed } from "../gate.ts";
import { viewOf } from "../gate-view.ts";
import { HOUSE } from "../house.ts";
import { deletesInHouseRoot } from "../house-only.ts";
import { putIn } from "../put-in.ts";
import { BadBytesError, HouseOnlyError, MissingPastError } from "../reader.ts";
import { mergeAll } from "./merge.ts";

/**
 * What becomes of an update that stands on changes which are not here. A client that wrote offline, comes back and
 * writes on sends its newest word at once: its answer to our question, made later, has that word and all before it.
 */
export type IfEarly = "refuse" | "passOver" | "ask";

/** Who sent an update, and what they may. */
export interface Sender {
  /** Tells the connections of one window apart. */
  readonly connection: number;
  readonly member: MemberId;
  /** Under how many client ids that are new one may begin to write. */
  readonly newClientIdsLeft: number;
  readonly mayChangeStructure: boolean;
  readonly ifEarly: IfEarly;
}

/** `known`: all of it was there. `passedOver`: its sender was refused before. `early`: what it stands on is not here yet. */
export type Verdict =
  | "taken"
  | "known"
  | "empty"
  | "passedOver"
  | "early"
  | { readonly close: Close; readonly reason: string };

type Close = "badFrame" | "refused" | "tooFast";

export interface Owned {
  readonly clientId: number;
  readonly member: MemberId;
}

export interface Judged {
  /** Of as many as there was time for, in order. */
  readonly verdicts: readonly Verdict[];
  /** How long the thread worked on each, in microseconds. */
  readonly micros: readonly number[];
  /** What really changed, as one update (V1); undefined when nothing did. */
  readonly changed: Uint8Array | undefined;
  /** How far the doc now holds the clients that changed it. */
  readonly ends: readonly (readonly [client: number, clock: number])[];
  readonly owners: readonly Owned[];
}

/** Update `at` spoiled the doc, which is gone: all of the window but this update is to be judged anew. */
export interface Spoiled {
  readonly spoiledAt: number;
}

interface Held {
  readonly doc: Y.Doc;
  readonly owners: Map<number, MemberId>;
  readonly changes: Uint8Array[];
  /** Whose a client id is that nobody has written under yet. */
  firsts: ReadonlyMap<number, MemberId>;
}

/** The docs of the rooms that are being written. */
export class Docs {
  readonly #held = new Map<string, Held>();

  open(room: string, owners: ReadonlyMap<number, MemberId>): { put(update: Uint8Array): void; done(): void } {
    const held: Held = { doc: new Y.Doc(), owners: new Map(owners), changes: [], firsts: new Map() };
    openRoots(held.doc);
    this.#held.set(room, held);
    return {
      put: (update) => Y.applyUpdate(held.doc, update),
      done: () => void held.doc.on("update", (update: Uint8Array) => held.changes.push(update)),
    };
  }

  drop(room: string): void {
    this.#held.get(room)?.doc.destroy();
    this.#held.delete(room);
  }

  /** Judges updates in their order, as many as there is time for, and puts in those that pass. */
  take({ room, shown, sent }: Arrivals, { mark, mayGoOn }: Clock): Judged | Spoiled {
    const held = this.#held.get(room);
    if (!held) throw new Error("a room was written that is not open");
    if (shown) held.firsts = new Map(shown.map(({ clientId, member }) => [clientId, member]));
    const window: Window = {
      held,
      verdicts: [],
      micros: [],
      clients: new Set(),
      owners: [],
      refused: new Set(),
    };
    for (let at = 0; at < sent.length && mayGoOn(); at = window.verdicts.length) {
      const from = at;
      const spoiledAt = takeRun(window, runFrom(sent, at), { mark: (one) => mark(from + (one ?? 0)), mayGoOn });
      mark(null);
      if (spoiledAt !== undefined) {
        this.drop(room);
        return { spoiledAt: at + spoiledAt };
      }
    }
    const { doc, changes } = held;
    const changed = changes.length > 0 ? mergeAll(changes.splice(0)) : undefined;
    const ends = [...window.clients].map((client) => [client, Y.getState(doc.store, client)] as const);
    return { verdicts: window.verdicts, micros: window.micros, changed, ends, owners: window.owners };
  }
}

export interface Clock {
  /** Told which update is under way, and `null` after it. */
  readonly mark: (at: number | null) => void;
  /** Asked before each update: what is left is judged another time. */
  readonly mayGoOn: () => boolean;
}

interface Arrivals {
  readonly room: string;
  /** Whose a client id is that nobody has written under yet; null: as before. */
  readonly shown: readonly Owned[] | null;
  readonly sent: readonly Arrived[];
}

interface Arrived {
  readonly sender: Sender;
  readonly update: Uint8Array;
}

/** What may share a transaction: its end costs as much for one as for many, and is nobody’s alone. */
const SMALL_BYTES = 4_096;

/** Small updates together, a large one by itself, so that what it costs is known to be its own. */
function runFrom(sent: readonly Arrived[], start: number): readonly Arrived[] {
  let end = start;
  while ((sent[end]?.update.length ?? Infinity) <= SMALL_BYTES) end += 1;
  return sent.slice(start, Math.max(end, start + 1));
}

/** Answers which one spoiled the doc, if one did. */
function takeRun(window: Window, run: readonly Arrived[], { mark, mayGoOn }: Clock): number | undefined {
  const times: number[] = [];
  const before = process.threadCpuUsage();
  let spoiledAt: number | undefined;
  try {
    window.held.doc.transact((transaction) => {
      for (const [at, one] of run.entries()) {
        // Before the first it was asked already.
        if (at > 0 && !mayGoOn()) return;
        mark(at);
        const began = performance.now();
        if (!takeOne(window, one, transaction)) {
          spoiledAt = at;
          return;
        }
        times.push(performance.now() - began);
      }
    });
  } catch {
    spoiledAt ??= Math.max(0, times.length - 1);
  }
  // What the thread worked, not what the clock says: by the clock, honest people pay for a crowded machine.
  const { user, system } = process.threadCpuUsage(before);
  const sum = times.reduce((left, right) => left + right, 0);
  for (const time of times) window.micros.push(Math.round(((user + system) * time) / Math.max(sum, 0.001)));
  return spoiledAt;
}

interface Window {
  readonly held: Held;
  readonly verdicts: Verdict[];
  readonly micros: number[];
  readonly clients: Set<number>;
  readonly owners: Owned[];
  readonly refused: Set<number>;
}

/** False when the doc may hold half of the update. */
function takeOne(window: Window, { sender, update }: Arrived, transaction: Y.Transaction): boolean {
  const { held, verdicts, refused } = window;
  const refuse = (close: Close, reason: string): true => {
    refused.add(sender.connection);
    verdicts.push({ close, reason });
    return true;
  };
  if (refused.has(sender.connection)) {
    verdicts.push("passedOver");
    return true;
  }
  let passed: Passed;
  let begun: readonly number[];
  try {
    const isHouse = sender.member === HOUSE;
    passed = judgeUpdate(update, viewOf(held.doc), isHouse ? SCHEMA : MEMBERS);
    if (!isHouse && deletesOfHouse(held, passed)) throw new HouseOnlyError();
    if (passed.empty) {
      verdicts.push("empty");
      return true;
    }
    const writerOf = (client: number): MemberId => held.owners.get(client) ?? held.firsts.get(client) ?? sender.member;
    if (passed.newFrom.some((client) => writerOf(client) !== sender.member))
      return refuse("badFrame", "changes in somebody else’s name");
    begun = passed.newFrom.filter((client) => !held.owners.has(client));
    if (begun.length > sender.newClientIdsLeft - countOf(window, sender.member)) {
      // More than there ever is room for would come back for ever.
      const close = begun.length > limits.NEW_CLIENT_IDS_PER_MEMBER_BURST_COUNT ? "refused" : "tooFast";
      return refuse(close, "too many client ids of one person");
    }
    if (!sender.mayChangeStructure && touchesStructure(held.doc, update)) return refuse("refused", "structure-locked");
  } catch (error) {
    if (error instanceof MissingPastError && sender.ifEarly !== "refuse") {
      verdicts.push("early");
      return true;
    }
    if (error instanceof HouseOnlyError) return refuse("refused", error.message);
    if (error instanceof BadBytesError) return refuse("badFrame", error.message);
    return refuse("refused", "this change could not be applied");
  }
  const before = deletionsIn(transaction);
  if (!putIn(held.doc, update, passed)) return false;
  verdicts.push(passed.newFrom.length > 0 || deletionsIn(transaction) > before ? "taken" : "known");
  for (const clientId of passed.newFrom) window.clients.add(clientId);
  for (const clientId of begun) {
    held.owners.set(clientId, sender.member);
    window.owners.push({ clientId, member: sender.member });
  }
  return true;
}

/** Nobody but the house writes in its root, so that only what it wrote has to be looked at. */
function deletesOfHouse({ doc, owners }: Held, { deleted }: Passed): boolean {
  for (const [client, ranges] of deleted)
    if (owners.get(client) === HOUSE && ranges.some((range) => deletesInHouseRoot(doc, client, range))) return true;
  return false;
}

/** The client ids that somebody has begun to write under in this window. */
function countOf({ owners }: Window, member: MemberId): number {
  let count = 0;
  for (const owned of owners) if (owned.member === member) count += 1;
  return count;
}

/** Yjs notes each deletion that is none yet. */
function deletionsIn({ deleteSet }: Y.Transaction): number {
  let count = 0;
  for (const ranges of deleteSet.clients.values()) count += ranges.length;
  return count;
}
