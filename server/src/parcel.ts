/**
 * Many byte strings in one buffer that is handed over to another thread, not copied. A view alone would not do: cloning
 * it clones the whole pool that it is a small part of.
 */
export interface Parcel {
  readonly buffer: ArrayBuffer;
  readonly ends: readonly number[];
}

export function pack(parts: readonly Uint8Array[]): Parcel {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    ends.push(at);
  }
  return { buffer: bytes.buffer, ends };
}

/** Views of one buffer: it stays as long as any of them is held. */
export function unpack({ buffer, ends }: Parcel): Uint8Array[] {
  return ends.map((end, index) => new Uint8Array(buffer, ends[index - 1] ?? 0, end - (ends[index - 1] ?? 0)));
}
