import {
  addCardFromText,
  groupSelection,
  moveCardsToGroup,
  moveCardsToZone,
} from "@tablee/client/board/actions/commands";
import { createWorkspace } from "@tablee/client/board/workspace";
import type { Workspace } from "@tablee/client/board/workspace";
import { addLine } from "@tablee/shared/board/edit-framework";
import { nameGroup } from "@tablee/shared/board/edit-structure";
import { groupOf, outlineOf, readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import type { CardId, GroupId, MemberId } from "@tablee/shared/ids";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import type { View } from "@tablee/shared/presence/presence";
import type { NetworkLine } from "../support/network-line.ts";
import { until } from "../support/house.ts";
import type { Headless } from "../support/member.ts";
import { openHeardLine } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { Refused } from "./client.ts";
import type { ClientWish } from "./client.ts";
import type { BoardSeen, By, CardWish, Client, Door, GroupSeen, Invitation, LineSeen, LineWish } from "./client.ts";
import type { PhaseSeen, SessionSeen, TableSeat, TableWish } from "./client.ts";
import { PATIENCE_MS } from "./waiting.ts";
import { Patient } from "./patient.ts";
import type { Participant } from "./script.ts";

const FRAME_MS = 16;

/** When many cards come at once the canvas looks at the rest in the next frame. Nothing is drawn here, but frames pass. */
globalThis.requestAnimationFrame ??= (frame) => Number(setTimeout(() => frame(performance.now()), FRAME_MS).unref());
globalThis.cancelAnimationFrame ??= (id) => clearTimeout(id);

/**
 * A participant without a browser: the client’s own sync, session, presence and board actions, over real sockets. Only
 * what is drawn is missing. The device keeps its cookie, so that coming back is coming back.
 */
export class HeadlessClient implements Client {
  readonly isBrowser = false;
  readonly person: Participant;
  isOffline = false;
  readonly #base: string;
  readonly #line: NetworkLine | null;
  readonly #heard: Heard | null;
  #cookie: string | undefined;
  #member: Headless | undefined;
  #ws: Workspace | undefined;
  #seat: Seat | undefined;

  private constructor(person: Participant, base: string, { line, heard }: Awaited<ReturnType<typeof openHeardLine>>) {
    this.person = person;
    this.#base = line?.url ?? base;
    this.#line = line;
    this.#heard = heard;
  }

  hasHeard(text: string): boolean | undefined {
    return this.#heard?.has(text);
  }

  /** With a line of their own, that the script can slow and cut, and listen to. */
  static async make(person: Participant, wish: ClientWish): Promise<HeadlessClient> {
    return new HeadlessClient(person, wish.base, await openHeardLine(wish.base, wish));
  }

  async #call<Value>(method: string, route: string, body?: unknown): Promise<Value> {
    const answer = await fetch(`${this.#base}/api${route}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(this.#cookie !== undefined && { cookie: `tablee=${this.#cookie}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("tablee="));
    if (set) this.#cookie = set.slice("tablee=".length).split(";")[0];
    const text = await answer.text();
    if (!answer.ok) throw new Refused(/"reason":"([a-z-]+)"/.exec(text)?.[1] ?? `${answer.status}`);
    // The protocol’s types; the contract tests look at the shapes themselves.
    return JSON.parse(text) as Value;
  }

  async #sit(seat: Seat): Promise<TableSeat> {
    await this.#leave();
    this.#seat = { ...seat, token: await this.token() };
    const member = new Patient(this.#base, this.#seat, { polling: this.person.transport === "polling" });
    this.#member = member;
    this.#ws = createWorkspace(member.table);
    await member.saved();
    await member.view();
    const { slowPath } = member.table.sync.state.getState();
    if (slowPath !== (this.person.transport === "polling")) throw new Error("came by another way than the script says");
    return { board: seat.board.id, code: seat.board.code, member: seat.member.id, room: seat.sync.path };
  }

  async #leave(): Promise<void> {
    this.#ws?.close();
    await this.#member?.[Symbol.asyncDispose]();
    this.#member = undefined;
  }

  get #at(): Headless {
    if (!this.#member) throw new Error(`${this.person.id} is not at the table`);
    return this.#member;
  }

  get #work(): Workspace {
    if (!this.#ws) throw new Error(`${this.person.id} is not at the table`);
    return this.#ws;
  }

  async open({ title, template, locale, part }: TableWish): Promise<TableSeat> {
    const { name } = this.person;
    return this.#sit(await this.#call<OpenedBoard>("POST", "/boards", { title, name, template, locale, part }));
  }

  async join({ kind, value, part }: Door): Promise<TableSeat> {
    if (kind === "bookmark") return this.#sit(await this.#call<Seat>("GET", `/boards/${value}`));
    const fragment = new URLSearchParams(new URL(value, "http://code").hash.slice(1));
    const code = kind === "code" ? value : fragment.get("code");
    const key = code === null ? { secret: fragment.get("s") } : { code };
    return this.#sit(await this.#call<Seat>("POST", "/join", { ...key, name: this.person.name, part }));
  }

  async share(also: readonly string[]): Promise<void> {
    await this.#call("PATCH", `/boards/${this.#seat?.board.id}/me`, { also });
  }

  async makeHost({ id: member }: { readonly id: MemberId }): Promise<void> {
    await this.#at.command("role.set", { member, role: "host" });
  }

  async invite(): Promise<Invitation> {
    const { board } = await this.#call<Seat>("GET", `/boards/${this.#seat?.board.id}`);
    const link = `${this.#base}/join#code=${board.code}`;
    return { code: board.code, link, qr: link };
  }

  async show(view: View): Promise<void> {
    this.#work.prefs.setState({ view });
  }

  async #mayWrite(): Promise<void> {
    const { access } = (await this.#at.view()).me;
    if (!access.cards) throw new Refused(access.reason ?? "not-allowed");
  }

  #zone(title: string) {
    const zone = [...this.#at.board().zones.values()].find((one) => one.title === title);
    if (!zone) throw new Error(`no area “${title}” on the board`);
    return zone.id;
  }

  async #holds(cards: readonly CardId[]): Promise<void> {
    await until("the cards arrive", () => cards.every((id) => this.#at.board().cards.has(id)));
  }

  async addCard({ text, zone, knowledge }: CardWish): Promise<CardId> {
    await this.#mayWrite();
    const added = addCardFromText(this.#work, { text, zone: this.#zone(zone), knowledge, signed: false });
    if (!added.ok) throw new Refused(added.reason);
    const [id] = added.value;
    if (!id) throw new Error("no card came of it");
    return id;
  }

  async addPrivately({ text, zone, knowledge }: CardWish): Promise<void> {
    const { sheets } = this.#work;
    // On a shared seat somebody says first whose sheet it is.
    const opened = await sheets.open(0);
    const written = opened.ok ? await sheets.write([{ text, knowledge, author: null }], this.#zone(zone)) : opened;
    if (!written.ok) throw new Refused(written.reason);
    const isSaved = (): boolean => sheets.state.getState().desk?.sync.state.getState().status.kind === "saved";
    await until("the sheet is saved", isSaved, PATIENCE_MS);
  }

  async reveal(): Promise<number> {
    const { rounds } = await this.#at.view();
    const at = Date.now();
    await this.#at.command("round.reveal", { how: "all", reveals: rounds.reveals });
    return at;
  }

  async moveToGroup(card: CardId, { id }: GroupSeen): Promise<void> {
    await this.#holds([card]);
    await this.#mayWrite();
    await until("the group arrives", () => this.#at.board().groups.has(id));
    const group = this.#at.board().groups.get(id);
    if (group) moveCardsToGroup(this.#work, [card], group);
  }

  async moveToZone(card: CardId, zone: string): Promise<void> {
    await this.#holds([card]);
    await this.#mayWrite();
    moveCardsToZone(this.#work, [card], this.#zone(zone));
  }

  async group(cards: readonly CardId[]): Promise<GroupId> {
    await this.#holds(cards);
    await this.#mayWrite();
    if (!groupSelection(this.#work, cards, "")) throw new Error("the cards were not grouped");
    const group = this.#at.board().cards.get(cards[0] as CardId)?.place.group;
    if (!group) throw new Error("the cards are in no group");
    return group;
  }

  async nameGroup({ id }: GroupSeen, name: string): Promise<void> {
    await until("the group arrives", () => this.#at.board().groups.has(id));
    await this.#mayWrite();
    const named = nameGroup(this.#work.hand(), id, name);
    if (!named.ok) throw new Refused(named.reason);
  }

  async addLine(line: LineWish): Promise<void> {
    await this.#holds(line.sources);
    await this.#mayWrite();
    const added = addLine(this.#work.hand(), line);
    if (!added.ok) throw new Refused(added.reason);
  }

  async setPhase({ id }: PhaseSeen): Promise<void> {
    const phase = (await this.#at.view()).phases.find((one) => one.id === id);
    if (!phase) throw new Error(`no phase “${id}” in the session`);
    await this.#at.command("phase.set", { phase: phase.id });
  }

  startTimer(seconds: number): Promise<void> {
    return this.#at.command("timer.start", { seconds });
  }

  extendTimer(seconds: number): Promise<void> {
    return this.#at.command("timer.extend", { seconds });
  }

  raiseHand(): Promise<void> {
    return this.#at.command("hand.set", { raised: true });
  }

  giveFloor({ id: to }: { readonly id: MemberId }): Promise<void> {
    return this.#at.command("floor.give", { to });
  }

  sayReady(): Promise<void> {
    return this.#at.command("ready.set", { ready: true });
  }

  get by(): By {
    return { kind: "sockets", member: this.#at, ws: this.#work };
  }

  async drop(): Promise<void> {
    if (!this.#line) throw new Error("this person has no line to cut");
    this.#line.cut();
    this.isOffline = true;
    await until("the client notices", () => this.#at.status() !== "saved" && !this.#at.live().connected);
  }

  async restore(): Promise<void> {
    this.#line?.restore();
    this.isOffline = false;
    // As a device tells its pages.
    this.#at.table.sync.retry();
    this.#at.table.live.hurry();
  }

  async isSaved(): Promise<boolean> {
    return this.#at.status() === "saved" && this.#at.live().connected;
  }

  /** A page says the count that is in this state, and nothing else. */
  async unsent(): Promise<number> {
    const { status } = this.#at.table.sync.state.getState();
    return "changes" in status ? status.changes : 0;
  }

  async view(): Promise<View> {
    return this.#work.prefs.getState().view;
  }

  async board(): Promise<BoardSeen> {
    return boardSeen(this.#at.board());
  }

  /** The canvas draws every card of the store. */
  async canvas(): Promise<readonly string[]> {
    return [...this.#work.board.getState().board.cards.keys()];
  }

  async lines(): Promise<readonly LineSeen[]> {
    const { lines, cards } = this.#at.board();
    return [...lines.values()].map(({ text, section, sources }) => ({
      text,
      section,
      sources: sources.flatMap((id) => cards.get(id)?.text ?? []),
    }));
  }

  async session(): Promise<SessionSeen> {
    const { phases, phase, timer, hands, floor, readyCount } = await this.#at.view();
    const present = this.#at.present();
    const now = Date.now() + this.#at.live().clockOffsetMs;
    return {
      phase: phases.find(({ id }) => id === phase)?.name ?? null,
      isTimerRunning: timer.kind === "running",
      heads: present.reduce((sum, { also }) => sum + 1 + also.length, 0),
      led: {
        seats: present.length,
        ready: readyCount,
        hands,
        floor,
        timerLeftMs: timer.kind === "running" ? timer.endsAt - now : timer.kind === "paused" ? timer.leftMs : 0,
      },
    };
  }

  async token(): Promise<string> {
    if (this.#cookie === undefined) throw new Error(`${this.person.id} has no seat`);
    return this.#cookie;
  }

  async close(): Promise<void> {
    await this.#leave();
    await this.#line?.[Symbol.asyncDispose]();
  }
}

function boardSeen(board: Board): BoardSeen {
  const cards = readingOrder(outlineOf(board)).map((card) => ({
    id: card.id,
    text: card.text,
    zone: zoneOf(board, card)?.id ?? null,
    group: groupOf(board, card)?.id ?? null,
  }));
  return { cards, zones: new Map([...board.zones.values()].map(({ id, title }) => [title, id])), at: Date.now() };
}
