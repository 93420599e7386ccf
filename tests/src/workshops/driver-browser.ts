import type { BrowserContext } from "playwright-core";
import type { CardId, GroupId } from "@tablee/shared/ids";
import type { View } from "@tablee/shared/presence/presence";
import type { NetworkLine } from "../support/network-line.ts";
import * as coming from "./browser/coming.ts";
import { BLOCK_WEBSOCKET } from "./browser/device.ts";
import { Hands } from "./browser/hands.ts";
import * as leading from "./browser/leading.ts";
import * as seeing from "./browser/seeing.ts";
import * as writing from "./browser/writing.ts";
import type { BoardSeen, By, CardWish, Client, ClientWish, Door, GroupSeen, Invitation, LineSeen } from "./client.ts";
import type { LineWish, PhaseSeen, SessionSeen, TableSeat, TableWish } from "./client.ts";
import { NOTE_SAID } from "./concerns/said.ts";
import { openHeardLine } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { PageParts } from "./page-parts.ts";
import type { Participant } from "./script.ts";
import { FOUND_WITHIN_MS } from "./waiting.ts";
import { localeOf } from "./words.ts";

type Way = Awaited<ReturnType<typeof openHeardLine>>;

/**
 * A participant in Chromium, who does everything by the interface: what a page does not offer, they cannot do. What they
 * press lies in `browser/`, by concern.
 */
export class BrowserClient implements Client {
  readonly isBrowser = true;
  readonly person: Participant;
  readonly #base: string;
  readonly #line: NetworkLine | null;
  readonly #heard: Heard | null;
  readonly #context: BrowserContext;
  readonly #hands: Hands;

  private constructor(person: Participant, { base, line, heard, hands }: { base: string; hands: Hands } & Way) {
    this.person = person;
    this.#line = line;
    this.#heard = heard;
    this.#base = line?.url ?? base;
    this.#hands = hands;
    this.#context = hands.page.context();
  }

  static async make(
    person: Participant,
    how: ClientWish & { readonly context: BrowserContext },
  ): Promise<BrowserClient> {
    const way = await openHeardLine(how.base, how);
    const { context } = how;
    if (person.transport === "polling") await context.addInitScript(BLOCK_WEBSOCKET);
    await context.addInitScript(NOTE_SAID);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(FOUND_WITHIN_MS);
    const hands = new Hands(new PageParts(page, localeOf(person.locale)));
    return new BrowserClient(person, { base: how.base, ...way, hands });
  }

  hasHeard(text: string): boolean | undefined {
    return this.#heard?.has(text);
  }

  get isOffline(): boolean {
    return this.#hands.isOffline;
  }

  get #comer(): coming.Comer {
    return { hands: this.#hands, person: this.person, base: this.#base };
  }

  open(wish: TableWish): Promise<TableSeat> {
    return coming.open(this.#comer, wish);
  }

  join(door: Door): Promise<TableSeat> {
    return coming.join(this.#comer, door);
  }

  share(names: readonly string[]): Promise<void> {
    return coming.share(this.#hands, names);
  }

  makeHost(person: { readonly name: string }): Promise<void> {
    return coming.makeHost(this.#hands, person);
  }

  invite(): Promise<Invitation> {
    return coming.invite(this.#hands);
  }

  show(view: View): Promise<void> {
    return this.#hands.show(view);
  }

  addCard(card: CardWish): Promise<CardId> {
    return writing.addCard(this.#hands, card);
  }

  addPrivately(card: CardWish): Promise<void> {
    return writing.addPrivately(this.#hands, card);
  }

  reveal(): Promise<number> {
    return leading.reveal(this.#hands);
  }

  moveToGroup(card: CardId, { name }: GroupSeen): Promise<void> {
    return writing.moveTo(this.#hands, card, name === "" ? this.#hands.on.board.noName : name);
  }

  moveToZone(card: CardId, zone: string): Promise<void> {
    return writing.moveTo(this.#hands, card, zone);
  }

  group(cards: readonly CardId[]): Promise<GroupId> {
    return writing.group(this.#hands, cards);
  }

  nameGroup(group: GroupSeen, name: string): Promise<void> {
    return writing.nameGroup(this.#hands, group, name);
  }

  addLine(line: LineWish): Promise<void> {
    return writing.addLine(this.#hands, line);
  }

  setPhase(phase: PhaseSeen): Promise<void> {
    return leading.setPhase(this.#hands, phase);
  }

  startTimer(seconds: number): Promise<void> {
    return leading.startTimer(this.#hands, seconds);
  }

  extendTimer(seconds: number): Promise<void> {
    return leading.extendTimer(this.#hands, seconds);
  }

  raiseHand(): Promise<void> {
    return this.#hands.on.handButton.press("Enter");
  }

  giveFloor(to: { readonly name: string }): Promise<void> {
    return leading.giveFloor(this.#hands, to);
  }

  sayReady(): Promise<void> {
    return leading.sayReady(this.#hands);
  }

  get by(): By {
    const hands = this.#hands;
    return {
      kind: "page",
      page: hands.page,
      on: hands.on,
      hasWebSocket: () => hands.hasWebSocket,
      standOn: (card) => hands.standOn(card),
      inPanel: (names, work) => hands.inPanel(names, work),
    };
  }

  async drop(): Promise<void> {
    if (!this.#line) throw new Error("this person has no line to cut");
    this.#line.cut();
    // The device knows, and tells its pages; what is open ends with the line.
    await this.#context.setOffline(true);
    this.#hands.isOffline = true;
    await this.#hands.on.notSaved.first().waitFor();
  }

  async restore(): Promise<void> {
    this.#line?.restore();
    await this.#context.setOffline(false);
    this.#hands.isOffline = false;
  }

  isSaved(): Promise<boolean> {
    return this.#hands.on.saved.isVisible();
  }

  unsent(): Promise<number> {
    return seeing.readUnsent(this.#hands);
  }

  view(): Promise<View> {
    return seeing.readView(this.#hands);
  }

  board(): Promise<BoardSeen> {
    return seeing.readBoard(this.#hands);
  }

  canvas(): Promise<readonly string[]> {
    return seeing.readCanvas(this.#hands);
  }

  lines(): Promise<readonly LineSeen[]> {
    return seeing.readLines(this.#hands);
  }

  session(): Promise<SessionSeen> {
    return seeing.readSession(this.#hands);
  }

  async token(): Promise<string> {
    const cookie = (await this.#context.cookies()).find(({ name }) => name === "tablee");
    if (!cookie) throw new Error(`${this.person.id} has no seat`);
    return cookie.value;
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.#line?.[Symbol.asyncDispose]();
  }
}
