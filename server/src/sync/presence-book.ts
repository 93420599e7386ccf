import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { awarenessFrame } from "./frames.ts";
import type { Shown } from "./frames.ts";
import { BadBytesError, Reader } from "./reader.ts";

interface Held<Owner> extends Shown {
  readonly member: MemberId;
  readonly owner: Owner;
}

/**
 * Who shows what in one room. Never stored. Of each client only the newest entry is kept and sent; a client id belongs
 * to the member who showed themself under it first, and to that connection of theirs which spoke last for it: somebody
 * who comes back is shown at once, while the server still waits for the old link to end.
 */
export class PresenceBook<Owner extends object> {
  readonly #shown = new Map<number, Held<Owner>>();
  readonly #fresh = new Map<number, Shown>();

  /** Takes what a connection shows of itself. Entries of others are passed over; they are often mere echoes. */
  take(body: Uint8Array, owner: Owner, member: MemberId): void {
    const reader = new Reader(body);
    const count = reader.count(1_000, "entries");
    for (let at = 0; at < count; at += 1) {
      const clientId = reader.uint();
      const clock = reader.uint();
      const raw = reader.bytes();
      const held = this.#shown.get(clientId);
      if (held && held.member !== member) continue;
      const isMine = held?.owner === owner;
      if (!isMine && this.#countOf(owner) >= limits.CLIENT_IDS_PER_CONNECTION_MAX_COUNT) continue;
      // Other tabs of the same person repeat what they hear, with the clock they heard: only its own client goes on.
      if (held && clock <= held.clock) continue;
      if (raw.length > limits.PRESENCE_MAX_BYTES) throw new BadBytesError("a presence is too large");
      this.#put({ clientId, clock, state: stamped(raw, member), member, owner });
    }
  }

  #countOf(owner: Owner): number {
    let count = 0;
    for (const entry of this.#shown.values()) if (entry.owner === owner) count += 1;
    return count;
  }

  #put(entry: Held<Owner>): void {
    if (entry.state === "null") this.#shown.delete(entry.clientId);
    else this.#shown.set(entry.clientId, entry);
    this.#fresh.set(entry.clientId, entry);
  }

  /** With the clock that was last shown: one who comes back goes on from there, and a higher one would hide them. */
  leave(owner: Owner): void {
    for (const entry of this.#shown.values()) if (entry.owner === owner) this.#put({ ...entry, state: "null" });
  }

  /** All who show themselves, for one who joins; undefined when nobody does. */
  all(): Uint8Array | undefined {
    return this.#shown.size === 0 ? undefined : awarenessFrame([...this.#shown.values()]);
  }

  /** What has changed since the last call, one frame for everybody. */
  takeFresh(): Uint8Array | undefined {
    if (this.#fresh.size === 0) return undefined;
    const frame = awarenessFrame([...this.#fresh.values()]);
    this.#fresh.clear();
    return frame;
  }

  get hasFresh(): boolean {
    return this.#fresh.size > 0;
  }
}

/** The state as JSON with the member written over whatever the client said. */
function stamped(raw: Uint8Array, member: MemberId): string {
  let state: unknown;
  try {
    state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch (cause) {
    throw new BadBytesError("a presence is not JSON", { cause });
  }
  if (state === null) return "null";
  if (typeof state !== "object" || Array.isArray(state)) throw new BadBytesError("a presence is not an object");
  return JSON.stringify({ ...state, m: member });
}
