import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openBoard, openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { joinTable, openPage } from "../support/page.ts";

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
