import { randomInt } from "node:crypto";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Context, Effect } from "@tablee/shared/session/step";
import type { Session, Sitter } from "@tablee/shared/session/types";
import { askerOf } from "../auth/member.ts";
import type { Member } from "../auth/member.ts";
import { membersOf } from "../boards.ts";
import { PerMember } from "../budget.ts";
import { sessionNow } from "../session-clock.ts";
import { askerAmong, parse } from "./asked.ts";
import type { Asked, LiveCommand } from "./asked.ts";
import { newDesk, noteAnswer } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { keepStep } from "./effects.ts";
import type { EffectParts } from "./effects.ts";
import { Gathered } from "./gathered.ts";
import type { Waiting } from "./gathered.ts";
import type { Seated } from "./hearers.ts";
import { takeInOne } from "./in-one.ts";

type Answer = Reply<null, CommandReason>;

/** A session that was kept in place of another, and who of those at the table brought it about. */
export interface Kept {
  readonly before: Session;
  readonly session: Session;
  readonly members: readonly Member[];
  readonly askers: readonly MemberId[];
}

export interface CommandParts extends EffectParts {
  readonly tableOf: (board: BoardId, members: readonly Member[]) => readonly Sitter[];
  /** What brings about more than another session. */
  readonly perform: (command: LiveCommand, asker: Member, members: readonly Member[]) => Promise<Answer>;
  readonly passed: (board: BoardId, effects: readonly Effect[]) => void;
  /** Before anybody is answered. */
  readonly kept: (board: BoardId, kept: Kept) => void;
}

/** Chance that nobody can foretell. */
export function chance(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}

/** The commands of members, board by board in their order, each answered once. */
export class Commands {
  readonly #parts: CommandParts;
  readonly #desks = new PerMember<Desk>(newDesk);
  readonly #gathered: Gathered<BoardId, Asked, Answer>;

  constructor(parts: CommandParts) {
    this.#parts = parts;
    this.#gathered = new Gathered({
      turn: (board, work) => parts.sessions.inTurn(board, work),
      work: (board, all) => this.#answerAll(board, all),
    });
  }

  /** Takes from what the member may ask in a while. */
  mayAsk({ member }: Seated, now: number): boolean {
    return this.#desks.of(member).budget.take(1, now);
  }

  async take(seat: Seated, name: string, envelope: unknown): Promise<Answer> {
    if (!this.mayAsk(seat, sessionNow())) return no("too-fast");
    const desk = this.#desks.of(seat.member);
    const asked = parse(name, envelope, { seat, desk });
    if (!asked.ok) return asked;
    if (asked.value.isPassing && !desk.passing.take(1, sessionNow())) return no("too-fast");
    const isPause = asked.value.command.kind === "pause.ask";
    // Asked again under the same id, it is the same pause.
    if (isPause && !desk.answered.has(asked.value.id) && !desk.pausing.take(1, sessionNow())) return no("paused-often");
    return this.#gathered.ask(seat.board, asked.value);
  }

  async #answerAll(board: BoardId, all: readonly Waiting<Asked, Answer>[]): Promise<void> {
    for (let left = all; left.length > 0;) {
      const count = await this.#answerInOne(board, left);
      left = left.slice(count);
      const [next] = left;
      if (count > 0 || !next) continue;
      await this.#answerAlone(next.asked).then(next.answer, next.fail);
      left = left.slice(1);
    }
  }

  /** As many as are kept in one, from the first on; how many they were. */
  async #answerInOne(board: BoardId, waiting: readonly Waiting<Asked, Answer>[]): Promise<number> {
    const { sessions, store, tableOf, passed } = this.#parts;
    const [before, members] = [await sessions.get(board), await membersOf(store, board)];
    const [now, table] = [sessionNow(), tableOf(board, members)];
    const contextOf = (asker: Member): Context => ({ asker: askerOf(asker), now, table, chance });
    const asked = waiting.map((one) => one.asked);
    const { session, replies, passing } = takeInOne(before, asked, { members, contextOf });
    passed(board, passing);
    const done = waiting.slice(0, replies.length);
    const askers = done.map((one) => one.asked.seat.member);
    const kept: Answer = await this.#keep(board, { before, session, members, askers });
    for (const [at, one] of done.entries()) {
      const reply = replies[at];
      const said = reply && !reply.ok ? reply : kept;
      noteAnswer(one.asked.desk, one.asked.id, said);
      one.answer(said);
    }
    return done.length;
  }

  async #keep(board: BoardId, kept: Kept): Promise<Answer> {
    if (kept.session === kept.before) return yes(null);
    const reply = await keepStep(this.#parts, {
      board,
      step: { session: kept.session, effects: [] },
      now: sessionNow(),
    });
    if (reply.ok) this.#parts.kept(board, kept);
    return reply;
  }

  async #answerAlone(asked: Asked): Promise<Answer> {
    const { desk, id, seat, command } = asked;
    const known = desk.answered.get(id);
    if (known) return known;
    const members = await membersOf(this.#parts.store, seat.board);
    const asker = askerAmong(asked, members);
    if (!asker.ok) return asker;
    const reply = await this.#parts.perform(command, asker.value, members);
    noteAnswer(desk, id, reply);
    return reply;
  }
}
