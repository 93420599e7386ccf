import type { CardId, MemberId, NoteId } from "../ids.ts";
import { compareOrder } from "./order.ts";
import type { Board, Card, HouseRecord, Kind, Note, Status } from "./types.ts";

/**
 * What follows from the notes of a card and from what the house recorded of it, in their one order. Nothing of it is
 * written anywhere: whoever has the same notes reads the same.
 *
 *   open, in progress, blocked ──note: removed──► said removed ──house: confirmed──► removed
 *            ▲                                     │ ▲      │                           │
 *            └───────────── note ──────────────────┘ │      └──────────┐                │
 *            ▲                                  note: removed          │                │
 *            └────────── note ── reopened ───────────┘ ◄──house: challenged─────────────┘
 *
 * What is confirmed leaves only by a challenge, which has a reason: further notes are told, and change nothing.
 */

/** Kinds that something becomes of. */
const STATUS_KINDS: ReadonlySet<Kind> = new Set([
  "obstacle",
  "issue",
  "lever",
  "condition",
  "step",
  "decision",
  "commitment",
]);
/** Kinds that people live: that one of them is over is for those to say who raised or met it. */
const LIVED_KINDS: ReadonlySet<Kind> = new Set(["obstacle", "issue", "condition"]);

export function hasStatus({ kind }: Pick<Card, "kind">): boolean {
  return STATUS_KINDS.has(kind);
}

export function needsConfirming({ kind }: Pick<Card, "kind">): boolean {
  return LIVED_KINDS.has(kind);
}

export type Entry =
  | { readonly by: "note"; readonly note: Note }
  | { readonly by: "house"; readonly record: HouseRecord };

export interface Item {
  readonly status: Status;
  /** The note that says it is removed, while it does. */
  readonly claim: NoteId | null;
  readonly isConfirmed: boolean;
  readonly due: string | null;
  readonly owner: MemberId | null;
  /** Oldest first. */
  readonly history: readonly Entry[];
}

const FRESH: Item = { status: "open", claim: null, isConfirmed: false, due: null, owner: null, history: [] };

type Written = Pick<Board, "notes" | "records">;

const known = new WeakMap<Written["notes"], { readonly records: Written["records"]; readonly items: Items }>();
type Items = ReadonlyMap<CardId, Item>;

/** Of all cards of which something is written; of any other nothing has become yet. Worked out once for each state of a board. */
export function itemsOf({ notes, records }: Written): Items {
  const held = known.get(notes);
  if (held?.records === records) return held.items;
  const entries = new Map<CardId, Entry[]>();
  const add = (card: CardId, entry: Entry): void => {
    const list = entries.get(card);
    if (list) list.push(entry);
    else entries.set(card, [entry]);
  };
  for (const note of notes.values()) add(note.card, { by: "note", note });
  for (const record of records.values()) add(record.card, { by: "house", record });
  const items = new Map([...entries].map(([card, list]) => [card, itemFrom(list)]));
  known.set(notes, { records, items });
  return items;
}

export function itemOf(board: Written, card: CardId): Item {
  return itemsOf(board).get(card) ?? FRESH;
}

function placeOf(entry: Entry): { readonly id: string; readonly order: string } {
  return entry.by === "note" ? entry.note : entry.record;
}

function itemFrom(entries: readonly Entry[]): Item {
  const history = entries.toSorted((one, other) => compareOrder(placeOf(one), placeOf(other)));
  return history.reduce<Item>(
    (item, entry) => (entry.by === "note" ? afterNote(item, entry.note) : afterRecord(item, entry.record)),
    { ...FRESH, history },
  );
}

function afterNote(item: Item, { id, status, due, told }: Note): Item {
  if (told !== null) return item;
  const dated = due === null ? item : { ...item, due: due === "none" ? null : due };
  if (status === null || item.isConfirmed) return dated;
  // Whoever says it once more says nothing new: what is to be confirmed is what was said first.
  if (status === "removed" && item.status === "removed") return dated;
  return { ...dated, status, claim: status === "removed" ? id : null };
}

function afterRecord(item: Item, { what, of, member }: HouseRecord): Item {
  switch (what) {
    case "confirmed":
      return item.claim !== null && item.claim === of ? { ...item, isConfirmed: true } : item;
    case "challenged":
      return { ...item, status: "reopened", claim: null, isConfirmed: false };
    case "owned":
      return { ...item, owner: member };
    case "disowned":
      return { ...item, owner: null };
    default:
      return item;
  }
}

/** What is shown of a card’s status: a claim that still has to be confirmed is not the thing itself. */
export type Standing = Exclude<Status, "open"> | "claimed";

/** Null: of this kind, or of this card, there is nothing to say. */
export function standingOf(board: Written, card: Pick<Card, "id" | "kind">): Standing | null {
  if (!hasStatus(card)) return null;
  const { status, isConfirmed } = itemOf(board, card.id);
  if (status === "open") return null;
  return status === "removed" && !isConfirmed && needsConfirming(card) ? "claimed" : status;
}

/** It is removed, done or kept, and whoever had to has confirmed it. */
export function isOver(board: Written, card: Pick<Card, "id" | "kind">): boolean {
  return standingOf(board, card) === "removed";
}

/** What it is looked for and sorted by: what has not begun is open, and of other kinds there is nothing to say. */
export type Shown = "open" | Standing;

export const SHOWN = ["reopened", "blocked", "claimed", "in-progress", "open", "removed"] as const satisfies Shown[];

export function shownOf(board: Written, card: Pick<Card, "id" | "kind">): Shown | null {
  return hasStatus(card) ? (standingOf(board, card) ?? "open") : null;
}
