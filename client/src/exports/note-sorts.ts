import type { ImportNote, NoteReason } from "@tablee/shared/formats/imported";

/** The three answers to what becomes of a thing that does not come just as it was. */
export const NOTE_SORTS = ["kept", "changed", "left"] as const;
export type NoteSort = (typeof NOTE_SORTS)[number];

export const SORT_OF: Readonly<Record<NoteReason, NoteSort>> = {
  "unknown-kept": "kept",
  "columns-kept": "kept",
  clamped: "changed",
  "characters-replaced": "changed",
  shortened: "changed",
  "duplicate-keys": "changed",
  "duplicate-ids": "changed",
  "uneven-rows": "changed",
  "loose-quotes": "changed",
  ungrouped: "changed",
  straightened: "changed",
  plainer: "changed",
  pages: "changed",
  flattened: "changed",
  "left-out": "left",
  "empty-rows": "left",
  drawings: "left",
  images: "left",
  "loose-arrows": "left",
  "unknown-shapes": "left",
  addresses: "left",
  "columns-left": "left",
  "values-left": "left",
};

export function sortedNotes(notes: readonly ImportNote[]): { readonly sort: NoteSort; readonly notes: ImportNote[] }[] {
  return NOTE_SORTS.map((sort) => ({ sort, notes: notes.filter(({ reason }) => SORT_OF[reason] === sort) })).filter(
    (one) => one.notes.length > 0,
  );
}
