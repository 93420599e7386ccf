import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { box, card, openFilled, row, view } from "../support/canvas.ts";
import { put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const PHONE = { width: 390, height: 844, phone: true } as const;
const SMALL = { width: 320, height: 640, phone: true } as const;

/** What floats or stands at the edges: no two of them may lie over each other. */
const BARS = ".bar, .canvas-tools, .canvas-zoom, .composer, .canvas-hint";

async function covered(page: Page): Promise<string[]> {
  return page.locator(BARS).evaluateAll((all) => {
    const shown = all
      .map((one) => ({ name: one.className, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    return shown.flatMap(({ name, box }, at) =>
      shown
        .slice(at + 1)
        .filter((other) => {
          const { left, right, top, bottom } = other.box;
          return left < box.right - 1 && right > box.left + 1 && top < box.bottom - 1 && bottom > box.top + 1;
        })
        .map((other) => `${name} and ${other.name}`),
    );
  });
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

describe("a phone", () => {
  test("UIX96 the list comes first, one area at a time by its tab, and what is written at the thumb lands in the one that is shown", async () => {
    const { page } = await openFilled(browser, { house, name: "Mésange", texts: ["Un"], on: PHONE });
    await row(page, "Un").waitFor();
    expect(await page.locator(".canvas-card").count()).toBe(0);
    const tabs = page.getByRole("radiogroup", { name: "Zone" }).or(page.locator(".area-tabs"));
    await tabs.first().getByText("Pendant la formation").tap();
    await page.locator(".list-zone h2", { hasText: "Pendant la formation" }).waitFor();
    await put(page, "Au milieu");
    await row(page, "Au milieu").waitFor();
    expect(await row(page, "Un").count()).toBe(0);
    const { y, height } = await box(page.locator(".composer"));
    expect(y + height).toBeGreaterThan(PHONE.height - 40);
    await row(page, "Au milieu").getByRole("button").first().tap();
    await page.getByRole("menuitem", { name: /Déplacer vers/ }).tap();
    await page.getByRole("dialog").getByRole("button", { name: "Après la formation" }).tap();
    await row(page, "Au milieu").waitFor({ state: "detached" });
  });

  test("UIX97 a keyboard on the screen leaves the words being written in sight, and some of the list over them", async () => {
    const { page } = await openFilled(browser, { house, name: "Tilleul", texts: ["Un"], on: PHONE });
    const KEYBOARD_PX = 340;
    // The one thing that no browser shows in a test: the keyboard. The page hears of it as it would from a phone.
    const seen = (px: number) =>
      page.evaluate((height) => {
        if (!visualViewport) return;
        Object.defineProperty(visualViewport, "height", { configurable: true, get: () => height });
        visualViewport.dispatchEvent(new Event("resize"));
      }, px);
    await page.locator(".composer-text").tap();
    await seen(PHONE.height - KEYBOARD_PX);
    await expect
      .poll(async () => {
        const { y, height } = await box(page.locator(".composer"));
        return Math.round(y + height);
      })
      .toBe(PHONE.height - KEYBOARD_PX);
    expect((await box(page.locator(".list"))).height).toBeGreaterThan(150);
    await seen(PHONE.height);
    await expect.poll(async () => (await box(page.locator(".board-page"))).height).toBe(PHONE.height);
    await page.locator(".bar-ways").waitFor();
  });

  test("UIX98 dialogues come as sheets from the foot, as wide as the page, and never taller", async () => {
    const { page } = await openFilled(browser, { house, name: "Loriot", texts: ["Un"], on: SMALL });
    for (const entry of [/Aspect/, /Déplacer vers/, /Relier à/]) {
      await row(page, "Un").getByRole("button").first().tap();
      await page.getByRole("menuitem", { name: entry }).tap();
      await page.getByRole("dialog").waitFor();
      const sheet = page.locator(".ui-modal");
      await expect
        .poll(async () => {
          const { x, y, width, height } = await box(sheet);
          return [x, width, Math.round(y + height), y >= 24];
        })
        .toEqual([0, SMALL.width, SMALL.height, true]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  });

  test("UIX99 at 390 and 320 pixels nothing lies over anything else, scrolls sideways or fails axe, in both views, light and dark", async () => {
    for (const on of [PHONE, { ...SMALL, colorScheme: "dark", locale: "en-GB" } as const]) {
      const { page } = await openFilled(browser, { house, name: "Genêt", texts: ["Un", "Deux"], on });
      expect(await sideways(page)).toBe(0);
      expect(await covered(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await view(page, 0);
      await card(page, "Un").tap();
      await page.locator(".canvas-context:not([hidden])").waitFor();
      expect(await sideways(page)).toBe(0);
      expect(await covered(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await page.locator(".canvas-pad").tap();
      await page.locator(".canvas-hint").waitFor();
      expect(await covered(page)).toEqual([]);
    }
  });
});
