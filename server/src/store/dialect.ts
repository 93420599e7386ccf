import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
} from "kysely";
import type { SQLInputValue } from "node:sqlite";
import type { Query } from "./calls.ts";
import type { Line } from "./line.ts";
import { ended } from "./store-thread.ts";
import type { StoreThread } from "./store-thread.ts";

/** Kysely over the thread of the store. SQLite’s words are Kysely’s own; the way there is ours. */
export class ThreadDialect implements Dialect {
  readonly #thread: StoreThread;
  readonly #line: Line;

  constructor(options: { readonly thread: StoreThread; readonly line: Line }) {
    this.#thread = options.thread;
    this.#line = options.line;
  }

  createDriver(): Driver {
    return new ThreadDriver(this.#thread, this.#line);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new ThreadAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class ThreadAdapter extends SqliteAdapter {
  /** Kysely would let one query wait for the answer of the one before; the line keeps only transactions apart. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** So that migrations are one transaction: half of one could never be begun again. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export function queryOf({ sql, parameters }: Pick<CompiledQuery, "sql" | "parameters">): Query {
  // The queries of this package bind strings, numbers, null and bytes.
  return { sql, parameters: parameters as readonly SQLInputValue[] };
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: StoreThread;
  readonly #line: Line;
  /** While a transaction is open: of which life of the thread it is, and how to leave the line. */
  #open: { readonly life: number; readonly leave: () => void } | undefined;

  constructor(thread: StoreThread, line: Line) {
    this.#thread = thread;
    this.#line = line;
  }

  async executeQuery<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    const send = () => this.#thread.ask("query", queryOf(compiled));
    const { rows, changes, lastRow } = await (this.#open ? this.#within(send) : this.#line.pass(send));
    return {
      // Kysely knows the shape of what its query selects.
      rows: rows as Row[],
      ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
      ...(lastRow !== undefined && { insertId: BigInt(lastRow) }),
    };
  }

  /** In one piece: the other end answers a query whole. */
  async *streamQuery<Row>(compiled: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(compiled);
  }

  async begin(): Promise<void> {
    const leave = await this.#line.take();
    try {
      const life = this.#thread.life;
      await this.#thread.ask("query", { sql: "begin immediate", parameters: [] });
      this.#open = { life, leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async end(how: "commit" | "rollback"): Promise<void> {
    const send = () => this.#thread.ask("query", { sql: how, parameters: [] });
    try {
      await this.#within(send);
    } catch (error) {
      // Kysely rolls back what could not be committed, and only then leaves.
      if (how === "commit") throw error;
      // A thread that died, or SQLite itself, has already undone it.
    }
    this.#open?.leave();
    this.#open = undefined;
  }

  /** A transaction dies with its thread: in the next one, its other half would be written alone. */
  #within<Value>(send: () => Promise<Value>): Promise<Value> {
    if (this.#open?.life !== this.#thread.life)
      return Promise.reject(ended("the thread of the store died within a transaction"));
    return send();
  }
}

class ThreadDriver implements Driver {
  readonly #thread: StoreThread;
  readonly #line: Line;

  constructor(thread: StoreThread, line: Line) {
    this.#thread = thread;
    this.#line = line;
  }

  async init(): Promise<void> {
    await this.#thread.ask("open", undefined);
  }

  acquireConnection(): Promise<ThreadConnection> {
    return Promise.resolve(new ThreadConnection(this.#thread, this.#line));
  }

  async beginTransaction(connection: ThreadConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: ThreadConnection): Promise<void> {
    await connection.end("commit");
  }

  async rollbackTransaction(connection: ThreadConnection): Promise<void> {
    await connection.end("rollback");
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#thread.close();
  }
}
