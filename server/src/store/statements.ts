import type { DatabaseSync, StatementSync } from "node:sqlite";
import * as limits from "@tablee/shared/limits";
import type { Query, Result } from "./calls.ts";

interface Kept {
  readonly statement: StatementSync;
  readonly reads: boolean;
}

/** Statements prepared once. Queries with lists have many texts, so those not used for longest are let go. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #kept = new Map<string, Kept>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get count(): number {
    return this.#kept.size;
  }

  of(sql: string): StatementSync {
    return this.#keptOf(sql).statement;
  }

  run({ sql, parameters }: Query): Result {
    const { statement, reads } = this.#keptOf(sql);
    if (reads) return { rows: statement.all(...parameters) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], changes, lastRow: lastInsertRowid };
  }

  /** All of `work`, or nothing of it. Locked for writing from the start, so that it cannot fail halfway for a lock. */
  together<Value>(work: () => Value): Value {
    this.of("begin immediate").run();
    try {
      const value = work();
      this.of("commit").run();
      return value;
    } finally {
      // A commit that failed leaves the transaction open: nothing else could begin.
      if (this.#database.isTransaction) this.of("rollback").run();
    }
  }

  #keptOf(sql: string): Kept {
    const held = this.#kept.get(sql);
    if (held) {
      this.#kept.delete(sql);
      this.#kept.set(sql, held);
      return held;
    }
    const statement = this.#database.prepare(sql);
    const made = { statement, reads: statement.columns().length > 0 };
    this.#kept.set(sql, made);
    if (this.#kept.size > limits.STATEMENTS_KEPT_MAX_COUNT) this.#kept.delete(this.#kept.keys().next().value ?? sql);
    return made;
  }
}
