import type * as Y from "yjs";
import type { StoreApi } from "zustand/vanilla";
import { readTab, writeTab } from "../kept.ts";
import type { SyncState } from "../table.ts";
import { readKept, redoneIn, restore, spare, writeKept } from "./kept-steps.ts";
import type { Redone } from "./kept-steps.ts";

/**
 * Undo over a reload.
 *
 *   begun ──nothing kept, or the tab it is of is still open──► following
 *     └──the board is there, and the tab is ours──► steps are put back ──► following: each change is kept soon after
 */

const SOON_MS = 300;
/** A page that is loaded again lets go of its lock as it goes; a tab that was copied never gets it. */
const LOCK_WITHIN_MS = 1_500;

export function keepUndo(table: {
  readonly manager: Y.UndoManager;
  readonly sync: StoreApi<SyncState>;
  /** The room of the document and the member: another person on this tab has steps of their own. */
  readonly key: string;
  readonly newTab: () => string;
  readonly changed: () => void;
}): { close(): void } {
  const { manager, sync, changed } = table;
  const key = `tablee.undo.${table.key}`;
  const kept = readKept(readTab(key));
  const release = kept ? spare(manager.doc, kept) : undefined;
  const gone = new AbortController();
  let tab = kept?.tab ?? table.newTab();
  let redone: Redone[] = [];
  let isFollowing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!isFollowing) return;
    const { undoStack: undo, redoStack: redo } = manager;
    if (undo.length + redo.length === 0) redone = [];
    writeTab(key, writeKept({ tab, undo, redo, redone }));
  };
  const soon = (): void => {
    timer ??= setTimeout(write, SOON_MS);
  };
  const popped = ({ stackItem }: { readonly stackItem: Y.UndoManager["undoStack"][number] }): void => {
    redone.push(...redoneIn(manager.doc, stackItem));
    soon();
  };
  const begin = async (): Promise<void> => {
    const isOurs = kept === null || (await claim(kept.tab, gone.signal));
    if (gone.signal.aborted) return;
    if (kept && isOurs && restore(manager, kept)) {
      redone = [...kept.redone, ...redone];
      changed();
    }
    release?.();
    if (!isOurs) tab = table.newTab();
    if (!isOurs || kept === null) void claim(tab, gone.signal);
    isFollowing = true;
    soon();
  };

  for (const name of ["stack-item-added", "stack-item-updated", "stack-cleared"] as const) manager.on(name, soon);
  manager.on("stack-item-popped", popped);
  const stop = whenReady(sync, () => void begin());
  if ("window" in globalThis) window.addEventListener("pagehide", write, { signal: gone.signal });
  return {
    close: () => {
      write();
      gone.abort();
      clearTimeout(timer);
      release?.();
      stop();
    },
  };
}

function whenReady(sync: StoreApi<SyncState>, act: () => void): () => void {
  if (sync.getState().ready) {
    act();
    return () => undefined;
  }
  const stop = sync.subscribe(({ ready }) => {
    if (!ready) return;
    stop();
    act();
  });
  return stop;
}

/**
 * True when no other page has this tab’s steps; held until `gone`. Copying a tab copies what it keeps, and two pages
 * that take the same step back would bring the same words back twice. Where a page has no locks, there is nobody to ask.
 */
async function claim(tab: string, gone: AbortSignal): Promise<boolean> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return true;
  const waiting = new AbortController();
  const giveUp = (): void => waiting.abort();
  const late = setTimeout(giveUp, LOCK_WITHIN_MS);
  gone.addEventListener("abort", giveUp, { once: true });
  return new Promise((resolve) => {
    const held = locks.request(`tablee.undo.${tab}`, { signal: waiting.signal }, () => {
      clearTimeout(late);
      resolve(true);
      return new Promise<void>((end) => gone.addEventListener("abort", () => end(), { once: true }));
    });
    // Not given in time: the tab that it was copied from is still open.
    held.catch(() => resolve(false));
  });
}
