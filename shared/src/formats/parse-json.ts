import type { Json } from "../board/types.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { cleanJson, isClean } from "./clean.ts";
import type { Notes } from "./imported.ts";
import { scanJson } from "./scan-json.ts";

/** JSON of somebody else’s, bounded, storable, and refused with its line and column. A byte order mark is harmless. */
export function parseJson(text: string, notes: Notes): Reply<Json, "not-json" | "too-deep" | "too-big"> {
  if (text.length > limits.IMPORT_FILE_MAX_BYTES) return no("too-big");
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const scanned = scanJson(body);
  if (!scanned.ok) return scanned;
  if (scanned.value.duplicateKey !== null) notes.add("duplicate-keys", scanned.value.duplicateKey);
  try {
    const value: unknown = JSON.parse(body);
    // JSON by the parse just now, and storable by the look at it.
    return yes(isClean(value) ? (value as Json) : cleanJson(value, notes, ""));
  } catch {
    // The scan and the engine read one grammar; should an engine refuse more, the file is refused without its place.
    return no("not-json");
  }
}
