import * as Y from "yjs";
import { newId } from "@tablee/client/new-id";
import { addCards } from "@tablee/shared/board/edit-cards";
import { openRoots } from "@tablee/shared/board/schema";
import type { SheetId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { SYNC_PATH } from "@tablee/shared/protocol/rooms";
import type { SessionView } from "@tablee/shared/session/types";
import { joinBoard, openBoard, until } from "./house.ts";
import { Headless } from "./member.ts";
import { OverheardLine } from "./overheard-line.ts";
import { RawRoom } from "./raw-room.ts";
import { WireTap } from "./wire-tap.ts";

/** A table of many, each on a line of their own on which every byte is kept: most on bare sockets, some on long-polling. */

export interface Sitting {
  readonly at: number;
  readonly seat: Seat;
  readonly ear: OverheardLine;
  /** Every view that came, where it is a bare socket. */
  views(): readonly SessionView[];
  view(): SessionView;
  send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<string>;
  /** Cards on one's own sheet, stored; those that are kept back are locked. */
  writePrivately(cards: readonly { readonly text: string; readonly locked?: boolean }[]): Promise<void>;
  leave(): Promise<void>;
}

const VIEW = '2["view",';

class BareSitting implements Sitting {
  readonly at: number;
  readonly seat: Seat;
  readonly ear: OverheardLine;
  readonly #tap: WireTap;

  constructor(at: number, seat: Seat, ear: OverheardLine) {
    this.at = at;
    this.seat = seat;
    this.ear = ear;
    this.#tap = new WireTap(ear.line.url, seat);
  }

  views(): readonly SessionView[] {
    // A packet is the event and its one argument, as JSON.
    return this.#tap.heard
      .filter((packet) => packet.startsWith(VIEW))
      .map((packet) => JSON.parse(packet.slice(VIEW.length, -1)) as SessionView);
  }

  view(): SessionView {
    const { view } = this.#tap;
    if (!view) throw new Error("nobody was shown anything yet");
    return view;
  }

  async here(): Promise<this> {
    await this.#tap.here();
    return this;
  }

  send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<string> {
    return this.#tap.send(name, input);
  }

  async writePrivately(cards: readonly { readonly text: string; readonly locked?: boolean }[]): Promise<void> {
    // Made here just now: the brand says no more.
    if (this.view().rounds.sheets.length === 0) await this.send("sheet.open", { person: 0, sheet: newId<SheetId>() });
    await until("the sheet is told", () => this.view().rounds.sheets.length > 0);
    const [mine] = this.view().rounds.sheets;
    const path = `${SYNC_PATH}/${this.seat.board.id}.${mine?.epoch}.${mine?.sheet}`;
    using room = await RawRoom.open(this.ear.line.url, { path, token: this.seat.token ?? "" });
    room.write(updateWith(cards));
    await room.read();
    if (room.doc.getMap("cards").size < cards.length) throw new Error("the sheet has not taken it");
  }

  leave(): Promise<void> {
    this.#tap[Symbol.dispose]();
    return this.ear[Symbol.asyncDispose]();
  }
}

function updateWith(cards: readonly { readonly text: string; readonly locked?: boolean }[]): Uint8Array {
  const doc = new Y.Doc();
  openRoots(doc);
  const suffix = (): string => newId().slice(0, 3);
  const hand = { doc, by: null, origin: null, newId, suffix, now: () => Date.now() };
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(
    hand,
    cards.map((card) => ({ ...card, place })),
  );
  if (!added.ok) throw new Error(added.reason);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Where no WebSocket comes through: our own client, by long-polling and the tunnel. */
class PollingSitting implements Sitting {
  readonly at: number;
  readonly seat: Seat;
  readonly ear: OverheardLine;
  readonly #member: Headless;

  constructor(at: number, seat: Seat, ear: OverheardLine) {
    this.at = at;
    this.seat = seat;
    this.ear = ear;
    this.#member = new Headless(ear.line.url, seat, { polling: true });
  }

  async here(): Promise<this> {
    await this.#member.view();
    return this;
  }

  views(): readonly SessionView[] {
    return [];
  }

  view(): SessionView {
    const { view } = this.#member.live();
    if (!view) throw new Error("nobody was shown anything yet");
    return view;
  }

  async send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<string> {
    const reply = await this.#member.table.live.send(name, input);
    return reply.ok ? "ok" : reply.reason;
  }

  async writePrivately(cards: readonly { readonly text: string; readonly locked?: boolean }[]): Promise<void> {
    for (const { text, locked = false } of cards) await this.#member.addPrivately(text, { locked });
    const { state } = this.#member.sheets();
    await until("the sheet is saved", () => state.getState().desk?.sync.state.getState().status.kind === "saved");
  }

  async leave(): Promise<void> {
    await this.#member[Symbol.asyncDispose]();
    await this.ear[Symbol.asyncDispose]();
  }
}

async function sitDown(base: string, at: number, seat: Seat, isPolling: boolean): Promise<Sitting> {
  const ear = await OverheardLine.open(base);
  return isPolling ? new PollingSitting(at, seat, ear).here() : new BareSitting(at, seat, ear).here();
}

/** The first opened the table, the last one only looks on; each in `polling` has no WebSocket. */
export async function crowdedTable(
  base: string,
  { count, polling }: { readonly count: number; readonly polling: ReadonlySet<number> },
): Promise<{ readonly opened: OpenedBoard; readonly people: readonly Sitting[] }> {
  const opened = await openBoard(base, { template: "ingredients", part: "supported" });
  const seats: Seat[] = [opened];
  while (seats.length < count - 1)
    seats.push(await joinBoard(base, opened.board.code, { name: `Pie ${seats.length}`, part: "supported" }));
  const secret = opened.links.observer.split("#s=")[1];
  seats.push(await joinBoard(base, opened.board.code, { code: undefined, secret, name: "Buse" }));
  const people: Sitting[] = [];
  for (const [at, seat] of seats.entries()) people.push(await sitDown(base, at, seat, polling.has(at)));
  return { opened, people };
}
