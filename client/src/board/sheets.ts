import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { NewCard } from "@tablee/shared/board/edit-cards";
import type { CardId, SheetId, ZoneId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { RoundsView } from "@tablee/shared/session/types";
import { readKept, writeKept } from "../kept.ts";
import type { OpenedTable, SyncClient, SyncStatus } from "../table.ts";
import { openDesk } from "./desk.ts";
import type { OpenDesk } from "./desk.ts";

/** A sheet that lies open: one’s own document. */
export interface Desk extends OpenDesk {
  readonly at: SheetRef;
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
  open(person: number): Promise<Reply<Desk>>;
  /** Covers what lies open. */
  cover(): void;
  /** The table is no more: nothing of any sheet stays on this device. */
  forget(): Promise<void>;
  /** Puts cards on the sheet that lies open, or the only one of this seat. Where there are several, somebody says first whose. */
  write(cards: readonly Written[], zone: ZoneId | null): Promise<Reply<readonly CardId[]>>;
  /** Others write first: what is written meanwhile is kept back, and no reveal takes it along. */
  isEarly(): boolean;
  /** Those cards go to the table, once the server has them. */
  publish(cards: readonly CardId[]): Promise<Reply<null>>;
  close(): void;
}

export type Written = Pick<NewCard, "text" | "kind" | "knowledge" | "author" | "locked">;

/** The last word of the old document comes before it is closed, on another link than the word that it is the old one. */
const LAST_WORD_WITHIN_MS = 3_000;
const SAVED_WITHIN_MS = 8_000;

type Parts = Pick<OpenedTable, "seat" | "live" | "sheet"> & { readonly newId: () => string };

export function createSheets(parts: Parts): Sheets {
  return new SheetsOfSeat(parts);
}

/**
 *   no desk ──open──► desk ──the view names the next epoch, or the room says so──► (late words kept) ──► desk on the next
 *                      └──open another person’s, cover──► no desk
 */
class SheetsOfSeat implements Sheets {
  readonly state;
  readonly #parts: Parts;
  readonly #key: string;
  readonly #stop: () => void;
  #isClosed = false;

  constructor(parts: Parts) {
    const { seat, live } = parts;
    this.#parts = parts;
    this.#key = `tablee.sheets.${seat.board.id}.${seat.member.id}`;
    this.state = createStore<SheetsState>(() => ({ mine: remembered(this.#key), person: 0, desk: null }));
    this.#stop = live.state.subscribe(() => this.#follow());
    this.#follow();
  }

  async open(person: number): Promise<Reply<Desk>> {
    const { desk } = this.state.getState();
    if (desk?.at.person === person) return yes(desk);
    if (!this.#refOf(person)) {
      const { live, newId } = this.#parts;
      // Made just now: the brand says no more than that.
      const begun = await live.send("sheet.open", { person, sheet: newId() as SheetId });
      if (!begun.ok) return begun;
    }
    const at = this.#refOf(person);
    if (!at || this.#isClosed) return no("offline");
    const now = this.state.getState().desk;
    if (now?.at === at) return yes(now);
    this.cover();
    this.state.setState({ person });
    return yes(this.#lay(at));
  }

  cover(): void {
    this.state.getState().desk?.close();
    this.state.setState({ desk: null });
  }

  async write(cards: readonly Written[], zone: ZoneId | null): Promise<Reply<readonly CardId[]>> {
    const { desk, person } = this.state.getState();
    if (!desk && namesOf(this.#parts).length > 1) return no("whose");
    const opened = desk ? yes(desk) : await this.open(person);
    if (!opened.ok) return opened;
    const place = { x: 0, y: 0, zone, group: null };
    const locked = this.isEarly();
    return addCards(
      opened.value.hand(),
      cards.map((card) => ({ locked, ...card, place })),
    );
  }

  isEarly(): boolean {
    return this.#parts.live.state.getState().view?.me.access.reason === "experience-first";
  }

  async publish(cards: readonly CardId[]): Promise<Reply<null>> {
    const { desk } = this.state.getState();
    if (!desk || !(await isSavedWithin(desk.sync, SAVED_WITHIN_MS))) return no("not-saved");
    return this.#parts.live.send("draft.publish", { person: desk.at.person, cards: [...cards] });
  }

  async forget(): Promise<void> {
    const { mine, desk } = this.state.getState();
    this.#isClosed = true;
    this.#stop();
    writeKept(this.#key, null);
    for (const at of mine) {
      const sync = desk?.at === at ? desk.sync : this.#parts.sheet(at, () => undefined);
      await sync.forget();
    }
    this.cover();
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
    this.cover();
  }

  #refOf(person: number): SheetRef | undefined {
    return this.state.getState().mine.find((one) => one.person === person);
  }

  #lay(at: SheetRef): Desk {
    const { sheet, newId } = this.#parts;
    const desk: Desk = {
      at,
      ...openDesk(
        sheet(at, () => this.#again(at)),
        newId,
      ),
    };
    this.state.setState({ desk });
    return desk;
  }

  /** The document is another now. Where the view has not said so yet, it will. */
  #again(old: SheetRef): void {
    if (this.state.getState().desk?.at !== old) return;
    this.cover();
    const next = this.#refOf(old.person);
    if (next && !this.#isClosed) this.#lay(next);
  }

  #follow(): void {
    const sheets = this.#parts.live.state.getState().view?.rounds.sheets;
    if (!sheets || isSame(sheets, this.state.getState().mine)) return;
    this.state.setState({ mine: sheets });
    writeKept(this.#key, sheets.length > 0 ? JSON.stringify(sheets) : null);
    const { desk } = this.state.getState();
    const next = desk && this.#refOf(desk.at.person);
    if (desk && next && next.epoch > desk.at.epoch) void leave(desk);
  }
}

/** The people of this seat, as they are called now: each has a sheet of their own. */
export function namesOf({ seat, live }: Pick<OpenedTable, "seat" | "live">): readonly string[] {
  const { name, also } = live.state.getState().people.get(seat.member.id) ?? seat.member;
  return [name, ...also];
}

/** While something is being sent, its answer may be on the way; with nothing sent, or on a link that has ended, none is. */
async function leave({ sync }: Desk): Promise<void> {
  await within(LAST_WORD_WITHIN_MS, sync, (status) => status.kind !== "sending" || status.changes === 0);
  sync.rewritten();
}

function isSavedWithin(sync: SyncClient, ms: number): Promise<boolean> {
  return within(ms, sync, ({ kind }) => kind === "saved");
}

function within(ms: number, { state }: SyncClient, holds: (status: SyncStatus) => boolean): Promise<boolean> {
  const isSo = (): boolean => holds(state.getState().status);
  if (isSo()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      stop();
      resolve(isSo());
    };
    const late = setTimeout(done, ms);
    const stop = state.subscribe(() => isSo() && done());
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
