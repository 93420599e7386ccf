import { isDeepStrictEqual } from "node:util";
import type { Socket } from "socket.io";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { ServerEvents } from "@tablee/shared/protocol/events";
import type { Effect } from "@tablee/shared/session/step";
import type { Asker, Session, SessionView, Sitter } from "@tablee/shared/session/types";
import { viewOf } from "@tablee/shared/session/view";

export interface Seated {
  board: BoardId;
  member: MemberId;
}

export type LiveSocket = Socket<
  Record<string, (...args: unknown[]) => void>,
  ServerEvents,
  Record<string, never>,
  Seated
>;

/** One who is told goodbye has a moment to hear it. */
const GOODBYE_MS = 1_000;

/** What one board’s views are made of, at one moment. */
interface Shown {
  readonly session: Session;
  readonly askers: ReadonlyMap<MemberId, Asker>;
  readonly table: readonly Sitter[];
  readonly now: number;
}

/** Who listens at which board, and what each was told last. */
export class Hearers {
  readonly #sockets = new Map<BoardId, Set<LiveSocket>>();
  /** The view that was sent last. */
  readonly #told = new WeakMap<LiveSocket, Omit<SessionView, "now">>();

  add(socket: LiveSocket): void {
    const { board } = socket.data;
    this.#sockets.set(board, (this.#sockets.get(board) ?? new Set()).add(socket));
  }

  remove(socket: LiveSocket): void {
    const { board } = socket.data;
    const sockets = this.#sockets.get(board);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.#sockets.delete(board);
  }

  has(board: BoardId): boolean {
    return this.#sockets.has(board);
  }

  of(board: BoardId): Iterable<LiveSocket> {
    return this.#sockets.get(board) ?? [];
  }

  ofMember({ board, member }: Seated): LiveSocket[] {
    return [...this.of(board)].filter(({ data }) => data.member === member);
  }

  isCrowded(seated: Seated): boolean {
    return this.ofMember(seated).length >= limits.CONNECTIONS_PER_MEMBER_MAX_COUNT;
  }

  emit<Name extends keyof ServerEvents>(board: BoardId, name: Name, ...args: Parameters<ServerEvents[Name]>): void {
    for (const socket of this.of(board)) socket.emit(name, ...args);
  }

  tellPassing(board: BoardId, effects: readonly Effect[]): void {
    for (const effect of effects) if (effect.kind === "tell") this.emit(board, "passing", effect.event);
  }

  tellView(sockets: Iterable<LiveSocket>, { session, askers, table, now }: Shown): void {
    for (const socket of sockets) {
      const asker = askers.get(socket.data.member);
      if (!asker) continue;
      const { now: _, ...view } = viewOf(session, asker, now, table);
      // Nothing is said to whom nothing has changed for: that somebody did something may be all there is to hide.
      // What a command did not touch is the same object, and costs nothing to compare.
      if (isDeepStrictEqual(this.#told.get(socket), view)) continue;
      this.#told.set(socket, view);
      socket.emit("view", { ...view, now });
    }
  }

  /** The member is no longer at the table: they hear it and go, the others hear who. */
  tellRemoved({ board, member }: Seated): void {
    for (const socket of this.of(board)) {
      if (socket.data.member === member) goodbye(socket, "removed");
      else socket.emit("personGone", member);
    }
  }

  /** The table was deleted: everybody is told, and nobody stays. */
  tellErased(board: BoardId): void {
    for (const socket of this.of(board)) goodbye(socket, "erased");
  }
}

function goodbye(socket: LiveSocket, name: "removed" | "erased"): void {
  socket.emit(name);
  setTimeout(() => socket.disconnect(), GOODBYE_MS).unref();
}
