import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { SheetId } from "@tablee/shared/ids";
import type { PairView } from "@tablee/shared/session/pairs";
import { readKept, writeKept } from "../kept.ts";
import { newId as chance } from "../new-id.ts";
import type { OpenedTable } from "../table.ts";
import { openDesk } from "./desk.ts";
import type { OpenDesk } from "./desk.ts";

export interface PairsState {
  /** As the server said last; without it, as this device remembers. */
  readonly mine: readonly PairView[];
  /** Those that were opened on this page: they stay open, so that what was written without a network leaves by itself. */
  readonly desks: ReadonlyMap<SheetId, OpenDesk>;
}

export interface Pairs {
  readonly state: StoreApi<PairsState>;
  open(pair: PairView): void;
  close(): void;
}

type Parts = Pick<OpenedTable, "seat" | "live" | "sheet"> & { readonly newId: () => string };

const held = new WeakMap<OpenedTable["live"], Pairs>();

/** Of an opened table, from the moment on at which its first sight is there: they are no part of it. */
export function pairsOf(table: OpenedTable): Pairs {
  const known = held.get(table.live);
  if (known) return known;
  const made = createPairs({ ...table, newId: chance });
  const pairs: Pairs = {
    ...made,
    close: () => {
      held.delete(table.live);
      made.close();
    },
  };
  held.set(table.live, pairs);
  return pairs;
}

/**
 *   no desk ──open──► desk ──the room says that its document is another──► desk anew
 *                      └──the pair is over for this seat, or the table is no more──► nothing of it on this device
 */
export function createPairs(parts: Parts): Pairs {
  const { seat, live, sheet, newId } = parts;
  const key = `tablee.pairs.${seat.board.id}.${seat.member.id}`;
  const waitsKey = `tablee.waits.${seat.board.id}.${seat.member.id}`;
  /** Those with words that the server has not: on the next page they are opened without being looked at. */
  const waits = new Set<string>((readKept(waitsKey) ?? "").split(" ").filter(Boolean));
  const state = createStore<PairsState>(() => ({ mine: remembered(key), desks: new Map() }));
  const put = (id: SheetId, desk: OpenDesk | null): void => {
    const desks = new Map(state.getState().desks);
    desks.get(id)?.close();
    if (desk) desks.set(id, desk);
    else desks.delete(id);
    state.setState({ desks });
  };
  const lay = ({ sheet: id, epoch }: PairView): void => {
    const sync = sheet({ sheet: id, epoch }, () => {
      const pair = state.getState().mine.find((one) => one.sheet === id);
      put(id, null);
      if (pair) lay(pair);
    });
    put(id, openDesk(sync, newId));
    sync.state.subscribe(({ status }) => {
      if (status.kind === "saved") waits.delete(id);
      else if ("changes" in status && status.changes > 0) waits.add(id);
      else return;
      writeKept(waitsKey, [...waits].join(" ") || null);
    });
  };
  const drop = async ({ sheet: id, epoch }: PairView): Promise<void> => {
    const open = state.getState().desks.get(id);
    await (open?.sync ?? sheet({ sheet: id, epoch }, () => undefined)).forget();
    if (open) put(id, null);
    if (waits.delete(id)) writeKept(waitsKey, [...waits].join(" ") || null);
  };
  const follow = (): void => {
    const { view, erased } = live.state.getState();
    const pairs = erased ? [] : view?.pairs;
    const { mine } = state.getState();
    if (!pairs || JSON.stringify(pairs) === JSON.stringify(mine)) return;
    state.setState({ mine: pairs });
    writeKept(key, pairs.length > 0 ? JSON.stringify(pairs) : null);
    const isOver = (pair: PairView): boolean => !pair.asked && pairs.every((one) => one.sheet !== pair.sheet);
    for (const pair of mine.filter(isOver)) void drop(pair);
  };
  const stop = live.state.subscribe(follow);
  follow();
  for (const pair of state.getState().mine) if (!pair.asked && waits.has(pair.sheet)) lay(pair);
  const close = (): void => {
    stop();
    for (const id of state.getState().desks.keys()) put(id, null);
  };
  return {
    state,
    open: (pair) => {
      if (!pair.asked && !state.getState().desks.has(pair.sheet)) lay(pair);
    },
    close,
  };
}

/** So that two can write on after the page was loaded again without a network. */
function remembered(key: string): readonly PairView[] {
  try {
    const kept: unknown = JSON.parse(readKept(key) ?? "[]");
    // Written above, by this or an earlier build.
    return Array.isArray(kept) ? (kept as PairView[]) : [];
  } catch {
    return [];
  }
}
