import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openProfile } from "../support/browser.ts";
import { canaries } from "../support/canary.ts";
import { groundworkWords } from "@tablee/client/i18n/words/groundwork";
import { mineWords } from "@tablee/client/i18n/words/mine";
import { card } from "../support/canvas.ts";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { canariesInMemory, INSPECTED } from "../support/server-memory.ts";
import { Served } from "../support/served.ts";

const { house, browser } = await openStage();
const { back } = mineWords.fr;
const WORD = "RECIT-7F3A-CANARI";

/** Browsers whose profiles are searched once they are closed. */
class Profiles {
  readonly home = mkdtempSync(path.join(tmpdir(), "tablee-profiles-"));
  readonly #open: BrowserContext[] = [];

  async open(name: string): Promise<Page> {
    const context = await openProfile(path.join(this.home, name), {
      locale: "fr-FR",
      viewport: { width: 1280, height: 800 },
    });
    this.#open.push(context);
    return context.pages()[0] ?? (await context.newPage());
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((context) => context.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

async function openBack(page: Page, language: "fr" | "en" = "fr"): Promise<void> {
  if (language === "fr") await choose(page, groundworkWords.fr.title);
  else await choose(page, groundworkWords.en.title);
  await page.locator('[data-tool="mine"]').press("Enter");
  await page.getByRole("button", { name: mineWords[language].back.look, exact: true }).press("Enter");
}

async function databasesOf(page: Page): Promise<string[]> {
  return page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))");
}

/** What the device keeps of the board: a row of updates for each epoch of a room. */
async function copiesOn(page: Page): Promise<string[]> {
  return (await databasesOf(page)).filter((name) => name.startsWith("tablee:"));
}

/** For a look at it: PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder) await page.screenshot({ path: `${folder}/back-${name}.png` });
}

async function saved(page: Page): Promise<void> {
  await page.locator('[data-status="saved"]').waitFor();
}

test("ERA16 after somebody took back what they brought, the word they wrote is nowhere: not in the folder, the memory of the server, nor in three browsers, of which one was away and one undoes", async () => {
  await using served = await Served.open({ node: INSPECTED });
  await using profiles = new Profiles();
  const mine = await profiles.open("mine");
  const peer = await profiles.open("peer");
  const away = await profiles.open("away");
  const code = await openTable(peer, { house: served, name: "Mésange" });
  await joinTable(mine, { house: served, code, name: "Tilleul" });
  await joinTable(away, { house: served, code, name: "Alisier" });
  await put(mine, `Ma carte ${WORD}`);
  await put(mine, `Une autre ${WORD}`);
  await put(peer, "Celle de la mésange");
  for (const page of [mine, peer, away]) {
    await card(page, `Ma carte ${WORD}`).waitFor();
    await card(page, "Celle de la mésange").waitFor();
  }
  // Deleted by somebody else, and brought back.
  await card(peer, `Une autre ${WORD}`).click();
  await peer.keyboard.press("Delete");
  await card(mine, `Une autre ${WORD}`).waitFor({ state: "detached" });
  await peer.keyboard.press("Control+z");
  await card(mine, `Une autre ${WORD}`).waitFor();
  for (const page of [mine, peer, away]) await saved(page);
  const found = await canaries(WORD, { folders: [served.dataDir] });
  expect(found).not.toEqual([]);
  expect(await canariesInMemory(WORD, served.said())).not.toEqual([]);
  expect(await canaries(WORD, { folders: [path.join(profiles.home, "away")] })).not.toEqual([]);
  const older = await copiesOn(away);
  expect(older).not.toEqual([]);
  await away.context().setOffline(true);

  await openBack(mine);
  await mine.getByRole("button", { name: back.begin, exact: true }).click();
  await mine.getByRole("button", { name: back.sure.yes, exact: true }).click();
  await mine.getByRole("heading", { name: back.done.title, exact: true }).waitFor();
  await mine.getByRole("button", { name: back.done.close, exact: true }).click();
  for (const page of [mine, peer]) {
    await card(page, WORD).first().waitFor({ state: "detached" });
    await card(page, "Celle de la mésange").waitFor();
  }
  for (let times = 0; times < 5; times += 1) await peer.keyboard.press("Control+z");
  await away.context().setOffline(false);
  await card(away, WORD).first().waitFor({ state: "detached" });
  await card(away, "Celle de la mésange").waitFor();
  for (const page of [mine, peer, away]) await saved(page);
  for (const page of [mine, peer, away]) expect(await page.locator("body").innerText()).not.toContain(WORD);
  // A page puts its device in order when it has time: the next one would, if it went before.
  for (const page of [mine, peer, away])
    await expect
      .poll(async () => (await databasesOf(page)).filter((name) => older.includes(name) || /sweep/.test(name)))
      .toEqual([]);
  await profiles.close();

  expect(await canaries(WORD, { folders: [served.dataDir] })).toEqual([]);
  expect(await canaries(WORD, { folders: [profiles.home] })).toEqual([]);
  expect(await canariesInMemory(WORD, served.said())).toEqual([]);
});

test("ERA18 by keyboard one reads what goes and what stays, keeps a file, presses twice and has a receipt", async () => {
  const host = await openPage(browser);
  const code = await openTable(host.page, { house, name: "Mésange" });
  await put(host.page, "Celle de la mésange");
  const { page } = await openPage(browser);
  await joinTable(page, { house, code, name: "Tilleul" });
  await put(page, "Être là dès le départ");
  await put(page, "Dire ce qui aide");
  await saved(page);
  await openBack(page);
  await page.getByText(back.count.cards_other.replace("{{count}}", "2")).waitFor();
  expect(await violations(page)).toEqual([]);
  await picture(page, "choosing");
  const [copy] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: back.copy, exact: true }).press("Enter"),
  ]);
  expect(readFileSync(await copy.path(), "utf8")).toContain("Être là dès le départ");

  await page.getByText(back.choose, { exact: true }).press("Enter");
  await page.getByRole("checkbox", { name: /Dire ce qui aide/ }).press("Space");
  await page.getByText(back.count.cards_one.replace("{{count}}", "1")).waitFor();
  await picture(page, "chosen");
  await page.getByRole("button", { name: back.begin, exact: true }).press("Enter");
  await page.getByRole("heading", { name: back.sure.title }).waitFor();
  expect(await violations(page)).toEqual([]);
  await picture(page, "sure");
  await page.getByRole("button", { name: back.sure.yes, exact: true }).press("Enter");
  await page.getByRole("heading", { name: back.done.title, exact: true }).waitFor();
  await picture(page, "done");
  const [receipt] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: back.done.save, exact: true }).press("Enter"),
  ]);
  const said = readFileSync(await receipt.path(), "utf8");
  expect(said).toContain(back.count.cards_one.replace("{{count}}", "1"));
  expect(said).not.toContain("Être là");
  await page.getByRole("button", { name: back.done.close, exact: true }).press("Enter");
  for (const one of [page, host.page]) {
    await card(one, "Être là dès le départ").waitFor({ state: "detached" });
    await card(one, "Dire ce qui aide").waitFor();
    await card(one, "Celle de la mésange").waitFor();
  }
});

test("ERA18 on a phone, in English and in the dark, nothing is cut off", async () => {
  const { page } = await openPage(browser, {
    width: 390,
    height: 844,
    phone: true,
    locale: "en-GB",
    colorScheme: "dark",
  });
  await openTable(page, { house, name: "Tit" });
  await saved(page);
  await page.goto(page.url());
  await saved(page);
  await openBack(page, "en");
  await page.getByText(mineWords.en.back.nothing).waitFor();
  expect(await violations(page)).toEqual([]);
  await picture(page, "phone");
  expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
});
