import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { joinBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openTable, put } from "../support/page.ts";

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

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

function statusOf(page: Page): Promise<string> {
  return page.locator(".status-text").innerText();
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
  await first.locator(".status-text", { hasText: "3 changements" }).waitFor();
  await first.close();

  const second = await context.newPage();
  await second.goto(address);
  await second.locator(".canvas-card").nth(3).waitFor();
  await second.locator('[data-status="offline"]').waitFor();
  expect(await statusOf(second)).toBe("Hors ligne, 3 changements gardés sur cet appareil");
  await put(second, "Quatrième");
  await second.locator(".status-text", { hasText: "4 changements" }).waitFor();
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
  await third.locator('[data-status="offline"]').waitFor();
  expect(await statusOf(third)).toBe("Hors ligne");
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
