import { isId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { keptKeys, readKept, writeKept } from "../kept.ts";

/** The last known seat of each table, so that a table can be opened offline. No secret is in it: the cookie is elsewhere. */

const PREFIX = "tablee.seat.";

function key(board: string): string {
  return PREFIX + board;
}

export function cacheSeat(seat: Seat): void {
  const { board, member, sync } = seat;
  writeKept(key(board.id), JSON.stringify({ board, member, sync }));
}

export function forgetSeat(board: string): void {
  writeKept(key(board), null);
  // It may be as early as the table is asked for: then what seals stories has not come yet.
  void import("./sealed-copies.ts").then(({ forgetCopies }) => forgetCopies(board)).catch(() => undefined);
}

/** All tables known on this device. */
export function cachedSeats(): Seat[] {
  return keptKeys(PREFIX).flatMap((name) => cachedSeat(name.slice(PREFIX.length)) ?? []);
}

export function cachedSeat(board: string): Seat | null {
  const text = isId(board) ? readKept(key(board)) : null;
  if (text === null) return null;
  try {
    // Written by this file alone; a broken one is as good as none.
    const seat = JSON.parse(text) as Partial<Seat> | null;
    return seat?.board && seat.member && seat.sync ? (seat as Seat) : null;
  } catch {
    return null;
  }
}
