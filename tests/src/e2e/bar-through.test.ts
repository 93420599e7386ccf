import { addCards } from "@tablee/shared/board/edit-cards";
import { expect, test } from "vitest";
import { openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { joinTable, openPage } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

test("UIX162 while a key is held to choose one more, the bar of the choice lets the pointer through to the card under it", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.saved();
  // One close below the other: wherever the bar is, it lies over one of them.
  const below = [0, 1, 2].map((at) => ({
    text: `Carte ${at}`,
    place: { x: 40, y: 60 + 130 * at, zone: null, group: null },
  }));
  addCards(host.hand, below);
  await host.saved();
  const { page } = await openPage(browser);
  await joinTable(page, { house, code: opened.board.code, name: "Iris" });
  const card = (at: number) => page.locator(".canvas-card", { hasText: `Carte ${at}` });
  const bar = page.locator(".canvas-context");
  await card(0).click();
  await bar.waitFor();
  // The middle of the bar, and which card lies under it there.
  const over = await bar.boundingBox();
  if (!over) throw new Error("there is no bar");
  const under = await Promise.all([1, 2].map((at) => card(at).boundingBox()));
  const covered = under.find((one) => one && one.y < over.y + over.height && one.y + one.height > over.y);
  if (!covered) throw new Error("the bar covers no card");
  const at = {
    x: Math.max(over.x, covered.x) + 20,
    y: (Math.max(over.y, covered.y) + Math.min(over.y + over.height, covered.y + covered.height)) / 2,
  };
  await page.keyboard.down("Control");
  await page.mouse.move(at.x, at.y, { steps: 4 });
  await expect.poll(() => bar.getAttribute("data-through")).toBe("");
  await page.mouse.click(at.x, at.y);
  await page.keyboard.up("Control");
  await expect.poll(() => page.locator('.canvas-card[aria-selected="true"]').count()).toBe(2);
  // Without the key it is there for the pointer again.
  await page.mouse.move(4, 400);
  await expect.poll(() => bar.getAttribute("data-through")).toBe(null);
});
