import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { joinBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openTable, put } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** A person's browser, with the page's policy in force. What the policy refuses, and errors, are noted. */
async function openContext(): Promise<{ context: BrowserContext; refused: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "fr-FR" });
  const refused: string[] = [];
  context.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  context.on("weberror", (error) => refused.push(String(error.error())));
  return { context, refused };
}

async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate(
    "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ?? new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true)))).then(() => true)",
  );
}

function said(page: Page, words: string): Promise<void> {
  return page.locator(`.status-badge[title="${words}"]`).waitFor();
}

test("SYN12 cards written without a network are there after the tab was closed and opened again offline, with their number; back on the network all are saved once", async () => {
  const { context, refused } = await openContext();
  const first = await context.newPage();
  const code = await openTable(first, { house, name: "Mésange" });
  await put(first, "Avec le réseau");
  await first.locator('[data-status="saved"]').waitFor();
  await shellIsKept(first);
  const address = first.url();
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await other.saved();
  await house.stop();
  await first.locator('[data-status="offline"]').waitFor();
  for (const text of ["Première", "Deuxième", "Troisième"]) await put(first, text);
  await first.locator('.status-badge[title*="3 changements"]').waitFor();
  await first.close();

  const second = await context.newPage();
  await second.goto(address);
  await second.locator(".canvas-card").nth(3).waitFor();
  await said(second, "Hors ligne, 3 changements gardés sur cet appareil");
  await put(second, "Quatrième");
  await second.locator('.status-badge[title*="4 changements"]').waitFor();
  expect(other.texts()).toEqual(["Avec le réseau"]);

  await house.start();
  await second.locator('[data-status="saved"]').waitFor();
  const all = ["Avec le réseau", "Deuxième", "Première", "Quatrième", "Troisième"];
  await until("the other has all", () => other.texts().length === all.length);
  expect(other.texts()).toEqual(all);
  expect(await second.locator(".canvas-card").count()).toBe(all.length);
  await second.close();

  // Nothing waits any more: the next visit without a network has nothing to count.
  await context.setOffline(true);
  const third = await context.newPage();
  await third.goto(address);
  await third.locator(".canvas-card").nth(4).waitFor();
  await said(third, "Hors ligne");
  expect(refused).toEqual([]);
  await context.close();
});

test("SYN13 without a network the first page opens and names the tables of this device", async () => {
  const { context, refused } = await openContext();
  const page = await context.newPage();
  await openTable(page, { house, name: "Loriot" });
  await shellIsKept(page);
  await context.setOffline(true);
  await page.goto(house.url);
  await page.locator(".home-claim").waitFor();
  await page.locator(".home-table", { hasText: "Les ingrédients" }).click();
  await page.locator(".board-page").waitFor();
  expect(refused).toEqual([]);
  await context.close();
});

test("SYN14 the shell that is kept holds no answer of /api, /sync or /live, and every file of it is from this host", async () => {
  const { context } = await openContext();
  const page = await context.newPage();
  await openTable(page, { house, name: "Sittelle" });
  await shellIsKept(page);
  const kept: unknown = await page.evaluate(
    "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map(({ url }) => url))",
  );
  const urls = Array.isArray(kept) ? kept.map((url) => new URL(String(url))) : [];
  expect(urls.length).toBeGreaterThan(8);
  expect(new Set(urls.map(({ origin }) => origin))).toEqual(new Set([house.url]));
  expect(urls.filter(({ pathname }) => /^\/(api|sync|live|healthz)/.test(pathname))).toEqual([]);
  await context.close();
});

/** The build as a later one would stand there: another page and list, and a part of the old one gone. */
function nextBuild(from: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-build-"));
  // What is pressed would still say what that build says.
  cpSync(from, folder, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) });
  const gone = readdirSync(path.join(folder, "assets")).find((file) => /^board-[\w-]{8}\.js$/.test(file));
  if (gone === undefined) throw new Error("the build has no part of its own for the board");
  rmSync(path.join(folder, "assets", gone));
  const change = (file: string, edit: (text: string) => string): void => {
    const at = path.join(folder, file);
    writeFileSync(at, edit(readFileSync(at, "utf8")));
  };
  change("index.html", (html) => html.replace("<title>", '<meta name="build" content="next"><title>'));
  change("worker.js", (code) =>
    code.replace(/"version":"[^"]+"/, '"version":"next"').replace(`"/assets/${gone}",`, ""),
  );
  return folder;
}

test("SYN21 a new build is taken by the next page that opens, and a page of the old one still finds its parts", async () => {
  const built = path.resolve(import.meta.dirname, "../../../client/dist");
  const next = nextBuild(built);
  await using own = await openHouse({ clientDir: built });
  const { context, refused } = await openContext();
  const old = await context.newPage();
  await old.goto(own.url);
  await shellIsKept(old);
  await own.restart({ clientDir: next });
  const fresh = await context.newPage();
  await fresh.goto(own.url);
  expect(await fresh.locator('meta[name="build"]').count()).toBe(1);
  const shells = () => fresh.evaluate("caches.keys().then((names) => names.join(' '))");
  await expect.poll(shells).toContain("tablee-shell-next");
  await old.getByRole("link", { name: "Ouvrir une table" }).click();
  await old.getByRole("textbox").nth(0).fill("Les ingrédients");
  await old.getByRole("textbox").nth(1).fill("Pinson");
  await old.locator("form button[type=submit]").click();
  await old.locator('[data-status="saved"]').waitFor();
  expect(refused).toEqual([]);
  await context.close();
  rmSync(next, { recursive: true, force: true });
});
