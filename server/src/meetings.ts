import type { BoardId } from "@tablee/shared/ids";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { MeetingRecord, ObstacleCounts } from "@tablee/shared/session/series";
import type { Query } from "./store/calls.ts";
import { queryOf } from "./store/dialect.ts";
import type { Store } from "./store/open.ts";
import type { Versions } from "./versions.ts";

/** In the stored board, removed ones since a moment. */
type CountObstacles = (board: BoardId, since: number) => Promise<ObstacleCounts>;

/** Meetings that are over: what was said of each, as one row, beside the board as it was then. */
export class Meetings {
  readonly #store: Store;
  readonly #versions: Versions;
  readonly #count: CountObstacles;

  constructor(store: Store, versions: Versions, count: CountObstacles) {
    this.#store = store;
    this.#versions = versions;
    this.#count = count;
  }

  /** What keeps one, for the transaction that opens the next. Nobody writes on a closed board meanwhile. */
  async archive(board: BoardId, record: MeetingRecord): Promise<Reply<readonly Query[], "archive-full">> {
    const made = await this.#versions.prepare(board, { cause: "meeting", name: String(record.number), by: null });
    if (!made.ok) return no("archive-full");
    const { version, writes } = made.value;
    const obstacles = await this.#count(board, record.openedAt ?? 0);
    const whole: MeetingRecord = { ...record, obstacles };
    const row = { board_id: board, number: record.number, version_id: version.id, record: JSON.stringify(whole) };
    const write = this.#store.db.insertInto("meetings").values(row);
    return yes([...writes, write].map((one) => queryOf(one.compile())));
  }

  /** Newest first. */
  async list(board: BoardId): Promise<MeetingInfo[]> {
    const rows = await this.#store.db
      .selectFrom("meetings")
      .select(["version_id", "record"])
      .where("board_id", "=", board)
      .orderBy("number", "desc")
      .execute();
    // Written by archive() above.
    return rows.map(({ version_id: version, record }) => ({ ...(JSON.parse(record) as MeetingRecord), version }));
  }
}
