import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { Commits } from "./commit.ts";
import { Pace } from "./pace.ts";
import type { Room, RoomChange, Sent } from "./room.ts";
import { Turns, windowOf } from "./turns.ts";
import type { Gathered } from "./turns.ts";
import type { DocHost } from "./workers/doc-host.ts";
import type { Judged, Spoiled } from "./workers/docs.ts";

/** One judged window of one room on its way to the store, and those who wait for the word that it is there. */
export interface JudgedWindow {
  readonly room: Room;
  readonly change: RoomChange;
  readonly waiting: readonly { readonly sent: Sent; readonly micros: number }[];
}

/** A doc thread that dies so often in a row, of no update of ours, is not asked again for these rooms. */
const ENDS_IN_A_ROW_COUNT = 3;

/**
 * Windows over all rooms: what arrives is gathered, judged by the doc thread in one go, and handed on to be stored.
 *
 *   gathered ──pace──► judging ──► ahead ──► storing ──► said           all that was judged meanwhile is stored in one go
 */
export class Windows {
  readonly #docs: DocHost;
  readonly #commits: Commits;
  readonly #logger: Logger;
  readonly #pace = new Pace();
  readonly #gathered = new Map<Room, Sent[]>();
  readonly #opening = new Set<Room>();
  readonly #turns = new Turns();
  #isScheduled = false;
  #isJudging = false;
  #endsInARow = 0;
  #settling: (() => void)[] = [];

  constructor(options: { readonly docs: DocHost; readonly commits: Commits; readonly logger: Logger }) {
    this.#docs = options.docs;
    this.#commits = options.commits;
    this.#logger = options.logger;
  }

  add(room: Room, sent: Sent): void {
    const gathered = this.#gathered.get(room);
    if (gathered) gathered.push(sent);
    else this.#gathered.set(room, [sent]);
    this.wake();
  }

  /** Resolves when all that came so far is stored or refused. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settling.push(resolve);
      this.wake();
    });
  }

  /** Looks whether there is something to do, or all is done. */
  wake(): void {
    if (this.#isJudging || this.#isScheduled) return;
    let isReady = false;
    for (const room of this.#gathered.keys()) {
      if (this.#docs.isOpen(room.name)) isReady = true;
      else void this.#open(room);
    }
    if (isReady) this.#schedule();
    else if (this.#gathered.size === 0 && !this.#commits.isStoring)
      for (const resolve of this.#settling.splice(0)) resolve();
  }

  #schedule(): void {
    this.#isScheduled = true;
    const turn = (): void => {
      this.#isScheduled = false;
      void this.#turn();
    };
    const wait = this.#pace.waitMs(performance.now());
    if (wait < 1) setImmediate(turn);
    else setTimeout(turn, wait);
  }

  async #open(room: Room): Promise<void> {
    if (this.#opening.has(room)) return;
    this.#opening.add(room);
    try {
      await this.#docs.open({ name: room.name, owners: room.owners, content: () => room.content() });
      if (this.#docs.isTooSlow(room.name)) {
        this.#logger.warn({ rows: room.rows, bytes: room.bytes }, "a room takes too long to be opened for writing");
        this.#giveUp(room);
      } else if (!this.#docs.isOpen(room.name)) this.#ended([{ room, sent: [] }]);
    } catch (error) {
      this.#logger.error({ err: error }, "a room could not be opened for writing");
      this.#giveUp(room);
    }
    this.#opening.delete(room);
    this.wake();
  }

  async #turn(): Promise<void> {
    this.#isJudging = true;
    const batch = this.#turns.inOrder(this.#close());
    if (batch.length > 0) {
      try {
        await this.#commits.add(await this.#judge(batch));
      } catch (error) {
        this.#logger.error({ err: error }, "a window could not be judged");
        for (const { room } of batch) this.#giveUp(room);
      }
    }
    this.#isJudging = false;
    this.wake();
  }

  /**
   * Takes what is gathered for open rooms. A sender of very much goes on in the next window: others wait less. What the
   * house writes is a window by itself, which can be given up alone.
   */
  #close(): Gathered[] {
    const batch: Gathered[] = [];
    let deliveries = 0;
    for (const [room, gathered] of this.#gathered) {
      if (!this.#docs.isOpen(room.name)) continue;
      const left: Sent[] = [];
      const sent: Sent[] = [];
      const taken = new Map<unknown, number>();
      for (const one of gathered) {
        const bytes = (taken.get(one.connection) ?? 0) + one.update.length;
        if (one.connection.isCutOff) settle(room, one);
        else if (sent.length > 0 && (one.together ?? sent[0]?.together)) left.push(one);
        else if (bytes > limits.WINDOW_BYTES_PER_CONNECTION_MAX_BYTES && taken.has(one.connection)) {
          left.push(one);
          taken.set(one.connection, Infinity);
        } else {
          sent.push(one);
          taken.set(one.connection, bytes);
        }
      }
      if (left.length > 0) this.#gathered.set(room, left);
      else this.#gathered.delete(room);
      if (sent.length > 0) batch.push({ room, sent });
      deliveries += sent.length * room.connections.size;
    }
    this.#pace.closed(performance.now(), deliveries);
    return batch;
  }

  async #judge(batch: readonly Gathered[]): Promise<JudgedWindow[]> {
    const answer = await this.#docs.take(batch.map(windowOf));
    if (answer.kind === "judged") {
      this.#endsInARow = 0;
      return batch.flatMap((gathered, at) => this.#sort(gathered, answer.rooms[at]));
    }
    if (answer.guilty === undefined) this.#ended(batch);
    else this.#accuse(batch, answer.guilty);
    return [];
  }

  #sort({ room, sent }: Gathered, judged: Judged | Spoiled | undefined): JudgedWindow[] {
    if (!judged) return [];
    if ("spoiledAt" in judged) {
      this.#accuse([{ room, sent }], judged.spoiledAt);
      return [];
    }
    const inTime = judged.verdicts.length;
    this.#turns.had(room, inTime);
    this.#putBack(room, sent.slice(inTime));
    const waiting: { sent: Sent; micros: number }[] = [];
    const known: Sent[] = [];
    for (const [at, one] of sent.slice(0, inTime).entries()) {
      const verdict = judged.verdicts[at] ?? "passedOver";
      const micros = judged.micros[at] ?? 0;
      if (verdict === "known") known.push(one);
      if (verdict === "known" || verdict === "taken") {
        waiting.push({ sent: one, micros });
        continue;
      }
      if (typeof verdict === "object") one.connection.close(verdict.close, verdict.reason);
      if (verdict === "early" && one.ifEarly === "ask" && !one.connection.isAsked) one.connection.beAsked();
      settle(room, one, micros);
    }
    for (const { member } of judged.owners)
      sent.find(({ connection }) => connection.member === member)?.connection.beganClientId();
    const change: RoomChange = { update: judged.changed, ends: judged.ends, owners: judged.owners, known };
    room.accept(change);
    return waiting.length > 0 ? [{ room, change, waiting }] : [];
  }

  /** One update spoiled a doc or took the thread with it: its sender is closed, all else is judged anew. */
  #accuse(batch: readonly Gathered[], guilty: number): void {
    let first = 0;
    for (const { room, sent } of batch) {
      const one = sent[guilty - first];
      this.#putBack(
        room,
        sent.filter((other) => other !== one),
      );
      if (one) {
        this.#logger.warn({ bytes: one.update.length }, "a change could not be put in within its time");
        this.#shut(room, one);
      }
      first += sent.length;
    }
  }

  /** With all connections of the member from which something waits: it may be as costly, and each costs a thread. */
  #shut(room: Room, guilty: Sent): void {
    const { member } = guilty.connection;
    const waiting = new Set((this.#gathered.get(room) ?? []).map(({ connection }) => connection));
    for (const connection of [guilty.connection, ...waiting])
      if (connection.member === member) connection.close("refused", "this change could not be applied");
    settle(room, guilty);
  }

  #ended(batch: readonly Gathered[]): void {
    this.#endsInARow += 1;
    this.#logger.error({ inARow: this.#endsInARow }, "the thread that holds the documents ended by itself");
    for (const { room, sent } of batch) this.#putBack(room, sent);
    if (this.#endsInARow >= ENDS_IN_A_ROW_COUNT) for (const { room } of batch) this.#giveUp(room);
  }

  #putBack(room: Room, sent: readonly Sent[]): void {
    if (sent.length > 0) this.#gathered.set(room, [...sent, ...(this.#gathered.get(room) ?? [])]);
  }

  /** Its people come back and bring again what they were not told is stored. */
  #giveUp(room: Room): void {
    room.closeAll("tryLater");
    for (const one of this.#gathered.get(room) ?? []) settle(room, one);
    this.#gathered.delete(room);
  }

  /** Nothing can be stored: what is not judged yet is not kept. */
  giveUpAll(): void {
    for (const room of this.#gathered.keys()) this.#giveUp(room);
  }
}

function settle(room: Room, { connection }: Sent, micros = 0): void {
  connection.settle(micros);
  room.settle();
}
