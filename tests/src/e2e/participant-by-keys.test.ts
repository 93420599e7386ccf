import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { card, row } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { Keys } from "../support/keys.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** Put in before the page’s own scripts: whatever a hand on a mouse, a finger or a pen would make is noted. */
const COUNT_POINTERS = `{
  window.pointed = [];
  for (const kind of ["pointerdown", "pointermove", "mousedown", "mousemove", "touchstart", "wheel"])
    addEventListener(kind, () => window.pointed.push(kind), { capture: true });
}`;

const AREAS = {
  "Avant la formation": "Être invité au premier rendez-vous",
  "Pendant la formation": "Laisser un silence après mon récit",
  "Après la formation": "Revenir à trois mois",
  "Tout le temps": "Garder les mots d’origine",
} as const;

async function joinByCode(page: Page, keys: Keys, code: string): Promise<void> {
  await page.goto(house.url);
  await keys.to(/^J’ai un code$/);
  await keys.type(code);
  await keys.press("Enter");
  await page.getByRole("heading", { name: "Rejoindre une table" }).waitFor();
  await keys.to(/^Mon nom à la table/);
  await keys.type("Tilleul");
  await keys.press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
}

/** With the composer: the area first, then the words. */
async function writeInEachArea(page: Page, keys: Keys): Promise<void> {
  for (const [area, words] of Object.entries(AREAS)) {
    await keys.to(/ Zone$/);
    await keys.press("Enter");
    await page.getByRole("listbox", { name: "Zone" }).waitFor();
    await keys.to(new RegExp(`^${area}$`), "ArrowDown");
    await keys.press("Enter");
    await page.getByRole("listbox", { name: "Zone" }).waitFor({ state: "detached" });
    await keys.to(/^Ajouter un ingrédient$/);
    await keys.type(words);
    await keys.press("Enter");
    await card(page, words).waitFor();
  }
}

/** Cards of the canvas are one stop; from there it goes on from card to card. */
async function toCard(keys: Keys, words: string): Promise<void> {
  await keys.to(/^(Être|Laisser|Revenir|Garder) /);
  await keys.to(new RegExp(`^${words}\\.`), "PageDown");
}

/** As the cards of the list: with arrows, from the first. */
async function toRow(keys: Keys, words: string): Promise<void> {
  await keys.to(/^(Être|Laisser|Revenir|Garder) [^.]*$/);
  await keys.press("Home");
  await keys.to(new RegExp(`^${words}$`), "ArrowDown");
}

/** By the palette, as whoever does not know its key finds it. */
async function byPalette(page: Page, keys: Keys, words: string, entry: RegExp): Promise<void> {
  await keys.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await keys.type(words);
  await page.getByRole("menuitem", { name: entry }).first().waitFor();
  await keys.press("Enter");
}

test("CAN140 a participant of the workshop does all of theirs by keyboard alone: join, write in each area, move, group, edit, undo, list, hand, ready, framework with its sources, copy, find", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  await host.locator(".bar-phase").click();
  await host
    .getByRole("button", { name: /^Commencer :/ })
    .first()
    .click();
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
  const texts = () => [...member.board().cards.values()].map(({ text }) => text);
  const zoneOf = (text: string) => {
    const { cards, zones } = member.board();
    const place = [...cards.values()].find((one) => one.text === text)?.place;
    return place?.zone ? zones.get(place.zone)?.title : null;
  };

  const { page } = await openPage(browser);
  await page.addInitScript(COUNT_POINTERS);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const keys = new Keys(page);
  await joinByCode(page, keys, code);
  await writeInEachArea(page, keys);
  for (const [area, words] of Object.entries(AREAS))
    await until(`${words} is in its area`, () => zoneOf(words) === area);

  // To another area, by its key on the canvas.
  await toCard(keys, "Revenir à trois mois");
  await keys.press("m");
  await page.getByRole("dialog").waitFor();
  await keys.act(/^Avant la formation$/);
  await until("it has moved", () => zoneOf("Revenir à trois mois") === "Avant la formation");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // Grouped by the palette: what is chosen is still chosen.
  await toCard(keys, "Revenir à trois mois");
  await byPalette(page, keys, "regrouper", /^Regrouper/);
  await keys.to(/^Nom du groupe/);
  await keys.type("Dans la durée");
  await keys.press("Enter");
  await until("it is in a group", () =>
    [...member.board().groups.values()].some(({ name }) => name === "Dans la durée"),
  );
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // Edited, and taken back.
  await toCard(keys, "Garder les mots d’origine");
  await keys.press("Enter");
  await page.locator(".canvas-card textarea").waitFor();
  await keys.press("End");
  await keys.type(", toujours");
  await keys.press("Escape");
  await until("it is edited", () => texts().includes("Garder les mots d’origine, toujours"));
  await keys.press("Control+z");
  await until("and taken back", () => texts().includes("Garder les mots d’origine"));

  await keys.view(/^Liste$/);
  await row(page, "Laisser un silence").waitFor();
  await toRow(keys, "Laisser un silence après mon récit");
  await keys.press("Control+c");
  await page.locator(".ui-toast", { hasText: "Carte copiée" }).waitFor();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe("Laisser un silence après mon récit");

  // A line of the framework, from two cards.
  await toRow(keys, "Laisser un silence après mon récit");
  await keys.press("f");
  await page.getByRole("dialog").waitFor();
  await keys.act(/^Valider$/);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await until("the line is there", () => member.board().lines.size === 1);
  await toRow(keys, "Être invité au premier rendez-vous");
  await keys.press("f");
  await page.getByRole("dialog").waitFor();
  await keys.to(/^(Nouvelle ligne )?Ligne|Nouvelle ligne/);
  await keys.press("Enter");
  await page.getByRole("listbox").waitFor();
  await keys.to(/^Laisser un silence/, "ArrowDown");
  await keys.press("Enter");
  await keys.act(/^Valider$/);
  await until("two cards stand behind it", () => [...member.board().lines.values()][0]?.sources.length === 2);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // A dialogue that has closed gives the keyboard back a moment later.
  await page.locator(".list-card:focus").waitFor();

  await keys.press("/");
  await page.locator(".list-search input:focus").waitFor();
  await keys.type("invite");
  await expect.poll(() => page.locator(".list-row").count()).toBe(1);
  await keys.press("Escape");
  await expect.poll(() => page.locator(".list-row").count()).toBe(4);

  await keys.act(/^Lever la main$/);
  await host.locator(".lead-hands, .lead-panel, .ui-panel", { hasText: "Tilleul" }).first().waitFor();
  await keys.menu(/^La séance$/);
  await keys.act(/^Je suis prêt·e$/);
  await host.getByText("1 personne est prête").first().waitFor();

  expect(await page.evaluate("window.pointed")).toEqual([]);
  await member[Symbol.asyncDispose]();
});
