import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { CardId, GroupId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import type { View } from "@tablee/shared/presence/presence";
import type { Part } from "@tablee/shared/rules/roles";
import type { NetworkLine } from "../support/network-line.ts";
import { Refused } from "./client.ts";
import type { ClientWish } from "./client.ts";
import { openHeardLine } from "./heard.ts";
import type { Heard } from "./heard.ts";
import type { BoardSeen, By, CardSeen, CardWish, Client, Door, GroupSeen, Invitation, LineSeen } from "./client.ts";
import type { LineWish, PhaseSeen, SessionSeen, TableSeat, TableWish } from "./client.ts";
import { NOTE_SAID } from "./concerns/said.ts";
import { PageParts, READ_CANVAS, READ_LINES, READ_LIST } from "./page-parts.ts";
import type { Participant } from "./script.ts";
import { PATIENCE_MS } from "./waiting.ts";
import { localeOf } from "./words.ts";

/** Less than an action may take, so that what was not found is named. */
const FOUND_WITHIN_MS = 20_000;
const CLOSES_WITHIN_MS = 2_000;
const MINUTE_SECONDS = 60;

/** As a proxy that blocks WebSocket: every upgrade is turned away. Put in before the page’s own scripts. */
const BLOCK_WEBSOCKET = `{
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(url) { super(new URL("/no-upgrade-here", url)); }
  };
}`;

/** What is given the focus back, or drawn, comes with a frame or two, however long this machine takes for one. */
const FEW_FRAMES = `(async () => {
  for (let left = 3; left > 0; left -= 1) await new Promise((done) => requestAnimationFrame(done));
})()`;

/** A participant in Chromium, who does everything by the interface: what a page does not offer, they cannot do. */
export class BrowserClient implements Client {
  readonly isBrowser = true;
  readonly person: Participant;
  isOffline = false;
  readonly #base: string;
  readonly #line: NetworkLine | null;
  readonly #heard: Heard | null;
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #on: PageParts;

  private constructor(
    person: Participant,
    parts: { base: string; page: Page } & Awaited<ReturnType<typeof openHeardLine>>,
  ) {
    this.person = person;
    this.#line = parts.line;
    this.#heard = parts.heard;
    this.#base = parts.line?.url ?? parts.base;
    this.#page = parts.page;
    this.#context = parts.page.context();
    this.#on = new PageParts(parts.page, localeOf(person.locale));
  }

  hasHeard(text: string): boolean | undefined {
    return this.#heard?.has(text);
  }

  static async make(person: Participant, how: ClientWish & { readonly browser: Browser }): Promise<BrowserClient> {
    const way = await openHeardLine(how.base, how);
    const context = await how.browser.newContext(deviceOf(person));
    if (person.transport === "polling") await context.addInitScript(BLOCK_WEBSOCKET);
    await context.addInitScript(NOTE_SAID);
    const page = await context.newPage();
    page.setDefaultTimeout(FOUND_WITHIN_MS);
    return new BrowserClient(person, { base: how.base, ...way, page });
  }

  async #sit(): Promise<TableSeat> {
    await this.#on.saved.waitFor();
    const isSlow = ((await this.#on.saved.textContent()) ?? "").includes(this.#on.shell.status.slowPath);
    if (isSlow !== (this.person.transport === "polling")) throw new Error("came by another way than the script says");
    const id = new URL(this.#page.url()).pathname.split("/")[2];
    const answer = await this.#page.request.get(`${this.#base}/api/boards/${id}`);
    // The protocol’s type; the contract tests look at the shape itself.
    const { board, member, sync } = (await answer.json()) as Seat;
    return { board: board.id, code: board.code, member: member.id, room: sync.path };
  }

  async #introduce(part: Part | null): Promise<void> {
    const { pages } = this.#on;
    await this.#on.field(pages.person.name).fill(this.person.name);
    if (part === null) return;
    await this.#page.getByRole("button", { name: pages.person.part }).press("Enter");
    await this.#on.option(pages.parts[part]).press("Enter");
  }

  async open({ title, part }: TableWish): Promise<TableSeat> {
    await this.#page.goto(`${this.#base}/ouvrir`);
    await this.#on.field(this.#on.pages.open.name).fill(title);
    await this.#introduce(part);
    await this.#on.submit.click();
    return this.#sit();
  }

  async join({ kind, value, part }: Door): Promise<TableSeat> {
    if (kind === "bookmark") {
      await this.#page.goto(`${this.#base}/b/${value}`);
      return this.#sit();
    }
    const { hash } = new URL(value, "http://code");
    await this.#page.goto(`${this.#base}/join${kind === "code" ? "" : hash}`);
    if (kind === "code") {
      await this.#on.codeField.fill(value);
      await this.#on.submit.click();
    }
    const name = this.#on.field(this.#on.pages.person.name);
    await name.or(this.#on.saved).first().waitFor();
    // A device that has a seat goes straight to the table.
    if (await name.isVisible()) {
      await this.#introduce(part);
      await this.#on.submit.click();
    }
    return this.#sit();
  }

  async #choose(...names: readonly string[]): Promise<void> {
    // Nobody who sees that their link is away asks the table for anything.
    if (!this.isOffline) await this.#on.saved.waitFor({ timeout: PATIENCE_MS });
    await this.#on.menu.press("Enter");
    await this.#on.menuItem(names).press("Enter");
    // A menu that closes gives the focus back; a key pressed meanwhile would go where nobody looks.
    await this.#on.openMenu.waitFor({ state: "detached" });
    await this.#page.evaluate(FEW_FRAMES);
  }

  async #inPanel<Value>(names: string | readonly string[], work: () => Promise<Value>): Promise<Value> {
    try {
      await this.#choose(...[names].flat());
      await this.#on.panel.waitFor();
      return await work();
    } finally {
      await this.#clear();
    }
  }

  /** Menus, dialogues and panels are left, each by Escape: what failed in one must not stand in the way of the next. */
  async #clear(): Promise<void> {
    const popup = this.#page.locator("[role=menu], [role=listbox].ui-list, [role=dialog]");
    for (let tries = 0; tries < 3 && (await popup.count()) > 0; tries += 1) {
      await this.#page.keyboard.press("Escape");
      // Its way out is animated; one that asks first stays, and is left by the next Escape.
      await popup
        .last()
        .waitFor({ state: "detached", timeout: CLOSES_WITHIN_MS })
        .catch(() => undefined);
    }
    if ((await this.#on.panel.count()) === 0) return;
    await this.#on.panel.locator("h2").first().press("Escape");
    await this.#on.panel.waitFor({ state: "detached" });
  }

  async share(names: readonly string[]): Promise<void> {
    await this.#choose(this.#on.board.actions.second);
    const fields = this.#on.dialog.getByRole("textbox");
    for (const [at, name] of names.entries()) await fields.nth(at).fill(name);
    await this.#on.dialog.getByRole("button").last().press("Enter");
    await this.#on.dialog.waitFor({ state: "detached" });
  }

  makeHost({ name }: { readonly name: string }): Promise<void> {
    const { board, session } = this.#on;
    return this.#inPanel(board.actions.people, async () => {
      await this.#on.moreFor(name).press("Enter");
      await this.#on.menuItem(session.people.make.host).press("Enter");
    });
  }

  invite(): Promise<Invitation> {
    return this.#inPanel(this.#on.board.actions.invite, async () => {
      await this.#on.qr.waitFor();
      const link = (await this.#on.link.textContent()) ?? "";
      // The picture is drawn from the link that stands beside it.
      return { code: (await this.#on.code.textContent()) ?? "", link, qr: link };
    });
  }

  async show(view: View): Promise<void> {
    if (await this.#on.shown(view).isVisible()) return;
    await this.#on.view(view).press("Space");
    await this.#on.shown(view).waitFor();
  }

  async addCard({ text, zone, knowledge }: CardWish): Promise<CardId> {
    await this.show("list");
    const { board } = this.#on;
    // First, since reading the list on a phone goes from area to area, and the composer follows.
    const before = new Set((await this.board()).cards.map(({ id }) => id));
    await this.#pick(this.#on.composerChoice(board.knowledge), board.knowledges[knowledge ?? "none"]);
    await this.#pick(this.#on.composerChoice(board.zone), zone);
    await this.#on.composer.fill(text);
    await this.#on.composer.press("Enter");
    const put = async (): Promise<CardSeen | undefined> =>
      (await this.board()).cards.find((card) => card.text === text && !before.has(card.id));
    const end = Date.now() + FOUND_WITHIN_MS;
    while (Date.now() < end) {
      const card = await put();
      // The page has it from the board’s own ids.
      if (card) return card.id as CardId;
      if ((await this.#on.composer.inputValue()) !== "") {
        // What is refused stays in the field; somebody then takes it back.
        await this.#on.composer.fill("");
        throw new Refused((await this.#on.page.locator(".board-notice").textContent()) ?? "refused");
      }
    }
    throw new Error("the card did not appear in the list");
  }

  async addPrivately({ text, zone, knowledge }: CardWish): Promise<void> {
    const { board, rounds } = this.#on;
    await this.#pick(this.#on.composerChoice(board.knowledge), board.knowledges[knowledge ?? "none"]);
    await this.#pick(this.#on.composerChoice(board.zone), zone);
    await this.#on.composer.fill(text);
    await this.#on.composer.press("Enter");
    await this.#on.sheetButton.press("Enter");
    await this.#on.panel.locator("textarea", { hasText: text }).waitFor();
    await this.#on.panel.getByText(rounds.saved).waitFor();
    await this.#page.keyboard.press("Escape");
  }

  reveal(): Promise<number> {
    const { board, rounds } = this.#on;
    return this.#inPanel(board.actions.lead, async () => {
      await this.#on.inPanel(rounds.revealNow).press("Enter");
      const answer = this.#page.getByRole("button", { name: rounds.revealAll });
      await answer.waitFor();
      const at = Date.now();
      await answer.press("Enter");
      await answer.waitFor({ state: "detached" });
      return at;
    });
  }

  async #pick(button: ReturnType<Page["locator"]>, option: string): Promise<void> {
    await button.press("Enter");
    await this.#on.option(option).press("Enter");
  }

  /** The card has the focus, in the list; on a phone its area comes first. */
  async #standOn(card: CardId): Promise<void> {
    await this.show("list");
    const row = this.#on.row(card);
    const tabs = await this.#on.tabs.count();
    for (let at = 0; at < tabs && !(await row.isVisible()); at += 1) await this.#on.tabs.nth(at).press("Enter");
    await row.focus();
  }

  async #moveTo(card: CardId, place: string): Promise<void> {
    await this.#standOn(card);
    await this.#page.keyboard.press("m");
    await this.#on.inDialog(place).last().press("Enter");
    await this.#on.dialog.waitFor({ state: "detached" });
  }

  moveToGroup(card: CardId, group: GroupSeen): Promise<void> {
    return this.#moveTo(card, group.name === "" ? this.#on.board.noName : group.name);
  }

  moveToZone(card: CardId, zone: string): Promise<void> {
    return this.#moveTo(card, zone);
  }

  async group(cards: readonly CardId[]): Promise<GroupId> {
    const [first, ...others] = cards;
    if (!first) throw new Error("no card to group");
    await this.#standOn(first);
    await this.#on.row(first).click();
    for (const card of others) await this.#on.row(card).click({ modifiers: ["Control"] });
    await this.#on.row(first).press("g");
    await this.#on.inDialog(this.#on.board.ok).press("Enter");
    await this.#on.dialog.waitFor({ state: "detached" });
    const group = (await this.board()).cards.find(({ id }) => id === first)?.group;
    if (!group) throw new Error("the cards are in no group");
    // The page has it from the board’s own ids.
    return group as GroupId;
  }

  async nameGroup(group: GroupSeen, name: string): Promise<void> {
    await this.show("list");
    await this.#on.groupMenu(group.name).last().press("Enter");
    await this.#on.menuItem(this.#on.canvas.things.renameGroup).press("Enter");
    await this.#on.dialog.getByRole("textbox").fill(name);
    await this.#on.inDialog(this.#on.board.ok).press("Enter");
    await this.#on.dialog.waitFor({ state: "detached" });
  }

  async addLine({ section, text, sources }: LineWish): Promise<void> {
    await this.show("framework");
    const form = this.#on.section(section).locator("form");
    await form.getByRole("textbox").fill(text);
    await form.getByRole("textbox").press("Enter");
    await this.#on.section(section).getByText(text, { exact: true }).first().waitFor();
    for (const card of sources) {
      await this.#standOn(card);
      await this.#page.keyboard.press("f");
      await this.#pick(this.#on.dialog.getByRole("button", { name: this.#on.board.line }), text);
      await this.#on.inDialog(this.#on.board.ok).press("Enter");
      await this.#on.dialog.waitFor({ state: "detached" });
    }
  }

  setPhase({ name }: PhaseSeen): Promise<void> {
    return this.#inPanel(this.#on.board.actions.lead, async () => {
      await this.#on.inPanel(this.#on.session.phases.go).press("Enter");
      await this.#page.getByRole("option", { name }).press("Enter");
      await this.#on.phase.filter({ hasText: name }).waitFor();
    });
  }

  startTimer(seconds: number): Promise<void> {
    if (seconds <= 0 || seconds % MINUTE_SECONDS !== 0) throw new Error("the interface starts whole minutes");
    const { session, board } = this.#on;
    return this.#inPanel(board.actions.lead, async () => {
      const start = this.#on.panel.getByRole("button", { name: session.timer.start, exact: true });
      await start.or(this.#on.inPanel(session.timer.stop)).first().waitFor();
      if (!(await start.isVisible())) await this.#on.inPanel(session.timer.stop).press("Enter");
      await this.#on.timerLength.fill(String(seconds / MINUTE_SECONDS));
      await this.#on.timerLength.press("Enter");
      await this.#on.timer.waitFor();
    });
  }

  extendTimer(seconds: number): Promise<void> {
    if (seconds <= 0 || seconds % MINUTE_SECONDS !== 0) throw new Error("the interface extends by whole minutes");
    return this.#inPanel(this.#on.board.actions.lead, async () => {
      for (let left = seconds; left > 0; left -= MINUTE_SECONDS)
        await this.#on.inPanel(this.#on.session.timer.minute).press("Enter");
    });
  }

  async raiseHand(): Promise<void> {
    await this.#on.handButton.press("Enter");
  }

  giveFloor({ name }: { readonly name: string }): Promise<void> {
    return this.#inPanel(this.#on.board.actions.lead, () => this.#on.giveFloorTo(name).press("Enter"));
  }

  sayReady(): Promise<void> {
    const { ready } = this.#on.session;
    const { lead, session } = this.#on.board.actions;
    return this.#inPanel([lead, session], async () => {
      await this.#on.inPanel(ready.me).press("Enter");
      await this.#on.inPanel(ready.not).waitFor();
    });
  }

  get by(): By {
    return { kind: "page", page: this.#page, on: this.#on, inPanel: (names, work) => this.#inPanel(names, work) };
  }

  async drop(): Promise<void> {
    if (!this.#line) throw new Error("this person has no line to cut");
    this.#line.cut();
    // The device knows, and tells its pages; what is open ends with the line.
    await this.#context.setOffline(true);
    this.isOffline = true;
    await this.#on.notSaved.first().waitFor();
  }

  async restore(): Promise<void> {
    this.#line?.restore();
    await this.#context.setOffline(false);
    this.isOffline = false;
  }

  isSaved(): Promise<boolean> {
    return this.#on.saved.isVisible();
  }

  async #readList(): Promise<{ cards: CardSeen[]; zones: [string, string][]; at: number }> {
    return this.#page.evaluate(READ_LIST);
  }

  /** By the list, as somebody reads it with a screen reader: area by area on a phone. */
  async board(): Promise<BoardSeen> {
    await this.show("list");
    const tabs = await this.#on.tabs.count();
    const parts = [];
    for (let at = 0; at < tabs; at += 1) {
      await this.#on.tabs.nth(at).press("Enter");
      parts.push(await this.#readList());
    }
    if (tabs === 0) parts.push(await this.#readList());
    const cards = parts.flatMap((part) => part.cards);
    return { cards, zones: new Map(parts.flatMap(({ zones }) => zones)), at: parts.at(-1)?.at ?? Date.now() };
  }

  async canvas(): Promise<readonly string[]> {
    await this.show("canvas");
    // By its key: where there is little room, the bar of what is chosen takes the place of this button.
    await this.#page.locator(".canvas-surface").press("1");
    await this.#page.evaluate(FEW_FRAMES);
    return this.#page.evaluate(READ_CANVAS);
  }

  async lines(): Promise<readonly LineSeen[]> {
    await this.show("framework");
    return this.#page.evaluate(READ_LINES);
  }

  async session(): Promise<SessionSeen> {
    const phase = (await this.#on.phase.textContent()) ?? "";
    return {
      phase: phase.replace(/^\d+\/\d+ · /, ""),
      isTimerRunning: await this.#on.timer.isVisible(),
      heads: Number(await this.#on.heads.textContent()),
      led: null,
    };
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

const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 820, height: 1_180 }, hasTouch: true },
  laptop: { viewport: { width: 1_280, height: 800 } },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

function screenOf(device: string): BrowserContextOptions {
  return device === "phone" || device === "tablet" ? SCREENS[device] : SCREENS.laptop;
}

/** A page at 400 % is a quarter as wide: that is what the browser’s own zoom does. */
function deviceOf({ device, zoom, theme, locale }: Participant): BrowserContextOptions {
  const screen = screenOf(device);
  const viewport = screen.viewport ?? SCREENS.laptop.viewport;
  return {
    ...screen,
    ...(zoom !== undefined && {
      viewport: { width: Math.round(viewport.width / zoom), height: Math.round(viewport.height / zoom) },
      deviceScaleFactor: zoom,
    }),
    ...(theme === "high-contrast" && { contrast: "more" as const }),
    locale: localeOf(locale) === "en" ? "en-GB" : "fr-FR",
  };
}
