import type { Browser, Locator, Page } from "playwright-core";
import type { House } from "./house.ts";
import { openPage, openTable, put } from "./page.ts";
import type { PageWish } from "./page.ts";

/** What a person does on the canvas and in the list, for tests in a browser. */

/** One table in one window. */
export interface Table {
  readonly page: Page;
  readonly code: string;
}

/** A table with one card per text, put down with the composer. */
export async function openFilled(
  browser: Browser,
  wish: { readonly house: House; readonly name: string; readonly texts: readonly string[]; readonly on?: PageWish },
): Promise<Table> {
  const { page } = await openPage(browser, wish.on);
  const code = await openTable(page, wish);
  for (const text of wish.texts) await put(page, text);
  for (const text of wish.texts) await page.locator("[data-card-id]", { hasText: text }).first().waitFor();
  return { page, code };
}

export function card(page: Page, text: string): Locator {
  return page.locator(".canvas-card", { hasText: text });
}

export function row(page: Page, text: string): Locator {
  return page.locator(".list-row", { hasText: text }).first();
}

/** A dialogue gives the keyboard back a frame after it has closed, and would take a key from what has the focus by then. */
async function keyboardIsBack(page: Page): Promise<void> {
  await page.locator(".ui-modal").waitFor({ state: "detached" });
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
}

export async function view(page: Page, at: 0 | 1 | 2): Promise<void> {
  await keyboardIsBack(page);
  await page.getByRole("radio").nth(at).press("Space");
}

export async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error("not in view");
  return { ...found, cx: found.x + found.width / 2, cy: found.y + found.height / 2 };
}

export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

export async function answer(page: Page, name = "Valider"): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).press("Enter");
  await keyboardIsBack(page);
}

/** Chooses cards by pointer. */
export async function choose(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries())
    await card(page, text).click({ position: { x: 20, y: 24 }, modifiers: index === 0 ? [] : ["Shift"] });
}

export async function menu(page: Page, of: Locator, action: string | RegExp): Promise<void> {
  await keyboardIsBack(page);
  await of.press("Enter");
  await page.getByRole("menuitem", { name: action }).press("Enter");
}

export const selected = (page: Page): Promise<number> => page.locator(".canvas-card[aria-selected=true]").count();
