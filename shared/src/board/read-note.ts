import type * as Y from "yjs";
import type { CardId, MemberId, NoteId, RecordId } from "../ids.ts";
import * as limits from "../limits.ts";
import { bornOf, bounded, idOf, oneOf, orderOf, text } from "./read-values.ts";
import { RECORDED, STATUSES } from "./types.ts";
import type { HouseRecord, Note } from "./types.ts";

/** Undefined without a card: it speaks of nothing. Words are never cut. */
export function readNote(id: NoteId, values: Y.Map<unknown>): Note | undefined {
  const card = idOf<CardId>(values.get("card"));
  if (!card) return undefined;
  return {
    id,
    card,
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    status: oneOf(values.get("status"), STATUSES),
    due: dueOf(values.get("due")),
    address: text(values.get("address"), limits.NOTE_ADDRESS_MAX_CHARS),
    told: oneOf(values.get("told"), RECORDED),
    order: orderOf(values.get("order")),
    born: bornOf(values.get("born")),
  };
}

/** The house wrote it, and is read as strictly as anybody. */
export function readRecord(id: RecordId, values: Y.Map<unknown>): HouseRecord | undefined {
  const card = idOf<CardId>(values.get("card"));
  const what = oneOf(values.get("what"), RECORDED);
  if (!card || !what) return undefined;
  return {
    id,
    card,
    what,
    of: idOf<NoteId>(values.get("of")),
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    member: idOf<MemberId>(values.get("member")),
    order: orderOf(values.get("order")),
    at: bounded(values.get("at"), 0, 8.64e15, 0),
  };
}

/** A day of the calendar, without an hour: it is the same day for everybody. */
export function dueOf(value: unknown): string | null {
  if (value === "none") return value;
  const isDay = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const at = isDay ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return isDay && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : null;
}
