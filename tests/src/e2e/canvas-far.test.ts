import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { CardId } from "@tablee/shared/ids";
import { drag, selected } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const COLUMNS = 30;
const STEP_PX = 240;

/** A large board, read from a page and by a member beside it. */
async function large(name: string) {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name });
  const other = new Headless(house.url, await joinBoard(house.url, code, { name: "Busard" }));
  await other.saved();
  const added = addCards(
    other.hand,
    Array.from({ length: 600 }, (_, at) => ({
      text: `Carte ${at}`,
      place: { x: (at % COLUMNS) * STEP_PX, y: 900 + Math.floor(at / COLUMNS) * 150, zone: null, group: null },
    })),
  );
  if (!added.ok) throw new Error(added.reason);
  await page.waitForFunction("document.querySelector('.canvas-card')?.getAttribute('aria-setsize') === '600'");
  return { page, other, ids: added.value };
}

/** Sees everything; answers where a card of the board then is on the screen. */
async function seeAll(page: Page, other: Headless): Promise<(id: CardId) => { x: number; y: number }> {
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("1");
  await page.waitForFunction("document.querySelector('.canvas-picture')?.hidden === false");
  // The flight to the whole board takes a moment.
  await page.waitForTimeout(500);
  const transform = await page.locator(".canvas-layer").evaluate((layer) => layer.style.transform);
  const [x = 0, y = 0, zoom = 1] = (transform.match(/-?[\d.]+/g) ?? []).map(Number);
  const box = await page.locator(".canvas").boundingBox();
  return (id) => {
    const place = other.board().cards.get(id)?.place ?? { x: 0, y: 0 };
    return { x: (place.x + 100) * zoom + x + (box?.x ?? 0), y: (place.y + 48) * zoom + y + (box?.y ?? 0) };
  };
}

describe("from far away", () => {
  test("CAN54 cards are one picture: a press finds the card under it, a drag moves it, and keys and readers have the cards", async () => {
    const { page, other, ids } = await large("Courlis");
    await using member = other;
    const on = await seeAll(page, member);
    // Mounted for keys and readers, and no word of them is laid out.
    expect(await page.locator(".canvas-card").count()).toBeLessThan(320);
    expect(await page.locator(".canvas-card .card-words").count()).toBe(0);
    const first = page.getByRole("option").first();
    expect(await first.getAttribute("aria-label")).toMatch(/^Carte \d+\. /);
    expect(await first.getAttribute("aria-setsize")).toBe("600");

    const id = ids[10 * COLUMNS + 15];
    if (!id) throw new Error("no such card");
    await page.mouse.click(on(id).x, on(id).y);
    await page.locator(`.canvas-card[data-card-id="${id}"][aria-selected=true] .card-words`).waitFor();
    expect(await selected(page)).toBe(1);

    const before = member.board().cards.get(id)?.place;
    const from = on(id);
    await drag(page, from, { x: from.x + 40, y: from.y });
    await until("it was moved", () => member.board().cards.get(id)?.place.x !== before?.x);
    expect(member.board().cards.get(id)?.place.y).toBe(before?.y);

    await page.keyboard.press("Escape");
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("PageDown");
    await page.waitForFunction("document.activeElement?.matches('.canvas-card[aria-selected=true]')");
    expect(await violations(page)).toEqual([]);
  });

  test("CAN54 coming near, all cards in view are cards again, the picture goes, and their text is sharp", async () => {
    const { page, other } = await large("Bruant");
    await using member = other;
    await seeAll(page, member);
    await page.keyboard.press("0");
    await page.waitForFunction("document.querySelector('.canvas-picture').hidden");
    expect(await page.locator(".canvas-card .card-words").count()).toBeGreaterThan(10);
    // Painted anew at its size, and back on the compositor.
    await expect.poll(() => page.locator(".canvas-layer").evaluate((layer) => layer.style.willChange)).toBe("");
  });
});
