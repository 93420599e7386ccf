import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { openBrowser } from "../support/browser.ts";
import { joinBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openTable, put } from "../support/page.ts";

const BUILT = path.resolve(import.meta.dirname, "../../../client/dist");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** The build as an earlier version of the protocol had it: another number wherever it is said, and other names of files. */
function earlierBuild(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-earlier-"));
  // What is pressed would still say what this build says.
  cpSync(BUILT, folder, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) });
  const scripts = readdirSync(path.join(folder, "assets")).filter((name) => name.endsWith(".js"));
  const saysVersion = new RegExp(`(\\?v=|version:|tablee:v)${PROTOCOL_VERSION}\\b`, "g");
  let said = 0;
  for (const file of ["index.html", "worker.js", ...scripts.map((name) => `assets/${name}`)]) {
    let code = readFileSync(path.join(folder, file), "utf8");
    if (/\/board-\w/.test(file)) {
      said += code.match(saysVersion)?.length ?? 0;
      code = code.replaceAll(saysVersion, `$1${PROTOCOL_VERSION - 1}`);
    }
    for (const name of scripts) code = code.replaceAll(name, `earlier-${name}`);
    rmSync(path.join(folder, file));
    writeFileSync(path.join(folder, file.replace("assets/", "assets/earlier-")), code);
  }
  if (said < 4) throw new Error("the version was not found wherever it is said");
  return folder;
}

async function newPage(locale: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale });
  return { context, page: await context.newPage() };
}

test.each([
  {
    locale: "fr-FR",
    words: "La liaison avec la table s’est arrêtée. Une nouvelle version est en place.",
    kept: "Ce que vous avez écrit est gardé sur cet appareil.",
    button: "Recharger la page",
  },
  {
    locale: "en-GB",
    words: "The connection with the table has stopped. A new version is in place.",
    kept: "What you wrote is kept on this device.",
    button: "Reload the page",
  },
])(
  "UIX50 a page of an earlier version is told to load again, by one button, and the new page sends what it had not, $locale",
  async ({ locale, words, kept, button }) => {
    const earlier = earlierBuild();
    await using house = await openHouse({ clientDir: earlier });
    const { context, page } = await newPage(locale);
    // The earlier page is opened on a table that a page of today made.
    await house.restart({ clientDir: BUILT });
    const code = await openTable(page, { house, name: "Mésange" });
    await put(page, "Déjà là");
    await page.locator('[data-status="saved"]').waitFor();
    await house.restart({ clientDir: earlier });
    await page.reload();
    await page.locator('[data-status="stopped"]').waitFor();
    // What is written all the same is kept, and not half accepted.
    await put(page, "Écrit par l’ancienne page");
    const notice = page.getByRole("alert").filter({ hasText: words });
    await notice.filter({ hasText: kept }).waitFor();
    expect(await notice.getByRole("button").count()).toBe(1);
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
    await other.saved();
    expect(other.texts()).toEqual(["Déjà là"]);
    await house.restart({ clientDir: BUILT });
    await notice.getByRole("button", { name: button }).click();
    await page.locator('[data-status="saved"]').waitFor();
    await until("the other has it", () => other.texts().length === 2);
    expect(await page.locator(".canvas-card").count()).toBe(2);
    await context.close();
    rmSync(earlier, { recursive: true, force: true });
  },
);

/** As erasing does it: the document has another address, and nothing of the old one is taken any more. */
function rewrite(house: House, board: string): void {
  const db = new DatabaseSync(
    path.join(house.dataDir, readdirSync(house.dataDir).find((name) => /\.(db|sqlite)$/.test(name)) ?? ""),
  );
  for (const table of ["updates", "snapshots", "client_ids"])
    db.prepare(`UPDATE ${table} SET room = ? WHERE room = ?`).run(`${board}.2`, `${board}.1`);
  db.prepare("UPDATE boards SET epoch = 2 WHERE id = ?").run(board);
  db.close();
}

test.each([{ opened: "while it was open" }, { opened: "before it is opened again" }])(
  "UIX51 a table that was rewritten $opened is taken anew, its old copy is gone from the device, and the words in it that were not sent are offered",
  async ({ opened }) => {
    await using house = await openHouse();
    const { context, page } = await newPage("fr-FR");
    const code = await openTable(page, { house, name: "Mésange" });
    await put(page, "Envoyée");
    await page.locator('[data-status="saved"]').waitFor();
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    const address = page.url();
    const board = new URL(address).pathname.split("/")[2] ?? "";
    await house.stop();
    await page.locator('[data-status="offline"]').waitFor();
    await put(page, "Pas encore envoyée");
    await page.locator('.status-badge[title*="1 changement"]').waitFor();
    if (opened === "before it is opened again") await page.goto("about:blank");
    rewrite(house, board);
    await house.start();
    if (opened === "before it is opened again") await page.goto(address);
    const dialog = page.getByRole("dialog", { name: "1 texte n’a pas pu être envoyé" });
    await dialog.waitFor();
    expect(await dialog.locator("li").allTextContents()).toEqual(["Pas encore envoyée"]);
    await page.locator('[data-status="saved"]').waitFor();
    const names = () =>
      page.evaluate(
        "indexedDB.databases().then((all) => all.map(({ name }) => name).filter((name) => /^tablee(:|-sweep)/.test(name)).sort().join())",
      );
    await expect.poll(names).toBe(`tablee:/sync/${board}.2`);
    await dialog.getByRole("button", { name: "Poser de nouveau" }).click();
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
    await until("both are there", () => other.texts().length === 2);
    expect(other.texts()).toEqual(["Envoyée", "Pas encore envoyée"]);
    // A page that went in the middle of it: the next one does it again.
    await page.evaluate(
      "new Promise((done) => (indexedDB.open('tablee-sweeping').onsuccess = ({ target }) => done(target.result.close())))",
    );
    await page.reload();
    await page.locator('[data-status="saved"]').waitFor();
    await expect.poll(names).toBe(`tablee:/sync/${board}.2`);
    await context.close();
  },
);
