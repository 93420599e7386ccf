import { Buffer } from "node:buffer";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { openBrowser } from "../support/browser.ts";
import { NO_CORPUS, corpusFiles, hasCorpus, textIn } from "../support/corpus.ts";
import type { CorpusFile } from "../support/corpus.ts";
import { openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { choose, openPage, openTable } from "../support/page.ts";

const files = corpusFiles("jsoncanvas", ".canvas");

async function idsIn(page: Page, selector: string, count: number): Promise<string[]> {
  // Not waitForFunction: what it asks again later is refused by the page's policy (no eval).
  await expect.poll(() => page.locator(selector).count()).toBe(count);
  const ids = await page
    .locator(selector)
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-card-id") ?? ""));
  return ids.sort();
}

/** Brought to an empty table, looked at, and taken back. Answers the cards that are left. */
async function bringAndTakeBack(page: Page, file: CorpusFile): Promise<string[]> {
  const { name } = file;
  const read = readJsonCanvas(textIn(file));
  if (!read.ok) throw new Error(read.reason);
  const { cards, zones } = read.value;
  await choose(page, "Apporter des cartes…");
  const buffer = Buffer.from(file.bytes());
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer });
  const add = page.getByRole("dialog").getByRole("button", { name: /^Ajouter/ });
  if (cards.length + zones.length === 0) {
    await page.getByRole("dialog").getByRole("alert").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    return idsIn(page, ".canvas-card", 0);
  }
  await add.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator(".canvas-zoom").getByRole("button", { name: "Tout voir" }).press("Enter");
  const onCanvas = await idsIn(page, ".canvas-card", cards.length);
  await page.getByRole("radio").nth(1).press("Space");
  expect(await idsIn(page, ".list-row", cards.length)).toEqual(onCanvas);
  await page.getByRole("radio").nth(0).press("Space");
  await page.getByRole("button", { name: "Annuler mon geste" }).first().press("Enter");
  const rest = await idsIn(page, ".canvas-card", 0);
  await page.locator('[data-status="saved"]').waitFor();
  return rest;
}

describe.skipIf(!hasCorpus)(`JSON Canvas files of others, in the page${NO_CORPUS}`, () => {
  let house: House;
  let browser: Browser;
  /** One table for all, as long as each test leaves it empty. */
  let left: Page | undefined;

  beforeAll(async () => {
    house = await openHouse();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await house[Symbol.asyncDispose]();
  });

  async function freshTable(): Promise<Page> {
    const { page } = await openPage(browser, { policy: true });
    // One file that cannot be brought must not keep the next ones waiting.
    page.setDefaultTimeout(15_000);
    await openTable(page, { house, name: "Pervenche" });
    return page;
  }

  test.for(files.map((file) => [file.name, file] as const))(
    "FIL20 is shown whole on the canvas and in the list, and taken back in one step: %s",
    async ([, file]) => {
      const page = left ?? (await freshTable());
      // A test that fails leaves nothing to the next.
      left = undefined;
      expect(await bringAndTakeBack(page, file)).toEqual([]);
      left = page;
    },
  );
});
