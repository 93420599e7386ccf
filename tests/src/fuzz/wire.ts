import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** An update of Yjs (V1) as plain values, to be bent and written again: whatever is written, nothing here judges it. */

export interface Id {
  client: number;
  clock: number;
}

export interface Piece {
  ref: number;
  origin?: Id | undefined;
  right?: Id | undefined;
  above?: string | Id | undefined;
  key?: string | undefined;
  /** For what is gone or deleted. */
  length?: number;
  text?: string;
  values?: unknown[];
  type?: number;
}

export interface Part {
  client: number;
  clock: number;
  pieces: Piece[];
}

export interface Update {
  parts: Part[];
  deletes: { client: number; ranges: { clock: number; length: number }[] }[];
}

export const GONE = 0;
export const DELETED = 1;
export const TEXT = 4;
export const TYPE = 7;
export const VALUES = 8;

/** How many clocks a piece takes. */
export function lengthOf(piece: Piece): number {
  if (piece.ref === TEXT) return piece.text?.length ?? 0;
  if (piece.ref === VALUES) return piece.values?.length ?? 0;
  return piece.ref === TYPE ? 1 : (piece.length ?? 1);
}

export function readUpdate(bytes: Uint8Array): Update {
  const decoder = decoding.createDecoder(bytes);
  const uint = (): number => decoding.readVarUint(decoder);
  const id = (): Id => ({ client: uint(), clock: uint() });
  const piece = (): Piece => {
    const info = decoding.readUint8(decoder);
    const made: Piece = { ref: info & 31 };
    if (made.ref === GONE || made.ref === 10) return { ...made, length: uint() };
    if (info & 0x80) made.origin = id();
    if (info & 0x40) made.right = id();
    if ((info & 0xc0) === 0) {
      made.above = uint() === 1 ? decoding.readVarString(decoder) : id();
      if (info & 0x20) made.key = decoding.readVarString(decoder);
    }
    if (made.ref === DELETED) made.length = uint();
    else if (made.ref === TEXT) made.text = decoding.readVarString(decoder);
    else if (made.ref === TYPE) made.type = uint();
    else if (made.ref === VALUES) made.values = times(uint(), () => decoding.readAny(decoder));
    else throw new Error(`content ${made.ref} is not written by any board`);
    return made;
  };
  const parts = times(uint(), () => {
    const count = uint();
    const client = uint();
    return { client, clock: uint(), pieces: times(count, piece) };
  });
  const deletes = times(uint(), () => ({
    client: uint(),
    ranges: times(uint(), () => ({ clock: uint(), length: uint() })),
  }));
  return { parts, deletes };
}

function times<Value>(count: number, make: () => Value): Value[] {
  return Array.from({ length: count }, make);
}

export function writeUpdate({ parts, deletes }: Update): Uint8Array {
  return encoding.encode((encoder) => {
    const uint = (value: number): void => encoding.writeVarUint(encoder, value);
    uint(parts.length);
    for (const { client, clock, pieces } of parts) {
      uint(pieces.length);
      uint(client);
      uint(clock);
      for (const piece of pieces) writePiece(encoder, piece);
    }
    uint(deletes.length);
    for (const { client, ranges } of deletes) {
      uint(client);
      uint(ranges.length);
      for (const { clock, length } of ranges) {
        uint(clock);
        uint(length);
      }
    }
  });
}

function writePiece(encoder: encoding.Encoder, piece: Piece): void {
  const { ref, origin, right, above = "cards", key } = piece;
  const uint = (value: number): void => encoding.writeVarUint(encoder, value);
  const id = (one: Id): void => {
    uint(one.client);
    uint(one.clock);
  };
  if (ref === GONE || ref === 10) {
    encoding.writeUint8(encoder, ref);
    return uint(piece.length ?? 1);
  }
  const info = ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, info);
  if (origin) id(origin);
  if (right) id(right);
  if (!origin && !right) {
    uint(typeof above === "string" ? 1 : 0);
    if (typeof above === "string") encoding.writeVarString(encoder, above);
    else id(above);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  if (ref === TEXT) encoding.writeVarString(encoder, piece.text ?? "");
  else if (ref === TYPE) uint(piece.type ?? 1);
  else if (ref === VALUES) {
    uint(piece.values?.length ?? 0);
    for (const value of piece.values ?? []) encoding.writeAny(encoder, value as encoding.AnyEncodable);
  } else uint(piece.length ?? 1);
}
