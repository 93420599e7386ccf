import type { ArchiveCalls } from "./archive-calls.ts";
import { fold, lacking, snapshotOfRows } from "./archive.ts";
import type { Snapshot } from "./archive.ts";
import { answerCalls } from "./calls.ts";
import { pack, unpack } from "../../parcel.ts";

/** The thread that works on stored bytes. It is ended when nothing is asked, and gives back all its memory. */

function partsOf({ stateVector, deletions, frames }: Snapshot): Uint8Array[] {
  return [stateVector, deletions, ...frames];
}

answerCalls<ArchiveCalls>({
  load: ({ versions, parcel }) => {
    const rows = unpack(parcel).map((bytes, at) => ({ bytes, version: versions[at] ?? 1 }));
    return { parcel: pack(partsOf(snapshotOfRows(rows))) };
  },
  fold: ({ parcel }) => {
    const { stored, snapshot } = fold(unpack(parcel));
    return { parcel: pack([stored, ...partsOf(snapshot)]) };
  },
  lacking: ({ parcel }) => {
    const [stateVector = new Uint8Array([0]), ...updates] = unpack(parcel);
    return { parcel: pack(lacking(updates, stateVector)) };
  },
});
