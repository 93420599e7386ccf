import { readdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { view } from "../support/canvas.ts";
import { openPage, openTable, put } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { ROOT } from "../support/sources.ts";

const { house, browser } = await openStage();

/** What the page asks of the server from now on, in the order in which it does. */
function askedOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/api\/boards\/[\w-]+$/.test(pathname)) asked.push("seat");
  });
  page.on("websocket", (socket) => {
    if (!new URL(socket.url()).pathname.startsWith("/sync/")) return;
    asked.push("room");
    socket.on("framesent", ({ payload }) => {
      if (typeof payload !== "string" && payload[0] === 0 && payload[1] === 0) asked.push("question");
    });
  });
  return asked;
}

/** Opens the address, with the script of the page kept back until its table has been asked for. */
async function openKeptBack(page: Page, url: string, until: readonly string[]): Promise<string[]> {
  const asked = askedOf(page);
  let release = (): void => undefined;
  const kept = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/(?:first|board)-[\w-]{8}\.js$/, async (route) => {
    await kept;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  await expect.poll(() => asked, { timeout: 15_000 }).toEqual(until);
  expect(await page.locator("#root > *").count()).toBe(0);
  release();
  await page.locator('[data-status="saved"]').waitFor();
  return asked;
}

test("UIX119 a table is asked for before the script of its page has come, once, with the page's own policy", async () => {
  const host = await openPage(browser);
  const code = await openTable(host.page, { house, name: "Mésange" });
  await put(host.page, "Une place pour chacun");
  const { page } = await openPage(browser, { policy: true });
  const answer = await page.request.post(`${house.url}/api/join`, {
    data: { code, name: "Tilleul" },
    headers: { origin: house.url },
  });
  expect(answer.ok()).toBe(true);
  const url = host.page.url();
  // Who was never here is asked for all of it.
  const first = await openKeptBack(page, url, ["seat", "room", "question"]);
  expect(first).toEqual(["seat", "room", "question"]);
  await page.locator(".canvas-card", { hasText: "Une place pour chacun" }).waitFor();
  // What is written over that link is stored, and the other hears of it.
  await put(page, "Écrit par la seconde");
  await page.locator('[data-status="saved"]').waitFor();
  await host.page.locator(".canvas-card", { hasText: "Écrit par la seconde" }).waitFor();
  // Who comes back holds most of it: the room is opened at once, and asked for what is missing once that has been read.
  const again = await page.context().newPage();
  const second = await openKeptBack(again, url, ["seat", "room"]);
  expect(second).toEqual(["seat", "room", "question"]);
  expect(await again.locator(".canvas-card").count()).toBe(2);
  await view(again, 1);
  await expect.poll(() => again.locator(".list-row").count()).toBe(2);
  for (const one of [host.page, page]) await one.context().close();
});

test("UIX119 a page that is no table asks for none", async () => {
  const { page } = await openPage(browser, { policy: true });
  const asked = askedOf(page);
  await page.goto(`${house.url}/ouvrir`);
  await page.getByRole("textbox").first().waitFor();
  expect(asked).toEqual([]);
  await page.context().close();
});

function fetched(url: string, encoding: string): Promise<{ readonly answer: IncomingMessage; readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": encoding } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ answer, body: Buffer.concat(parts) }));
    }).on("error", reject);
  });
}

test("UIX120 scripts and pages are sent pressed to whoever takes them so, and as they are to others", async () => {
  const dist = path.join(ROOT, "client/dist");
  const board = readdirSync(path.join(dist, "assets")).find((file) => /^board-[\w-]{8}\.js$/.test(file)) ?? "";
  const files = [
    [`/assets/${board}`, path.join(dist, "assets", board)],
    ["/b/nowhere", path.join(dist, "index.html")],
  ] as const;
  for (const [address, file] of files) {
    const plain = readFileSync(file);
    const asBrowser = await fetched(house.url + address, "gzip, deflate, br");
    expect(asBrowser.answer.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(asBrowser.body).equals(plain)).toBe(true);
    expect(asBrowser.body.length).toBeLessThan(plain.length * 0.6);
    const asOlder = await fetched(house.url + address, "gzip");
    expect(asOlder.answer.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(asOlder.body).equals(plain)).toBe(true);
    const asNone = await fetched(house.url + address, "identity");
    expect(asNone.answer.headers["content-encoding"]).toBeUndefined();
    expect(asNone.body.equals(plain)).toBe(true);
  }
});
