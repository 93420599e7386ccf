import { expect, test } from "vitest";
import { openPage, openTable } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

test("UIX121 the name of a button without words is shown to who rests on it or comes to it by key, stays under the pointer, and goes by Escape alone", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Mésange" });
  const tip = page.getByRole("tooltip");
  const [zoom, split] = [page.getByRole("button", { name: "Agrandir" }), page.locator(".bar-split")];
  await split.hover();
  await tip.waitFor();
  expect(await tip.textContent()).toBe(await split.getAttribute("aria-label"));
  // From the button to its tip, to read or to magnify it.
  await tip.hover();
  await page.waitForTimeout(600);
  expect(await tip.count()).toBe(1);
  // Along to the next, which shows its own.
  await zoom.hover();
  await expect.poll(() => tip.textContent()).toBe(await zoom.getAttribute("aria-label"));
  await page.keyboard.press("Escape");
  await tip.waitFor({ state: "detached" });
  await page.mouse.move(640, 500);
  await split.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await tip.waitFor();
  expect(await tip.textContent()).toBe(await split.getAttribute("aria-label"));
  await page.keyboard.press("Enter");
  await tip.waitFor({ state: "detached" });
  expect(await split.getAttribute("aria-pressed")).toBe("true");
  await page.context().close();
});
