import * as Y from "yjs";
import { UNDO_KEPT_MAX_CHARS, UNDO_KEPT_STEPS_MAX_COUNT } from "@tablee/shared/limits";

/**
 * The steps of undo as a tab keeps them while its page is loaded again: which letters and values each step wrote and
 * took away, by their ids, and what was brought back as what. Never a word: what was taken away is looked for in the
 * copy on the device, and a step of which not all is found there is not offered, nor any before it.
 */

type Step = Y.UndoManager["undoStack"][number];
type Clocks = Step["insertions"];

/** `[client, clock, length, …]`, as flat as it can be: these are thousands. */
type Flat = readonly number[];

interface KeptStep {
  readonly made: Flat;
  readonly gone: Flat;
}

export interface KeptSteps {
  /** Of the tab that wrote it: another that was copied from it has the same. */
  readonly tab: string;
  readonly undo: readonly KeptStep[];
  readonly redo: readonly KeptStep[];
  /** `[client, clock, length, client, clock]`: what was brought back, and as what. */
  readonly redone: readonly Redone[];
}

export type Redone = readonly [client: number, clock: number, length: number, toClient: number, toClock: number];

const PER_RANGE = 3;

function flat(clocks: Clocks): Flat {
  return [...clocks.clients].flatMap(([client, ranges]) => ranges.flatMap(({ clock, len }) => [client, clock, len]));
}

/** The newest steps that there is room for; null when there is nothing to keep. */
export function writeKept(steps: {
  readonly tab: string;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  readonly redone: readonly Redone[];
}): string | null {
  const kept = (stack: readonly Step[]): readonly KeptStep[] =>
    stack
      .slice(-UNDO_KEPT_STEPS_MAX_COUNT)
      .map(({ insertions, deletions }) => ({ made: flat(insertions), gone: flat(deletions) }));
  const { tab, redone } = steps;
  const [allUndo, allRedo] = [kept(steps.undo), kept(steps.redo)];
  for (let count = UNDO_KEPT_STEPS_MAX_COUNT; count >= 1; count = Math.floor(count / 2)) {
    const [undo, redo] = [allUndo.slice(-count), allRedo.slice(-count)];
    if (undo.length + redo.length === 0) return null;
    const text = JSON.stringify({ tab, undo, redo, redone } satisfies KeptSteps);
    if (text.length <= UNDO_KEPT_MAX_CHARS) return text;
  }
  return null;
}

/** Written by an older page, or by hand: what is not understood is nothing. */
export function readKept(text: string | null): KeptSteps | null {
  let read: unknown;
  try {
    read = JSON.parse(text ?? "null");
  } catch {
    return null;
  }
  const { tab, undo, redo, redone } = (typeof read === "object" && read !== null ? read : {}) as Record<
    string,
    unknown
  >;
  if (typeof tab !== "string" || !isStack(undo) || !isStack(redo) || !Array.isArray(redone)) return null;
  const isRedone = (one: unknown): one is Redone => isFlat(one, 5) && one.length === 5;
  return redone.every(isRedone) ? { tab, undo, redo, redone } : null;
}

function isFlat(value: unknown, per: number): value is Flat {
  return (
    Array.isArray(value) &&
    value.length % per === 0 &&
    value.every((one) => Number.isSafeInteger(one) && (one as number) >= 0)
  );
}

function isStack(value: unknown): value is readonly KeptStep[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => {
      const { made, gone } = (typeof one === "object" && one !== null ? one : {}) as Record<string, unknown>;
      return isFlat(made, PER_RANGE) && isFlat(gone, PER_RANGE);
    })
  );
}

function clocksOf(numbers: Flat): Clocks {
  const clocks = Y.createDeleteSet();
  for (let at = 0; at < numbers.length; at += PER_RANGE) {
    const [client = 0, clock = 0, len = 0] = numbers.slice(at, at + PER_RANGE);
    clocks.clients.set(client, [...(clocks.clients.get(client) ?? []), { clock, len }]);
  }
  for (const ranges of clocks.clients.values()) ranges.sort((one, other) => one.clock - other.clock);
  return clocks;
}

/** Until it is called off, nothing of what the steps took away is collected as the document comes in. */
export function spare(doc: Y.Doc, kept: KeptSteps): () => void {
  const spared = clocksOf([
    ...[...kept.undo, ...kept.redo].flatMap(({ gone }) => gone),
    ...kept.redone.flatMap(([client, clock, len, toClient, toClock]) => [client, clock, len, toClient, toClock, len]),
  ]);
  // Merged: thousands of ranges are asked about as many things.
  const { clients } = Y.mergeDeleteSets([spared]);
  const before = doc.gcFilter;
  doc.gcFilter = ({ id, length }) => !meets(clients.get(id.client) ?? [], id.clock, id.clock + length);
  return () => {
    doc.gcFilter = before;
  };
}

/** Whether one of the ranges, sorted and apart from each other, has something of this one. */
function meets(ranges: readonly { readonly clock: number; readonly len: number }[], from: number, to: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.clock ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  const last = ranges[low - 1];
  return last !== undefined && last.clock + last.len > from;
}

/** Puts the kept steps under those made since, in the order in which they were made. False: they cannot be. */
export function restore(manager: Y.UndoManager, kept: KeptSteps): boolean {
  const { doc } = manager;
  const isFresh = manager.undoStack.length === 0;
  return doc.transact((transaction) => {
    // Without knowing what something was brought back as, undo would bring it back again, whoever has erased it since.
    if (!kept.redone.every((one) => tieAgain(transaction, one))) return false;
    manager.undoStack.unshift(...wholeSteps(transaction, kept.undo));
    // What was done since stands in place of what could have been done again.
    if (isFresh) manager.redoStack.unshift(...wholeSteps(transaction, kept.redo));
    return true;
  });
}

/** False when what it was brought back as is not there as it was. */
function tieAgain(transaction: Y.Transaction, [client, clock, len, toClient, toClock]: Redone): boolean {
  const { store } = transaction.doc;
  if (Y.getState(store, client) < clock + len || Y.getState(store, toClient) < toClock + len) return false;
  let isTied = true;
  Y.iterateDeletedStructs(transaction, clocksOf([client, clock, len]), (struct) => {
    // What lies in something that is gone for good does not come back in any way.
    if (!(struct instanceof Y.Item)) return;
    const to = Y.createID(toClient, toClock + struct.id.clock - clock);
    const redone: Y.Item | Y.GC = Y.getItem(store, to);
    if (!(redone instanceof Y.Item) || redone.content instanceof Y.ContentDeleted) {
      isTied = false;
      return;
    }
    struct.redone = to;
    hold(redone);
  });
  return isTied;
}

/** The newest ones, down to the first of which something is missing. */
function wholeSteps(transaction: Y.Transaction, kept: readonly KeptStep[]): Step[] {
  const steps = kept.map(({ made, gone }) => ({
    insertions: clocksOf(made),
    deletions: clocksOf(gone),
    meta: new Map<unknown, unknown>(),
  }));
  const whole = steps.slice(steps.findLastIndex((step) => !isWhole(transaction, step)) + 1);
  for (const { deletions } of whole) Y.iterateDeletedStructs(transaction, deletions, hold);
  return whole;
}

/** All of it is in the document, and of what it took away the words and values too. */
function isWhole(transaction: Y.Transaction, { insertions, deletions }: Step): boolean {
  const { store } = transaction.doc;
  for (const { clients } of [insertions, deletions])
    for (const [client, ranges] of clients)
      if (ranges.some(({ clock, len }) => clock + len > Y.getState(store, client))) return false;
  let isAll = true;
  Y.iterateDeletedStructs(transaction, deletions, (struct) => {
    // What lies in something that is gone for good does not come back, here as before the page was loaded again.
    if (!(struct instanceof Y.Item) || struct.redone !== null || Y.isDeleted(insertions, struct.id)) return;
    if (struct.content instanceof Y.ContentDeleted) isAll = false;
  });
  return isAll;
}

/** Never collected while a step may bring it back, with all that it lies in: as the manager itself holds what it notes. */
function hold(struct: Y.Item | Y.GC): void {
  if (!(struct instanceof Y.Item)) return;
  for (let item: Y.Item | null = struct; item && !item.keep;) {
    item.keep = true;
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  }
}

/** What a step has just brought back, and as what. */
export function redoneIn(doc: Y.Doc, { deletions }: Step): Redone[] {
  const found: Redone[] = [];
  doc.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, deletions, (struct) => {
      if (struct instanceof Y.Item && struct.redone !== null)
        found.push([struct.id.client, struct.id.clock, struct.length, struct.redone.client, struct.redone.clock]);
    }),
  );
  return found;
}
