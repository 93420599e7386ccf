import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { OFFLINE_COPY_LOOSE_BYTES, OFFLINE_COPY_LOOSE_ROWS_COUNT } from "@tablee/shared/limits";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openTable, put } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** One person's browser with the same table in two tabs, and somebody else at the table. */
async function openTabs(): Promise<{ context: BrowserContext; left: Page; right: Page; code: string }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "fr-FR" });
  const left = await context.newPage();
  const code = await openTable(left, { house, name: "Mésange" });
  const right = await context.newPage();
  await right.goto(left.url());
  await right.locator('[data-status="saved"]').waitFor();
  return { context, left, right, code };
}

const cards = (page: Page) => page.locator(".canvas-card");
const said = (page: Page, words: string) => page.locator(`.status-badge[title="${words}"]`).waitFor();

/** The rows of this device’s copy, and their bytes. */
async function copyOf(page: Page): Promise<{ rows: number; bytes: number; waiting: number }> {
  const found: unknown = await page.evaluate(`indexedDB.databases().then((all) => new Promise((done, failed) => {
    const { name } = all.find(({ name }) => name.startsWith("tablee:"));
    const opening = indexedDB.open(name);
    opening.onerror = failed;
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(["updates", "custom"]);
      const updates = transaction.objectStore("updates").getAll();
      const waiting = transaction.objectStore("custom").count();
      transaction.oncomplete = () => {
        database.close();
        done([updates.result.length, updates.result.reduce((sum, row) => sum + row.length, 0), waiting.result]);
      };
    };
  }))`);
  if (!Array.isArray(found)) throw new Error("no copy");
  const [rows, bytes, waiting] = found.map(Number);
  return { rows: rows ?? 0, bytes: bytes ?? 0, waiting: waiting ?? 0 };
}

test("SYN123 two tabs of one browser show each other’s words at once, with the network and without, and what a tab left unsent when it closed is sent by the other, once", async () => {
  const { context, left, right, code } = await openTabs();
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await other.saved();
  await put(left, "Avec le réseau");
  await cards(right).nth(0).waitFor();
  for (const page of [left, right]) await said(page, "Enregistré");
  await house.stop();
  await left.locator('[data-status="offline"]').waitFor();
  await right.locator('[data-status="offline"]').waitFor();
  await put(left, "De la gauche");
  await cards(right).nth(1).waitFor();
  await put(right, "De la droite");
  await cards(left).nth(2).waitFor();
  for (const page of [left, right]) await said(page, "Hors ligne, 2 changements gardés sur cet appareil");
  await left.close();
  await house.start();
  await right.locator('[data-status="saved"]').waitFor();
  const all = ["Avec le réseau", "De la droite", "De la gauche"];
  await until("the other has all", () => other.texts().length === all.length);
  expect(other.texts()).toEqual(all);
  expect(await cards(right).count()).toBe(all.length);
  // What the server has is called saved at once, and its row goes with the next transaction.
  await expect.poll(async () => (await copyOf(right)).waiting).toBe(0);
  await context.close();
});

test("SYN140 on a slow device, where a change is written to the copy after another tab heard that it is saved, no row says that it waits", async () => {
  const { context, left, right } = await openTabs();
  let isDeaf = false;
  await left.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => (isDeaf ? undefined : socket.send(message)));
  });
  // What this page leaves for the end of its turn, as writing to the device, comes late.
  await left.addInitScript(`(() => {
    const soon = queueMicrotask;
    window.lateMs = 0;
    window.queueMicrotask = (act) => (window.lateMs > 0 ? setTimeout(act, window.lateMs) : soon(act));
  })()`);
  await left.reload();
  await said(left, "Enregistré");
  await expect.poll(async () => (await copyOf(left)).waiting).toBe(0);
  isDeaf = true;
  await left.evaluate("window.lateMs = 1_500");
  await put(left, "Vite dite enregistrée");
  await cards(right).nth(0).waitFor();
  await said(right, "Enregistré");
  await cards(left).nth(0).waitFor();
  await said(left, "Enregistré");
  // Later than anything that was begun before it.
  await left.evaluate("new Promise((done) => setTimeout(done, 2 * window.lateMs))");
  expect((await copyOf(left)).waiting).toBe(0);
  await context.close();
});

test("SYN124 a tab without a link says saved what another tab has sent, and a tab that joins without one shows what the others hold", async () => {
  const { context, left, right, code } = await openTabs();
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await other.saved();
  await right.routeWebSocket(/\/sync\//, (socket) => void socket.close());
  await right.route(/\/live\//, (route) => route.abort());
  await right.reload();
  await right.locator('[data-status="offline"]').waitFor();
  await put(right, "Sans liaison");
  await cards(left).nth(0).waitFor();
  await until("the other has it", () => other.texts().length === 1);
  await said(right, "Hors ligne");
  const third = await context.newPage();
  await third.addInitScript("indexedDB.open = () => { throw new DOMException('denied', 'SecurityError'); }");
  await third.routeWebSocket(/\/sync\//, (socket) => void socket.close());
  await third.route(/\/live\//, (route) => route.abort());
  await third.goto(left.url());
  await cards(third).nth(0).waitFor();
  expect(await cards(third).allTextContents()).toEqual(await cards(left).allTextContents());
  await left.locator('[data-status="saved"]').waitFor();
  await context.close();
});

test("SYN125 what is written to the copy by two tabs stays small, and nothing is in it twice", async () => {
  const { context, left, right } = await openTabs();
  await put(left, "Une");
  await cards(right).nth(0).waitFor();
  await cards(left).first().dblclick();
  await left.locator(".canvas-card textarea").waitFor();
  const words = "abcdefghij".repeat(Math.ceil((1.6 * OFFLINE_COPY_LOOSE_ROWS_COUNT) / 10));
  await left.keyboard.type(words);
  await left.locator('[data-status="saved"]').waitFor();
  // Folded a moment after the row that was one too many.
  const rows = async () => (await copyOf(left)).rows;
  await expect.poll(rows).toBeLessThan(OFFLINE_COPY_LOOSE_ROWS_COUNT + 60);
  expect(await rows()).toBeGreaterThan(0);
  expect((await copyOf(left)).bytes).toBeLessThan(80_000);
  for (const page of [left, right]) await page.close();
  const again = await context.newPage();
  await again.goto(right.url());
  await again.locator('[data-status="saved"]').waitFor();
  expect(await cards(again).count()).toBe(1);
  expect(await cards(again).textContent()).toContain(words);
  await context.close();
});

test("SYN126 a copy that has grown by what others wrote is folded into one row", async () => {
  const { context, left, right, code } = await openTabs();
  await right.close();
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await other.saved();
  const text = "des mots ".repeat(550);
  const count = Math.ceil((1.1 * OFFLINE_COPY_LOOSE_BYTES) / text.length);
  // Out of sight: this is about what is kept, not what is drawn.
  const place = { x: 900_000, y: 900_000, zone: null, group: null };
  for (let at = 0; at < count; at += 100) {
    const batch = Array.from({ length: Math.min(100, count - at) }, () => ({ text, place }));
    expect(addCards(other.hand, batch).ok).toBe(true);
    await other.saved();
  }
  const isFolded = ({ rows, bytes }: { rows: number; bytes: number }) => bytes > OFFLINE_COPY_LOOSE_BYTES && rows <= 3;
  await expect.poll(() => copyOf(left), { timeout: 30_000 }).toSatisfy(isFolded);
  await context.close();
});
