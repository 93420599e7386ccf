import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { shapesInOrder } from "@tablee/client/board/canvas/shape-scene";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable } from "../support/page.ts";
import { chosenSeed, Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const seed = chosenSeed();
const ROUNDS_COUNT = 14;
/** They ask nothing, and stay at the two views. */
const ACTIONS = [
  "up",
  "down",
  "toFront",
  "toBack",
  "duplicate",
  "delete",
  "leaveGroup",
  "nudgeRight",
  "wider",
  "fitText",
];

const READ_ROWS = `[...document.querySelectorAll(".list-row")].map((row) => ({
  id: row.dataset.cardId, words: row.querySelector(".card-words, textarea")?.textContent ?? "" }))`;
const READ_CARDS = `[...document.querySelectorAll(".canvas-card")].map((card) => ({
  id: card.dataset.cardId, words: card.querySelector(".card-words, textarea")?.textContent ?? "",
  at: Number(card.getAttribute("aria-posinset")) }))`;

const READ_DRAWINGS = `[...document.querySelectorAll(".canvas-drawing")].map((one) => one.dataset.cardId)`;

interface Shown {
  readonly id: string;
  readonly words: string;
  readonly at: number;
}

async function shown(page: Page, script: string): Promise<Shown[]> {
  const read = await page.evaluate<Omit<Shown, "at">[]>(script);
  return read.map((one, index) => ({ at: index + 1, ...one }));
}

async function act(page: Page, random: Random): Promise<void> {
  const rows = page.locator(".list-card");
  const count = await rows.count();
  if (count === 0) return;
  await rows.nth(random.below(count)).focus();
  await page.keyboard.press("Control+k");
  const entry = page.locator(`.palette [data-key="${random.pick(ACTIONS)}"]`);
  await page.locator(".palette [role=menuitem]").first().waitFor();
  if ((await entry.count()) > 0) await entry.click();
  else await page.keyboard.press("Escape");
  await page.locator(".palette").waitFor({ state: "detached" });
}

test(`UIX82 on the page, too, the list and the canvas show the cards and drawings of the board in one order with the same words, whatever is done (seed ${seed})`, async () => {
  const random = new Random(seed);
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name: "Mésange" });
  await using other = new Headless(house.url, await joinBoard(house.url, code));
  await other.saved();
  const editor = new RandomEditor(other.table.sync.doc, random);
  await page.locator(".bar-split").click();
  const rows = async (): Promise<Shown[]> => shown(page, READ_ROWS);
  const drawn = (): string[] => shapesInOrder(other.board()).map(({ id }) => id);
  const board = (): Shown[] =>
    [...readingOrder(outlineOf(other.board())), ...shapesInOrder(other.board())].map(({ id, text }, index) => ({
      at: index + 1,
      id,
      words: text,
    }));
  const same = async (): Promise<boolean> => JSON.stringify(await rows()) === JSON.stringify(board());
  for (let round = 0; round < ROUNDS_COUNT; round += 1) {
    for (let acts = 0; acts < 8; acts += 1) editor.act();
    await expect.poll(same, { timeout: 15_000 }).toBe(true);
    await act(page, random);
    await expect.poll(same, { timeout: 15_000 }).toBe(true);
    const all = await rows();
    const cards = (await shown(page, READ_CARDS)).toSorted((one, next) => one.at - next.at);
    // Those in view are in the page; a board without any has none to show.
    expect(cards).toEqual(all.filter(({ id }) => cards.some((card) => card.id === id)));
    await expect.poll(() => page.evaluate(READ_DRAWINGS)).toEqual(drawn());
    const [first] = all;
    if (!first || drawn().includes(first.id)) continue;
    await page.locator(".list-card").first().focus();
    await page.locator(`.canvas-card[data-card-id="${first.id}"]`).waitFor();
  }
  editor.close();
});
