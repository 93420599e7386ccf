import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { openHouse } from "./house.ts";
import type { House } from "./house.ts";

/** A house and a browser for all tests of a file, which ends them. */
export async function openStage(): Promise<{ readonly house: House; readonly browser: Browser }> {
  const house = await openHouse();
  const browser = await openBrowser();
  afterAll(async () => {
    await browser.close();
    await house[Symbol.asyncDispose]();
  });
  return { house, browser };
}
