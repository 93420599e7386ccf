import type * as Y from "yjs";
import * as limits from "../limits.ts";
import { refusalOf as statementRefusal } from "./edit-statements.ts";
import type { ImportedThings } from "./imported.ts";
import { rootOf } from "./schema.ts";
import type { Root } from "./schema.ts";

export type BringReason =
  | "too-many-cards"
  | "too-many-zones"
  | "too-many-groups"
  | "too-many-links"
  | "too-many-lines"
  | "too-many-shapes"
  | "too-many-statements"
  | "too-many-notes"
  | "too-many-sources"
  | "text-too-long";

/** What a board has no room for, counted with what is there. Null: all of it fits. */
export function refusalOf(doc: Y.Doc, things: ImportedThings): BringReason | null {
  const room = (root: Root, count: number, max: number): boolean => rootOf(doc, root).size + count <= max;
  if (!room("cards", things.cards.length, limits.CARDS_MAX_COUNT)) return "too-many-cards";
  if (!room("zones", things.zones.length, limits.ZONES_MAX_COUNT)) return "too-many-zones";
  if (!room("groups", things.groups.length, limits.GROUPS_MAX_COUNT)) return "too-many-groups";
  if (!room("links", things.links.length, limits.LINKS_MAX_COUNT)) return "too-many-links";
  if (!room("lines", things.lines.length, limits.LINES_MAX_COUNT)) return "too-many-lines";
  if (!room("shapes", things.shapes.length, limits.SHAPES_MAX_COUNT)) return "too-many-shapes";
  if (!room("statements", things.statements.length, limits.STATEMENTS_MAX_COUNT)) return "too-many-statements";
  if (!room("notes", things.said.length, limits.NOTES_MAX_COUNT)) return "too-many-notes";
  if (things.said.some(({ text }) => text.length > limits.NOTE_TEXT_MAX_CHARS)) return "text-too-long";
  if (things.cards.some(({ text }) => text.length > limits.CARD_TEXT_MAX_CHARS)) return "text-too-long";
  if (things.lines.some(({ text }) => text.length > limits.LINE_TEXT_MAX_CHARS)) return "text-too-long";
  if (things.shapes.some(({ text }) => text.length > limits.SHAPE_TEXT_MAX_CHARS)) return "text-too-long";
  return things.statements.map((one) => statementRefusal({ ...one, sources: [], line: null })).includes("text-too-long")
    ? "text-too-long"
    : sourcesRefusal(things);
}

function sourcesRefusal({ lines, statements }: ImportedThings): BringReason | null {
  const isTooMany = ({ sources }: { readonly sources: readonly string[] }): boolean =>
    sources.length > limits.SOURCES_PER_LINE_MAX_COUNT;
  return lines.some(isTooMany) || statements.some(isTooMany) ? "too-many-sources" : null;
}
