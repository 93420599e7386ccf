import type { Page } from "playwright-core";
import type { Workspace } from "@tablee/client/board/workspace";
import type { KnowledgeType, Section } from "@tablee/shared/board/types";
import type { CardId, GroupId, MemberId } from "@tablee/shared/ids";
import type { Part } from "@tablee/shared/rules/roles";
import type { TemplateName } from "@tablee/shared/templates/names";
import type { Locale } from "@tablee/shared/locales";
import type { View } from "@tablee/shared/presence/presence";
import type { Pace } from "../support/network-line.ts";
import type { Headless } from "../support/member.ts";
import type { PageParts } from "./page-parts.ts";
import type { Participant } from "./script.ts";

export interface ClientWish {
  readonly base: string;
  readonly pace: Pace | null;
  /** The script cuts their network. */
  readonly isCut: boolean;
  /** Words to listen for. */
  readonly words: readonly string[];
}

/** One participant with a device: what they do, and what they see. Two kinds stand behind it: sockets, and Chromium. */
export interface Client {
  /** Whether these words have come to this device, in any frame of any channel; undefined where nobody can listen. */
  hasHeard(text: string): boolean | undefined;
  readonly person: Participant;
  readonly isBrowser: boolean;
  /** Cut off by netDrop: what they hold is asked again when they are back. */
  readonly isOffline: boolean;

  open(wish: TableWish): Promise<TableSeat>;
  /** Joins, or comes back to the seat that this device has. */
  join(door: Door): Promise<TableSeat>;
  /** Others on the same seat. */
  share(names: readonly string[]): Promise<void>;
  makeHost(person: { readonly id: MemberId; readonly name: string }): Promise<void>;
  invite(): Promise<Invitation>;
  show(view: View): Promise<void>;

  /** Refusals are thrown as `Refused`; the words stay with the person. */
  addCard(card: CardWish): Promise<CardId>;
  /** A card for oneself alone; the words stay with the person. */
  addPrivately(card: CardWish): Promise<void>;
  /** All private cards come to the table. Answers when that was pressed, milliseconds since 1970. */
  reveal(): Promise<number>;
  moveToGroup(card: CardId, group: GroupSeen): Promise<void>;
  moveToZone(card: CardId, zone: string): Promise<void>;
  group(cards: readonly CardId[]): Promise<GroupId>;
  nameGroup(group: GroupSeen, name: string): Promise<void>;
  addLine(line: LineWish): Promise<void>;

  setPhase(phase: PhaseSeen): Promise<void>;
  startTimer(seconds: number): Promise<void>;
  extendTimer(seconds: number): Promise<void>;
  raiseHand(): Promise<void>;
  giveFloor(to: { readonly id: MemberId; readonly name: string }): Promise<void>;
  sayReady(): Promise<void>;

  /** For what belongs to one concern of a session: each has its two ways in `concerns/`. */
  readonly by: By;

  drop(): Promise<void>;
  restore(): Promise<void>;

  /** True when the server has stored all that was written here, and the connection stands. */
  isSaved(): Promise<boolean>;
  /** How many changes this person is told are still to be sent. */
  unsent(): Promise<number>;
  /** What they look at the table by. */
  view(): Promise<View>;
  board(): Promise<BoardSeen>;
  /** Ids of the cards as the canvas has them. */
  canvas(): Promise<readonly string[]>;
  lines(): Promise<readonly LineSeen[]>;
  session(): Promise<SessionSeen>;
  /** A bearer token of this device, for looking past the client at the server itself. */
  token(): Promise<string>;
  close(): Promise<void>;
}

/** The server or the interface said no, with its reason. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly reason: string;

  constructor(reason: string) {
    super(`refused: ${reason}`);
    this.reason = reason;
  }
}

export interface TableWish {
  readonly title: string;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly part: Part | null;
}

export interface TableSeat {
  readonly board: string;
  readonly code: string;
  readonly member: MemberId;
  /** `/sync/<room>` */
  readonly room: string;
}

export interface Door {
  /** `bookmark`: the address of a table at which this device has a seat. */
  readonly kind: "code" | "link" | "bookmark";
  readonly value: string;
  readonly part: Part | null;
}

/** As it is shown: the code to dictate, the link to send, and what the QR code holds. */
export interface Invitation {
  readonly code: string;
  readonly link: string;
  readonly qr: string;
}

export interface CardWish {
  readonly text: string;
  /** The title of the area. */
  readonly zone: string;
  readonly knowledge: KnowledgeType | null;
}

export interface GroupSeen {
  readonly id: GroupId;
  readonly name: string;
}

export interface LineWish {
  readonly section: Section;
  readonly text: string;
  readonly sources: readonly CardId[];
}

export interface PhaseSeen {
  readonly id: string;
  readonly name: string;
}

export interface CardSeen {
  readonly id: string;
  readonly text: string;
  /** Ids; null outside of any. */
  readonly zone: string | null;
  readonly group: string | null;
}

export interface BoardSeen {
  /** In reading order. */
  readonly cards: readonly CardSeen[];
  /** Areas by title. */
  readonly zones: ReadonlyMap<string, string>;
  /** When it was so, by the clock of all: a page tells it itself, since an answer takes its time to come. */
  readonly at: number;
}

export interface LineSeen {
  readonly text: string;
  readonly section: string;
  /** The words of the cards behind it. */
  readonly sources: readonly string[];
}

export interface SessionSeen {
  /** The name of the current phase. */
  readonly phase: string | null;
  readonly isTimerRunning: boolean;
  /** Each person of a shared seat counted. */
  readonly heads: number;
  /** What a page shows only in its panels; null there. */
  readonly led: Led | null;
}

interface Led {
  /** Seats with somebody present. */
  readonly seats: number;
  readonly ready: number;
  readonly hands: readonly MemberId[];
  readonly floor: MemberId | null;
  /** By the server's clock; 0 without a timer. */
  readonly timerLeftMs: number;
}

interface BySockets {
  readonly kind: "sockets";
  readonly member: Headless;
  readonly ws: Workspace;
}

export interface ByPage {
  readonly kind: "page";
  readonly page: Page;
  readonly on: PageParts;
  /** Whether anything has come to this page by WebSocket. */
  readonly hasWebSocket: () => boolean;
  /** The card has the focus, in the list. */
  readonly standOn: (card: CardId) => Promise<void>;
  /** Opens a panel from the table’s menu by one of these names, and closes it after the work, whatever comes of it. */
  readonly inPanel: <Value>(names: string | readonly string[], work: () => Promise<Value>) => Promise<Value>;
}

export type By = BySockets | ByPage;

/** One thing that can be done by sockets and by hand. */
export function doneBy<Value>(
  { by }: Pick<Client, "by">,
  ways: { readonly sockets: (at: BySockets) => Promise<Value>; readonly page: (at: ByPage) => Promise<Value> },
): Promise<Value> {
  return by.kind === "sockets" ? ways.sockets(by) : ways.page(by);
}
