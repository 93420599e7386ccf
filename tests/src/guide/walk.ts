import { addCards } from "@tablee/shared/board/edit-cards";
import type { ZoneId } from "@tablee/shared/ids";
import type { Locale } from "@tablee/shared/locales";
import type { Browser, Locator, Page } from "playwright-core";
import { joinBoard, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { joinTable } from "../support/page.ts";
import { shoot } from "./camera.ts";
import { fromMenu, linesOf, nextPhase, press, wordsOf } from "./people.ts";
import type { Lines, Words } from "./people.ts";

/** A session up to where people have written, led as the guide says, with a picture at each step. */

const WINDOW = { width: 1_100, height: 740 };
const PHONE = { width: 390, height: 740 };
const PARTS = ["supported", "supported", "trainer", "authority"] as const;

export interface Stage {
  readonly browser: Browser;
  readonly house: House;
  /** Under which address the pictures show this server. */
  readonly shownAs: string;
  readonly code: string;
  readonly locale: Locale;
}

/** All who are at the table of one language. */
export interface Walk {
  readonly say: Lines;
  readonly words: Words;
  readonly host: Page;
  readonly phone: Page;
  readonly people: readonly [Headless, Headless, Headless, Headless];
  readonly shot: (name: string, page?: Page, of?: Locator) => Promise<void>;
}

async function open({ browser, locale, code }: Stage, viewport: typeof WINDOW): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: locale === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    colorScheme: "light",
    reducedMotion: "reduce",
    isMobile: viewport === PHONE,
    hasTouch: viewport === PHONE,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // The code is made by chance; in the pictures it is the same every time.
  await page.addInitScript(`{
    const ask = fetch;
    globalThis.fetch = async (...asked) => {
      const answer = await ask(...asked);
      if (!/\\/api\\/boards(\\/[\\w-]+)?$/.test(answer.url)) return answer;
      const text = (await answer.text()).replace(/"code":"\\w{6}"/, '"code":"${code}"');
      return new Response(text === "" ? null : text, { status: answer.status, headers: answer.headers });
    };
  }`);
  return page;
}

async function comeIn({ house }: Stage, code: string, names: Lines["names"]["others"]): Promise<Walk["people"]> {
  const come = async (at: 0 | 1 | 2 | 3): Promise<Headless> => {
    const one = new Headless(house.url, await joinBoard(house.url, code, { name: names[at], part: PARTS[at] }));
    await one.saved();
    return one;
  };
  return [await come(0), await come(1), await come(2), await come(3)];
}

/** Opens the table and invites; the code that lets people in. */
async function invite(host: Page, { say, words, shot }: Pick<Walk, "say" | "words" | "shot">, shownAs: string) {
  await host.goto(`${shownAs}/`);
  await host.getByRole("link", { name: words.pages.home.open }).click();
  await host.getByRole("textbox", { name: words.pages.open.name }).fill(say.title);
  await host.getByRole("textbox", { name: words.pages.person.name }).fill(say.names.host);
  await shot("open", host, host.locator("form"));
  const answer = host.waitForResponse((response) => response.url().endsWith("/api/boards"));
  await host.locator("form button[type=submit]").click();
  const { board } = await (await answer).json();
  await host.locator('[data-status="saved"]').waitFor();
  await press(host, words.shell.invite);
  await host.locator(".invite-code").waitFor();
  await shot("invite");
  await fromMenu(host, words, words.board.actions.lead);
  await press(host, words.session.phases.edit);
  await shot("agenda", host, host.getByRole("dialog"));
  await host.keyboard.press("Escape");
  await host.getByRole("dialog").waitFor({ state: "detached" });
  await press(host, words.board.actions.rehearse);
  await shot("rehearse", host, host.getByRole("dialog"));
  await host.keyboard.press("Escape");
  await host.getByRole("dialog").waitFor({ state: "detached" });
  return String(board.code);
}

async function agree({ host, people, say, words, shot }: Walk): Promise<void> {
  await fromMenu(host, words, words.board.actions.together);
  for (const [button, text] of [
    [words.together.goal.set, say.goal],
    [words.together.rules.post, say.rules],
  ] as const) {
    await press(host, button);
    await host.getByRole("dialog").getByRole("textbox").fill(text);
    await host.getByRole("dialog").getByRole("button").last().click();
    await host.getByRole("dialog").waitFor({ state: "detached" });
  }
  for (const one of people.slice(0, 3)) {
    await until("the rules are heard of", () => one.live().view?.rules.text === say.rules);
    const { rules } = await one.view();
    await one.command("rules.agree", { round: rules.round, person: 0, agrees: true });
  }
  await host.getByText(words.together.rules.count_other.replace("{{count}}", "3").replace("{{of}}", "6")).waitFor();
  await shot("agree");
}

/** Experience first, then each on a sheet of their own. */
async function write({ host, phone, people, say, words, shot }: Walk): Promise<void> {
  const [first, second, third, fourth] = people;
  const zones = [...first.board().zones.values()].sort((one, other) => one.rect.x - other.rect.x);
  const zone = (at: number): ZoneId | null => zones[at]?.id ?? null;
  const put = (one: Headless, text: string, at: readonly [zone: number, slot: number]): void => {
    const { x = 0, y = 0 } = zones[at[0]]?.rect ?? {};
    const place = { x: x + 24, y: y + 64 + 130 * at[1], zone: zone(at[0]), group: null };
    addCards(one.hand, [{ text, place, knowledge: "experience" }]);
  };
  await fromMenu(host, words, words.board.actions.lead);
  await shot("lead");
  await nextPhase(host);
  await nextPhase(host);
  put(first, say.first[0], [0, 0]);
  put(second, say.first[1], [0, 1]);
  put(second, say.first[2], [1, 0]);
  await first.command("ready.set", { ready: true });
  await host.locator(".canvas-card").nth(2).waitFor();
  await host.locator(".waiting-count", { hasText: "1" }).waitFor();
  await shot("first");
  await second.command("ready.set", { ready: true });
  await host.locator(".waiting-group[data-open]").waitFor();
  await nextPhase(host);
  await press(phone, words.rounds.title);
  await press(phone, words.rounds.add);
  await phone.locator(".sheet-cards textarea, .sheet-cards [role=textbox]").first().fill(say.mine);
  await shot("sheet", phone);
  for (const [at, texts] of say.silent.entries())
    for (const text of texts) await (at === 0 ? third : fourth).addPrivately(text, { zone: zone(at) });
  await first.addPrivately(say.more, { zone: zone(3) });
}

/** Answers those who are at the table, for what comes after. */
export async function beginWalk(stage: Stage): Promise<Walk> {
  const { house, locale, shownAs } = stage;
  const say = linesOf(locale);
  const words = wordsOf(locale);
  const host = await open(stage, WINDOW);
  const shot: Walk["shot"] = (name, page = host, of) => shoot({ page, locale, name, ...(of && { of }) });
  const code = await invite(host, { say, words, shot }, shownAs);
  const people = await comeIn(stage, code, say.names.others);
  const phone = await open(stage, PHONE);
  await joinTable(phone, { house: { ...house, url: shownAs }, code, name: say.names.phone });
  const walk: Walk = { say, words, host, phone, people, shot };
  await agree(walk);
  await write(walk);
  return walk;
}
