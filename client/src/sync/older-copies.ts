import * as Y from "yjs";
import { openRoots } from "@tablee/shared/board/schema";
import { parseRoom } from "@tablee/shared/protocol/rooms";
import type { Kept } from "../table.ts";
import { copyName, openDatabase, readRows } from "./copy-rows.ts";
import { SavedLedger } from "./saved.ts";

/** Copies of earlier epochs of a room: the server has rewritten the board since, and takes nothing of them. */
function olderThan(path: string, names: readonly string[]): string[] {
  const folder = copyName(path.slice(0, path.lastIndexOf("/") + 1));
  const mine = parseRoom(path.slice(path.lastIndexOf("/") + 1));
  if (!mine) return [];
  return names.filter((name) => {
    const room = name.startsWith(folder) ? parseRoom(name.slice(folder.length)) : null;
    return room?.board === mine.board && room.sheet === mine.sheet && room.epoch < mine.epoch;
  });
}

/** Drops them. Answers the words in them that never reached the server; `keep` has them before anything is dropped. */
export async function dropOlderCopies(path: string, keep: (words: readonly Kept[]) => void): Promise<void> {
  try {
    if (!globalThis.indexedDB?.databases) return;
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const older = olderThan(path, names);
    for (const name of older) {
      const database = await openDatabase(name);
      const { updates, waiting } = await readRows(database);
      database.close();
      keep(unsentIn(updates, waiting));
    }
    if (older.length === 0 && !names.includes(SWEEPING)) return;
    (await openDatabase(SWEEPING)).close();
    // What was deleted may lie below its deletion for weeks: decisions/064.
    for (const name of [SWEEP, ...older, SWEEP, SWEEPING]) await removeDatabase(name);
  } catch {
    // Nothing can be read on this device, so nothing was kept on it either.
  }
}

/** Nothing is in it. That it is deleted makes a browser write down what it has, and put in order what it had. */
const SWEEP = "tablee-sweep";
/** A page that went in the middle left this behind: the next one does it again. */
const SWEEPING = "tablee-sweeping";

async function removeDatabase(name: string): Promise<void> {
  if (name === SWEEP) (await openDatabase(name)).close();
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Another tab that still has it lets go of it, and it goes then.
    for (const end of ["success", "error", "blocked"]) request.addEventListener(end, () => resolve());
  });
}

function unsentIn(updates: readonly Uint8Array[], waiting: Parameters<SavedLedger["waited"]>[0]): Kept[] {
  const doc = new Y.Doc();
  openRoots(doc);
  for (const update of [...updates, ...waiting.map((change) => change.update)]) Y.applyUpdate(doc, update);
  const ledger = new SavedLedger();
  ledger.waited(waiting);
  const words = ledger.unsaved(doc);
  doc.destroy();
  return words;
}
