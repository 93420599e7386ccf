import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { groundworkWords } from "@tablee/client/i18n/words/groundwork";
import { mineWords } from "@tablee/client/i18n/words/mine";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import type { MemberId } from "@tablee/shared/ids";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { readDocx, readPdf } from "../support/read-papers.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();
const { fr } = mineWords;
const MINE = "Être là dès le départ.";
const OTHERS = "D’une autre personne.";
const PROUD = "CANARI-FIER d’avoir parlé";
const LEARNT = "CANARI-APPRIS à attendre";
const NAME = "CANARI-SUREAU Jeanne";

/** All that a page sends from now on: requests, and frames of its sockets. */
function sentBy(page: Page): () => string {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => sent.push(payload.toString())));
  return () => sent.join("\n");
}

function onDisk(): string {
  const files = readdirSync(house.dataDir, { withFileTypes: true }).filter((file) => file.isFile());
  return files.map(({ name }) => readFileSync(path.join(house.dataDir, name)).toString("utf8")).join("\n");
}

async function openMine(page: Page): Promise<void> {
  await choose(page, groundworkWords.fr.title);
  await page.locator('[data-tool="mine"]').press("Enter");
  await page.getByRole("heading", { name: fr.wrote.title }).waitFor();
}

/** For a look at it: PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder) await page.screenshot({ path: `${folder}/mine-${name}.png` });
}

const panel = (page: Page) => page.locator(".ui-panel");

function field(page: Page, label: string) {
  return panel(page).getByRole("textbox", { name: label });
}

function press(page: Page, name: string): Promise<void> {
  return panel(page).getByRole("button", { name, exact: true }).press("Enter");
}

/** In which form, of the two papers that leave from here. */
async function saved(
  page: Page,
  of: string,
  form: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await press(page, of);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(String.raw`\.${form}\)$`) }).press("Enter"),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

async function beside(code: string): Promise<Headless> {
  const other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul", part: "trainer" }));
  await other.saved();
  return other;
}

async function idOf(at: Headless, wanted: string): Promise<MemberId> {
  const found = () => [...at.live().people.values()].find(({ name }) => name === wanted)?.id;
  await until(`${wanted} is known`, () => found() !== undefined);
  return found() as MemberId;
}

test("MIN8 [C51] by keyboard one reads what one brought and what became of it, says one’s own of it, and takes it along; of one’s own words not a letter leaves the device", async () => {
  const { page } = await openPage(browser);
  const sent = sentBy(page);
  const code = await openTable(page, { house, name: "Mésange", title: "Séminaire" });
  await put(page, MINE);
  await using other = await beside(code);
  await until("it is there", () => other.texts().includes(MINE));
  addCards(other.hand, [{ text: OTHERS, place: { x: 40, y: 600, zone: null, group: null } }]);
  const mine = [...other.board().cards.values()].find(({ text }) => text === MINE);
  addLine(other.hand, { section: "before", text: "Venir à deux.", sources: mine ? [mine.id] : [] });
  await other.saved();
  await openMine(page);
  await panel(page).locator(".mine-card", { hasText: MINE }).getByText("Venir à deux.").waitFor();
  expect(await panel(page).locator(".mine-card").count()).toBe(1);
  await field(page, fr.own.proud).fill(PROUD);
  await field(page, fr.own.learnt).fill(LEARNT);
  expect(await violations(page)).toEqual([]);
  await picture(page, "words");
  await panel(page).locator(".mine-card").scrollIntoViewIfNeeded();
  await picture(page, "cards");
  const { name, bytes } = await saved(page, fr.sheet.save, "docx");
  expect(name).toMatch(/^Ce que j’ai apporté · Séminaire .*\.docx$/);
  const { texts } = readDocx(bytes);
  expect(texts).toEqual(expect.arrayContaining([MINE, PROUD, LEARNT]));
  expect(texts.join("\n")).toContain("Venir à deux.");
  expect(texts.join("\n")).not.toContain(OTHERS);
  // Back on this device they are there; the server never had them.
  await page.reload();
  await page.locator('[data-status="saved"]').waitFor();
  await openMine(page);
  await expect.poll(() => field(page, fr.own.proud).inputValue()).toBe(PROUD);
  expect(sent()).toContain(MINE);
  expect(sent()).not.toContain("CANARI");
  expect(onDisk()).not.toContain("CANARI");
  await press(page, fr.own.clear);
  await expect.poll(() => field(page, fr.own.proud).inputValue()).toBe("");
  expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("CANARI");
});

test("MIN9 [C39] [C50] on a phone one ticks what is to be attested, one who lives it and leads attests it, and the paper has a name that no server was told", async () => {
  const { page: lead } = await openPage(browser);
  const code = await openTable(lead, { house, name: "Huppe", title: "Séminaire" });
  const { page } = await openPage(browser, { phone: true, width: 390, height: 844 });
  const sent = sentBy(page);
  await joinTable(page, { house, code, name: "Iris" });
  await using other = await beside(code);
  const by = await idOf(other, "Iris");
  addCards(other.hand, [{ text: MINE, by, place: { x: 40, y: 90, zone: null, group: null } }]);
  await other.saved();
  await openMine(page);
  await press(page, fr.attest.begin);
  await field(page, fr.attest.name).fill(NAME);
  await field(page, fr.attest.as).fill("co-formatrice");
  const ticks = panel(page).getByRole("group", { name: fr.attest.choose });
  await ticks.getByRole("checkbox", { name: MINE, exact: true }).waitFor();
  expect(await ticks.getByRole("checkbox", { checked: true }).count()).toBe(0);
  await panel(page).getByRole("checkbox", { name: MINE, exact: true }).press("Space");
  expect(await violations(page)).toEqual([]);
  await picture(page, "form");
  await press(page, fr.attest.ask);
  await panel(page).getByText(fr.attest.asked).waitFor();
  // The form is gone, and the keyboard is not at the top of the page.
  await page.locator(".mine-attest:focus-within").waitFor();
  // Whoever leads is told, reads it, and attests it under a name of their choice.
  await lead.locator(".together-strip", { hasText: "Iris" }).getByRole("button").press("Enter");
  const request = panel(lead).locator(".attestation-asked", { hasText: MINE });
  await request.getByText("co-formatrice").waitFor();
  expect(await violations(lead)).toEqual([]);
  await picture(page, "asked");
  await picture(lead, "lead");
  await request.getByRole("textbox").fill("Madame Huppe");
  await request.getByRole("button", { name: fr.answer.yesTo.replace("{{name}}", "Iris"), exact: true }).press("Enter");
  await request.waitFor({ state: "detached" });
  await panel(page)
    .getByText(/Attesté par Madame Huppe/)
    .waitFor();
  await page.locator(".together-strip", { hasText: fr.strip.come }).waitFor({ state: "attached" });
  expect(await field(page, fr.attest.name).inputValue()).toBe(NAME);
  expect(await violations(page)).toEqual([]);
  await picture(page, "attested");
  const { name, bytes } = await saved(page, fr.attest.save, "pdf");
  expect(name).toMatch(/^Attestation · Séminaire .*\.pdf$/);
  const words = (await readPdf(bytes)).texts.join(" ");
  expect(words).toContain(`${NAME} a pris part à « Séminaire » en tant que co-formatrice.`);
  expect(words).toContain(MINE);
  expect(words).toContain("Attesté par Madame Huppe");
  expect(sent()).toContain("co-formatrice");
  expect(sent()).not.toContain("CANARI");
  expect(onDisk()).not.toContain("CANARI");
  await press(page, fr.attest.erase);
  await panel(page).getByRole("button", { name: fr.attest.begin }).waitFor();
  expect(other.live().view?.attestations).toEqual({ mine: [] });
});

test("MIN21 [C51] two people on a seat each have a sheet; a card signed by one is not the other’s, and no words are shared", async () => {
  const { page } = await openPage(browser, { colorScheme: "dark", locale: "en-GB" });
  const code = await openTable(page, { house, name: "Mésange" });
  await using other = await beside(code);
  const by = await idOf(other, "Mésange");
  await choose(page, "Two people on this device");
  await page.getByRole("textbox", { name: "Name of person 2" }).fill("Genêt");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const place = { x: 40, y: 90, zone: null, group: null };
  addCards(other.hand, [
    { text: "de nous deux", by, place },
    { text: "signé", by, author: "Genêt", place: { ...place, y: 400 } },
  ]);
  await other.saved();
  await choose(page, groundworkWords.en.title);
  await page.locator('[data-tool="mine"]').press("Enter");
  const box = (words: string) => panel(page).getByRole("checkbox", { name: `This is mine: ${words}` });
  await box("signé").waitFor();
  expect([await box("de nous deux").isChecked(), await box("signé").isChecked()]).toEqual([true, false]);
  await field(page, mineWords.en.own.proud).fill("de Mésange");
  const { texts } = readDocx((await saved(page, mineWords.en.sheet.save, "docx")).bytes);
  expect([texts.includes("de nous deux"), texts.includes("signé")]).toEqual([true, false]);
  await panel(page).locator(".mine-card").first().scrollIntoViewIfNeeded();
  await picture(page, "shared");
  await panel(page).getByRole("button", { name: mineWords.en.whose }).press("Enter");
  await page.getByRole("option", { name: "Genêt", exact: true }).press("Enter");
  await expect.poll(() => box("signé").isChecked()).toBe(true);
  expect(await field(page, mineWords.en.own.proud).inputValue()).toBe("");
  expect(await violations(page)).toEqual([]);
});

test("MIN22 [C51] what stayed in a meeting that is over is read when one asks, and said to be from there", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.view();
  const { page } = await openPage(browser);
  await joinTable(page, { house, code: opened.board.code, name: "Iris" });
  const by = await idOf(host, "Iris");
  addCards(host.hand, [{ text: MINE, by, place: { x: 2000, y: 2000, zone: null, group: null } }]);
  await host.saved();
  await host.command("board.close", { decided: "", tasks: [], deleteAt: null });
  await host.command("meeting.open", { after: 1, leave: { zones: [], outside: true, kinds: [] }, phases: null });
  await until("it did not go along", () => !host.texts().includes(MINE));
  await openMine(page);
  await panel(page).getByText(fr.wrote.none).waitFor();
  await press(page, fr.wrote.past_one);
  await panel(page).locator(".mine-card", { hasText: MINE }).getByText("Hors des zones · séance 1").waitFor();
  const first = panel(page).getByRole("checkbox", { name: /^Séance 1, / });
  await expect.poll(() => first.isChecked()).toBe(true);
  expect(
    await panel(page)
      .getByRole("checkbox", { name: /^Séance 2, / })
      .isChecked(),
  ).toBe(false);
});
