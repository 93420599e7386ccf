import type { ArchiveCalls } from "./archive-calls.ts";
import { fold, lacking, snapshotOfRows } from "./archive.ts";
import type { Snapshot } from "./archive.ts";
import { answerCalls } from "./calls.ts";
import { eraseFrom } from "./erase/erase.ts";
import { applyHouseChanges, docOf } from "./house-changes.ts";
import { obstaclesIn } from "./obstacles.ts";
import { publishable } from "./publish-sheets.ts";
import { yes } from "@tablee/shared/reply";
import { voicesIn } from "./voices.ts";
import { letGo, pack, packToKeep, unpack } from "../../parcel.ts";
import type { Parcel } from "../../parcel.ts";

/** The thread that works on stored bytes. It is ended when nothing is asked, and gives back all its memory. */

function packed({ stateVector, deletions, frames }: Snapshot): Parcel {
  return packToKeep([stateVector, deletions, ...frames]);
}

answerCalls<ArchiveCalls>({
  load: ({ versions, parcel }) => {
    const rows = unpack(parcel).map((bytes, at) => ({ bytes, version: versions[at] ?? 1 }));
    const snapshot = snapshotOfRows(rows);
    letGo(parcel.buffer);
    return { parcel: packed(snapshot) };
  },
  fold: ({ parcel }) => {
    const { stored, snapshot } = fold(unpack(parcel));
    letGo(parcel.buffer);
    return { stored, parcel: packed(snapshot) };
  },
  change: ({ changes, at, boardCount, sheets, owners, parcel }) => {
    const updates = unpack(parcel);
    const board = updates.splice(0, boardCount);
    const read = new Map(sheets.map(({ sheet, count }) => [sheet, updates.splice(0, count)]));
    const done = applyHouseChanges({ changes, at, board, sheets: read, owners });
    if (!done.ok) return { reply: done, parcel: pack([]) };
    const { update, sheets: left, heard } = done.value;
    const reply = yes({ hasUpdate: update !== undefined, sheets: [...left.keys()], heard });
    return { reply, parcel: pack([...(update ? [update] : []), ...left.values()]) };
  },
  count: ({ counts, parcel }) => {
    const updates = unpack(parcel);
    return { cards: counts.reduce((sum, count) => sum + publishable(docOf(updates.splice(0, count))), 0) };
  },
  voices: ({ parcel, groups }) => ({ counts: voicesIn(unpack(parcel), groups) }),
  obstacles: ({ since, parcel }) => ({ counts: obstaclesIn(unpack(parcel), since) }),
  erase: ({ documents, asking, parcel }) => {
    const updates = unpack(parcel);
    const read = documents.map(({ count, ...one }) => ({ ...one, updates: updates.splice(0, count) }));
    const { documents: written, ...erased } = eraseFrom(read, asking);
    letGo(parcel.buffer);
    return { ...erased, parcel: pack(written.flatMap((bytes) => bytes ?? [])) };
  },
  lacking: ({ parcel }) => {
    const [stateVector = new Uint8Array([0]), ...updates] = unpack(parcel);
    return { parcel: pack(lacking(updates, stateVector)) };
  },
});
