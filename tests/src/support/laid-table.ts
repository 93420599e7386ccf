import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { NewCard } from "@tablee/shared/board/edit-cards";
import type { CardId } from "@tablee/shared/ids";
import { box, card } from "./canvas.ts";
import { joinBoard } from "./house.ts";
import type { House } from "./house.ts";
import { Headless } from "./member.ts";
import { openPage, openTable } from "./page.ts";

/** Cards where a test wants them, and what it takes to move them to the pixel. */

export type Laid = Partial<NewCard> & { readonly text: string; readonly x: number; readonly y: number };

export interface LaidTable extends AsyncDisposable {
  readonly page: Page;
  readonly code: string;
  readonly other: Headless;
  readonly ids: readonly CardId[];
}

/** A table on which somebody else has laid cards where the test wants them, above the areas, and all of them in view. */
export async function layTable(
  { house, browser }: { readonly house: House; readonly browser: Browser },
  name: string,
  cards: readonly Laid[],
): Promise<LaidTable> {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name });
  const other = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
  await other.saved();
  const added = addCards(
    other.hand,
    cards.map(({ x, y, ...rest }) => ({ size: { w: 200, h: 100 }, ...rest, place: { x, y, zone: null, group: null } })),
  );
  if (!added.ok) throw new Error(added.reason);
  for (const { text } of cards) await card(page, text).waitFor();
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("z");
  await expect.poll(() => zoomOf(page).then((zoom) => atRest(page, zoom))).toBe(true);
  await page.keyboard.press("Escape");
  return { page, code, other, ids: added.value, [Symbol.asyncDispose]: () => other[Symbol.asyncDispose]() };
}

export async function zoomOf(page: Page): Promise<number> {
  const transform = await page.locator(".canvas-layer").evaluate((layer) => layer.style.transform);
  return Number(/scale\(([\d.]+)\)/.exec(transform)?.[1]);
}

/** A flight takes some frames: true once two looks see the same. */
export async function atRest(page: Page, zoom: number): Promise<boolean> {
  await page.waitForTimeout(60);
  return (await zoomOf(page)) === zoom;
}

/** On the board, not on the screen. */
export function placeOf(page: Page, text: string): Promise<{ x: number; y: number; w: number; h: number }> {
  return card(page, text).evaluate(({ style }) => ({
    x: Number.parseFloat(style.left),
    y: Number.parseFloat(style.top),
    w: Number.parseFloat(style.width),
    h: Number.parseFloat(style.minHeight),
  }));
}

/** Drags by so many pixels of the board, and stops before letting go, to be looked at. */
export async function pull(
  page: Page,
  from: { x: number; y: number },
  by: { x: number; y: number; held?: "Alt" | "Control" },
): Promise<void> {
  const zoom = await zoomOf(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  if (by.held) await page.keyboard.down(by.held);
  for (const part of [0.5, 1]) await page.mouse.move(from.x + by.x * zoom * part, from.y + by.y * zoom * part);
}

export async function letGo(page: Page): Promise<void> {
  await page.mouse.up();
  for (const key of ["Alt", "Control"]) await page.keyboard.up(key);
}

export async function pullCard(
  page: Page,
  text: string,
  by: { x: number; y: number; held?: "Alt" | "Control" },
): Promise<void> {
  const at = await box(card(page, text));
  await pull(page, { x: at.x + 24, y: at.y + 26 }, by);
}

/** By the palette: its name, and Enter. */
export async function byName(page: Page, action: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").fill(action);
  await page.keyboard.press("Enter");
  await page.locator(".palette").waitFor({ state: "detached" });
}
