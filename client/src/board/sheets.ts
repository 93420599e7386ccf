import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { NewCard } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { RoundsView } from "@tablee/shared/session/types";
import { readKept, writeKept } from "../kept.ts";
import type { OpenedTable, SyncClient } from "../table.ts";
import { followBoard } from "./board-store.ts";
import type { BoardState } from "./board-store.ts";
import { createUndo } from "./undo.ts";
import type { Undo } from "./undo.ts";

/** A sheet that lies open: one’s own document, with its own undo. Nothing of it is in the table’s document. */
export interface Desk {
  readonly at: SheetRef;
  readonly sync: SyncClient;
  readonly board: StoreApi<BoardState>;
  readonly undo: Undo;
  hand(): Hand;
}

export type SheetRef = RoundsView["sheets"][number];

export interface SheetsState {
  /** As the server said last; without it, as this device remembers. */
  readonly mine: readonly SheetRef[];
  /** Whose sheet is open, of those on this seat; nobody’s while it is covered. */
  readonly person: number;
  readonly desk: Desk | null;
}

export interface Sheets {
  readonly state: StoreApi<SheetsState>;
  /** Opens the sheet of one person of this seat, and begins it where there is none. The one that was open is closed. */
  open(person: number): Promise<Reply<Desk, string>>;
  /** Covers what lies open. */
  cover(): void;
  /** Puts cards on the sheet that lies open, or the only one of this seat. Where there are several, somebody says first whose. */
  write(cards: readonly Written[], zone: ZoneId | null): Promise<Reply<readonly CardId[], string>>;
  /** Those cards go to the table, once the server has them. */
  publish(cards: readonly CardId[]): Promise<Reply<null, string>>;
  close(): void;
}

export type Written = Pick<NewCard, "text" | "kind" | "knowledge" | "author" | "locked">;

/** The last word of the old document comes before it is closed, on another link than the word that it is the old one. */
const LAST_WORD_WITHIN_MS = 3_000;
const SAVED_WITHIN_MS = 8_000;

type Parts = Pick<OpenedTable, "seat" | "live" | "sheet"> & { readonly newId: () => string };

/**
 *   no desk ──open──► desk ──the view names the next epoch, or the room says so──► (late words kept) ──► desk on the next
 *                      └──open another person’s, close──► no desk
 */
export function createSheets({ seat, live, sheet, newId }: Parts): Sheets {
  const key = `tablee.sheets.${seat.board.id}.${seat.member.id}`;
  const state = createStore<SheetsState>(() => ({ mine: remembered(key), person: 0, desk: null }));
  let ends: (() => void)[] = [];
  let isClosed = false;

  function shut(): void {
    for (const end of ends) end();
    ends = [];
    state.setState({ desk: null });
  }

  function lay(at: SheetRef): Desk {
    const sync = sheet(at, () => again(at));
    const store = followBoard(sync.doc, sync.state);
    const origin = { sheet: at.sheet };
    const undo = createUndo({ doc: sync.doc, origin, maySort: () => true });
    const hand: Hand = {
      doc: sync.doc,
      by: null,
      origin,
      newId,
      suffix: () => newId().slice(0, 3),
      now: () => Date.now(),
    };
    ends = [() => store.close(), () => undo.close(), () => void sync.close()];
    const desk: Desk = {
      at,
      sync,
      board: store.state,
      undo,
      hand: () => {
        undo.newStep();
        return hand;
      },
    };
    state.setState({ desk });
    return desk;
  }

  /** The document is another now. Where the view has not said so yet, it will. */
  function again(old: SheetRef): void {
    if (state.getState().desk?.at !== old) return;
    shut();
    const next = refOf(old.person);
    if (next && !isClosed) lay(next);
  }

  function refOf(person: number): SheetRef | undefined {
    return state.getState().mine.find((one) => one.person === person);
  }

  const follow = (): void => {
    const view = live.state.getState().view;
    if (!view || isSame(view.rounds.sheets, state.getState().mine)) return;
    state.setState({ mine: view.rounds.sheets });
    writeKept(key, view.rounds.sheets.length > 0 ? JSON.stringify(view.rounds.sheets) : null);
    const { desk, person } = state.getState();
    const next = refOf(person);
    if (desk && next && next.epoch > desk.at.epoch) void leave(desk);
  };
  const stop = live.state.subscribe(follow);
  follow();

  async function open(person: number): Promise<Reply<Desk, string>> {
    const { desk } = state.getState();
    if (desk?.at.person === person) return yes(desk);
    if (!refOf(person)) {
      const begun = await live.send("sheet.open", { person });
      if (!begun.ok) return begun;
    }
    const at = refOf(person);
    if (!at || isClosed) return no("offline");
    const now = state.getState().desk;
    if (now?.at === at) return yes(now);
    shut();
    state.setState({ person });
    return yes(lay(at));
  }

  return {
    state,
    open,
    cover: shut,
    write: async (cards, zone) => {
      const { desk, person } = state.getState();
      if (!desk && namesOf({ seat, live }).length > 1) return no("whose");
      const opened = desk ? yes(desk) : await open(person);
      if (!opened.ok) return opened;
      const place = { x: 0, y: 0, zone, group: null };
      return addCards(
        opened.value.hand(),
        cards.map((card) => ({ ...card, place })),
      );
    },
    publish: async (cards) => {
      const { desk } = state.getState();
      if (!desk || !(await isSavedWithin(desk.sync, SAVED_WITHIN_MS))) return no("not-saved");
      return live.send("draft.publish", { person: desk.at.person, cards: [...cards] });
    },
    close: () => {
      isClosed = true;
      stop();
      shut();
    },
  };
}

/** The people of this seat, as they are called now: each has a sheet of their own. */
export function namesOf({ seat, live }: Pick<OpenedTable, "seat" | "live">): readonly string[] {
  const { name, also } = live.state.getState().people.get(seat.member.id) ?? seat.member;
  return [name, ...also];
}

async function leave({ sync }: Desk): Promise<void> {
  await isSavedWithin(sync, LAST_WORD_WITHIN_MS);
  sync.rewritten();
}

function isSavedWithin({ state }: SyncClient, ms: number): Promise<boolean> {
  const isSaved = (): boolean => state.getState().status.kind === "saved";
  if (isSaved()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      stop();
      resolve(isSaved());
    };
    const late = setTimeout(done, ms);
    const stop = state.subscribe(() => isSaved() && done());
  });
}

function isSame(one: readonly SheetRef[], other: readonly SheetRef[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** So that a sheet can be written on after the page was loaded again without a network. */
function remembered(key: string): readonly SheetRef[] {
  try {
    const kept: unknown = JSON.parse(readKept(key) ?? "[]");
    // Written above, by this or an earlier build.
    return Array.isArray(kept) ? (kept as SheetRef[]) : [];
  } catch {
    return [];
  }
}
