import type { Json } from "../board/types.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { isRecord } from "./clean.ts";
import type { Values } from "./fields.ts";
import { EMPTY_IMPORT, Notes } from "./imported.ts";
import type { ImportReason, ReadReply } from "./imported.ts";
import { parseJson } from "./parse-json.ts";
import { besideEachOther, TldrawBoard } from "./tldraw-board.ts";
import { oldSketchesIn } from "./tldraw-old.ts";
import { sketchesIn } from "./tldraw-records.ts";
import type { Sketch } from "./tldraw-sketch.ts";

/**
 * A file of tldraw, of either family: notes, texts and shapes with words become cards, frames areas, arrows that are tied
 * at both ends links, and what else is drawn drawings. Nothing that a file names elsewhere is ever fetched.
 */
export function readTldraw(text: string): ReadReply {
  const notes = new Notes();
  const parsed = parseJson(text, notes);
  if (!parsed.ok) return parsed;
  const pages = pagesIn(parsed.value, notes);
  if (!pages.ok) return pages;
  const { zones, cards, links, shapes } = new TldrawBoard(besideEachOther(pages.value, notes), notes);
  if (cards.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(cards.length));
  if (zones.length > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(zones.length));
  if (links.length > limits.LINKS_MAX_COUNT) return no("too-many-links", String(links.length));
  if (shapes.length > limits.SHAPES_MAX_COUNT) return no("too-many-shapes", String(shapes.length));
  return yes({ ...EMPTY_IMPORT, zones, cards, links, shapes, notes: notes.list() });
}

function pagesIn(file: Json, notes: Notes): Reply<Sketch[][], ImportReason> {
  if (!isRecord(file)) return no("not-this-format");
  const { records } = file;
  const old = file["document"];
  if (file["tldrawFileFormatVersion"] !== undefined) {
    const newer = newerThanKnown(file);
    if (newer !== null) return no("newer-version", newer);
    return Array.isArray(records) ? yes(sketchesIn(records, notes)) : no("not-this-format", "records");
  }
  const snapshot = snapshotIn(file);
  if (snapshot) {
    const newer = newerThanKnown({ ...snapshot, tldrawFileFormatVersion: FORMAT_VERSION });
    return newer === null ? yes(sketchesIn(Object.values(snapshot.store), notes)) : no("newer-version", newer);
  }
  const isOld = isRecord(old) && isRecord(old["pages"]) && typeof old["version"] === "number";
  if (!isOld) return no("not-this-format");
  return Number(old["version"]) >= OLD_END ? no("newer-version", "document.version") : yes(oldSketchesIn(file));
}

/** What programs that have tldraw in them keep: the records by id, with or without a word of who looked at them. */
function snapshotIn(file: Values): { readonly store: Values; readonly schema: Values } | null {
  const held = isRecord(file["document"]) && isRecord(file["document"]["store"]) ? file["document"] : file;
  const { store, schema } = held;
  return isRecord(store) && isRecord(schema) ? { store, schema } : null;
}

/** The first family ended with version 15. */
const OLD_END = 16;
const FORMAT_VERSION = 1;
const SCHEMA_VERSION = 2;
const STORE_VERSION = 5;
/** As far as we know how each keeps its words and its ties. Half-read, a file of the future would look like a whole one. */
const NEWEST: Readonly<Record<string, number>> = {
  "com.tldraw.store": STORE_VERSION,
  "com.tldraw.shape": 4,
  "com.tldraw.shape.arrow": 8,
  "com.tldraw.shape.frame": 1,
  "com.tldraw.shape.geo": 11,
  "com.tldraw.shape.note": 11,
  "com.tldraw.shape.text": 4,
  "com.tldraw.binding.arrow": 1,
};

/** Where the file says that it is of a later make than what can be read whole. */
function newerThanKnown(file: Values): string | null {
  if (file["tldrawFileFormatVersion"] !== FORMAT_VERSION) return "tldrawFileFormatVersion";
  const schema = isRecord(file["schema"]) ? file["schema"] : {};
  const isAfter = (value: Json | undefined, newest: number): boolean => typeof value === "number" && value > newest;
  if (isAfter(schema["schemaVersion"], SCHEMA_VERSION)) return "schema.schemaVersion";
  if (isAfter(schema["storeVersion"], STORE_VERSION)) return "schema.storeVersion";
  const sequences = isRecord(schema["sequences"]) ? schema["sequences"] : {};
  const late = Object.entries(NEWEST).find(([name, newest]) => isAfter(sequences[name], newest));
  return late ? `schema.sequences.${late[0]}` : null;
}

const SAMPLE_CHARS = 4_000;

/** Told by its first words: each family begins with its own. */
export function isTldraw(text: string): boolean {
  const start = text.slice(0, SAMPLE_CHARS);
  return (
    /^\s*\{/.test(start) &&
    /"tldrawFileFormatVersion"\s*:|"document"\s*:\s*\{[^[]*?"pages"\s*:|"store"\s*:\s*\{\s*"(?:document|page|shape|camera|asset)[:"]/.test(
      start,
    )
  );
}
