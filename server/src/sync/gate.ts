import * as limits from "@tablee/shared/limits";
import { HOUSE_ROOT, ROOTS } from "@tablee/shared/board/schema";
import { passInOrder } from "./integration-order.ts";
import type { Id, Run } from "./integration-order.ts";
import { Deletions } from "./deletions.ts";
import { Places, TYPE_MAP, TYPE_TEXT } from "./places.ts";
import type { Content, GateView, HeldType, Struct } from "./places.ts";
import { BadBytesError, MissingPastError, Reader } from "./reader.ts";

/**
 * One pass over the bytes of an update (Yjs V1) before Yjs sees them. Yjs trusts counts, waits for ever for what is
 * missing, and takes any root, type and key: a few hundred bytes can stall a server. What passes here is bounded by
 * the bytes present, needs nothing the room does not hold, and speaks the schema's words.
 */

export interface Judged {
  /** Clients that this update brings new changes from. */
  readonly newFrom: readonly number[];
  readonly empty: boolean;
  /** It brings again what the room holds: only what is new of it may be put in, see `newPart`. */
  readonly repeats: boolean;
  /** What it deletes: client → ranges of clocks. */
  readonly deleted: Deletions["ranges"];
}

/** The words that an update may use. */
export interface Vocabulary {
  /** What a root of this name is; undefined when there is none. */
  root(name: string): HeldType | undefined;
  /** Types by their number. */
  readonly types: readonly number[];
  /** Reads a further kind of content and answers how many changes it is; undefined when it is none. */
  more?(kind: number, reader: Reader): number | undefined;
  /** A root that the house alone writes in. */
  readonly closed?: string;
}

const roots = new Map<string, HeldType>(ROOTS.map((id) => [id, { id, root: id, depth: 0, type: TYPE_MAP }]));
/** Of the house, which may write everywhere. */
export const SCHEMA: Vocabulary = { root: (name) => roots.get(name), types: [TYPE_MAP, TYPE_TEXT] };

/** Of everybody else. */
export const MEMBERS: Vocabulary = { ...SCHEMA, closed: HOUSE_ROOT };

/** Throws BadBytesError with what is wrong, HouseOnlyError where the house alone may write, MissingPastError when the room lacks what it stands on. Takes time linear in the bytes, and a lookup for each reference. */
export function judgeUpdate(update: Uint8Array, view: GateView, words: Vocabulary = MEMBERS): Judged {
  const pass = new Pass(new Reader(update), view, words);
  const structs = pass.readStructs();
  const deletes = pass.readDeletes();
  pass.judgePlaces();
  return { newFrom: pass.newFrom, empty: structs === 0 && deletes === 0, repeats: pass.repeats, deleted: pass.deleted };
}

const REF_GC = 0;
const REF_DELETED = 1;
const REF_STRING = 4;
const REF_TYPE = 7;
const REF_ANY = 8;
const REF_SKIP = 10;
const KEY_MAX_BYTES = 64;
const VALUE_KEY_MAX_BYTES = 1_024;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

class Pass {
  readonly newFrom: number[] = [];
  repeats = false;
  readonly #reader: Reader;
  readonly #view: GateView;
  readonly #words: Vocabulary;
  readonly #runs = new Map<number, Run<Struct>>();
  readonly #deleted = new Deletions();

  constructor(reader: Reader, view: GateView, words: Vocabulary) {
    this.#reader = reader;
    this.#view = view;
    this.#words = words;
  }

  get deleted(): Deletions["ranges"] {
    return this.#deleted.ranges;
  }

  /** Answers how many there are. */
  readStructs(): number {
    const reader = this.#reader;
    let total = 0;
    const clients = reader.count(limits.UPDATE_CLIENTS_MAX_COUNT, "clients");
    for (let index = 0; index < clients; index += 1) {
      const count = reader.count(limits.UPDATE_STRUCTS_MAX_COUNT, "structs");
      total += count;
      if (total > limits.UPDATE_STRUCTS_MAX_COUNT) throw new BadBytesError("too many structs");
      const client = reader.uint();
      const start = reader.uint();
      const known = this.#view.stateOf(client);
      if (this.#runs.has(client)) throw new BadBytesError("a client appears twice");
      if (start > known) throw new MissingPastError("changes are missing before these");
      let clock = start;
      const run: Run<Struct> = { client, start, steps: [], next: 0 };
      this.#runs.set(client, run);
      for (let at = 0; at < count; at += 1) {
        const struct = this.#readStruct(clock);
        clock = struct.end;
        run.steps.push(struct);
      }
      if (clock > limits.UPDATE_CLOCK_MAX_COUNT) throw new BadBytesError("too many changes of one client");
      if (clock > known) this.newFrom.push(client);
      if (start < known) this.repeats = true;
    }
    return total;
  }

  #readStruct(start: number): Struct {
    const reader = this.#reader;
    const info = reader.byte();
    const ref = info & 31;
    if (ref === REF_GC) return { start, end: start + positive(reader.uint()), content: "gone", needs: [], key: null };
    if (ref === REF_SKIP) throw new BadBytesError("a skip is not allowed");
    const needs: Id[] = [];
    const origin = (info & 0x80) === 0 ? undefined : this.#readId(needs);
    const right = (info & 0x40) === 0 ? undefined : this.#readId(needs);
    const isAlone = !origin && !right;
    const above = isAlone ? this.#readAbove(needs) : undefined;
    const key = isAlone && (info & 0x20) !== 0 ? readKey(reader) : null;
    const { content, length, type } = this.#readContent(ref);
    const end = start + length;
    return { start, end, content, needs, origin, right, above, key, ...(type !== undefined && { type }) };
  }

  #readId(needs: Id[]): Id {
    const id = { client: this.#reader.uint(), clock: this.#reader.uint() };
    if (id.clock >= this.#view.stateOf(id.client)) needs.push(id);
    return id;
  }

  #readAbove(needs: Id[]): HeldType | Id {
    if (this.#reader.uint() !== 1) return this.#readId(needs);
    const root = this.#words.root(this.#reader.text(KEY_MAX_BYTES));
    if (!root) throw new BadBytesError("a root is not in the schema");
    return root;
  }

  #readContent(ref: number): { readonly content: Content; readonly length: number; readonly type?: number } {
    const reader = this.#reader;
    switch (ref) {
      case REF_DELETED:
        return { content: "deleted", length: positive(reader.uint()) };
      case REF_STRING:
        return { content: "text", length: positive(reader.text(limits.UPDATE_STRING_MAX_BYTES).length) };
      case REF_TYPE: {
        const type = reader.uint();
        if (!this.#words.types.includes(type)) throw new BadBytesError("a type is not in the schema");
        return { content: "type", length: 1, type };
      }
      case REF_ANY: {
        const count = reader.count(limits.UPDATE_STRUCTS_MAX_COUNT, "values");
        for (let at = 0; at < count; at += 1) judgeAny(reader, 0);
        return { content: "values", length: positive(count) };
      }
      default: {
        const length = this.#words.more?.(ref, reader);
        if (length === undefined) throw new BadBytesError("a kind of content is not in the schema");
        return { content: "more", length: positive(length) };
      }
    }
  }

  /** Answers how many there are. */
  readDeletes(): number {
    const reader = this.#reader;
    const clients = reader.count(limits.UPDATE_CLIENTS_MAX_COUNT, "clients");
    let total = 0;
    for (let index = 0; index < clients; index += 1) {
      const client = reader.uint();
      const there = Math.max(this.#view.stateOf(client), this.#runs.get(client)?.steps.at(-1)?.end ?? 0);
      const ranges = reader.count(limits.UPDATE_DELETE_RANGES_MAX_COUNT, "deletions");
      total += ranges;
      if (total > limits.UPDATE_DELETE_RANGES_MAX_COUNT) throw new BadBytesError("too many deletions");
      for (let at = 0; at < ranges; at += 1) {
        const clock = reader.uint();
        const end = clock + positive(reader.uint());
        if (end > there) throw new MissingPastError(NOT_HERE);
        this.#deleted.add(client, { clock, end });
      }
    }
    if (reader.left > 0) throw new BadBytesError("bytes after the end");
    return total;
  }

  judgePlaces(): void {
    const places = new Places({
      view: this.#view,
      runs: this.#runs,
      deleted: this.#deleted,
      closed: this.#words.closed ?? null,
    });
    const order = passInOrder(this.#runs, (run, struct) => places.judge(run, struct));
    if (order === "missing") throw new MissingPastError(NOT_HERE);
    if (order === "later") throw new BadBytesError("refers to what comes after it");
  }
}

const NOT_HERE = "refers to changes that are not here";

function readKey(reader: Reader): string {
  const key = reader.text(KEY_MAX_BYTES);
  if (FORBIDDEN_KEYS.has(key)) throw new BadBytesError("a key is not allowed");
  return key;
}

function positive(length: number): number {
  if (length < 1 || length > limits.UPDATE_CLOCK_MAX_COUNT) throw new BadBytesError("a length is out of range");
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
      reader.int();
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
        // A hostile prototype, or a `constructor` of its own, at which Yjs stumbles when the value is written once more.
        if (FORBIDDEN_KEYS.has(reader.text(VALUE_KEY_MAX_BYTES))) throw new BadBytesError("a key is not allowed");
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
