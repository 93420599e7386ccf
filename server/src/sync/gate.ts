import * as limits from "@tablee/shared/limits";
import { ROOTS } from "@tablee/shared/board/schema";
import { canIntegrate } from "./integration-order.ts";
import type { Need, Run } from "./integration-order.ts";
import { BadBytesError, MissingPastError, Reader } from "./reader.ts";

/**
 * One pass over the bytes of an update (Yjs V1) before Yjs sees them. Yjs trusts counts, waits for ever for what is
 * missing, and takes any root, type and key: a few hundred bytes can stall a server. What passes here is bounded by
 * the bytes present, needs nothing the room does not hold, and speaks the schema's words.
 */

export interface GateView {
  /** How far the room holds a client's changes. */
  stateOf(clientId: number): number;
}

export interface Judged {
  /** Clients that this update brings new changes from. */
  readonly newFrom: readonly number[];
  readonly empty: boolean;
}

interface Tally {
  /** Client → clock that must be known, by the room or by this update. */
  readonly needs: Map<number, number>;
  readonly ends: Map<number, number>;
  /** What each struct of the update stands on, for integrationOrder. */
  readonly runs: Run[];
  readonly known: (clientId: number) => number;
}

const REF_GC = 0;
const REF_DELETED = 1;
const REF_STRING = 4;
const REF_TYPE = 7;
const REF_ANY = 8;
const REF_SKIP = 10;
const TYPE_MAP = 1;
const TYPE_TEXT = 2;
const KEY_MAX_BYTES = 64;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Throws BadBytesError with what is wrong. Takes time linear in the bytes. */
export function judgeUpdate(update: Uint8Array, view: GateView): Judged {
  const reader = new Reader(update);
  const known = (client: number): number => view.stateOf(client);
  const tally: Tally = { needs: new Map(), ends: new Map(), runs: [], known };
  const newFrom: number[] = [];
  let structs = 0;
  const clients = reader.count(limits.UPDATE_CLIENTS_MAX_COUNT, "clients");
  for (let index = 0; index < clients; index += 1) {
    const count = reader.count(limits.UPDATE_STRUCTS_MAX_COUNT, "structs");
    structs += count;
    if (structs > limits.UPDATE_STRUCTS_MAX_COUNT) throw new BadBytesError("too many structs");
    const client = reader.uint();
    const start = reader.uint();
    if (tally.ends.has(client)) throw new BadBytesError("a client appears twice");
    if (start > view.stateOf(client)) throw new MissingPastError("changes are missing before these");
    let clock = start;
    const run: Run = { client, start, steps: [] };
    tally.runs.push(run);
    for (let at = 0; at < count; at += 1) {
      const needs: Need[] = [];
      clock += judgeStruct(reader, tally, needs);
      run.steps.push({ end: clock, needs });
    }
    tally.ends.set(client, clock);
    if (clock > view.stateOf(client)) newFrom.push(client);
  }
  const deletes = judgeDeletes(reader, tally);
  if (reader.left > 0) throw new BadBytesError("bytes after the end");
  for (const [client, clock] of tally.needs) {
    if (clock > Math.max(view.stateOf(client), tally.ends.get(client) ?? 0)) {
      throw new MissingPastError("refers to changes that are not here");
    }
  }
  if (!canIntegrate(tally.runs, known)) throw new BadBytesError("refers to what comes after it");
  return { newFrom, empty: structs === 0 && deletes === 0 };
}

function need(tally: Tally, client: number, clock: number): void {
  if (clock > (tally.needs.get(client) ?? 0)) tally.needs.set(client, clock);
}

function readId(reader: Reader, tally: Tally, needs: Need[]): void {
  const client = reader.uint();
  const clock = reader.uint() + 1;
  need(tally, client, clock);
  if (clock > tally.known(client)) needs.push({ client, clock });
}

function judgeKey(reader: Reader): void {
  if (FORBIDDEN_KEYS.has(reader.text(KEY_MAX_BYTES))) throw new BadBytesError("a key is not allowed");
}

/** Answers the struct's length in clocks. */
function judgeStruct(reader: Reader, tally: Tally, needs: Need[]): number {
  const info = reader.byte();
  const ref = info & 31;
  if (ref === REF_GC) return positive(reader.uint());
  if (ref === REF_SKIP) throw new BadBytesError("a skip is not allowed");
  const hasOrigin = (info & 0x80) !== 0;
  const hasRightOrigin = (info & 0x40) !== 0;
  if (hasOrigin) readId(reader, tally, needs);
  if (hasRightOrigin) readId(reader, tally, needs);
  if (!hasOrigin && !hasRightOrigin) {
    if (reader.uint() === 1) {
      const root = reader.text(KEY_MAX_BYTES);
      if (!ROOTS.some((known) => known === root)) throw new BadBytesError("a root is not in the schema");
    } else {
      readId(reader, tally, needs);
    }
    if ((info & 0x20) !== 0) judgeKey(reader);
  }
  return judgeContent(reader, ref);
}

function judgeContent(reader: Reader, ref: number): number {
  switch (ref) {
    case REF_DELETED:
      return positive(reader.uint());
    case REF_STRING:
      return positive(reader.text(limits.UPDATE_STRING_MAX_BYTES).length);
    case REF_TYPE: {
      const type = reader.uint();
      if (type !== TYPE_MAP && type !== TYPE_TEXT) throw new BadBytesError("a type is not in the schema");
      return 1;
    }
    case REF_ANY: {
      const count = reader.count(limits.UPDATE_STRUCTS_MAX_COUNT, "values");
      for (let at = 0; at < count; at += 1) judgeAny(reader, 0);
      return positive(count);
    }
    default:
      throw new BadBytesError("a kind of content is not in the schema");
  }
}

function positive(length: number): number {
  if (length < 1 || length > 0x7fffffff) throw new BadBytesError("a length is out of range");
  return length;
}

/** lib0's `any`: a tag counting down from 127. */
function judgeAny(reader: Reader, depth: number): void {
  if (depth > limits.UPDATE_ANY_DEPTH_MAX) throw new BadBytesError("a value is nested too deeply");
  const tag = reader.byte();
  switch (tag) {
    case 127:
    case 126:
    case 121:
    case 120:
      return;
    case 125:
      while (reader.byte() >= 128);
      return;
    case 124:
      reader.skip(4);
      return;
    case 123:
      reader.skip(8);
      return;
    case 119:
      reader.text(limits.UPDATE_STRING_MAX_BYTES);
      return;
    case 118: {
      const count = reader.count(limits.UPDATE_STRUCTS_MAX_COUNT, "keys");
      for (let at = 0; at < count; at += 1) {
        if (FORBIDDEN_KEYS.has(reader.text(1_024))) throw new BadBytesError("a key is not allowed");
        judgeAny(reader, depth + 1);
      }
      return;
    }
    case 117: {
      const count = reader.count(limits.UPDATE_STRUCTS_MAX_COUNT, "values");
      for (let at = 0; at < count; at += 1) judgeAny(reader, depth + 1);
      return;
    }
    default:
      throw new BadBytesError("a kind of value is not in the schema");
  }
}

function judgeDeletes(reader: Reader, tally: Tally): number {
  const clients = reader.count(limits.UPDATE_CLIENTS_MAX_COUNT, "clients");
  let total = 0;
  for (let index = 0; index < clients; index += 1) {
    const client = reader.uint();
    const ranges = reader.count(limits.UPDATE_DELETE_RANGES_MAX_COUNT, "deletions");
    total += ranges;
    if (total > limits.UPDATE_DELETE_RANGES_MAX_COUNT) throw new BadBytesError("too many deletions");
    for (let at = 0; at < ranges; at += 1) {
      const clock = reader.uint();
      need(tally, client, clock + positive(reader.uint()));
    }
  }
  return total;
}
