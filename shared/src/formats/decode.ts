/** Bytes of a file of somebody’s into text. */

/** Browsers and Node have it. This package knows no platform, so it says itself what it uses of this one. */
declare class TextDecoder {
  constructor(encoding: string, options?: { readonly fatal: boolean });
  decode(bytes: Uint8Array): string;
}

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** How much of a file is looked at for the pattern of UTF-16: every second byte of Latin text is NUL there. */
const PATTERN_BYTES = 4_096;

function starts(bytes: Uint8Array, ...marks: readonly number[]): boolean {
  return marks.every((mark, index) => bytes[index] === mark);
}

function nulPattern(bytes: Uint8Array): Encoding | undefined {
  const end = Math.min(bytes.length, PATTERN_BYTES) & ~1;
  if (end < 4) return undefined;
  const nuls: [number, number] = [0, 0];
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) nuls[at & 1 ? 1 : 0] += 1;
  const [even, odd] = nuls;
  const most = end / 2;
  if (odd > most * 0.4 && even < most * 0.05) return "utf-16le";
  if (even > most * 0.4 && odd < most * 0.05) return "utf-16be";
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    // The answer, not an accident: this is how a decoder says that the bytes are something else.
    return false;
  }
}

function guess(bytes: Uint8Array): Encoding {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return "utf-8";
  // FF FE opens UTF-16 only in an even number of bytes: in windows-1252 the two are letters.
  if (starts(bytes, 0xff, 0xfe) && bytes.length % 2 === 0) return "utf-16le";
  if (starts(bytes, 0xfe, 0xff) && bytes.length % 2 === 0) return "utf-16be";
  return nulPattern(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
}

/** `auto`: by its mark, by the pattern of its NULs, as UTF-8 where it is that, else as French Excel writes. */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding | "auto"): Decoded {
  const chosen = encoding === "auto" ? guess(bytes) : encoding;
  return { text: new TextDecoder(chosen).decode(bytes), encoding: chosen };
}
