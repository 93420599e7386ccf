import type { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { STORE_BUSY_MS } from "@tablee/shared/limits";
import type { Answer, Ask, CallName, Calls } from "./calls.ts";
import { failureOf } from "./errors.ts";
import { openDatabase } from "./open-database.ts";
import { Statements } from "./statements.ts";
import { append, fold, load } from "./stored-rooms.ts";
import { sweep } from "./stored-images.ts";

/**
 * The thread that owns the database. It takes one message at a time, in the order in which they were sent, and answers
 * each: SQLite waits for the disk here, where nobody is served.
 */

interface Open {
  readonly database: DatabaseSync;
  readonly statements: Statements;
}

const port = parentPort;
if (!port) throw new Error("this is no program: the store starts it as a thread");
// Set by store-thread.ts, which is the only one to start this.
const { file } = workerData as { readonly file: string };
let opened: Open | undefined;

/** Tried again at every call: what kept it from opening may be gone. */
function open(): Open {
  if (!opened) {
    const database = openDatabase(file);
    opened = { database, statements: new Statements(database) };
  }
  return opened;
}

/** Not waited for where somebody reads the file: meanwhile nothing could be stored. */
function cutLog(database: DatabaseSync): boolean {
  database.exec("PRAGMA busy_timeout = 0");
  try {
    return database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.["busy"] === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${STORE_BUSY_MS}`);
  }
}

type Work = { readonly [Name in CallName]: (asked: Calls[Name]["asked"]) => Calls[Name]["answer"] };

const WORK: Work = {
  open: () => {
    open();
  },
  query: (query) => open().statements.run(query),
  together: (queries) => {
    const { statements } = open();
    statements.together(() => queries.forEach((query) => statements.run(query)));
  },
  append: (batch) => append(open().statements, batch),
  load: (room) => load(open().statements, room),
  fold: (wish) => fold(open().statements, wish),
  sweep: (wish) => sweep(open().statements, wish),
  scrub: () => cutLog(open().database),
  close: () => {
    opened?.database.close();
    opened = undefined;
  },
};

/** Buffers that the answer hands over. */
function handedOver({ name }: Ask, answer: Answer): ArrayBuffer[] {
  if (name !== "load" || !answer.ok || answer.answer === undefined) return [];
  // Of a `load` the answer is a loaded room.
  const { parcel } = answer.answer as NonNullable<Calls["load"]["answer"]>;
  return [parcel.buffer];
}

function answerTo({ id, name, asked }: Ask): Answer {
  // Name and question come from one row of Calls: store-thread.ts.
  const work = WORK[name] as (asked: Calls[CallName]["asked"]) => Calls[CallName]["answer"];
  // What is no call at all is a fault of ours, and ends the thread: it must not pass for a refusal of the database.
  if (work === undefined) throw new Error(`the store has no call “${name}”`);
  try {
    return { id, ok: true, answer: work(asked) };
  } catch (error) {
    return { id, ok: false, failure: failureOf(error) };
  }
}

port.on("message", (ask: Ask) => {
  const answer = answerTo(ask);
  port.postMessage(answer, handedOver(ask, answer));
  if (ask.name === "close") port.close();
});
