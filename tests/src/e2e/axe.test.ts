import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** Looks at each state of a page as it comes and keeps what axe found, by the name of the state. */
class Looker {
  readonly found: Record<string, readonly string[]> = {};
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async see(state: string): Promise<void> {
    const found = await violations(this.page);
    if (found.length > 0) this.found[state] = found;
    // 400 % of a laptop is 320 px: nothing may be wider than its screen in any state.
    const isWide = await this.page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    if (isWide === true) this.found[`${state}, width`] = ["scrolls sideways"];
  }

  /** Opens something, looks at it, and closes it by Escape. */
  async open(state: string, open: () => Promise<void>): Promise<void> {
    await open();
    await this.page.waitForTimeout(120);
    await this.see(state);
    // Where the pointer rests a tip may have come up, and Escape closes that first.
    if ((await this.page.getByRole("tooltip").count()) > 0) await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
    await this.page.waitForTimeout(80);
  }
}

async function seePages(look: Looker): Promise<void> {
  const { page } = look;
  for (const route of ["/", "/join", "/join#code=AAAAA2", "/accessibilite", "/nowhere", "/b/nobody"]) {
    await page.goto("about:blank");
    await page.goto(`${house.url}${route}`);
    await page.locator("h1").first().waitFor();
    if (route.includes("#")) await page.getByRole("alert").waitFor();
    await look.see(route);
  }
  await page.goto(`${house.url}/ouvrir`);
  await page.locator("form button[type=submit]").click();
  await look.see("/ouvrir, nothing filled in");
}

/** The entries of the table’s menu that stay on the page, by their place: the words differ by language. */
const ENTRIES = [
  "palette",
  "lead",
  "people",
  "invite",
  "save",
  "bring",
  "versions",
  "votes",
  "together",
  "brake",
  "summon",
  "close",
  "evaluation",
  "sheet",
  "specifications",
  "glossary",
  "dictate",
  "me",
  "myLink",
  "second",
  "settings",
  "help",
];

async function seeMenus(look: Looker): Promise<void> {
  const { page } = look;
  const menu = page.getByRole("button", { name: /^Menu (de la table|of the table)$/ });
  await look.open("menu", () => menu.click());
  for (const entry of ENTRIES) {
    await look.open(entry, async () => {
      await menu.click();
      await page.locator(`[role=menuitem][data-key="${entry}"]`).click();
      await page.locator(".ui-panel, .ui-modal").waitFor();
      if (entry === "myLink" || entry === "invite") await page.locator(".ui-qr").waitFor();
    });
    await page.locator(".ui-panel, .ui-modal").waitFor({ state: "detached" });
  }
  await look.open("title", () => page.locator(".bar-title-button").click());
}

async function seeLead(look: Looker): Promise<void> {
  const { page } = look;
  await page.locator(".bar-phase").click();
  await page.locator(".lead-next").click();
  await page.locator(".lead-timer .ui-button").last().click();
  await page.locator(".lead-clock").waitFor();
  await look.see("lead, with a phase and a timer");
  await look.open("agenda", () =>
    page.getByRole("button", { name: /^(Modifier le déroulé|Edit the agenda)$/ }).click(),
  );
  await page.keyboard.press("Escape");
}

async function seeViews(look: Looker): Promise<void> {
  const { page } = look;
  for (const [at, view] of ["canvas", "list", "framework"].entries()) {
    await page.getByRole("radio").nth(at).press("Space");
    await page.waitForTimeout(250);
    await look.see(view);
  }
  await look.open("menu of a line", () => page.locator(".framework-head .ui-icon-button").first().click());
  await page.getByRole("radio").nth(1).press("Space");
  const card = page.locator(".list-card").first();
  await look.open("menu of a card", () => page.locator(".list-row > .ui-icon-button").first().click());
  for (const key of ["m", "g", "l", "f", "r"]) await look.open(`dialogue ${key}`, () => card.press(key));
  await look.open("more of the composer", () => page.locator(".composer-more").click());
  await look.open("areas of the composer", () => page.locator(".composer .ui-chip").nth(1).click());
  await card.press("Enter");
  await look.see("a card being written");
  await page.keyboard.press("Escape");
  await card.press("Delete");
  await page.locator(".ui-toast").first().waitFor();
  await look.see("a message");
}

test.concurrent.each([
  { colorScheme: "light", locale: "fr-FR", width: 1280, contrast: "normal" },
  { colorScheme: "dark", locale: "en-GB", width: 390, contrast: "normal" },
  { colorScheme: "dark", locale: "fr-FR", width: 1280, contrast: "more" },
  { colorScheme: "light", locale: "en-GB", width: 320, contrast: "more" },
] as const)(
  "UIX30 axe finds nothing on any page, panel, dialogue, menu and state, and nothing scrolls sideways, $colorScheme, $locale, $width px, contrast $contrast",
  async ({ contrast, ...options }) => {
    const { page, hosts } = await openPage(browser, options);
    await page.addInitScript(`localStorage.setItem("tablee.contrast", "${contrast}")`);
    const look = new Looker(page);
    await seePages(look);
    const code = await openTable(page, { house, name: "Iris" });
    await look.see("an empty table");
    await put(page, "Une carte");
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Ormeau", part: "trainer" }));
    await other.saved();
    await other.table.live.send("hand.set", { raised: true });
    await page.getByRole("radio").nth(2).press("Space");
    await page.locator(".framework-new input").first().fill("Une ligne");
    await page.keyboard.press("Enter");
    await seeMenus(look);
    await seeLead(look);
    await seeViews(look);
    expect(look.found).toEqual({});
    expect([...hosts].filter((host) => host !== "")).toEqual([new URL(house.url).host]);
  },
);

test("UIX31 axe finds nothing for whoever observes, waits for their phase, follows, is offline or was removed", async () => {
  const { page: host } = await openPage(browser);
  const { page } = await openPage(browser, { width: 390 });
  const code = await openTable(host, { house, name: "Mésange" });
  const look = new Looker(page);
  await page.goto(`${house.url}/join#code=${code}`);
  await page.getByRole("textbox").last().waitFor();
  await page.locator("form button[type=submit]").click();
  await look.see("a name that is missing");
  await page.getByRole("textbox").last().fill("Tilleul");
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
  await host.locator(".bar-phase").click();
  await host.locator(".lead-next").click();
  await host.locator(".lead-next").click();
  await page.locator(".board-notice").first().waitFor();
  await look.see("waiting for one’s phase");
  await look.open("the session, for a participant", () => page.locator(".bar-phase").click());
  await host.locator(".bar-people").click();
  const act = async (entry: string): Promise<void> => {
    await host.getByRole("button", { name: "Actions pour Tilleul" }).click();
    await look.see("the menu of a person");
    await host.getByRole("menuitem", { name: entry }).click();
  };
  await host.getByRole("button", { name: "Suivre Tilleul" }).click();
  const watcher = new Looker(host);
  await watcher.see("following somebody");
  await act("Passer en observation");
  await page.locator(".composer").waitFor({ state: "hidden" });
  await look.see("observing");
  await act("Retirer de la table");
  await watcher.see("removing somebody");
  await host.getByRole("dialog").getByRole("button", { name: "Retirer de la table" }).click();
  await page.getByRole("heading", { name: "Vous n’êtes plus à cette table" }).waitFor();
  await look.see("removed");
  await house.stop();
  await host.locator('[data-status="offline"], [data-status="reconnecting"]').waitFor();
  await watcher.see("without a connection");
  await house.start();
  expect({ ...look.found, ...watcher.found }).toEqual({});
});
