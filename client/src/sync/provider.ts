import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { CLOSE, closeNameOf } from "@tablee/shared/protocol/close-codes";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { nextOf, waitMs, waitsByChance } from "./backoff.ts";
import { cutFrame } from "./cut-frame.ts";
import { LOST_CODE } from "./frame-socket.ts";
import type { FrameSocket } from "./frame-socket.ts";
import { answerFrame, presenceFrame, questionFrame, readFrame, updateFrame } from "./frames.ts";
import { groundedUpdate } from "./grounded.ts";
import type { Hear, LinkState, RoomAccess } from "./link.ts";
import { Pulse } from "./pulse.ts";
import { Ways } from "./ways.ts";

/** A link that has held so long is a good one: the next trouble is waited out from the beginning. */
const HELD_MS = 10_000;
/** The first piece of a large board is put in, and drawn, by itself. Below this a board is put in before it could be drawn. */
const POUR_FIRST_BYTES = 8 * 1024;
/** Of the others, small changes that were made one after the other are put in together. */
const POUR_AT_ONCE_BYTES = 32 * 1024;
/** What has come faster than it can be put in waits its turn after so long: a frame is drawn, and a hand answered. */
const TURN_MS = 8;
/** How long the first piece is given to be drawn. */
const SIGHT_MS = 100;

/**
 * One room, over whichever way is open: this document and presence there, everybody's here.
 *
 *   idle ──connect()──► waiting ──► opening ──a way is open──► joining ──the last word of the answer──► joined
 *    ▲                     ▲           │ both failed              │ closed                                │ closed
 *    │                     └───────────┴───────── retry ──────────┴───────────────────────────────────────┤
 *    └─────────── disconnect(), or closed with a code that says stop or refused ──────────────────────────┘
 *
 * While joining, what comes is gathered, and put into the document at once: a part of a board is never shown as all of
 * it, and it is drawn once. A large board that this document has nothing of is put in as it comes, a piece at a time: its
 * first words are there before its last, and no piece keeps a hand waiting. Who shows it says that it is still coming.
 * Own changes go out only after the server's question was answered: before that they might stand on others that it has
 * not, and it refuses such.
 */
export class Provider {
  readonly awareness: Awareness;
  readonly #doc: Y.Doc;
  readonly #hear: Hear;
  readonly #ways: Ways;
  #state: LinkState = { kind: "idle" };
  #isSlow = false;
  #socket: FrameSocket | undefined;
  #gathered: Uint8Array[] = [];
  /** Put in already, of a join that goes on. */
  #poured: Uint8Array[] = [];
  /** Nothing of the board was here when it was first asked for, and it is not all here yet. */
  #isFirst: boolean | null = null;
  #isAsked = false;
  #isHeld = false;
  /** What has come and was not looked at: while nothing may be said yet, and while others wait for their turn. */
  #inbox: Uint8Array[] = [];
  #isTaking = false;
  #tries = 0;
  /** Why a link is waited for, if one is. */
  #waitsFor = LOST_CODE;
  #openedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pulse = new Pulse({
    isWaiting: () => this.#hear.isWaiting(),
    ask: () => this.#showAgain(),
    changed: () => this.#hear.changed(),
    dead: () => this.#ended(LOST_CODE, "silent"),
  });
  /** Gives up what is under way: a way that opens, or the watch for a better one. */
  #giveUp: () => void = () => undefined;

  constructor(room: RoomAccess, doc: Y.Doc, hear: Hear) {
    this.#doc = doc;
    this.#hear = hear;
    this.awareness = new Awareness(doc);
    this.awareness.on("update", this.#onPresence);
    this.#ways = new Ways({
      url: `${room.base.replace(/^http/, "ws")}${room.path}?v=${PROTOCOL_VERSION}`,
      token: room.token,
      // A page’s own brings the cookie of whoever sits here, and no token: somebody else’s seat needs another way.
      Native: room.WebSocket ?? (room.token === undefined ? globalThis.WebSocket : undefined),
      probeMs: room.probeMs,
    });
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Frames travel inside long-polling. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** What was sent is not answered: the link may be gone without a word. */
  get isSilent(): boolean {
    return this.#pulse.isSilent;
  }

  /** A link opens meanwhile, and says and hears nothing: what the document holds is the question, and the answer. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    if (!this.#socket) return;
    this.#ask();
    this.#takeTurns();
  }

  /** Opens the link now, or after as long as somebody is made to wait who was asked to come later. */
  connect({ later = false }: { readonly later?: boolean } = {}): void {
    if (this.isSilent) this.#drop();
    else if (this.#state.kind !== "idle" && this.#state.kind !== "waiting") return;
    if (later) this.#wait(CLOSE.tryLater.code);
    else this.#open();
  }

  /** The network came back, or is another: whatever was waited for is tried now. */
  hurry(): void {
    this.#ways.forget();
    this.#tries = 0;
    // What is being opened, or does not answer, may have been asked of a network that is gone.
    if (this.#state.kind === "opening" || this.isSilent) this.#drop();
    else if (this.#state.kind !== "waiting") return;
    this.#wait(LOST_CODE);
  }

  /** Another link of this device is back: the server is there. */
  follow(): void {
    if (this.#state.kind !== "waiting" || !waitsByChance(this.#waitsFor)) return;
    this.#tries = 0;
    this.#wait(LOST_CODE);
  }

  disconnect(): void {
    this.#drop();
    this.#set({ kind: "idle" });
  }

  destroy(): void {
    this.disconnect();
    this.awareness.destroy();
  }

  /** A change made on this device. What cannot go now goes with the answer to the server's next question. */
  send(update: Uint8Array): void {
    if (this.#isAsked) this.#write(updateFrame(update));
  }

  #set(state: LinkState): void {
    this.#state = state;
    this.#hear.changed();
  }

  #wait(code: number): void {
    clearTimeout(this.#timer);
    this.#waitsFor = code;
    this.#timer = setTimeout(() => this.#open(), waitMs({ code, tries: this.#tries, chance: Math.random() }));
    this.#tries += 1;
    this.#set({ kind: "waiting" });
  }

  #open(): void {
    clearTimeout(this.#timer);
    this.#set({ kind: "opening" });
    this.#giveUp = this.#ways.open({
      opened: (socket, isSlow) => {
        this.#isSlow = isSlow;
        this.#set({ kind: "joining", bytes: 0 });
        this.#use(socket);
        this.#giveUp = isSlow ? this.#ways.watch((better) => this.#switchTo(better)) : () => undefined;
      },
      failed: (code, reason) => this.#ended(code, reason),
    });
  }

  #use(socket: FrameSocket): void {
    this.#socket = socket;
    this.#isAsked = false;
    this.#openedAt = Date.now();
    this.#pulse.begin();
    socket.onopen = undefined;
    socket.onframe = (bytes) => this.#take(bytes);
    socket.onclose = (code, reason) => this.#ended(code, reason);
    if (!this.#isHeld) this.#ask();
  }

  #ask(): void {
    this.#isFirst ??= this.#doc.store.clients.size === 0;
    if (this.#socket?.isAsked !== true) this.#write(questionFrame(Y.encodeStateVector(this.#doc)));
    this.#showAgain();
  }

  /** Without a gap: the new way is open before the old one ends, and asks for whatever was still on its way. */
  #switchTo(better: FrameSocket): void {
    const old = this.#socket;
    this.#isSlow = false;
    this.#giveUp = () => undefined;
    this.#use(better);
    if (old) close(old);
    this.#hear.changed();
  }

  /** A new count, so that the server takes it for news while it still believes in an older link. */
  #showAgain(): void {
    this.awareness.setLocalState(this.awareness.getLocalState());
  }

  readonly #onPresence = (
    { added, updated, removed }: Record<"added" | "updated" | "removed", number[]>,
    by: unknown,
  ): void => {
    const { clientID } = this.awareness;
    if (by === this || !this.#socket || this.#isHeld || ![...added, ...updated, ...removed].includes(clientID)) return;
    this.#write(presenceFrame(encodeAwarenessUpdate(this.awareness, [clientID])));
  };

  #write(frame: Uint8Array): void {
    const socket = this.#socket;
    if (!socket) return;
    for (const piece of cutFrame(frame)) {
      if (piece.length > socket.maxBytes) return this.#ended(CLOSE.tooBig.code, "too big to be sent");
      socket.send(piece);
    }
    this.#pulse.sent();
  }

  #take(bytes: Uint8Array): void {
    this.#pulse.heard();
    this.#inbox.push(bytes);
    if (!this.#isHeld && !this.#isTaking) this.#takeTurns();
  }

  #takeTurns(): void {
    const from = performance.now();
    const poured = this.#poured.length;
    const isFirstSight = (): boolean => poured === 0 && this.#poured.length > 0;
    this.#isTaking = true;
    while (!this.#isHeld && !isFirstSight() && performance.now() - from < TURN_MS) {
      const bytes = this.#inbox.shift();
      if (!bytes) break;
      this.#read(bytes);
    }
    this.#isTaking = this.#inbox.length > 0 && !this.#isHeld;
    if (this.#isTaking) (isFirstSight() ? afterSight : nextTurn)(() => this.#takeTurns());
  }

  #read(bytes: Uint8Array): void {
    try {
      this.#handle(bytes);
    } catch {
      // Not a frame of this protocol: something on the way made it, and the next link may be whole.
      this.#ended(LOST_CODE, "a frame could not be read");
    }
  }

  #handle(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    switch (frame.kind) {
      case "question":
        return this.#answer(frame.stateVector);
      case "presence":
        return applyAwarenessUpdate(this.awareness, frame.body, this);
      case "who":
        return this.#showAgain();
      case "update":
      case "answer":
        this.#gathered.push(frame.update);
        if (this.#state.kind !== "joining" || frame.kind === "answer") return this.#putIn();
        return this.#gather(this.#state.bytes + frame.update.length);
      default:
        return undefined;
    }
  }

  #gather(bytes: number): void {
    this.#set({ kind: "joining", bytes });
    const waiting = this.#gathered.reduce((sum, { length }) => sum + length, 0);
    if (this.#isFirst && waiting > (this.#poured.length === 0 ? POUR_FIRST_BYTES : POUR_AT_ONCE_BYTES)) this.#pour();
  }

  #pour(): void {
    const updates = this.#gathered;
    this.#gathered = [];
    this.#poured.push(...updates);
    this.#hear.pouring(updates, () => this.#apply(updates));
  }

  /** In one transaction: whoever follows the document hears of it once. */
  #apply(updates: readonly Uint8Array[]): void {
    Y.transact(
      this.#doc,
      () => {
        for (const update of updates) Y.applyUpdate(this.#doc, update, this);
      },
      this,
      false,
    );
  }

  /**
   * The last of what was gathered. What is stored is said after it, never while it is gathered: until then somebody here
   * may delete what the server calls deleted already.
   */
  #putIn(): void {
    const updates = this.#gathered;
    this.#gathered = [];
    this.#apply(updates);
    // Of a board that comes for the first time there is nothing to learn while nothing waits here.
    const poured = this.#hear.isWaiting() ? this.#poured : [];
    this.#poured = [];
    this.#isFirst = false;
    for (const update of [...poured, ...updates]) this.#hear.stored(update);
    this.#set({ kind: "joined" });
  }

  #answer(stateVector: Uint8Array): void {
    this.#hear.held(stateVector);
    this.#isAsked = true;
    this.#write(answerFrame(groundedUpdate(this.#doc, stateVector)));
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#pulse.end();
    this.#giveUp();
    this.#giveUp = () => undefined;
    this.#gathered = [];
    this.#inbox = [];
    this.#isAsked = false;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) close(socket);
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, this);
  }

  #ended(code: number, reason: string): void {
    const next = nextOf(code);
    const wasAsked = this.#isAsked;
    if (this.#socket) {
      const livedMs = Date.now() - this.#openedAt;
      if (livedMs > HELD_MS) this.#tries = 0;
      this.#ways.ended({ isSlow: this.#isSlow, code, livedMs });
    }
    this.#drop();
    if (next === "retry") return this.#wait(code);
    this.#set({ kind: "idle" });
    this.#hear.ended({ name: closeNameOf(code), next, reason, wasAsked });
  }
}

/** What has come first is drawn before the rest is looked at; a page that nobody sees draws nothing. */
function afterSight(call: () => void): void {
  if (typeof requestIdleCallback === "undefined") setTimeout(call, SIGHT_MS);
  else requestIdleCallback(call, { timeout: SIGHT_MS });
}

/** Sooner than a timer, which waits four milliseconds each time; after whatever waits for its turn already. */
function nextTurn(call: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => {
    port1.close();
    call();
  });
  port1.start();
  port2.postMessage(null);
}

function close(socket: FrameSocket): void {
  socket.onframe = undefined;
  socket.onclose = undefined;
  socket.close();
}
