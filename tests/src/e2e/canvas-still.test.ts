import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { box, card, openFilled } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const table = (name: string, texts: readonly string[]) => openFilled(browser, { house, name, texts });

/** From now on, all that is written to the page below the canvas, as `class attribute`; what is put in or taken out is `class +`. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const written = new Set<string>();
    const note = (records: MutationRecord[]): void => {
      for (const { target, type, attributeName } of records) {
        const name = target instanceof Element ? (target.classList[0] ?? target.tagName) : "text";
        written.add(`${name} ${type === "attributes" ? attributeName : "+"}`);
      }
    };
    const observer = new MutationObserver(note);
    const canvas = document.querySelector(".canvas");
    if (canvas) observer.observe(canvas, { attributes: true, childList: true, characterData: true, subtree: true });
    Object.assign(globalThis, { written, settle: () => note(observer.takeRecords()) });
  });
  return async () => {
    const raw: unknown = await page.evaluate("settle(), JSON.stringify([...written].sort())");
    return JSON.parse(String(raw)) as string[];
  };
}

test("CAN121 a pan writes where the layer is, and nothing of any card", async () => {
  const { page } = await table("Hulotte", ["Une", "Deux", "Trois"]);
  const before = await box(card(page, "Deux"));
  await page.mouse.move(700, 560);
  const written = await watch(page);
  for (let step = 0; step < 8; step += 1) await page.mouse.wheel(4, 6);
  await expect.poll(async () => (await box(card(page, "Deux"))).y).toBeCloseTo(before.y - 48, 0);
  // What lies beside the board follows more slowly.
  expect((await written()).filter((one) => !one.startsWith("canvas-minimap"))).toEqual(["canvas-layer style"]);
});

test("CAN122 what others move is written as places alone; their ring and name are elements of their own", async () => {
  const { page, code } = await table("Engoulevent", ["Une", "Deux"]);
  await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Roitelet" }));
  await other.saved();
  const id = [...other.board().cards.values()].find(({ text }) => text === "Une")?.id;
  if (!id) throw new Error("no card");
  const drag = (dx: number) =>
    other.table.presence.show({ cursor: { x: dx, y: 300 }, selected: [id], drag: { ids: [id], dx, dy: 0 } });
  const start = await box(card(page, "Une"));
  drag(20);
  await expect.poll(async () => (await box(card(page, "Une"))).x).toBeGreaterThan(start.x + 5);
  expect(await card(page, "Une").locator(".canvas-chosen-by").getAttribute("data-name")).toBe("Roitelet");
  expect(await card(page, "Une").getAttribute("aria-label")).not.toContain("Roitelet");
  const written = await watch(page);
  for (const dx of [40, 60, 80]) {
    drag(dx);
    await expect
      .poll(async () => Number.parseFloat(await card(page, "Une").evaluate((one) => one.style.translate)))
      .toBe(dx);
  }
  expect(await written()).toEqual(["canvas-cursor style", "card style"]);
  other.table.presence.show({ cursor: null, selected: [], drag: null });
  await page.locator(".canvas-chosen-by").waitFor({ state: "detached" });
  await expect.poll(async () => (await box(card(page, "Une"))).x).toBeCloseTo(start.x, 0);
});

test("CAN123 words are as crisp after a zoom as if they had been painted at that size", async () => {
  const { page } = await table("Bouvreuil", ["Des mots que l’on doit pouvoir lire à toute taille"]);
  const { cx, cy } = await box(card(page, "Des mots"));
  await page.mouse.move(cx, cy);
  await page.keyboard.down("Control");
  for (let step = 0; step < 10; step += 1) await page.mouse.wheel(0, -20);
  await page.keyboard.up("Control");
  await page.waitForTimeout(700);
  const clip = await box(card(page, "Des mots"));
  const shot = () =>
    page.screenshot({ clip: { x: clip.x + 20, y: clip.y + 14, width: clip.width - 60, height: clip.height - 50 } });
  const rested = await shot();
  // A layer that was not there is painted at the size that it is shown at.
  const layer = page.locator(".canvas-layer");
  await layer.evaluate((one) => one.style.setProperty("display", "none"));
  await page.waitForTimeout(200);
  await layer.evaluate((one) => one.style.removeProperty("display"));
  await page.waitForTimeout(400);
  expect(rested.equals(await shot())).toBe(true);
});
