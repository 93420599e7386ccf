import { sql } from "kysely";
import type { BoardId, StoryId } from "@tablee/shared/ids";
import type { Store } from "./open.ts";

const DAYS = sql`json_extract(sessions.state, '$.storyKeeping.days')`;
const SINCE = sql`json_extract(sessions.state, '$.storyKeeping.since')`;
/** As `keptUntil` of the session has it; null where the table keeps them as long as itself. */
const UNTIL = sql<number | null>`max(stories.changed_at, ${SINCE}) + ${DAYS} * 86400000`;

export interface Expiring {
  /** Of each table, those whose days are over. */
  readonly over: ReadonlyMap<BoardId, readonly StoryId[]>;
  /** When the next one goes, milliseconds since 1970; null: none does. */
  readonly next: number | null;
}

export async function expiringStories({ db }: Pick<Store, "db">, now: number): Promise<Expiring> {
  const dated = db.selectFrom("stories").innerJoin("sessions", "sessions.board_id", "stories.board_id");
  const rows = await dated.select(["stories.board_id", "stories.id"]).where(UNTIL, "<=", now).execute();
  const over = new Map<BoardId, StoryId[]>();
  for (const { board_id: board, id } of rows) over.set(board, [...(over.get(board) ?? []), id]);
  const { next } = await dated
    .select(({ fn }) => fn.min(UNTIL).as("next"))
    .where(UNTIL, ">", now)
    .executeTakeFirstOrThrow();
  return { over, next };
}
