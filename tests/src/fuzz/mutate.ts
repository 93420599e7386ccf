import type { Random } from "../support/random.ts";
import { DELETED, GONE, TEXT, TYPE, VALUES, lengthOf } from "./wire.ts";
import type { Id, Part, Piece, Update } from "./wire.ts";

/** What there is to refer to: clients of the room and of the update, and how far each goes. */
export type Known = readonly { readonly client: number; readonly end: number }[];

/** Bytes bent without any idea of what they mean. */
export function bendBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let bent: Uint8Array = bytes.slice();
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(bent.length);
    const what = random.below(6);
    if (what === 0) bent[at] = random.below(256);
    else if (what === 1) bent[at] = (bent[at] ?? 0) ^ (1 << random.below(8));
    else if (what === 2) bent[at] = random.pick([0, 1, 127, 128, 255]) ?? 0;
    else if (what === 3) bent = bent.slice(0, at);
    else if (what === 4) bent = joined(bent.slice(0, at), bent.slice(at + 1 + random.below(4)));
    else bent = joined(bent.slice(0, at), bytes.slice(random.below(bytes.length)).slice(0, 8), bent.slice(at));
    if (bent.length === 0) return bent;
  }
  return bent;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** An update bent where it hurts: what structs refer to, what they are, where they lie, in which order they stand. */
export function bendUpdate(update: Update, random: Random, known: Known): void {
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const part = random.pick(update.parts);
    const piece = part && random.pick(part.pieces);
    if (!part || !piece || random.oneIn(8)) bendDeletes(update, random, known);
    else if (random.oneIn(4)) bendPart(update, part, { random, known });
    else bendPiece(piece, { random, part, known });
  }
}

function bendDeletes(update: Update, random: Random, known: Known): void {
  const { client, clock } = someId(random, known);
  const ranges = Array.from({ length: 1 + random.below(3) }, () => ({
    clock: random.oneIn(2) ? clock : random.below(clock + 2),
    length: random.oneIn(6) ? random.below(2 ** 31) : 1 + random.below(4),
  }));
  const there = random.pick(update.deletes);
  if (there && random.oneIn(2)) there.ranges.push(...ranges);
  else update.deletes.push({ client, ranges });
}

interface Around {
  readonly random: Random;
  readonly known: Known;
}

function bendPart(update: Update, part: Part, { random, known }: Around): void {
  const { pieces } = part;
  const at = random.below(pieces.length);
  const piece = pieces[at];
  if (!piece) return;
  switch (random.below(8)) {
    case 0:
      pieces.splice(at, 1);
      break;
    case 1:
      pieces.splice(at, 0, structuredClone(piece));
      break;
    case 2:
      pieces.splice(random.below(pieces.length), 0, ...pieces.splice(at, 1));
      break;
    case 3:
      part.clock = Math.max(0, part.clock + random.below(5) - 2);
      break;
    case 4:
      part.client = random.oneIn(3) ? random.uint32() : someId(random, known).client;
      break;
    case 5:
      update.parts.splice(random.below(update.parts.length), 1);
      break;
    case 6:
      update.parts.push({ client: random.uint32(), clock: 0, pieces: structuredClone(pieces) });
      break;
    default:
      pieces.push(forged(random, known));
  }
}

/** A change that nobody made, with everything by chance. */
export function forged(random: Random, known: Known): Piece {
  const piece: Piece = { ref: TEXT };
  become(piece, random);
  if (random.oneIn(2)) piece.origin = someId(random, known);
  if (random.oneIn(3)) piece.right = someId(random, known);
  if (!piece.origin && !piece.right) piece.above = someAbove(random, known);
  if (random.oneIn(2)) piece.key = someKey(random);
  return piece;
}

function bendPiece(piece: Piece, { random, part, known }: Around & { readonly part: Part }): void {
  switch (random.below(9)) {
    case 0:
      piece.origin = random.oneIn(3) ? undefined : someId(random, known);
      break;
    case 1:
      piece.right = random.oneIn(3) ? undefined : someId(random, known);
      break;
    case 2:
      // Something of the same update, so that there are rings and steps ahead.
      piece.origin = { client: part.client, clock: part.clock + random.below(part.pieces.length + 2) };
      break;
    case 3:
      piece.above = someAbove(random, known);
      delete piece.origin;
      delete piece.right;
      break;
    case 4:
      piece.key = random.oneIn(3) ? undefined : someKey(random);
      break;
    case 5:
      [piece.origin, piece.right] = [piece.right, piece.origin];
      break;
    case 6:
      piece.length = random.pick([0, 1, 2, 7, 2 ** 31, 2 ** 40]) ?? 1;
      break;
    default:
      become(piece, random);
  }
}

function become(piece: Piece, random: Random): void {
  piece.ref = random.pick([GONE, DELETED, TEXT, TEXT, TYPE, TYPE, VALUES, VALUES, 1, 2, 3, 5, 6, 9, 10]) ?? TEXT;
  piece.length = 1 + random.below(3);
  piece.text = random.pick(["x", "été", "😀", "\ufeffa", "", "xyz"]) ?? "x";
  piece.type = random.pick([1, 1, 2, 2, 0, 3, 6]) ?? 1;
  piece.values =
    random.pick([[1], ["a"], [1, 2, 3], [{ x: 1, y: 2 }], [{ ["__proto__x"]: [] }], [], [null, undefined]]) ?? [];
}

function someId(random: Random, known: Known): Id {
  const one = random.pick(known) ?? { client: 7, end: 1 };
  if (random.oneIn(20)) return { client: random.uint32(), clock: random.below(3) };
  return { client: one.client, clock: random.oneIn(20) ? one.end + random.below(4) : random.below(one.end) };
}

function someAbove(random: Random, known: Known): string | Id {
  const root = random.pick(["cards", "cards", "zones", "lines", "links", "groups", "meta", "other", "__proto__", ""]);
  return random.oneIn(2) ? (root ?? "cards") : someId(random, known);
}

function someKey(random: Random): string {
  return (
    random.pick(["text", "place", "sources", "order", "a", random.id(), "__proto__", "constructor", "", "\ufeff"]) ??
    "a"
  );
}

/** What one may refer to, in the room and in the update. */
export function knownOf(state: ReadonlyMap<number, number>, { parts }: Update): Known {
  const ends = new Map(state);
  for (const { client, clock, pieces } of parts) {
    const end = pieces.reduce((sum, piece) => sum + lengthOf(piece), clock);
    ends.set(client, Math.max(end, ends.get(client) ?? 0));
  }
  return [...ends].map(([client, end]) => ({ client, end: Math.min(end, 10_000) }));
}
