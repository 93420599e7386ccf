import { sql } from "kysely";
import type { BoardId } from "@tablee/shared/ids";
import type { Store } from "./open.ts";

/** A table that is to be deleted on a date, and what it takes to delete all of it. The database writes over what goes. */

const TOLD = sql`json_extract(state, '$.closing.deleteAt')`;
const REHEARSED = sql`json_extract(state, '$.rehearsal.endsAt')`;
/** Whichever comes first; of two values one of which is missing, SQLite's \`min\` knows none. */
const DATE = sql<number | null>`min(coalesce(${TOLD}, ${REHEARSED}), coalesce(${REHEARSED}, ${TOLD}))`;

export interface Due {
  readonly board: BoardId;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Soonest first. */
export async function datedBoards(store: Store): Promise<Due[]> {
  const rows = await store.db
    .selectFrom("sessions")
    .select(["board_id", DATE.as("at")])
    .where(DATE, "is not", null)
    .orderBy(DATE)
    .execute();
  return rows.flatMap(({ board_id: board, at }) => (at === null ? [] : { board, at }));
}

/** Everything under the board’s row goes with it; nobody has a seat there any more. */
export async function eraseBoard(store: Store, board: BoardId): Promise<void> {
  await store.db.deleteFrom("boards").where("id", "=", board).execute();
}

/** All of its rooms, of every epoch: their names begin with the board’s. */
export async function eraseRooms(store: Store, board: BoardId): Promise<void> {
  const { db } = store;
  // The sign after the dot, in the order in which texts are compared.
  const [from, to] = [`${board}.`, `${board}/`];
  await store.together([
    db.deleteFrom("updates").where("room", ">=", from).where("room", "<", to),
    db.deleteFrom("snapshots").where("room", ">=", from).where("room", "<", to),
    db.deleteFrom("client_ids").where("room", ">=", from).where("room", "<", to),
  ]);
}
