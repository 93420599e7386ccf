import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";
import { joinTable, openTable, put } from "../support/page.ts";
import { freePort, start } from "../support/process.ts";
import { openStage } from "../support/stage.ts";

const BUILT = path.resolve(import.meta.dirname, "../../../client/dist");

const { house, browser } = await openStage();

function newContext(locale = "fr-FR"): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, locale });
}

const cards = (page: Page) => page.locator(".canvas-card");
const titleOf = (page: Page) => page.locator(".status-badge").getAttribute("title");

async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
}

test("SYN127 fifty cards written to a server that does not answer, and the page loaded again: they are called kept on this device, all are there, are sent once it answers, and are saved once", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-frozen-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = start("server/src/main.ts", { env: { PORT: String(port), DATA_DIR: dataDir, CLIENT_DIR: BUILT } });
  const context = await newContext();
  try {
    await until("the server answers", () => server.said().includes("Tablée is served"), 20_000);
    const page = await context.newPage();
    const code = await openTable(page, { house: { ...house, url }, name: "Mésange" });
    await shellIsKept(page);
    await page.reload();
    await page.locator('[data-status="saved"]').waitFor();
    const seat = await joinBoard(url, code, { name: "Tilleul" });
    server.child.kill("SIGSTOP");
    for (let at = 0; at < 50; at += 1) await put(page, `carte ${at}`);
    expect(await page.locator(".status-badge").getAttribute("data-status")).not.toBe("saved");
    await page.locator('[data-status="offline"]').waitFor({ timeout: 25_000 });
    expect(await titleOf(page)).toBe("Hors ligne, 50 changements gardés sur cet appareil");
    await page.reload({ waitUntil: "commit" });
    await cards(page).nth(49).waitFor();
    server.child.kill("SIGCONT");
    await page.locator('[data-status="saved"]').waitFor();
    await using other = new Headless(url, seat);
    await other.saved();
    expect(new Set(other.texts()).size).toBe(50);
    expect(other.texts().length).toBe(50);
    expect(await cards(page).count()).toBe(50);
  } finally {
    server.child.kill("SIGCONT");
    await context.close();
    server.child.kill("SIGKILL");
    await server.ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** Whether the browser asks before it lets the page go. */
async function asksBeforeClosing(page: Page): Promise<boolean> {
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    void dialog.accept();
  });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  return asked;
}

test("SYN128 where the browser keeps nothing, or the device is full, nobody is told that something is kept, and closing warns only then", async () => {
  await using line = await openLine(house.url);
  for (const [locale, how, words, notice] of [
    ["fr-FR", "forbidden", "Hors ligne, 1 changement à envoyer", "Ce navigateur ne garde rien sur cet appareil."],
    ["en-GB", "full", "Offline, 1 change to send", "There is no room left on this device to keep the table."],
    ["fr-FR", "kept", "Hors ligne, 1 changement gardé sur cet appareil", ""],
  ] as const) {
    const context = await newContext(locale);
    const page = await context.newPage();
    // As browsers do it whose owner forbids storage.
    if (how === "forbidden")
      await page.addInitScript("indexedDB.open = () => { throw new DOMException('denied', 'SecurityError'); }");
    // Before the first write: how much room there is, Chromium asks once in a while only.
    if (how === "full") {
      const devtools = await context.newCDPSession(page);
      await devtools.send("Storage.overrideQuotaForOrigin", { origin: line.url, quotaSize: 1 });
    }
    await openTable(page, { house: { ...house, url: line.url }, name: "Mésange" });
    line.cut();
    await page.locator('[data-status="offline"]').waitFor();
    await put(page, "Un mot");
    await page.locator(`.status-badge[title="${words}"]`).waitFor();
    expect((await page.locator(".board-notice").allTextContents()).join("")).toContain(notice);
    expect(await page.locator(".board-notice").count()).toBe(notice === "" ? 0 : 1);
    expect(await asksBeforeClosing(page)).toBe(how !== "kept");
    line.restore();
    await context.close();
  }
});

test("SYN129 words that the server refuses are offered as a copy, outlive the page, can be put down again, and are not sent in a loop", async () => {
  await using line = await openLine(house.url);
  const context = await newContext();
  const page = await context.newPage();
  const host = await context.browser()?.newContext({ locale: "fr-FR" });
  if (!host) throw new Error("no browser");
  const lead = await host.newPage();
  const code = await openTable(lead, { house, name: "Mésange" });
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await other.saved();
  await joinTable(page, { house: { ...house, url: line.url }, code, name: "Bruyère" });
  let links = 0;
  page.on("websocket", (socket) => {
    if (socket.url().includes("/sync/")) links += 1;
  });
  // With all its parts: what is opened below is brought when the page is at rest, and would not come any more.
  await shellIsKept(page);
  line.cut();
  await page.locator('[data-status="offline"], [data-status="reconnecting"]').first().waitFor();
  for (const text of ["Une", "Deux", "Trois"]) await put(page, text);
  await cards(page).first().click();
  await page.keyboard.press("g");
  await page.getByRole("dialog").getByRole("textbox").fill("Trop tard");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await page.locator(".canvas-group").waitFor();
  await lead.locator(".bar-phase").click();
  await lead.getByText("Verrouiller les zones et les groupes").click();
  await until("locked", () => other.live().view?.structureLocked === true);
  line.restore();
  const dialog = page.getByRole("dialog", { name: "4 textes n’ont pas pu être envoyés" });
  await dialog.waitFor();
  expect(await dialog.locator("li").allTextContents()).toEqual(["Une", "Deux", "Trois", "Trop tard"]);
  const before = links;
  await page.waitForTimeout(2_500);
  expect(links - before).toBeLessThanOrEqual(1);
  expect(other.texts()).toEqual([]);
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await again.getByRole("dialog").getByRole("button", { name: "Poser de nouveau" }).click();
  await until("the other has them", () => other.texts().length === 4);
  await again.locator('[data-status="saved"]').waitFor();
  await again.reload();
  await again.locator('[data-status="saved"]').waitFor();
  expect(await again.getByRole("dialog").count()).toBe(0);
  expect(await titleOf(again)).toBe("Enregistré");
  await Promise.all([context.close(), host.close()]);
});
