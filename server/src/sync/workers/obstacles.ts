import * as Y from "yjs";
import { obstaclesOf } from "@tablee/shared/board/obstacles";
import type { ObstacleCounts } from "@tablee/shared/board/obstacles";
import { readBoard } from "@tablee/shared/board/read";

/** How it stands with the obstacles of a board, as it is stored, in Yjs V1; `since`: when the meeting began. */
export function obstaclesIn(updates: readonly Uint8Array[], since: number): ObstacleCounts {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    return obstaclesOf(readBoard(doc), since);
  } finally {
    doc.destroy();
  }
}
