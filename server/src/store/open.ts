import { Kysely } from "kysely";
import type { Compilable } from "kysely";
import { Migrator } from "kysely/migration";
import type { Logger } from "../log.ts";
import type { CallName, Calls } from "./calls.ts";
import { queryOf, ThreadDialect } from "./dialect.ts";
import { databaseIn, takeFolder } from "./folder.ts";
import { Line } from "./line.ts";
import { MIGRATIONS } from "./migrations.ts";
import { StoreThread } from "./store-thread.ts";
import type { Tables } from "./tables.ts";

/**
 *   serving thread                                    thread of the store
 *   db (Kysely) ──statement──► line ──one message──►  one database, one connection,
 *   RoomLog ──batch, load, fold──┘   ◄──answer──      statements prepared once
 */
/** A write that is not done yet. */
export type { Compilable } from "kysely";

export interface Store {
  readonly db: Kysely<Tables>;
  /** Several writes that know nothing of each other: all of them or none, in one message. */
  together(writes: readonly Compilable[]): Promise<void>;
  /** One message to the thread of the store, never in the middle of a transaction. */
  ask<Name extends CallName>(
    name: Name,
    asked: Calls[Name]["asked"],
    handOver?: readonly ArrayBuffer[],
  ): Promise<Calls[Name]["answer"]>;
  close(): Promise<void>;
}

/** Opens the folder’s database, alone. Throws FolderInUseError when another process has it, StoreError otherwise. */
export async function openStore(dataDir: string, options: { readonly logger?: Logger } = {}): Promise<Store> {
  const leave = takeFolder(dataDir);
  const thread = new StoreThread({ file: databaseIn(dataDir), logger: options.logger });
  const line = new Line();
  const ask: Store["ask"] = (name, asked, handOver) => line.pass(() => thread.ask(name, asked, handOver));
  const close = async (): Promise<void> => {
    try {
      await thread.close();
    } finally {
      leave();
    }
  };
  try {
    const db = new Kysely<Tables>({ dialect: new ThreadDialect({ thread, line }) });
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw new Error("the database could not be brought up to date", { cause: error });
    const together: Store["together"] = (writes) =>
      ask(
        "together",
        writes.map((write) => queryOf(write.compile())),
      );
    return { db, ask, together, close };
  } catch (error) {
    await close();
    throw error;
  }
}
