import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { awarenessFrame } from "./frames.ts";
import type { Shown } from "./frames.ts";
import { BadBytesError, Reader, UTF8 } from "./reader.ts";

interface Held<Owner> {
  readonly clientId: number;
  readonly clock: number;
  readonly member: MemberId;
  readonly owner: Owner;
  /** As it came; `null` for one who left. */
  readonly raw: Uint8Array | null;
  /** As it goes out, made when it is first needed: what is overtaken before is never looked at. */
  state: Uint8Array | undefined;
}

interface Shower {
  readonly clientId: number;
  readonly member: MemberId;
}

const NULL = Buffer.from("null");
const CLOSING = "}".charCodeAt(0);
const COMMA = ",".charCodeAt(0);
const SPACING_MS = 1_000 / limits.PRESENCE_PER_CLIENT_PER_SECOND;

/**
 * Who shows what in one room. Never stored. Of each client only the newest entry is kept and sent; a client id belongs
 * to the member who showed themself under it first, and to that connection of theirs which spoke last for it: somebody
 * who comes back is shown at once, while the server still waits for the old link to end.
 */
export class PresenceBook<Owner extends object> {
  readonly #shown = new Map<number, Held<Owner>>();
  readonly #fresh = new Map<number, Held<Owner>>();
  /** When a client’s entry last went out; of all that somebody may have seen. */
  readonly #sentAt = new Map<number, number>();
  readonly #onBad: (owner: Owner, error: BadBytesError) => void;
  readonly #writerOf: (clientId: number) => MemberId | undefined;
  #all: Uint8Array | undefined;
  #members: readonly Shower[] | undefined;

  constructor(
    parts: {
      readonly onBad?: (owner: Owner, error: BadBytesError) => void;
      /** Whose a client id is, if somebody has written under it. */
      readonly writerOf?: (clientId: number) => MemberId | undefined;
    } = {},
  ) {
    this.#onBad = parts.onBad ?? (() => undefined);
    this.#writerOf = parts.writerOf ?? (() => undefined);
  }

  /** Takes what a connection shows of itself. Entries of others are passed over; they are often mere echoes. */
  take(body: Uint8Array, owner: Owner, member: MemberId): void {
    const reader = new Reader(body);
    const count = reader.count(1_000, "entries");
    for (let at = 0; at < count; at += 1) {
      const clientId = reader.uint();
      const clock = reader.uint();
      const raw = reader.bytes();
      const held = this.#shown.get(clientId);
      if ((held?.member ?? this.#writerOf(clientId) ?? member) !== member) continue;
      const isMine = held?.owner === owner;
      if (!isMine && this.#countOf(owner) >= limits.CLIENT_IDS_PER_CONNECTION_MAX_COUNT) continue;
      // Other tabs of the same person repeat what they hear, with the clock they heard: only its own client goes on.
      if (held && clock <= held.clock) continue;
      const isGone = NULL.equals(raw);
      // Nobody can leave who was not here: made-up ids by the thousand would go out to everybody.
      if (!held && isGone) continue;
      if (raw.length > limits.PRESENCE_MAX_BYTES) throw new BadBytesError("a presence is too large");
      this.#put({ clientId, clock, member, owner, raw: isGone ? null : raw, state: isGone ? NULL : undefined });
    }
  }

  #countOf(owner: Owner): number {
    let count = 0;
    for (const entry of this.#shown.values()) if (entry.owner === owner) count += 1;
    return count;
  }

  #put(entry: Held<Owner>): void {
    const { clientId, raw } = entry;
    if (raw === null || !this.#shown.has(clientId)) this.#members = undefined;
    if (raw === null) this.#shown.delete(clientId);
    else this.#shown.set(clientId, entry);
    // Somebody who came and went between two frames was seen by nobody.
    if (raw === null && !this.#sentAt.has(clientId)) this.#fresh.delete(clientId);
    else this.#fresh.set(clientId, entry);
    this.#all = undefined;
  }

  /** With the clock that was last shown: one who comes back goes on from there, and a higher one would hide them. */
  leave(owner: Owner): void {
    for (const entry of this.#shown.values())
      if (entry.owner === owner) this.#put({ ...entry, raw: null, state: NULL });
  }

  /** All who show themselves, for one who joins; undefined when nobody does. */
  all(): Uint8Array | undefined {
    if (this.#shown.size === 0 || this.#all) return this.#all;
    for (const clientId of this.#shown.keys()) if (!this.#sentAt.has(clientId)) this.#sentAt.set(clientId, -Infinity);
    this.#all = this.#frameOf([...this.#shown.values()]);
    return this.#all;
  }

  /** What has changed and may go out by now, one frame for everybody. */
  takeFresh(now = Infinity): Uint8Array | undefined {
    const due: Held<Owner>[] = [];
    for (const [clientId, entry] of this.#fresh) {
      if (this.#mayGoAt(entry) > now) continue;
      this.#fresh.delete(clientId);
      if (entry.raw === null) this.#sentAt.delete(clientId);
      else this.#sentAt.set(clientId, now);
      due.push(entry);
    }
    return this.#frameOf(due);
  }

  /** One who leaves is not held back. */
  #mayGoAt({ clientId, raw }: Held<Owner>): number {
    return raw === null ? -Infinity : (this.#sentAt.get(clientId) ?? -Infinity) + SPACING_MS;
  }

  #frameOf(entries: readonly Held<Owner>[]): Uint8Array | undefined {
    const shown: Shown[] = [];
    for (const entry of entries) {
      const { clientId, clock } = entry;
      try {
        entry.state ??= stamped(entry.raw ?? NULL, entry.member);
        shown.push({ clientId, clock, state: entry.state });
      } catch (error) {
        if (!(error instanceof BadBytesError)) throw error;
        this.#shown.delete(clientId);
        this.#members = undefined;
        this.#sentAt.delete(clientId);
        this.#onBad(entry.owner, error);
      }
    }
    return shown.length > 0 ? awarenessFrame(shown) : undefined;
  }

  /** Who shows themself under which client id: the same list until somebody comes or goes. */
  members(): readonly Shower[] {
    this.#members ??= [...this.#shown.values()].map(({ clientId, member }) => ({ clientId, member }));
    return this.#members;
  }

  get hasFresh(): boolean {
    return this.#fresh.size > 0;
  }

  /** When the first of what is fresh may go out. */
  get freshAt(): number {
    return Math.min(...[...this.#fresh.values()].map((entry) => this.#mayGoAt(entry)));
  }
}

/**
 * The state with the member at its end: of a name that comes twice, every reader of JSON takes the last. Read here all
 * the same: what is no object, or no UTF-8, would throw at everybody who hears it.
 */
function stamped(raw: Uint8Array, member: MemberId): Uint8Array {
  let state: unknown;
  try {
    state = JSON.parse(UTF8.decode(raw));
  } catch (cause) {
    throw new BadBytesError("a presence is not JSON", { cause });
  }
  if (state === null) return NULL;
  if (typeof state !== "object" || Array.isArray(state)) throw new BadBytesError("a presence is not an object");
  const end = raw.lastIndexOf(CLOSING);
  const isEmpty = Object.keys(state).length === 0;
  const stamp = Buffer.from(`"m":${JSON.stringify(member)}}`);
  const made = new Uint8Array(end + (isEmpty ? 0 : 1) + stamp.length);
  made.set(raw.subarray(0, end));
  if (!isEmpty) made[end] = COMMA;
  made.set(stamp, made.length - stamp.length);
  return made;
}
