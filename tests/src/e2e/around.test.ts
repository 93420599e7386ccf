import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aroundWords } from "@tablee/client/i18n/words/around";
import { practiceWords } from "@tablee/client/i18n/words/practice";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements, addStatementSources } from "@tablee/shared/board/edit-statements";
import type { ConsentId } from "@tablee/shared/ids";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import type { PageWish } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();
const { fr, en } = aroundWords;
const PHONE: PageWish = { width: 390, height: 800, phone: true, colorScheme: "dark", locale: "en-GB" };

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).press("Enter");
}

/** What is under the cover of the panel, as somebody who looks at the door sees it. */
async function atTheDoor(code: string, wish: PageWish = {}): Promise<Page> {
  const { page, hosts } = await openPage(browser, wish);
  await page.goto(`${house.url}/join#code=${code}`);
  await page.locator("form button[type=submit]").waitFor();
  expect([...hosts]).toEqual([new URL(house.url).host]);
  return page;
}

test("ASN14 [A01] the join page says who is associated and with which decision before one gives a name, or that nobody has written it", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange", title: "canari-du-titre" });
  const early = await atTheDoor(code);
  await early.getByText(fr.door.none).waitFor();
  expect(await violations(early)).toEqual([]);
  await choose(host, "Ce dont on a convenu");
  await host.getByText(fr.door.noneHost).waitFor();
  await press(host, fr.door.write);
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("textbox", { name: fr.door.decision }).fill("Le programme de mars.");
  await dialog.getByRole("textbox", { name: fr.door.becomes }).fill("Un compte rendu, relu ensemble.");
  for (const [part, way] of [
    ["supported", "decide"],
    ["authority", "informed"],
  ] as const) {
    await dialog.getByRole("button", { name: new RegExp(fr.door.part[part]) }).press("Enter");
    await host.getByRole("option", { name: fr.door.way[way] }).press("Enter");
  }
  expect(await violations(host)).toEqual([]);
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await host.getByText("Personnes accompagnées : décident").waitFor();
  const phone = await atTheDoor(code, PHONE);
  const door = phone.locator(".door");
  for (const words of ["Le programme de mars.", "Supported people: decide", "Un compte rendu, relu ensemble."])
    await door.getByText(words).waitFor();
  await door.getByText("Local authorities: are kept informed").waitFor();
  expect(await phone.getByText("canari-du-titre").count()).toBe(0);
  expect(await violations(phone, { "target-size": true })).toEqual([]);
  await phone.getByRole("textbox").last().fill("Tilleul");
  await phone.locator("form button[type=submit]").tap();
  await phone.locator('[data-status="saved"]').waitFor();
});

test("ASN15 by keyboard whoever leads puts a table into a course, closes it with its days, and deletes it by two presses at two places", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const { page: other } = await openPage(browser, PHONE);
  await joinTable(other, { house, code, name: "Tilleul" });
  await choose(host, "Ce dont on a convenu");
  await press(host, fr.course.change);
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("textbox", { name: fr.course.name }).fill("Accueillir");
  await dialog.getByRole("switch", { name: fr.course.limited }).press("Space");
  await dialog.getByRole("textbox", { name: fr.course.days }).fill("45");
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await host.getByText("au bout de 45 jours").waitFor();
  await press(host, "Clore la table");
  expect(await dialog.getByRole("switch").isChecked()).toBe(true);
  await dialog.getByRole("button", { name: "Ne rien changer" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await press(host, fr.erase.open);
  await dialog.getByText("les places de 2 personnes", { exact: false }).waitFor();
  expect(await violations(host)).toEqual([]);
  await dialog.getByRole("button", { name: fr.erase.first }).press("Enter");
  await dialog.getByText(fr.erase.sure).waitFor();
  // The keyboard stands on the answer that loses nothing.
  const focused = host.locator(":focus");
  await expect.poll(() => focused.innerText()).toBe(fr.erase.no);
  await host.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await press(host, fr.erase.open);
  await press(host, fr.erase.file);
  await dialog.waitFor();
  await host.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await press(host, fr.erase.open);
  await dialog.getByRole("button", { name: fr.erase.first }).press("Enter");
  await dialog.getByRole("button", { name: fr.erase.yes }).press("Enter");
  await host.getByRole("heading", { name: "Cette table a été supprimée" }).waitFor();
  await other.getByRole("heading", { name: "This table was deleted" }).waitFor();
  await host.goto(house.url);
  await host.getByRole("heading", { level: 1 }).waitFor();
  expect(await host.getByRole("link", { name: /Les ingrédients/ }).count()).toBe(0);
});

test("ASN16 practices are written and changed in a tool, by keyboard, and lie on the table as cards", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Mésange" });
  await choose(page, "Préparer le terrain");
  await page.locator('[data-tool="practices"]').press("Enter");
  await page.getByRole("textbox", { name: fr.practices.today }).fill("On parle du dossier.");
  await page.getByRole("textbox", { name: fr.practices.change }).fill("On parle avec la personne.");
  await press(page, fr.practices.add);
  const row = page.locator("[data-practice]");
  await row.getByText("Il manque : Obstacle").waitFor();
  await row.getByRole("textbox", { name: fr.practices.obstacle }).fill("Vingt minutes par réunion.");
  await page.keyboard.press("Tab");
  await row.getByText("Il manque").waitFor({ state: "detached" });
  expect(await violations(page)).toEqual([]);
  const said = page.locator(".card", { hasText: "Obstacle : Vingt minutes par réunion." });
  await said.first().waitFor();
  await page.locator('[data-status="saved"]').waitFor();
});

async function giveBySocket(code: string, round: "before" | "after", words: readonly string[]): Promise<void> {
  await using person = new Headless(house.url, await joinBoard(house.url, code));
  await person.view();
  await person.command("words.give", { round, person: 0, words: [...words] });
}

async function give(page: Page, form: string, words: readonly string[], as: "tap" | "Enter"): Promise<void> {
  const mine = page.getByRole("form", { name: form });
  for (const [at, word] of words.entries()) await mine.getByRole("textbox").nth(at).fill(word);
  const button = mine.getByRole("button");
  await (as === "tap" ? button.tap() : button.press("Enter"));
}

test("WEX6 [A04] words are asked before and after, given by each person of a tablet and by keyboard, and shown to all side by side, blind until then", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const { page: tablet } = await openPage(browser, { ...PHONE, width: 820, height: 1100 });
  await joinTable(tablet, { house, code, name: "Alisier" });
  await choose(tablet, "Two people on this device");
  await tablet.getByRole("dialog").getByRole("textbox").last().fill("Sorbier");
  await tablet.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await tablet.getByRole("dialog").waitFor({ state: "detached" });
  await choose(host, "Évaluer ensemble");
  await host.getByRole("textbox", { name: fr.words.prompt }).fill("Personne accompagnée");
  await press(host, fr.words.ask);
  await tablet.getByRole("button", { name: en.words.give }).tap();
  for (const [round, words, more] of [
    ["before", ["Fragile", "seule"], ["fragile", "dossier"]],
    ["after", ["Collègue", "courage"], ["collègue", "fragile"]],
  ] as const) {
    await give(tablet, "The words of Alisier : Personne accompagnée", words, "tap");
    await tablet.getByText("Alisier: words given.").waitFor();
    const second = tablet.getByRole("form", { name: "The words of Sorbier : Personne accompagnée" });
    expect(await second.getByRole("textbox").first().inputValue()).toBe("");
    await give(tablet, "The words of Sorbier : Personne accompagnée", words, "tap");
    await give(host, "Mes mots : Personne accompagnée", words, "Enter");
    await host.getByText(fr.words.done).waitFor();
    await Promise.all([1, 2].map(() => giveBySocket(code, round, more)));
    await host.getByText("5 sur", { exact: false }).waitFor();
    expect(await violations(host)).toEqual([]);
    // Nobody is shown a word that was given.
    for (const page of [host, tablet]) expect(await page.getByText("dossier").count()).toBe(0);
    await press(host, round === "before" ? fr.words.close : fr.words.show);
    await host.getByRole("dialog").getByRole("button").last().press("Enter");
    if (round === "before") await press(host, fr.words.again);
  }
  const read = (page: Page) => page.locator(".words-table tbody").innerText();
  await tablet.locator(".words-table").waitFor();
  await host.locator(".words-table").waitFor();
  expect(await read(host)).toBe(await read(tablet));
  expect(await read(host)).toContain("Collègue\t0\t5");
  await host.locator('[data-side="come"]').getByText("Collègue", { exact: false }).waitFor();
  expect(await violations(host)).toEqual([]);
  expect(await violations(tablet)).toEqual([]);
  await press(host, fr.words.save);
  const [download] = await Promise.all([
    host.waitForEvent("download"),
    host.getByRole("menuitem", { name: /\.md\)$/ }).press("Enter"),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("| Collègue | 0 | 5 |");
});

test("ASN17 a table for stories is opened from the first page, which says what it is, with its days", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${house.url}/ouvrir`);
  await page.getByRole("button", { name: /Point de départ/ }).press("Enter");
  await page.getByRole("option", { name: /^Des récits à une formation/ }).press("Enter");
  await page.getByText("supprimée au bout de 30 jours", { exact: false }).waitFor();
  await page.getByRole("textbox").nth(0).fill("Récits");
  await page.getByRole("textbox").nth(1).fill("Loriot");
  expect(await violations(page)).toEqual([]);
  await page.locator("form button[type=submit]").press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
  await choose(page, "Ce dont on a convenu");
  await page.getByText("au bout de 30 jours", { exact: false }).waitFor();
  const opened = await openBoard(house.url, { template: "narratives" });
  await using host = new Headless(house.url, opened);
  await until("a view", () => host.live().view !== null);
  expect((await host.view()).course.keptDays).toBe(30);
});

test("ASN19 [A12] whoever answers a proposal, or writes what a training will do, reads that no experience stands behind it yet", async () => {
  const { page } = await openPage(browser);
  const opened = await openBoard(house.url, { part: "supported" });
  await using host = new Headless(house.url, opened);
  await host.view();
  await joinTable(page, { house, code: opened.board.code, name: "Tilleul" });
  const consent = "proposal" as ConsentId;
  await host.command("consent.start", { consent, text: "On garde les pauses.", line: null });
  await choose(page, "Votes");
  await page.locator(".votes-proposal").waitFor();
  await page.getByText(fr.noExperience).waitFor();
  expect(await violations(page)).toEqual([]);
  const added = addStatements(host.hand, [{ field: "activity", text: "Un binôme anime." }]);
  if (!added.ok) throw new Error(added.reason);
  await choose(page, "Fiche de pratique");
  const row = page.locator(`[data-statement-id="${added.value[0]}"]`);
  await row.getByText(practiceWords.fr.noExperience).waitFor();
  const lived = addCards(host.hand, [
    { text: "On m’a demandé.", knowledge: "experience", place: { x: 0, y: 0, zone: null, group: null } },
  ]);
  if (!lived.ok) throw new Error(lived.reason);
  addStatementSources(host.hand, added.value[0] ?? ("" as never), lived.value);
  await row.getByText(practiceWords.fr.noExperience).waitFor({ state: "detached" });
});
