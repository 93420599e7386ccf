import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDeafProxy } from "../support/deaf-proxy.ts";
import type { DeafProxy } from "../support/deaf-proxy.ts";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { joinTable, openPage } from "../support/page.ts";

let house: House;
let browser: Browser;
let proxy: DeafProxy;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  proxy = await openDeafProxy(house.url);
});

afterAll(async () => {
  await browser.close();
  await proxy[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

/** By the code, as it is typed. */
async function sitDown(page: Page, code: string): Promise<void> {
  await page.goto(`${proxy.url}/join#code=${code}`);
  await page.getByRole("textbox").last().fill("Tilleul");
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
}

test("SES30 joining by the code asks for a name, and leaves no error in the browser’s console", async () => {
  const { board } = await openBoard(house.url);
  const { page } = await openPage(browser);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
  await joinTable(page, { house, code: board.code, name: "Tilleul" });
  expect(complaints).toEqual([]);
  await page.goto(`${house.url}/join#code=ZZZZZZ`);
  await page.getByText("Aucune table n’a ce code", { exact: false }).waitFor();
  expect(complaints).toContain(`404 ${house.url}/api/join`);
  await page.context().close();
});

test("SYN161 who is on the slow path and closes the page, or leaves it, is gone for the others at once, and is back when they come back", async () => {
  const { board } = await openBoard(house.url);
  await using other = new Headless(house.url, await joinBoard(house.url, board.code, { name: "Ormeau" }));
  const isSeen = (): boolean =>
    other.present().some(({ name }) => name === "Tilleul") && other.table.sync.awareness.getStates().size === 2;
  const isGone = (): boolean =>
    !other.present().some(({ name }) => name === "Tilleul") && other.table.sync.awareness.getStates().size === 1;
  const { page } = await openPage(browser);
  await sitDown(page, board.code);
  await until("they are seen", isSeen);
  expect((await fetch(`${house.url}/metrics`).then((answer) => answer.text())).includes("tablee_tunnels 1")).toBe(true);
  const table = page.url();
  await page.goto("about:blank");
  // Far below the half minute after which nobody answers Socket.IO’s ping.
  await until("who left the page is gone", isGone, 8_000);
  await page.goto(table);
  await page.locator('[data-status="saved"]').waitFor();
  await until("who came back is seen", isSeen);
  await page.close();
  await until("who closed the page is gone", isGone, 8_000);
}, 60_000);
