import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";
import { openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const WORDS = "Laisser un silence après un récit, puis demander ce qui a été entendu. ";

/** A table with so many cards that its document takes a while on a slow line; answers its address and its code. */
async function largeTable(count: number): Promise<{ readonly path: string; readonly code: string }> {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name: "Mésange" });
  const path = new URL(page.url()).pathname;
  await using writer = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await writer.saved();
  for (let at = 0; at < count; at += 200)
    addCards(
      writer.hand,
      Array.from({ length: 200 }, (_, index) => ({
        text: `${WORDS.repeat(3)}(${at + index})`,
        place: { x: ((at + index) % 40) * 220, y: Math.floor((at + index) / 40) * 220, zone: null, group: null },
      })),
    );
  await writer.saved();
  await page.context().close();
  return { path, code };
}

test("UIX115 what has come of a large table is on the canvas, said to be a part of it, and nothing is written until all is there", async () => {
  const { path, code } = await largeTable(1_600);
  // So slow that a crowded machine sees a part of it, too.
  await using line = await openLine(house.url, { delayMs: 5, bytesPerMs: 50 });
  const { page } = await openPage(browser);
  const answer = await page.request.post(`${line.url}/api/join`, {
    data: { code, name: "Noisetier" },
    headers: { origin: line.url },
  });
  expect(answer.ok()).toBe(true);
  await page.goto(`${line.url}${path}`);
  const coming = page.locator(".board-coming");
  await coming.waitFor();
  await page.locator(".canvas-card").first().waitFor();
  // How many there are nobody knows yet.
  expect(await page.locator(".canvas-card").first().getAttribute("aria-setsize")).toBe("-1");
  expect(await page.locator('[data-status="loading"]').count()).toBe(1);
  expect(await coming.textContent()).toContain("La table arrive");
  expect(await page.locator(".composer").count()).toBe(0);
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("n");
  await page.locator(".ui-toast").first().waitFor();
  expect(await page.locator(".card-editor-text").count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  // A list of a part would be read as all of it.
  await view(page, 1);
  expect(await page.locator(".list").count()).toBe(0);
  await view(page, 0);
  await page.locator('[data-status="saved"]').waitFor({ timeout: 90_000 });
  await coming.waitFor({ state: "detached" });
  await expect.poll(() => page.locator(".canvas-card").first().getAttribute("aria-setsize")).toBe("1600");
  await put(page, "Maintenant");
  await expect.poll(() => page.locator(".canvas-card").first().getAttribute("aria-setsize")).toBe("1601");
  await page.context().close();
});

test("UIX116 a card of somebody else changes the rows beside it in a list of thousands, and no other", async () => {
  const { path, code } = await largeTable(2_000);
  const { page } = await openPage(browser);
  const answer = await page.request.post(`${house.url}/api/join`, {
    data: { code, name: "Noisetier" },
    headers: { origin: house.url },
  });
  expect(answer.ok()).toBe(true);
  await page.goto(`${house.url}${path}`);
  await page.locator('[data-status="saved"]').waitFor();
  await view(page, 1);
  await expect.poll(() => page.locator(".list-row").count(), { timeout: 30_000 }).toBe(2_000);
  await page.evaluate(`(() => {
    globalThis.touchedRows = new Set();
    new MutationObserver((all) => {
      for (const { target, addedNodes } of all)
        for (const node of [target, ...addedNodes]) {
          const rows = node instanceof Element ? [node.closest(".list-row"), ...node.querySelectorAll(":scope > .list-row")] : [];
          for (const row of rows) if (row && !target.matches?.(".list-chunk")) touchedRows.add(row);
        }
    }).observe(document.querySelector(".list"), { subtree: true, childList: true, attributes: true, characterData: true });
  })()`);
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Charme" }));
  await other.saved();
  addCards(other.hand, [{ text: "Une carte de plus", place: { x: 0, y: -400, zone: null, group: null } }]);
  await other.saved();
  await expect.poll(() => page.locator(".list-row").count()).toBe(2_001);
  expect(Number(await page.evaluate("touchedRows.size"))).toBeLessThan(100);
  await page.context().close();
});
