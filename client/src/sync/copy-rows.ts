import type { Waiting } from "./saved.ts";

/** The document, as updates in no order that matters; and beside it each change that waits for the server's word. */
export const UPDATES = "updates";
export const WAITING = "custom";

const PREFIX = "tablee:";

/** Copies of other epochs of a board have other names: the room's name holds it. */
export function copyName(path: string): string {
  return PREFIX + path;
}

export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true });
      request.result.createObjectStore(WAITING);
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no database")));
  });
}

interface Rows {
  readonly keys: readonly IDBValidKey[];
  readonly updates: readonly Uint8Array[];
  readonly waiting: readonly Waiting[];
}

export function readRows(database: IDBDatabase): Promise<Rows> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([UPDATES, WAITING], "readonly");
    const [updates, waiting] = [transaction.objectStore(UPDATES), transaction.objectStore(WAITING)];
    const asked = [updates.getAllKeys(), updates.getAll(), waiting.getAllKeys(), waiting.getAll()] as const;
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not read")));
    transaction.addEventListener("complete", () => {
      const [keys, bytes, names, changes] = asked.map(({ result }) => result) as unknown[][];
      resolve({
        keys: (keys ?? []) as IDBValidKey[],
        updates: (bytes ?? []).flatMap((value) => bytesOf(value) ?? []),
        waiting: (names ?? []).flatMap((key, at) => {
          const update = bytesOf(changes?.[at]);
          return typeof key === "string" && update ? [{ key, update }] : [];
        }),
      });
    });
  });
}

export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}
