import * as limits from "@tablee/shared/limits";
import type { Deletions } from "./deletions.ts";
import { stepAt } from "./integration-order.ts";
import type { Id, Run, Runs, Step } from "./integration-order.ts";
import { BadBytesError, HouseOnlyError } from "./reader.ts";

/**
 * Where the structs of an update lie: under which key of which type, and how deep. Yjs takes that from what a struct
 * stands beside, and looks no further: a struct beside two things in different places, or one that goes on in another
 * place than it began, is put in differently here and there.
 */

/** Types by their number in Yjs's encoding. */
export const TYPE_ARRAY = 0;
export const TYPE_MAP = 1;
export const TYPE_TEXT = 2;
/** A root of which nobody has said yet what it is. */
export const TYPE_OPEN = -1;

export interface HeldType {
  /** The root's name, or `client:clock` of what made it. */
  readonly id: string;
  /** The name of the root that it lies in, or is. */
  readonly root: string;
  /** A root has none, what lies in it one. */
  readonly depth: number;
  readonly type: number;
}

export interface Place {
  readonly in: HeldType;
  readonly key: string | null;
}

export interface GateView {
  /** How far the room holds a client's changes. */
  stateOf(clientId: number): number;
  /** Where a change lies that the room holds; undefined when it is gone for good. */
  placeOf(id: Id): Place | undefined;
  /** The type that a change made; undefined when there is none, or no longer. */
  typeOf(id: Id): HeldType | undefined;
}

export type Content = "gone" | "deleted" | "text" | "values" | "type" | "more";

/** What the gate read of one struct. */
export interface Struct extends Step {
  readonly start: number;
  readonly content: Content;
  /** The number of the type, for content that is one. */
  readonly type?: number;
  readonly origin?: Id | undefined;
  readonly right?: Id | undefined;
  /** Only where it stands beside nothing. */
  readonly above?: HeldType | Id | undefined;
  readonly key: string | null;
  /** Known once it is passed, unless it is gone. */
  place?: Place;
  made?: HeldType;
}

/** Judges structs one by one, in an order in which they can be put in. Throws BadBytesError. */
export class Places {
  readonly #view: GateView;
  readonly #runs: Runs<Struct>;
  readonly #deleted: Deletions;
  readonly #closed: string | null;

  constructor(parts: {
    readonly view: GateView;
    readonly runs: Runs<Struct>;
    readonly deleted: Deletions;
    /** The root in which nothing may be written. */
    readonly closed: string | null;
  }) {
    this.#closed = parts.closed;
    this.#view = parts.view;
    this.#runs = parts.runs;
    this.#deleted = parts.deleted;
  }

  judge({ client }: Run<Struct>, struct: Struct): void {
    const known = this.#view.stateOf(client);
    if (struct.end <= known || struct.content === "gone") return;
    const place = this.#placeFor(struct);
    // Beside or below what is gone: Yjs keeps an empty space of it.
    if (!place) return;
    if (struct.start < known && !isSame(place, this.#view.placeOf({ client, clock: known - 1 })))
      throw new BadBytesError("goes on in another place than it began");
    if (place.in.root === this.#closed) throw new HouseOnlyError();
    // Only what is deleted melts together. Several living values under one key come apart so that Yjs later throws.
    const isMany = place.key !== null && struct.content === "values" && struct.end > struct.start + 1;
    if (isMany && !this.#deleted.covers(client, { clock: struct.start, end: struct.end }))
      throw new BadBytesError("several values under one key");
    if (!fits(struct, place)) throw new BadBytesError("this kind of content has no place there");
    struct.place = place;
    if (struct.type === undefined) return;
    const depth = place.in.depth + 1;
    if (depth > limits.UPDATE_TYPE_DEPTH_MAX) throw new BadBytesError("types are nested too deeply");
    struct.made = { id: `${client}:${struct.start}`, root: place.in.root, depth, type: struct.type };
  }

  #placeFor({ origin, right, above, key }: Struct): Place | undefined {
    if (above) {
      const type = "depth" in above ? above : this.#typeOf(above);
      return type && { in: type, key };
    }
    const left = origin && this.#placeOf(origin);
    const other = right && this.#placeOf(right);
    if (left && other && !isSame(left, other)) throw new BadBytesError("stands between two places");
    // Yjs would drop the change, but first cut in two, on this machine alone, what still is there.
    if (origin && right && !left !== !other) throw new BadBytesError("stands between what is gone and what is not");
    return left ?? other;
  }

  #placeOf(id: Id): Place | undefined {
    if (id.clock < this.#view.stateOf(id.client)) return this.#view.placeOf(id);
    return this.#stepOf(id)?.place;
  }

  #typeOf(id: Id): HeldType | undefined {
    if (id.clock < this.#view.stateOf(id.client)) return this.#view.typeOf(id);
    return this.#stepOf(id)?.made;
  }

  #stepOf({ client, clock }: Id): Struct | undefined {
    const run = this.#runs.get(client);
    return run && stepAt(run, clock);
  }
}

function isSame(one: Place, other: Place | undefined): boolean {
  return one.in.id === other?.in.id && one.key === other.key;
}

/**
 * Maps hold values and types under keys, each after the one before it: nobody ever puts a value in front of another. A
 * text holds nothing but text.
 */
function fits({ content, right }: Struct, place: Place): boolean {
  switch (place.in.type) {
    case TYPE_MAP:
      return place.key !== null && content !== "text" && !right;
    case TYPE_TEXT:
      return place.key === null && content !== "values" && content !== "type";
    case TYPE_ARRAY:
      return place.key === null && content !== "text";
    default:
      return true;
  }
}
