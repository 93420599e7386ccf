import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { card, row, view } from "../support/canvas.ts";
import { joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function writtenIn(page: Page): Promise<string> {
  return page.locator(".card-editor-text").inputValue();
}

test("MRK5 words made bold, an item and a link by keys and buttons are so for the other, on the canvas and in the list, and lead where they say", async () => {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name: "Mésange" });
  await put(page, "Venir à deux");
  const other = await openPage(browser);
  await joinTable(other.page, { house, name: "Tilleul", code });

  await card(page, "Venir").click();
  await page.keyboard.press("Enter");
  const area = page.locator(".card-editor-text");
  await area.press("Control+a");
  await area.press("Control+b");
  expect(await writtenIn(page)).toBe("**Venir à deux**");
  await area.press("End");
  await area.press("Enter");
  await page.getByRole("button", { name: "Liste", exact: true }).click();
  await area.pressSequentially("le plan");
  for (const _ of "le plan") await area.press("Shift+ArrowLeft");
  await page.getByRole("button", { name: "Lien", exact: true }).click();
  await area.pressSequentially(`${house.url}/accessibilite`);
  expect(await writtenIn(page)).toBe(`**Venir à deux**\n- [le plan](${house.url}/accessibilite)`);
  // From the text to its buttons and out of them: only then the writing is over.
  await area.press("Tab");
  await page.keyboard.press("ArrowRight");
  expect(await page.locator(".card-editor").count()).toBe(1);
  // The first takes the tip of the button away.
  await page.keyboard.press("Escape");
  await page.locator(".ui-tooltip").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.locator(".card-editor").waitFor({ state: "detached" });

  const seen = card(other.page, "Venir à deux");
  await seen.locator("strong", { hasText: "Venir à deux" }).waitFor();
  await seen.locator(".words-item .words-link", { hasText: "le plan" }).waitFor();
  expect(await seen.getAttribute("aria-label")).toContain("Venir à deux\nle plan.");
  await seen.click();
  const [first] = await Promise.all([other.page.context().waitForEvent("page"), seen.locator(".words-link").click()]);
  await first.waitForURL(`${house.url}/accessibilite`);
  await first.close();
  await seen.press("Shift+F10");
  const [second] = await Promise.all([
    other.page.context().waitForEvent("page"),
    other.page.getByRole("menuitem", { name: "Ouvrir le lien" }).press("Enter"),
  ]);
  await second.waitForURL(`${house.url}/accessibilite`);
  await second.close();

  await view(other.page, 1);
  const link = row(other.page, "Venir à deux").getByRole("link", { name: "le plan" });
  expect([await link.getAttribute("href"), await link.getAttribute("rel")]).toEqual([
    `${house.url}/accessibilite`,
    "noopener noreferrer nofollow",
  ]);
  expect(await violations(other.page)).toEqual([]);
  await page.context().close();
  await other.page.context().close();
});
