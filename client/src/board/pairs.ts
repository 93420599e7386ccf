import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { SheetId } from "@tablee/shared/ids";
import type { PairView } from "@tablee/shared/session/pairs";
import { readKept, writeKept } from "../kept.ts";
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
  /** The table is no more: nothing of any pair stays on this device. */
  forget(): Promise<void>;
  close(): void;
}

type Parts = Pick<OpenedTable, "seat" | "live" | "sheet"> & { readonly newId: () => string };

/**
 *   no desk ──open──► desk ──the room says that its document is another──► desk anew
 *                      └──the pair is over for this seat──► nothing of it on this device
 */
export function createPairs(parts: Parts): Pairs {
  const { seat, live, sheet, newId } = parts;
  const key = `tablee.pairs.${seat.board.id}.${seat.member.id}`;
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
    put(id, openDesk({ sync, by: seat.member.id, newId }));
  };
  const drop = async ({ sheet: id, epoch }: PairView): Promise<void> => {
    const open = state.getState().desks.get(id);
    await (open?.sync ?? sheet({ sheet: id, epoch }, () => undefined)).forget();
    if (open) put(id, null);
  };
  const follow = (): void => {
    const pairs = live.state.getState().view?.pairs;
    const { mine } = state.getState();
    if (!pairs || JSON.stringify(pairs) === JSON.stringify(mine)) return;
    state.setState({ mine: pairs });
    writeKept(key, pairs.length > 0 ? JSON.stringify(pairs) : null);
    const isOver = (pair: PairView): boolean => !pair.asked && pairs.every((one) => one.sheet !== pair.sheet);
    for (const pair of mine.filter(isOver)) void drop(pair);
  };
  const stop = live.state.subscribe(follow);
  follow();
  const close = (): void => {
    stop();
    for (const id of state.getState().desks.keys()) put(id, null);
  };
  return {
    state,
    open: (pair) => {
      if (!pair.asked && !state.getState().desks.has(pair.sheet)) lay(pair);
    },
    forget: async () => {
      stop();
      writeKept(key, null);
      for (const pair of state.getState().mine.filter(({ asked }) => !asked)) await drop(pair);
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
