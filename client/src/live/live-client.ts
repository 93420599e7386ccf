import type * as Library from "socket.io-client";
import type { Socket } from "socket.io-client";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { newId } from "../new-id.ts";
import type { MemberId } from "@tablee/shared/ids";
import type { CommandInput, CommandName, CommandReason } from "@tablee/shared/protocol/commands";
import { CLOCK_EVENT } from "@tablee/shared/protocol/events";
import type { Person, ServerEvents } from "@tablee/shared/protocol/events";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { no } from "@tablee/shared/reply";
import type { Passing } from "@tablee/shared/session/passing";
import type { Reply } from "@tablee/shared/reply";
import type { LiveClient, LiveState } from "../table.ts";
import { followClock } from "./clock.ts";

const ACK_WITHIN_MS = 10_000;
/** A link that was just lost is mostly back soon: so long after the loss, what is asked waits for it before it is refused. */
const BACK_WITHIN_MS = 6_000;
/** And later at least so long: the press may fall into the moment in which it comes back. */
const LEAST_WAIT_MS = 2_000;
/** Chance over the whole span spreads those who lost the link together; it doubles with each try that fails. */
const RETRY_SPAN_MS = 3_000;
const RETRY_SPAN_MOST_MS = 60_000;
/** The network of a whole room comes back in one moment. */
const HURRY_SPAN_MS = 1_000;
const FINAL: ReadonlySet<string> = new Set(["not-found", "outdated"]);
/** The server asks to be left alone for a moment: half of the span is always waited. */
const LATER: ReadonlySet<string> = new Set(["draining", "too-many-connections", "broken"]);

export interface LiveOptions {
  readonly base: string;
  /** What comes first: the library is not fetched, nor the link opened, before. */
  readonly after?: Promise<unknown> | undefined;
  readonly token?: string | undefined;
  /** Only long-polling, for tests of networks that block WebSocket. */
  readonly pollingOnly?: boolean | undefined;
  /** The clock of this device, milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

type Emit = Record<CommandName, (envelope: unknown, ack: (reply: Reply<null, CommandReason>) => void) => void> &
  Record<typeof CLOCK_EVENT, (ack: (now: number) => void) => void>;

function followTable(socket: Socket<ServerEvents, Emit>, state: StoreApi<LiveState>): void {
  socket.on("people", (people) => state.setState({ people: new Map(people.map((person) => [person.id, person])) }));
  socket.on("person", (person) => state.setState({ people: new Map(state.getState().people).set(person.id, person) }));
  socket.on("personGone", (id) => {
    const people = new Map(state.getState().people);
    people.delete(id);
    state.setState({ people });
  });
  socket.on("title", (title) => state.setState({ title }));
  socket.on("removed", () => state.setState({ removed: true }));
  socket.on("erased", () => state.setState({ erased: true }));
}

/** Socket.IO comes back by itself from a lost network, but not from a refusal or an end by the server: a restart is both. */
function comeBack(
  socket: Socket<ServerEvents, Emit>,
  state: StoreApi<LiveState>,
): { readonly hurry: () => void; readonly close: () => void } {
  let tries = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = (reason: string): void => {
    state.setState({ connected: false });
    if (socket.active || isOver || FINAL.has(reason) || isEnded(state)) return;
    const spanMs = Math.min(RETRY_SPAN_MOST_MS, RETRY_SPAN_MS * 2 ** tries);
    const least = LATER.has(reason) ? 0.5 : 0;
    tries += 1;
    timer = setTimeout(() => socket.connect(), spanMs * (least + (1 - least) * Math.random()));
  };
  socket.on("connect", () => {
    tries = 0;
    state.setState({ connected: true });
  });
  socket.on("disconnect", ended);
  socket.on("connect_error", (error) => ended(error.message));
  const hurry = (): void => {
    if (socket.connected || isOver || isEnded(state)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (socket.connected) return;
      tries = 0;
      // What the library waits for, or asks of a network that is gone, it lets go only so.
      socket.disconnect().connect();
    }, HURRY_SPAN_MS * Math.random());
  };
  const close = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  return { hurry, close };
}

function isEnded(state: StoreApi<LiveState>): boolean {
  const { removed, erased } = state.getState();
  return removed || erased;
}

interface LiveLink {
  readonly socket: Socket<ServerEvents, Emit>;
  hurry(): void;
  close(): void;
}

function connect(parts: {
  readonly io: typeof Library.io;
  readonly seat: Seat;
  readonly options: LiveOptions;
  readonly state: StoreApi<LiveState>;
  readonly hear: (event: Passing) => void;
}): LiveLink {
  const { io, seat, options, state, hear } = parts;
  const socket: Socket<ServerEvents, Emit> = io(options.base, {
    path: LIVE_PATH,
    // Polling first, then WebSocket where it works: a blocked upgrade costs nothing.
    transports: options.pollingOnly ? ["polling"] : ["polling", "websocket"],
    forceNew: true,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.9,
    auth: {
      board: seat.board.id,
      version: PROTOCOL_VERSION,
      ...(options.token !== undefined && { token: options.token }),
    },
  });
  const { hurry, close: stopComingBack } = comeBack(socket, state);
  const clock = followClock({
    now: options.now ?? Date.now,
    ask: () => socket.timeout(ACK_WITHIN_MS).emitWithAck(CLOCK_EVENT),
    onOffset: (clockOffsetMs) => state.setState({ clockOffsetMs }),
  });
  socket.on("connect", () => clock.measure());
  socket.on("view", (view) => {
    clock.heard(view.now);
    state.setState({ view });
  });
  followTable(socket, state);
  socket.on("passing", hear);
  return {
    socket,
    hurry,
    close: () => {
      stopComingBack();
      clock.close();
      socket.disconnect();
    },
  };
}

/** Resolves when there is a link, or when nobody should wait for it any longer. */
function waitForLink(state: StoreApi<LiveState>): () => Promise<void> {
  let lostAt = performance.now();
  state.subscribe(({ connected }, before) => {
    if (before.connected && !connected) lostAt = performance.now();
  });
  return () =>
    new Promise((resolve) => {
      if (state.getState().connected) return resolve();
      const leftMs = Math.max(LEAST_WAIT_MS, lostAt + BACK_WITHIN_MS - performance.now());
      const done = (): void => {
        clearTimeout(late);
        stop();
        resolve();
      };
      const late = setTimeout(done, leftMs);
      const stop = state.subscribe(({ connected }) => connected && done());
    });
}

export function openLive(seat: Seat, options: LiveOptions): LiveClient {
  const state = createStore<LiveState>(() => ({
    connected: false,
    view: null,
    people: new Map<MemberId, Person>(),
    title: seat.board.title,
    removed: false,
    erased: false,
    clockOffsetMs: 0,
  }));
  const listeners = new Set<(event: Passing) => void>();
  const hear = (event: Passing): void => listeners.forEach((listener) => listener(event));
  const held: { link: LiveLink | null; isClosed: boolean } = { link: null, isClosed: false };
  const linked = waitForLink(state);
  void connectLater();

  async function connectLater(): Promise<void> {
    await options.after;
    for (let tries = 0; !held.isClosed && !held.link; tries += 1) {
      const library = await import("socket.io-client").catch(() => null);
      if (library && !held.isClosed) held.link = connect({ io: library.io, seat, options, state, hear });
      else await new Promise((resolve) => setTimeout(resolve, RETRY_SPAN_MS * Math.min(20, tries + 1) * Math.random()));
    }
  }

  async function send<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Reply<null, CommandReason | "offline">> {
    await linked();
    const socket = held.link?.socket;
    if (!socket?.connected) return no("offline");
    const id = newId();
    try {
      // Each command's envelope is the same to the socket; what stands in it is the caller's type.
      const command: CommandName = name;
      return await socket.timeout(ACK_WITHIN_MS).emitWithAck(command, { id, input });
    } catch {
      return no("offline");
    }
  }

  const hurry = (): void => held.link?.hurry();
  if ("window" in globalThis) window.addEventListener("online", hurry);

  function close(): void {
    held.isClosed = true;
    if ("window" in globalThis) window.removeEventListener("online", hurry);
    held.link?.close();
  }

  function onPassing(listener: (event: Passing) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  return { state, send, onPassing, hurry, close };
}
