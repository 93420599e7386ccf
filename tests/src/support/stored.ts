import * as Y from "yjs";
import { openStore } from "@tablee/server/store/open";
import { RoomLog } from "@tablee/server/store/room-log";
import { putRows } from "./stored-rooms.ts";

/** What lies on disk of a room, while no server has the folder. */
export async function docOnDisk(dataDir: string, syncPath: string): Promise<Y.Doc> {
  const store = await openStore(dataDir);
  try {
    const room = await new RoomLog(store).load(syncPath.slice("/sync/".length));
    if (!room || room.damaged > 0) throw new Error("the room is not on disk, or damaged");
    const doc = putRows(new Y.Doc(), room.rows);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error("what is on disk has gaps");
    return doc;
  } finally {
    await store.close();
  }
}
