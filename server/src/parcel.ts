/**
 * Many byte strings in one buffer that is handed over to another thread, not copied. A view alone would not do: cloning
 * it clones the whole pool that it is a small part of.
 */
export interface Parcel {
  readonly buffer: ArrayBuffer;
  readonly ends: readonly number[];
}

export function pack(parts: readonly Uint8Array[]): Parcel {
  return packInto(new ArrayBuffer(lengthOf(parts)), parts);
}

/**
 * For what is kept for long. Memory that the C library hands out lies between what is handed out for a moment, and goes
 * back to the system only when its neighbours have gone; a buffer that could be resized has pages of its own. They are
 * dearer to come by, and small ones would be mostly empty.
 */
export function packToKeep(parts: readonly Uint8Array[]): Parcel {
  const length = lengthOf(parts);
  return length < OWN_PAGES_MIN_BYTES
    ? pack(parts)
    : packInto(new ArrayBuffer(length, { maxByteLength: length }), parts);
}

const OWN_PAGES_MIN_BYTES = 32 * 1_024;

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function packInto(buffer: ArrayBuffer, parts: readonly Uint8Array[]): Parcel {
  const bytes = new Uint8Array(buffer);
  const ends: number[] = [];
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    ends.push(at);
  }
  return { buffer, ends };
}

/** Gives the memory back at once: a collector has no reason to hurry while few of such large things are about. */
export function letGo(buffer: ArrayBuffer): void {
  buffer.transferToFixedLength(0);
}

/** Views of one buffer: it stays as long as any of them is held. */
export function unpack({ buffer, ends }: Parcel): Uint8Array[] {
  return ends.map((end, index) => new Uint8Array(buffer, ends[index - 1] ?? 0, end - (ends[index - 1] ?? 0)));
}
