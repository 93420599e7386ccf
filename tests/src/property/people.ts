import * as Y from "yjs";
import { CLOSE, closeNameOf } from "@tablee/shared/protocol/close-codes";
import { openRoots } from "@tablee/shared/board/schema";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";
import type { NetworkLine } from "../support/network-line.ts";
import { RandomEditor } from "../support/random-edits.ts";
import type { Random } from "../support/random.ts";
import { RawRoom } from "../support/raw-room.ts";
import { stock } from "../support/stock.ts";
import { watchUndo } from "../support/undo-watch.ts";
import { Promises } from "./promises.ts";

/** Somebody at the table, on a line of their own, who does anything at any time. */
export interface Someone {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly line: NetworkLine;
  readonly editor: RandomEditor;
  readonly undone: readonly string[];
  /** What the page called saved; nothing for who is told nothing. */
  readonly promises: Promises;
  /** The network lets WebSocket through, or does not. */
  switchWay(): void;
  inSync(): boolean;
  status(): string;
  /** Why the server turned them away for good, if it did. */
  refused(): string | undefined;
  close(): Promise<void>;
}

interface Place {
  readonly url: string;
  readonly board: OpenedBoard;
  readonly random: Random;
  readonly name: string;
}

/** Our own client; with `slow`, on long-polling now and then. */
export async function oneOfOurs(place: Place, slow: boolean): Promise<Someone> {
  const { url, board, random, name } = place;
  const seat = await joinBoard(url, board.board.code, { name });
  const line = await openLine(url);
  let isBlocked = slow;
  let refusal: string | undefined;
  const page = new Headless(line.url, seat, {
    polling: slow ? () => isBlocked : false,
    probeMs: 400,
    startAnew: (why) => (refusal = why),
  });
  const { doc, state } = page.table.sync;
  const promises = new Promises(doc);
  state.subscribe(({ status }) => {
    if (status.kind === "saved") promises.note();
    if (status.kind === "stopped") refusal = status.why ?? "without a name";
  });
  return {
    ...hands(doc, random),
    name,
    line,
    promises,
    switchWay: () => {
      if (!slow) return;
      isBlocked = !isBlocked;
      line.cut();
      line.restore();
    },
    inSync: () => page.status() === "saved",
    status: () => JSON.stringify(state.getState().status),
    refused: () => refusal,
    close: async () => {
      await page[Symbol.asyncDispose]();
      await line[Symbol.asyncDispose]();
    },
  };
}

/** y-websocket's own provider. */
export async function aStranger(place: Place): Promise<Someone> {
  const { url, board, random, name } = place;
  const seat = await joinBoard(url, board.board.code, { name });
  const line = await openLine(url);
  const doc = new Y.Doc();
  openRoots(doc);
  const provider = stock(line.url, seat, doc);
  let refusal: string | undefined;
  provider.on("connection-close", (event: CloseEvent | null) => {
    const close = event && closeNameOf(event.code);
    if (close && CLOSE[close].client === "refused") refusal = `${close}: ${event.reason}`;
  });
  provider.maxBackoffTime = 1_000;
  return {
    ...hands(doc, random),
    name,
    line,
    promises: new Promises(doc),
    switchWay: () => undefined,
    inSync: () => provider.wsconnected && provider.synced,
    status: () => `connected: ${provider.wsconnected}, synced: ${provider.synced}`,
    refused: () => refusal,
    close: async () => {
      provider.destroy();
      await line[Symbol.asyncDispose]();
    },
  };
}

function hands(doc: Y.Doc, random: Random): Pick<Someone, "doc" | "editor" | "undone"> {
  return { doc, editor: new RandomEditor(doc, random), undone: watchUndo(doc) };
}

/** A bare socket that sends all it writes twice, and now and then everything once more. */
export class Repeater {
  readonly #seat: Seat;
  readonly #url: string;
  readonly #editor: RandomEditor;
  readonly #doc = new Y.Doc();
  readonly #random: Random;
  #written: Uint8Array[] = [];
  #room: RawRoom | undefined;

  private constructor({ url, random }: Place, seat: Seat) {
    this.#url = url;
    this.#seat = seat;
    this.#random = random;
    this.#editor = new RandomEditor(this.#doc, random);
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "heard") this.#written.push(update);
    });
  }

  static async open(place: Place): Promise<Repeater> {
    return new Repeater(place, await joinBoard(place.url, place.board.board.code, { name: place.name }));
  }

  /** Reads the room, writes on it, and sends that more often than needed. */
  async act(): Promise<void> {
    const { token = "", sync } = this.#seat;
    this.#room ??= await RawRoom.open(this.#url, { path: sync.path, token });
    const room = this.#room;
    const heard = await room.read();
    Y.applyUpdate(this.#doc, Y.encodeStateAsUpdate(heard), "heard");
    const from = this.#written.length;
    for (let count = 0; count < 3; count += 1) this.#editor.act();
    for (const update of this.#written.slice(from)) for (const again of [update, update]) room.write(again);
    if (this.#random.oneIn(4)) for (const update of this.#written) room.write(update);
    if (this.#random.oneIn(4)) room.write(Y.encodeStateAsUpdate(this.#doc));
    await room.read();
  }

  /** The socket is gone; what it wrote and was not stored is brought again next time. */
  drop(): void {
    this.#room?.[Symbol.dispose]();
    this.#room = undefined;
  }

  get doc(): Y.Doc {
    return this.#doc;
  }
}
