import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import {
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from "@tablee/shared/protocol/frames";
import type { Access } from "@tablee/shared/session/types";
import type { Meter } from "../metrics/meter.ts";
import type { Allowance } from "./allowance.ts";
import type { Cursor } from "./cursor.ts";
import { step1Frame } from "./frames.ts";
import type { Link } from "./link.ts";
import { BadBytesError, Reader } from "./reader.ts";
import type { Room } from "./room.ts";

/**
 *   waiting ──room loaded──► open ──close()──► closed        frames that come while waiting are kept, in order
 */
export class Connection {
  readonly member: MemberId;
  readonly #link: Link;
  readonly #allowance: Allowance;
  readonly #meter: Meter;
  readonly #onSpent: () => void;
  #access: Access;
  #waiting: Uint8Array[] | null = [];
  #room: Room | undefined;
  #cursor: Cursor | undefined;
  #closed = false;
  #isCutOff = false;
  #isAsked = false;
  /** Its updates that are being judged or stored. */
  #underWay = 0;
  #question: Uint8Array | undefined;
  #missedPresence = false;
  #onClosed: (() => void) | undefined;

  constructor(options: {
    readonly link: Link;
    readonly member: MemberId;
    readonly access: Access;
    readonly allowance: Allowance;
    readonly meter: Meter;
    /** Its member has used up the server’s time that one may. */
    readonly onSpent: () => void;
    readonly onClosed: () => void;
  }) {
    this.#link = options.link;
    this.member = options.member;
    this.#access = options.access;
    this.#onClosed = options.onClosed;
    this.#allowance = options.allowance;
    this.#meter = options.meter;
    this.#onSpent = options.onSpent;
  }

  get access(): Access {
    return this.#access;
  }

  get link(): Link {
    return this.#link;
  }

  /** Undefined until the room is open. */
  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  /** Ended by the server for what it sent, or for what could not be stored: what of it is not judged is dropped. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** A question of ours is not answered yet. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** The room is there: what came meanwhile is taken now. */
  open(room: Room): void {
    if (this.#closed) return;
    this.#room = room;
    this.#cursor = room.enter(this);
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const frame of waiting) this.receive(frame);
  }

  receive(frame: Uint8Array): void {
    if (this.#closed) return;
    const now = performance.now();
    const { frames, bytes } = this.#allowance;
    if (!frames.take(1, now) || !bytes.take(frame.length, now)) return this.close("tooFast");
    if (frame.length > limits.FRAME_MAX_BYTES) return this.close("tooBig");
    if (this.#waiting) {
      this.#waiting.push(frame);
      return;
    }
    this.#guard(() => this.#handle(frame));
  }

  /** Bytes that are not what they claim cost their sender the connection, and nobody else anything. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof BadBytesError) this.close("badFrame", error.message);
      else this.close("refused", "this change could not be applied");
    }
  }

  #handle(frame: Uint8Array): void {
    const room = this.#room;
    if (!room) return;
    const reader = new Reader(frame);
    switch (reader.uint()) {
      case MESSAGE_SYNC:
        return this.#handleSync(room, reader);
      case MESSAGE_AWARENESS:
        return room.show(this, reader.bytes());
      case MESSAGE_QUERY_AWARENESS:
        return room.showAll(this);
      default:
        throw new BadBytesError("an unknown kind of message");
    }
  }

  #handleSync(room: Room, reader: Reader): void {
    const step = reader.uint();
    const body = reader.bytes();
    if (step === SYNC_STEP_1) return this.#ask(room, body);
    if (step !== SYNC_STEP_2 && step !== SYNC_UPDATE) throw new BadBytesError("an unknown step of sync");
    // Read-only: the sender keeps what it wrote, and is asked for it again when it may write.
    const ifEarly = step === SYNC_STEP_2 ? "refuse" : this.#isAsked ? "passOver" : "ask";
    if (step === SYNC_STEP_2) this.#isAsked = false;
    if (!this.#access.cards) return;
    if (room.take(this, { update: body, ifEarly })) this.#underWay += 1;
  }

  /** Asks what it has. Until the answer comes, what it writes may stand on words that only the answer brings. */
  question(stateVector: Uint8Array): void {
    this.#isAsked = true;
    this.send(step1Frame(stateVector));
  }

  /** A question is answered after all that its sender wrote before it; of several the last counts. */
  #ask(room: Room, stateVector: Uint8Array): void {
    if (!this.#allowance.questions.take(1, performance.now())) return this.close("tooFast");
    if (this.#underWay > 0) this.#question = stateVector;
    else room.answer(this, stateVector);
  }

  /** Under how many client ids that are new its member may begin to write. */
  get newClientIdsLeft(): number {
    return Math.floor(this.#allowance.clientIds.left(performance.now()));
  }

  /** Its member has begun to write under another client id. */
  beganClientId(): void {
    this.#allowance.clientIds.take(1, performance.now());
  }

  /** One of its updates was stored or refused, after so many microseconds of work. */
  settle(micros: number): void {
    this.#underWay -= 1;
    if (this.#closed) return;
    if (!this.#allowance.cpu.take(micros, performance.now())) {
      this.#onSpent();
      return this.close("tooFast");
    }
    if (this.#underWay > 0 || !this.#question) return;
    const question = this.#question;
    this.#question = undefined;
    // Read only now: called from a window that is not theirs alone.
    this.#guard(() => this.#room?.answer(this, question));
  }

  /** What it lacks, from the snapshot up to `position`; the windows after it follow. */
  answer(frames: readonly Uint8Array[], position: number): void {
    if (!this.#closed) this.#cursor?.answer(frames, position);
  }

  /** It wrote on top of what is not here: it is asked for all that the room lacks, as often as it may ask itself. */
  beAsked(): void {
    if (this.#closed) return;
    if (!this.#allowance.questions.take(1, performance.now())) return this.close("tooFast");
    this.#room?.ask(this);
  }

  setAccess(access: Access): void {
    const promoted = access.cards && !this.#access.cards;
    this.#access = access;
    if (promoted) this.#room?.ask(this);
  }

  /** What is for this one alone and may not be left out. */
  send(frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.#link.buffered() > limits.SEND_BUFFER_MAX_BYTES) return this.close("slow");
    this.#link.send(frame);
  }

  /** Presence is left out while the link is full: what counts is who is there when it has room again. */
  show(frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.#link.buffered() > limits.JOIN_AHEAD_BYTES) this.#missedPresence = true;
    else if (this.#missedPresence) {
      this.#missedPresence = false;
      this.#room?.showAll(this);
    } else this.#link.send(frame);
  }

  close(name: CloseName, reason: string = name): void {
    if (this.#closed) return;
    this.#meter.count("refused", name);
    this.#isCutOff = name !== "slow" && name !== "restart";
    this.#link.close(CLOSE[name].code, reason);
    this.closed();
  }

  /** The link is gone, from whichever side. */
  closed(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#waiting = null;
    this.#room?.leave(this);
    this.#onClosed?.();
    this.#onClosed = undefined;
  }
}
