import type { IncomingMessage } from "node:http";
import type { Server } from "socket.io";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import { CLOCK_EVENT } from "@tablee/shared/protocol/events";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { accessOf, currentPhase } from "@tablee/shared/session/access";
import { voicesAmong } from "@tablee/shared/session/parity";
import { pairAccess, pairAt } from "@tablee/shared/session/pairs";
import { sheetAccess } from "@tablee/shared/session/rounds";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import type { Session, Sitter } from "@tablee/shared/session/types";
import { waitingOf } from "@tablee/shared/session/waiting";
import { askerOf, houseAt } from "../auth/member.ts";
import type { Member } from "../auth/member.ts";
import { boardOf, changeMember, membersOf, removeMember } from "../boards.ts";
import type { LiveCommand, MemberCommand } from "./asked.ts";
import { chance, Commands } from "./commands.ts";
import type { Kept } from "./commands.ts";
import { SheetCount } from "./sheet-count.ts";
import { changesAccess, keepStep } from "./effects.ts";
import type { EffectParts } from "./effects.ts";
import { reduceAll } from "./reduce-all.ts";
import type { Query } from "../store/calls.ts";
import type { Decide } from "../stories/desk.ts";
import { Away } from "./away.ts";
import { Hearers } from "./hearers.ts";
import type { LiveSocket, Seated } from "./hearers.ts";
import { isLastHost, isLent, Lendings } from "./lending.ts";
import { personOf } from "./people.ts";
import { sessionNow } from "../session-clock.ts";

export interface GatewayParts extends EffectParts {
  readonly io: Server;
  readonly identify: (request: IncomingMessage, board: string, token: unknown) => Promise<Member | undefined>;
  readonly isDraining: () => boolean;
  /** A date on which a table or a story is deleted was set, moved or called off. */
  readonly onDate: () => void;
  /** The phase is another now; the names of the one before and of this one. */
  readonly onPhase: (board: BoardId, change: { readonly ended: string | null; readonly begun: string | null }) => void;
}

/** Sixty votes in a moment are one view for each, and not sixty. */
const VIEWS_GATHERED_MS = 30;
/** People come and go in crowds: those who wait to be counted are told of it once. */
const COUNT_AGAIN_MS = 200;

/** /live: commands in, views out. One path for every command: parse → can → reduce → save → ack → tell. */
export class Gateway {
  readonly #parts: GatewayParts;
  readonly #hearers = new Hearers();
  readonly #sheetCount: SheetCount;
  readonly #away = new Away(sessionNow());
  readonly #counting = new Set<BoardId>();
  readonly #telling = new Set<BoardId>();
  readonly #lendings: Lendings;
  readonly #commands: Commands;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#commands = new Commands({
      ...parts,
      tableOf: (board, members) => this.#table(board, members),
      perform: (command, asker, members) => this.#perform(command, asker, members),
      passed: (board, effects) => this.#hearers.tellPassing(board, effects),
      kept: (board, kept) => this.#tellKept(board, kept),
    });
    this.#sheetCount = new SheetCount(parts, (board, cards) => this.#counted(board, cards));
    this.#lendings = new Lendings({
      store: parts.store,
      tell: (member) => this.#tellRights(member),
      later: (ms, work) => this.#later(ms, work),
    });
    parts.io.use((socket, next) => void this.#judge(socket as LiveSocket, next));
    parts.io.on("connection", (socket) => void this.#welcome(socket as LiveSocket));
  }

  async #judge(socket: LiveSocket, next: (error?: Error) => void): Promise<void> {
    const { board, version, token }: Record<string, unknown> = socket.handshake.auth;
    if (this.#parts.isDraining()) return next(new Error("draining"));
    if (version !== PROTOCOL_VERSION) return next(new Error("outdated"));
    try {
      // Anything may stand there, and not everything can be made a string.
      const member = typeof board === "string" && (await this.#parts.identify(socket.request, board, token));
      if (!member) return next(new Error("not-found"));
      const data: Seated = { board: member.board, member: member.id };
      if (this.#hearers.isCrowded(data)) return next(new Error("too-many-connections"));
      Object.assign(socket.data, data);
      next();
    } catch (error) {
      this.#parts.logger.error({ err: error }, "a handshake failed");
      next(new Error("broken"));
    }
  }

  async #welcome(socket: LiveSocket): Promise<void> {
    const { board, member } = socket.data;
    // Judged once more: those who come in the same moment were all judged before one of them was counted.
    if (this.#hearers.isCrowded(socket.data)) {
      socket.disconnect();
      return;
    }
    this.#hearers.add(socket);
    socket.onAny((name: string, ...args: unknown[]) => void this.#answer(socket, name, args));
    socket.on("disconnect", () => {
      this.#hearers.remove(socket);
      void this.tellPerson(board, member);
    });
    try {
      const everybody = await membersOf(this.#parts.store, board);
      socket.emit(
        "people",
        everybody.map((one) => personOf(one, this)),
      );
      socket.emit("title", (await boardOf(this.#parts.store, board)).title);
      this.#tellView(board, { session: await this.#parts.sessions.get(board), members: everybody, to: [socket] });
      await this.#lendings.watch(board);
      await this.tellPerson(board, member);
    } catch (error) {
      this.#parts.logger.error({ err: error }, "a member could not be welcomed");
      socket.disconnect();
    }
  }

  isHere(board: BoardId, member: MemberId): boolean {
    return this.#hearers.ofMember({ board, member }).length > 0 || this.#parts.direct.isHere(board, member);
  }

  async #answer({ data }: LiveSocket, name: string, args: readonly unknown[]): Promise<void> {
    const ack = args.at(-1);
    // Before anything else, so that the answer is late by the way alone.
    const now = sessionNow();
    if (name === CLOCK_EVENT && typeof ack === "function" && this.#commands.mayAsk(data, now)) {
      ack(now);
      return;
    }
    const reply = await this.#commands.take(data, name, args[0]).catch((error: unknown) => {
      this.#parts.logger.error({ err: error, command: name.slice(0, 40) }, "a command broke");
      return no("broken" as const);
    });
    if (typeof ack === "function") ack(reply);
  }

  async #perform(command: LiveCommand, asker: Member, members: readonly Member[]): Promise<Reply<null, CommandReason>> {
    if (command.kind === "role.lend") return this.#lendings.lend(command, members);
    if (command.kind === "role.set" || command.kind === "member.remove") {
      return this.#changeMember(command, asker, members);
    }
    if (command.kind === "floor.give" && command.to !== null && !members.some(({ id }) => id === command.to)) {
      return no("no-such-member");
    }
    if (command.kind === "parity.show") {
      const { epoch } = await boardOf(this.#parts.store, asker.board);
      const people = members.reduce((sum, { also }) => sum + 1 + also.length, 0);
      const counts = await this.#parts.direct.voices({ board: asker.board, epoch }, voicesAmong(people));
      return this.#step({ kind: "parity.publish", counts }, asker, members);
    }
    return this.#step(command, asker, members);
  }

  wroteOnSheet(board: BoardId): void {
    this.#sheetCount.wrote(board);
  }

  async #counted(board: BoardId, cards: number): Promise<void> {
    await this.asHouse(board, { kind: "sheets.counted", cards });
  }

  /** What nobody asked for, and the house has seen. */
  asHouse(board: BoardId, command: SessionCommand): Promise<Reply<null, CommandReason>> {
    return this.#parts.sessions.inTurn(board, async () =>
      this.#step(command, houseAt(board), await membersOf(this.#parts.store, board)),
    );
  }

  /** What a request of HTTP asks of the session, in the turn of the table, and what is written with it. */
  stepWith<Reason extends string>(asker: Member, decide: Decide<Reason>): Promise<Reply<null, Reason | CommandReason>> {
    return this.#parts.sessions.inTurn(asker.board, async () => {
      const wish = await decide(await this.#parts.sessions.get(asker.board));
      if (!wish.ok) return wish;
      const members = await membersOf(this.#parts.store, asker.board);
      const now = members.find(({ id }) => id === asker.id);
      return now ? this.#step(wish.value.commands, now, members, wish.value.beside) : no("no-such-member" as const);
    });
  }

  async #step(
    commands: SessionCommand | readonly SessionCommand[],
    asker: Member,
    members: readonly Member[],
    beside: readonly Query[] = [],
  ): Promise<Reply<null, CommandReason>> {
    const { sessions } = this.#parts;
    const before = await sessions.get(asker.board);
    const now = sessionNow();
    const step = reduceAll(before, [commands].flat(), {
      asker: askerOf(asker),
      now,
      table: this.#table(asker.board, members),
      chance,
    });
    if (!step.ok) return step;
    const { session, effects } = step.value;
    this.#hearers.tellPassing(asker.board, effects);
    if (session === before && beside.length === 0 && !effects.some(({ kind }) => kind === "board")) return yes(null);
    const kept = await keepStep(this.#parts, { board: asker.board, step: step.value, now, beside });
    if (!kept.ok) return kept;
    // The archive of a meeting is the state at its end.
    if (session.phase !== before.phase && session.series.number === before.series.number) {
      const [ended, begun] = [before, session].map((one) => currentPhase(one)?.name ?? null);
      this.#parts.onPhase(asker.board, { ended: ended ?? null, begun: begun ?? null });
    }
    if (changesAccess(step.value)) await this.judgeAgain(asker.board);
    if (step.value.effects.some(({ kind }) => kind === "scrub"))
      sessions.scrub((error) => this.#parts.logger.error({ err: error }, "what was secret could not be scrubbed"));
    if (session !== before) this.#tellKept(asker.board, { before, session, members, askers: [asker.id] });
    return yes(null);
  }

  #tellKept(board: BoardId, { before, session, members, askers }: Kept): void {
    if (isDatedAnew(before, session)) this.#parts.onDate();
    const to = [...new Set(askers)].flatMap((member) => this.#hearers.ofMember({ board, member }));
    this.#tellView(board, { session, members, to });
    this.#tellSoon(board);
  }

  /** Whoever asked sees it before the answer; the others are told of all that is done within a moment at one time. */
  #tellSoon(board: BoardId): void {
    if (this.#telling.has(board)) return;
    this.#telling.add(board);
    this.#later(VIEWS_GATHERED_MS, () => {
      this.#telling.delete(board);
      return this.tellViews(board);
    });
  }

  async #changeMember(
    command: MemberCommand,
    asker: Member,
    members: readonly Member[],
  ): Promise<Reply<null, CommandReason>> {
    const { store, direct } = this.#parts;
    const target = members.find(({ id }) => id === command.member);
    if (!target) return no("no-such-member");
    const staysHost = command.kind === "role.set" && command.role === "host";
    if (!staysHost && isLastHost(target, members)) return no("last-host");
    if (command.kind === "role.set") {
      await changeMember(store, target, { role: command.role });
      if (!staysHost) await this.#step({ kind: "host.forget", member: target.id }, asker, members);
      await this.#tellRights(target);
      return yes(null);
    }
    await removeMember(store, target);
    direct.disconnectMember(target.board, target.id, "notAllowed");
    this.#hearers.tellRemoved({ board: target.board, member: target.id });
    const left = members.filter(({ id }) => id !== target.id);
    return this.#step({ kind: "member.forget", member: target.id }, asker, left);
  }

  /** Somebody took back what they brought: whoever is there sees what is left. */
  async tookBack(board: BoardId, member: MemberId, hasLeft: boolean): Promise<void> {
    if (hasLeft) this.#hearers.tellRemoved({ board, member });
    await this.judgeAgain(board);
    await this.tellViews(board);
  }

  /** The table was deleted. */
  forget(board: BoardId): void {
    this.#hearers.tellErased(board);
  }

  async #tellRights({ board, id }: Member): Promise<void> {
    await this.judgeAgain(board);
    await this.tellPerson(board, id);
    await this.tellViews(board);
  }

  #later(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    const run = (): void => {
      if (this.#parts.isDraining()) return;
      work().catch((error: unknown) => this.#parts.logger.error({ err: error }, "people could not be told"));
    };
    return setTimeout(run, ms).unref();
  }

  #table(board: BoardId, members: readonly Member[]): readonly Sitter[] {
    const now = sessionNow();
    return members.map((member) => ({
      id: member.id,
      role: member.role,
      part: member.part,
      isPartHidden: member.partHidden,
      people: askerOf(member).people,
      isLent: isLent(member),
      awayMs: this.#away.ms(member.id, this.isHere(board, member.id), now),
    }));
  }

  /** Judges every connection of the board again: a phase, a lock, a role or a part has changed. */
  async judgeAgain(board: BoardId): Promise<void> {
    const session = await this.#parts.sessions.get(board);
    const members = new Map((await membersOf(this.#parts.store, board)).map((member) => [member.id, member]));
    this.#parts.direct.setAccess(board, (id, sheet) => {
      const member = members.get(id);
      if (!member) return { cards: false, structure: false, reason: "observer" };
      const asker = askerOf(member);
      if (sheet === undefined) return accessOf(session, asker);
      const pair = pairAt(session, sheet);
      return pair ? pairAccess(pair, asker) : sheetAccess(asker);
    });
  }

  async tellViews(board: BoardId): Promise<void> {
    const [session, members] = [await this.#parts.sessions.get(board), await membersOf(this.#parts.store, board)];
    this.#tellView(board, { session, members, to: this.#hearers.of(board) });
  }

  #tellView(board: BoardId, { session, members, to }: Telling): void {
    const askers = new Map(members.map((member) => [member.id, askerOf(member)]));
    this.#hearers.tellView(to, { session, askers, table: this.#table(board, members), now: sessionNow() });
  }

  /** Tells everybody how one person is now: name, role, presence. Nobody waits for it, so it does not fail. */
  async tellPerson(board: BoardId, id: MemberId): Promise<void> {
    await this.#countAgain(board, id);
    if (!this.#hearers.has(board) || this.#parts.isDraining()) return;
    try {
      const member = (await membersOf(this.#parts.store, board)).find((one) => one.id === id);
      if (!member) return;
      this.#hearers.emit(board, "person", personOf(member, this));
    } catch (error) {
      this.#parts.logger.error({ err: error }, "people could not be told of somebody");
    }
  }

  /** From the first place that somebody else has now, whoever sits on this seat must not be shown the ballot of another. */
  async seatChanged(before: Member, now: Member): Promise<void> {
    const same = before.also.findIndex((name, at) => now.also[at] !== name);
    if (same === -1) return;
    await this.#parts.sessions.inTurn(now.board, async () => {
      const members = await membersOf(this.#parts.store, now.board);
      const done = await this.#step({ kind: "people.forget", member: now.id, from: same + 1 }, now, members);
      if (!done.ok) this.#parts.logger.error({ reason: done.reason }, "ballots of a seat could not be dropped");
    });
  }

  /** Where a phase waits for those who are here, who is here changes what all may know. */
  async #countAgain(board: BoardId, id: MemberId): Promise<void> {
    const isHere = this.isHere(board, id);
    this.#away.note(id, isHere, sessionNow());
    if (!this.#hearers.has(board) || this.#counting.has(board)) return;
    const session = await this.#parts.sessions.get(board).catch(() => null);
    if (!session || waitingOf(session, []) === null) return;
    this.#counting.add(board);
    this.#later(COUNT_AGAIN_MS, async () => {
      this.#counting.delete(board);
      await this.tellViews(board);
    });
    // Whoever is still gone then is no longer waited for.
    if (!isHere) this.#later(limits.GROUP_AWAY_GRACE_SECONDS * 1_000 + COUNT_AGAIN_MS, () => this.tellViews(board));
  }

  tellTitle(board: BoardId, title: string): void {
    this.#hearers.emit(board, "title", title);
  }
}

interface Telling {
  readonly session: Session;
  readonly members: readonly Member[];
  readonly to: Iterable<LiveSocket>;
}

/** When the table goes, or stories of it do, is another moment now. */
function isDatedAnew(before: Session, now: Session): boolean {
  return (
    before.closing.deleteAt !== now.closing.deleteAt ||
    before.rehearsal?.endsAt !== now.rehearsal?.endsAt ||
    before.storyKeeping.days !== now.storyKeeping.days
  );
}
