import process from "node:process";
import { WebSocket } from "ws";
import { createPairs } from "@tablee/client/board/pairs";
import type { Pairs } from "@tablee/client/board/pairs";
import { createSheets } from "@tablee/client/board/sheets";
import type { Desk, Sheets } from "@tablee/client/board/sheets";
import { openTable } from "@tablee/client/sync/open-table";
import type { AnewReason, LiveState, OpenedTable } from "@tablee/client/table";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { newId } from "@tablee/client/new-id";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { Person } from "@tablee/shared/protocol/events";
import type { Seat } from "@tablee/shared/protocol/http";
import type { Board, KnowledgeType } from "@tablee/shared/board/types";
import type { SessionView } from "@tablee/shared/session/types";
import { until } from "./house.ts";

// Outside a browser each y-websocket provider waits for the end of the process, and a whole table sits in this one.
process.setMaxListeners(200);

export interface MemberWish {
  /** The network lets no WebSocket through, for ever or as long as this says. */
  readonly polling?: boolean | (() => boolean);
  readonly probeMs?: number;
  /** The clock of their device. */
  readonly now?: () => number;
  readonly startAnew?: (why: AnewReason) => void;
  /** Their WebSocket was closed, with this code. */
  readonly onClosed?: (code: number) => void;
}

export interface PrivateWish {
  /** Of several on one seat. */
  readonly person?: number;
  readonly zone?: ZoneId | null;
  readonly author?: string;
  readonly knowledge?: KnowledgeType | null;
  readonly locked?: boolean;
}

/** Somebody at the table without a browser: the client's own sync, presence and session over real sockets. */
export class Headless {
  readonly table: OpenedTable;
  readonly hand: Hand;
  #sheets: Sheets | undefined;
  #pairs: Pairs | undefined;

  constructor(base: string, seat: Seat, options: MemberWish = {}) {
    const { token } = seat;
    if (token === undefined) throw new Error("a headless member needs a token");
    const { polling = false } = options;
    const isBlocked = typeof polling === "function" ? polling : () => polling;
    /** A network that lets no WebSocket through: the upgrade is never answered with success. */
    class WithToken extends WebSocket {
      constructor(url: string) {
        const headers = { authorization: `Bearer ${token}` };
        super(isBlocked() ? url.replace(/\/sync\/.*/, "/no-upgrade-here") : url, { headers });
        if (options.onClosed) this.on("close", options.onClosed);
      }
    }
    this.table = openTable(seat, {
      base,
      token,
      // ws has the events and the methods of the browser's class that are used.
      WebSocket: WithToken as unknown as typeof globalThis.WebSocket,
      offlineCopy: false,
      pollingOnly: isBlocked(),
      ...(options.probeMs !== undefined && { probeMs: options.probeMs }),
      ...(options.now && { now: options.now }),
      ...(options.startAnew && { startAnew: options.startAnew }),
    });
    this.hand = {
      doc: this.table.sync.doc,
      by: seat.member.id,
      origin: this,
      newId,
      suffix: () => newId().slice(0, 3),
      now: () => Date.now(),
    };
  }

  /** Their private sheets, by the client’s own code; closed with them. */
  sheets(): Sheets {
    this.#sheets ??= createSheets({ ...this.table, newId: () => this.hand.newId() });
    return this.#sheets;
  }

  /** Those whom they meet apart, by the client’s own code. */
  pairs(): Pairs {
    this.#pairs ??= createPairs({ ...this.table, newId: () => this.hand.newId() });
    return this.#pairs;
  }

  /** Puts a card on the sheet of one person of the seat. */
  async addPrivately(text: string, { person = 0, ...card }: PrivateWish = {}): Promise<Desk> {
    const opened = await this.sheets().open(person);
    if (!opened.ok) throw new Error(opened.reason);
    const { zone = null, ...look } = card;
    const written = await this.sheets().write([{ text, ...look }], zone);
    if (!written.ok) throw new Error(written.reason);
    return opened.value;
  }

  board(): Board {
    return readBoard(this.table.sync.doc);
  }

  status(): string {
    return this.table.sync.state.getState().status.kind;
  }

  async saved(): Promise<void> {
    await until(`saved, not ${this.status()}`, () => this.status() === "saved", 20_000);
  }

  live(): LiveState {
    return this.table.live.state.getState();
  }

  /** The session as this member may know it; waits for the first view. */
  async view(): Promise<SessionView> {
    await until("a view of the session", () => this.live().view !== null);
    const { view } = this.live();
    if (!view) throw new Error("the view is gone");
    return view;
  }

  present(): Person[] {
    return [...this.live().people.values()].filter(({ present }) => present);
  }

  /** A refusal is thrown as its reason. */
  async command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<void> {
    const reply = await this.table.live.send(name, input);
    if (!reply.ok) throw new Error(reply.reason);
  }

  addCard(text: string, zone: ZoneId | null = null): CardId {
    const added = addCards(this.hand, [{ text, place: { x: 0, y: 0, zone, group: null } }]);
    if (!added.ok || !added.value[0]) throw new Error("the card was not added");
    return added.value[0];
  }

  texts(): string[] {
    return [...this.board().cards.values()].map(({ text }) => text).sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#sheets?.close();
    this.#pairs?.close();
    this.table.presence.close();
    this.table.live.close();
    await this.table.sync.close();
  }
}
