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
import { Budget } from "../budget.ts";
import { BadBytesError, Reader } from "./reader.ts";
import type { Room } from "./room.ts";

/** What carries frames: a WebSocket, or the tunnel. */
export interface Link {
  /** In order. What is sent in one turn of the loop leaves in one piece at its end, so the bytes must stay as they are. */
  send(bytes: Uint8Array): void;
  /** After all that was sent. */
  close(code: number, reason: string): void;
  /** Bytes handed over and not yet gone. */
  buffered(): number;
  /** Once, in a later turn, as soon as there is room for more; never once the link is closed. */
  onDrain(callback: () => void): void;
}

/** What one member may send, over all their connections. */
export interface Allowance {
  readonly frames: Budget;
  readonly bytes: Budget;
}

export function newAllowance(): Allowance {
  const now = Date.now();
  return {
    frames: new Budget({
      perSecond: limits.FRAMES_PER_MEMBER_PER_SECOND_COUNT,
      burst: limits.FRAMES_PER_MEMBER_BURST_COUNT,
      now,
    }),
    bytes: new Budget({ perSecond: limits.BYTES_PER_MEMBER_PER_SECOND, burst: limits.BYTES_PER_MEMBER_BURST, now }),
  };
}

/**
 *   waiting ──room loaded──► open ──close()──► closed        frames that come while waiting are kept, in order
 */
export class Connection {
  readonly member: MemberId;
  readonly #link: Link;
  readonly #allowance: Allowance;
  #access: Access;
  #waiting: Uint8Array[] | null = [];
  #room: Room | undefined;
  #closed = false;
  #onClosed: (() => void) | undefined;

  constructor(options: {
    readonly link: Link;
    readonly member: MemberId;
    readonly access: Access;
    readonly allowance: Allowance;
    readonly onClosed: () => void;
  }) {
    this.#link = options.link;
    this.member = options.member;
    this.#access = options.access;
    this.#onClosed = options.onClosed;
    this.#allowance = options.allowance;
  }

  get access(): Access {
    return this.#access;
  }

  /** The room is there: what came meanwhile is taken now. */
  open(room: Room): void {
    if (this.#closed) return;
    this.#room = room;
    room.enter(this);
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const frame of waiting) this.receive(frame);
  }

  receive(frame: Uint8Array): void {
    if (this.#closed) return;
    const now = Date.now();
    const { frames, bytes } = this.#allowance;
    if (!frames.take(1, now) || !bytes.take(frame.length, now)) return this.close("tooFast");
    if (frame.length > limits.FRAME_MAX_BYTES) return this.close("tooBig");
    if (this.#waiting) {
      this.#waiting.push(frame);
      return;
    }
    try {
      this.#handle(frame);
    } catch (error) {
      // Bytes that are not what they claim cost their sender the connection, and nobody else anything.
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
    if (step === SYNC_STEP_1) return room.answer(this, body);
    if (step !== SYNC_STEP_2 && step !== SYNC_UPDATE) throw new BadBytesError("an unknown step of sync");
    // Read-only: the sender keeps what it wrote, and is asked for it again when it may write.
    if (this.#access.cards) room.take(this, body);
  }

  setAccess(access: Access): void {
    const promoted = access.cards && !this.#access.cards;
    this.#access = access;
    if (promoted) this.#room?.ask(this);
  }

  send(frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.#link.buffered() > limits.SEND_BUFFER_MAX_BYTES) return this.close("slow");
    this.#link.send(frame);
  }

  close(name: CloseName, reason: string = name): void {
    if (this.#closed) return;
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
