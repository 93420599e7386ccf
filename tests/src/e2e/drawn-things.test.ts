import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import type { NewShape } from "@tablee/shared/board/edit-shapes";
import { compareOrder } from "@tablee/shared/board/order";
import type { Shape } from "@tablee/shared/board/types";
import { box, card, drag, openFilled, row, view } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const drawing = (page: Page, name: string | RegExp) => page.getByRole("option", { name });
const said = (page: Page, words: string | RegExp) => page.locator(".ui-toast", { hasText: words });

/** A table with a card, drawings that somebody else put there, and that member. */
async function table(name: string, shapes: readonly NewShape[]) {
  const opened = await openFilled(browser, { house, name, texts: ["Une carte"] });
  const { page, code } = opened;
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
  await until("the card has come", () => member.board().cards.size === 1);
  const [only] = member.board().cards.values();
  if (!only) throw new Error("no card");
  const { x, y } = only.place;
  const added = addShapes(
    member.hand,
    shapes.map((shape) => ({ ...shape, rect: { ...shape.rect, x: x + shape.rect.x, y: y + shape.rect.y } })),
  );
  expect(added.ok).toBe(true);
  await page
    .locator(".canvas-drawing")
    .nth(shapes.length - 1)
    .waitFor();
  const now = (): Shape[] => [...member.board().shapes.values()].sort(compareOrder);
  return { page, code, member, now, at: only.place };
}

const RECTANGLE: NewShape = { kind: "rectangle", rect: { x: 260, y: 0, w: 200, h: 100 }, text: "À revoir" };
const STAMP: NewShape = { kind: "stamp", rect: { x: 260, y: 140, w: 72, h: 72 }, stamp: "🏠" };
const TEXT: NewShape = { kind: "text", rect: { x: 260, y: 260, w: 240, h: 40 }, text: "Premier jet" };

describe("what hands drew", () => {
  test("CAN133 a locked drawing says so, is not dragged, written in or deleted in either view, and anybody unlocks it", async () => {
    const { page, member, now } = await table("Mésange", [RECTANGLE, STAMP]);
    await using mine = member;
    await drawing(page, /^Rectangle/).focus();
    await page.keyboard.press("x");
    await said(page, "Dessin verrouillé").waitFor();
    await until("it is locked for others", () => now()[0]?.locked === true);
    await drawing(page, /^Rectangle, « À revoir », sous verrou/).waitFor();
    const before = now()[0]?.rect;
    await page.keyboard.press("Delete");
    await said(page, "Ce dessin est verrouillé").first().waitFor();
    const at = await box(drawing(page, /^Rectangle/));
    await drag(page, { x: at.cx, y: at.y + 4 }, { x: at.cx + 120, y: at.cy + 60 });
    await page.mouse.dblclick(at.cx, at.y + 4);
    expect(await page.locator("[data-writing]").count()).toBe(0);
    expect(await page.locator(".canvas-drawing [data-handle]").count()).toBe(0);
    await page.keyboard.press("Escape");
    // With another one it is left, and said.
    await drawing(page, /^Pictogramme/).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await until("the other is gone", () => now().length === 1);
    expect(now()[0]?.rect).toEqual(before);
    await page.keyboard.press("Control+z");
    expect(await violations(page)).toEqual([]);
    await view(page, 1);
    const listed = row(page, "À revoir");
    await listed.locator(".card-lock").waitFor();
    await listed.locator(".list-card").focus();
    await page.keyboard.press("Delete");
    await said(page, "Ce dessin est verrouillé").first().waitFor();
    await page.keyboard.press("c");
    await until("it is free", () => now()[0]?.locked === false);
    await page.keyboard.press("Delete");
    await until("it is gone", () => now().every(({ kind }) => kind !== "rectangle"));
    expect(mine.board().cards.size).toBe(1);
  });

  test("CAN134 the corner of a choice resizes cards and drawings together, in one step of undo, and leaves locked ones", async () => {
    const { page, member, now, at } = await table("Tilleul", [
      RECTANGLE,
      { kind: "arrow", rect: { x: 0, y: 200, w: 200, h: 100 } },
      { ...STAMP, locked: true },
    ]);
    await using mine = member;
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+a");
    const handle = page.locator('[data-handle="choice"]');
    const corner = await box(handle);
    await page.keyboard.down("Alt");
    await drag(page, { x: corner.cx, y: corner.cy }, { x: corner.cx + 160, y: corner.cy + 80 });
    await page.keyboard.up("Alt");
    await until("the rectangle has grown", () => (now()[0]?.rect.w ?? 0) > 240);
    const [rectangle, arrow, stamp] = now();
    expect(rectangle?.rect.x).toBeGreaterThan(at.x + 280);
    expect(arrow?.rect.w).toBeGreaterThan(220);
    expect(stamp?.rect.w).toBe(72);
    expect([...mine.board().cards.values()][0]?.size?.w).toBeGreaterThan(220);
    await page.keyboard.press("Control+z");
    await until("one step takes it back", () => now()[0]?.rect.w === 200 && now()[1]?.rect.w === 200);
    expect([...mine.board().cards.values()][0]?.size).toBeNull();
  });

  test("CAN135 what is moved or stretched rests on the lines of drawings too, and drawings on those of cards", async () => {
    const { page, member, now, at } = await table("Sorbier", [
      RECTANGLE,
      { ...STAMP, rect: { ...STAMP.rect, x: 700 } },
    ]);
    await using mine = member;
    const [rectangle] = now();
    if (!rectangle) throw new Error("no rectangle");
    const seen = await box(drawing(page, /^Rectangle/));
    const zoom = seen.width / rectangle.rect.w;
    const stamp = await box(drawing(page, /^Pictogramme/));
    // Nearly under the left edge of the rectangle.
    const to = seen.x + 3 - stamp.x;
    await page.mouse.move(stamp.cx, stamp.cy);
    await page.mouse.down();
    await page.mouse.move(stamp.cx + to, stamp.cy + 30, { steps: 5 });
    await page.locator(".canvas-guides").locator("*").first().waitFor({ state: "attached" });
    await page.mouse.up();
    await until("it rests on the edge", () => now()[1]?.rect.x === rectangle.rect.x);
    const held = await box(card(page, "Une carte"));
    const foot = await box(drawing(page, /^Rectangle/));
    await drag(
      page,
      { x: held.x + 10, y: held.y + 12 },
      { x: held.x + 10 - 40 * zoom, y: held.y + 12 + foot.height + 3 },
    );
    const card0 = () => [...mine.board().cards.values()][0];
    await expect.poll(() => card0()?.place.y).toBe(at.y + 100);
  });

  test("CAN136 drawings are looked for by their words and pictograms by their name in either language, on the canvas and in the list", async () => {
    const { page, member } = await table("Loriot", [RECTANGLE, STAMP, TEXT]);
    await using mine = member;
    expect(mine.board().shapes.size).toBe(3);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("/");
    const field = page.locator(".canvas-find input");
    await field.fill("house");
    await page.locator(".canvas-find-count", { hasText: "1 élément sur 4" }).waitFor();
    expect(await page.locator(".canvas-drawing.canvas-dim").count()).toBe(2);
    await card(page, "Une carte").and(page.locator(".canvas-dim")).waitFor();
    await drawing(page, /^Texte.*hors de la recherche/).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('.canvas-drawing[data-shape="stamp"].canvas-selected').waitFor();
    await field.fill("maison");
    await page.locator(".canvas-find-count", { hasText: "1 sur 1" }).waitFor();
    await field.fill("REVOIR");
    await expect
      .poll(() => page.locator(".canvas-drawing:not(.canvas-dim)").getAttribute("data-shape"))
      .toBe("rectangle");
    expect(await violations(page)).toEqual([]);
    await view(page, 1);
    await expect.poll(() => page.locator(".list-row").count()).toBe(1);
    await page.locator(".list-found", { hasText: "1 élément sur 4" }).waitFor();
    await page.locator(".list-search input").fill("logement");
    await row(page, "Pictogramme").waitFor();
    await page.locator(".list-search input").fill("");
    await expect.poll(() => page.locator(".list-row").count()).toBe(4);
  });

  test("CAN137 words in a drawing are made bold, a list and a link by buttons, as in a card", async () => {
    const { page, member, now } = await table("Genêt", [TEXT, RECTANGLE]);
    await using mine = member;
    for (const [at, name] of [/^Texte/, /^Rectangle/].entries()) {
      await drawing(page, name).focus();
      await page.keyboard.press("Enter");
      const bold = page.locator("[data-writing]").getByRole("button", { name: /^Gras/ });
      await bold.waitFor();
      await page.keyboard.press("Control+a");
      await bold.click();
      await until("it is bold", () => /^\*\*.*\*\*$/.test(now()[at]?.text ?? ""));
      const seen = await box(bold);
      expect(Math.min(seen.width, seen.height)).toBeGreaterThanOrEqual(24);

      await page.keyboard.press("Escape");
      await page.locator(".canvas-drawing strong").nth(at).waitFor();
    }
    expect(mine.board().shapes.size).toBe(2);
  });
});
