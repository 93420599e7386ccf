import type { BoardId, ShapeId } from "@tablee/shared/ids";
import type { Sending } from "./send.ts";

/** Pictures that wait to be sent, kept on this device: a page that is closed, or dies in a pocket, loses none. */

const NAME = "tablee-images";
const STORE = "waiting";

export interface KeptImage extends Sending {
  readonly board: BoardId;
  readonly shape: ShapeId;
}

/** Undefined where the browser keeps nothing: then they wait as long as the page is open. */
async function within<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value | undefined> {
  try {
    const database = await opened();
    try {
      return await finished(database.transaction(STORE, mode), work);
    } finally {
      database.close();
    }
  } catch {
    // Full, forbidden, a private window.
    return undefined;
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore(STORE, { keyPath: ["board", "shape"] });
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no database")));
  });
}

function finished<Value>(
  transaction: IDBTransaction,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(STORE));
    transaction.addEventListener("complete", () => resolve(request.result));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not written")));
  });
}

/** Whether it is kept. */
export async function keepImage(image: KeptImage): Promise<boolean> {
  return (await within("readwrite", (store) => store.put(image))) !== undefined;
}

export async function dropImage({ board, shape }: Pick<KeptImage, "board" | "shape">): Promise<void> {
  await within("readwrite", (store) => store.delete([board, shape]));
}

/** Of one board. What another build may have put there is left alone. */
export async function keptImages(board: BoardId): Promise<readonly KeptImage[]> {
  const all: unknown = await within("readonly", (store) => store.getAll(IDBKeyRange.bound([board], [board, []])));
  return Array.isArray(all) ? all.filter(isKept) : [];
}

function isKept(value: unknown): value is KeptImage {
  return (
    typeof value === "object" &&
    value !== null &&
    "shape" in value &&
    typeof value.shape === "string" &&
    "full" in value &&
    value.full instanceof Blob &&
    "small" in value &&
    (value.small === null || value.small instanceof Blob)
  );
}
