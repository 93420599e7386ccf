import type { BoardId } from "@tablee/shared/ids";
import { NEW_SESSION, sessionFrom } from "@tablee/shared/session/reducer";
import type { Session } from "@tablee/shared/session/types";
import { InTurn } from "../in-turn.ts";
import type { Query } from "../store/calls.ts";
import { queryOf } from "../store/dialect.ts";
import type { Store } from "../store/open.ts";
import { scrub } from "../store/scrub.ts";

/** The sessions of this process: loaded once, changed one command at a time, saved before anybody is told. */
export class Sessions {
  readonly #store: Store;
  readonly #held = new Map<BoardId, Session>();
  readonly #turns = new InTurn<BoardId>();

  constructor(store: Store) {
    this.#store = store;
  }

  async get(board: BoardId): Promise<Session> {
    const held = this.#held.get(board);
    if (held) return held;
    const row = await this.#store.db
      .selectFrom("sessions")
      .selectAll()
      .where("board_id", "=", board)
      .executeTakeFirst();
    // Written by save() below.
    const session: Session = row ? sessionFrom(JSON.parse(row.state) as Session) : NEW_SESSION;
    const raced = this.#held.get(board);
    if (raced) return raced;
    this.#held.set(board, session);
    return session;
  }

  /** With what is kept beside it, all or nothing. */
  async save(board: BoardId, session: Session, beside: readonly Query[] = []): Promise<void> {
    const kept = this.kept(board, session);
    await (beside.length === 0 ? this.#store.ask("query", kept) : this.#store.ask("together", [kept, ...beside]));
    this.hold(board, session);
  }

  /** What keeps it, for a transaction with something else; `hold` once that is done. */
  kept(board: BoardId, session: Session): Query {
    const state = JSON.stringify(session);
    const write = this.#store.db
      .insertInto("sessions")
      .values({ board_id: board, state })
      .onConflict((conflict) => conflict.column("board_id").doUpdateSet({ state }));
    return queryOf(write.compile());
  }

  hold(board: BoardId, session: Session): void {
    this.#held.set(board, session);
  }

  /** What a session held in secret leaves the files. Nobody waits for it. */
  scrub(failed: (error: unknown) => void): void {
    void scrub(this.#store, failed);
  }

  /** The board is no more. */
  forget(board: BoardId): void {
    this.#held.delete(board);
  }

  /** Runs `work` after everything asked of this board before it. */
  inTurn<Value>(board: BoardId, work: () => Promise<Value>): Promise<Value> {
    return this.#turns.run(board, work);
  }
}
