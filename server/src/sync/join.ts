import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";
import type { Connection } from "./connection.ts";
import { updateIn } from "./frames.ts";
import type { History } from "./history.ts";
import { BadBytesError, Reader } from "./reader.ts";
import type { Archive } from "./workers/archive-host.ts";

/**
 * Joins: a question (sync step 1) is answered with the snapshot and the tail, or for one who brings a state vector with
 * what they lack of the snapshot and the tail. The snapshot's part does not change while people write: it is worked out
 * once for a herd that comes back together.
 */

type Frames = readonly Uint8Array[];

/** What somebody lacks of a snapshot, by their state vector. Goes with the snapshot. */
export class Answers {
  readonly #archive: Archive;
  readonly #made = new WeakMap<Frames, Map<string, Promise<Frames>>>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  lacking(snapshot: Frames, stateVector: Uint8Array): Promise<Frames> {
    const made = this.#made.get(snapshot) ?? new Map<string, Promise<Frames>>();
    this.#made.set(snapshot, made);
    const key = Buffer.from(stateVector).toString("latin1");
    const held = made.get(key);
    if (held) return held;
    const answer = this.#archive.lacking(snapshot.map(updateIn), stateVector);
    made.set(key, answer);
    answer.catch(() => made.delete(key));
    if (made.size > limits.ANSWERS_KEPT_MAX_COUNT) made.delete(made.keys().next().value ?? key);
    return answer;
  }
}

/** Throws BadBytesError when the state vector is none. */
export function answerQuestion(options: {
  readonly history: History;
  readonly connection: Connection;
  readonly stateVector: Uint8Array;
  readonly answers: Answers;
}): void {
  const { history, connection, stateVector, answers } = options;
  const clocks = readStateVector(stateVector);
  if (clocks.size === 0) return sendWhole(history, connection);
  if (covers(clocks, history.clocks)) return connection.answer([history.deletions], history.start);
  connection.cursor?.hold();
  void send(history, connection, (frames) => answers.lacking(frames, stateVector));
}

export function sendWhole(history: History, connection: Connection): void {
  // At once where it can be: a herd that finds the board in memory waits for nothing.
  const { frames } = history;
  if (frames) return connection.answer(frames, history.start);
  connection.cursor?.hold();
  void send(history, connection, (read) => read);
}

async function send(
  history: History,
  connection: Connection,
  make: (frames: Frames) => Frames | Promise<Frames>,
): Promise<void> {
  try {
    const { made, start } = await history.whole((frames) => ({ made: make(frames), start: history.start }));
    connection.answer(await made, start);
  } catch {
    connection.close("tryLater");
  }
}

function readStateVector(bytes: Uint8Array): Map<number, number> {
  const reader = new Reader(bytes);
  const clocks = new Map<number, number>();
  for (let left = reader.count(limits.STATE_VECTOR_CLIENTS_MAX_COUNT, "clients"); left > 0; left -= 1)
    clocks.set(reader.uint(), reader.uint());
  if (reader.left > 0) throw new BadBytesError("bytes after the end");
  return clocks;
}

function covers(clocks: ReadonlyMap<number, number>, stateVector: Uint8Array): boolean {
  for (const [client, clock] of Y.decodeStateVector(stateVector)) if ((clocks.get(client) ?? 0) < clock) return false;
  return true;
}
