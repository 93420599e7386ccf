import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { box, card, openFilled, row, selected, view } from "../support/canvas.ts";
import { openFingers, penAt } from "../support/fingers.ts";
import type { Fingers, Place } from "../support/fingers.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const PHONE = { width: 390, height: 844, phone: true } as const;
const TABLET = { width: 1024, height: 768, phone: true } as const;

/** A table in the hand, with its canvas in view. */
async function inHand(
  name: string,
  texts: readonly string[],
  on: typeof PHONE | typeof TABLET = TABLET,
): Promise<{ readonly page: Page; readonly fingers: Fingers }> {
  const { page } = await openFilled(browser, { house, name, texts, on });
  if (on === PHONE) await view(page, 0);
  for (const text of texts) await card(page, text).waitFor();
  return { page, fingers: await openFingers(page) };
}

async function middle(page: Page, text: string): Promise<Place> {
  const { x, y } = await box(card(page, text));
  return [x + 60, y + 40];
}

/** Ground in the first area, beside its cards. */
async function ground(page: Page): Promise<Place> {
  const { x, y, height } = await box(page.locator(".canvas-zone").first());
  return [x + 60, y + height - 40];
}

const placeOf = (page: Page, text: string) => card(page, text).evaluate((one) => `${one.style.left} ${one.style.top}`);

async function zoomOf(page: Page): Promise<number> {
  const [, scale = "0"] =
    /scale\((.*?)\)/.exec((await page.locator(".canvas-layer").getAttribute("style")) ?? "") ?? [];
  return Number(scale);
}

async function longPress(page: Page, fingers: Fingers, place: Place): Promise<void> {
  await fingers.start(place);
  await page.getByRole("menu").waitFor();
  await fingers.end();
}

describe("fingers on the canvas", () => {
  test("CAN105 one finger moves a card or, on the ground, the board, and a drag takes nothing else along", async () => {
    const { page, fingers } = await inHand("Mésange", ["Un", "Deux"]);
    const [before, other] = [await placeOf(page, "Un"), await placeOf(page, "Deux")];
    const from = await middle(page, "Un");
    await fingers.drag(from, [from[0] + 90, from[1] + 70]);
    await expect.poll(() => placeOf(page, "Un")).not.toBe(before);
    expect(await placeOf(page, "Deux")).toBe(other);
    const seen = await box(page.locator(".canvas-zone").first());
    const at = await ground(page);
    await fingers.drag(at, [at[0] + 50, at[1] - 30]);
    await expect.poll(async () => (await box(page.locator(".canvas-zone").first())).x - seen.x).toBeCloseTo(50, 0);
    expect(await placeOf(page, "Deux")).toBe(other);
  });

  test("CAN106 two fingers zoom the board also where they come down on cards: a drag that had begun is put back, and so is the choice", async () => {
    const { page, fingers } = await inHand("Tilleul", ["Un", "Deux"]);
    const place = await placeOf(page, "Un");
    const zoom = await zoomOf(page);
    await fingers.tap(await middle(page, "Deux"));
    await expect.poll(() => selected(page)).toBe(1);
    const [x, y] = await middle(page, "Un");
    await fingers.start([x, y]);
    for (const step of [10, 20, 30]) await fingers.move([x + step, y + step]);
    const second: Place = [x + 200, y + 30];
    await fingers.start([x + 30, y + 30], second);
    for (const step of [20, 40, 60, 80]) await fingers.move([x + 30 - step, y + 30], [second[0] + step, second[1]]);
    await fingers.end();
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom * 1.4);
    expect(await placeOf(page, "Un")).toBe(place);
    expect(await card(page, "Un").evaluate((one) => one.style.translate)).toBe("");
    expect(await card(page, "Deux").getAttribute("aria-selected")).toBe("true");
    expect(await card(page, "Un").getAttribute("aria-selected")).toBe("false");
  });

  test("CAN117 with a drawing tool one finger draws, on cards too, and rests without a menu; two fingers zoom and leave nothing drawn", async () => {
    const { page, fingers } = await inHand("Sorbier", ["Un"]);
    const drawings = (kind: string) => page.locator(`.canvas-drawing[data-shape="${kind}"]`);
    const place = await placeOf(page, "Un");
    const [x, y] = await middle(page, "Un");
    await page.getByRole("button", { name: /^Crayon/ }).tap();
    await fingers.drag([x, y], [x + 240, y + 60]);
    await expect.poll(() => drawings("ink").count()).toBe(1);
    await fingers.start([x + 120, y + 160]);
    await page.waitForTimeout(900);
    expect(await page.getByRole("menu").count()).toBe(0);
    await fingers.end();
    // A dot.
    await expect.poll(() => drawings("ink").count()).toBe(2);
    const zoom = await zoomOf(page);
    await fingers.start([x, y + 100]);
    for (const step of [10, 20, 30]) await fingers.move([x + step, y + 100]);
    await fingers.start([x + 30, y + 100], [x + 230, y + 100]);
    for (const step of [20, 40, 60, 80]) await fingers.move([x + 30 - step, y + 100], [x + 230 + step, y + 100]);
    await fingers.end();
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom * 1.4);
    expect(await drawings("ink").count()).toBe(2);
    await page.getByRole("button", { name: /^Dessiner/ }).tap();
    await page.getByRole("menuitem", { name: /^Rectangle/ }).tap();
    await page.locator(".canvas-hint").waitFor();
    const frame = await box(page.locator(".canvas-surface"));
    await fingers.drag([frame.cx - 60, frame.cy - 60], [frame.cx + 80, frame.cy + 40]);
    await expect.poll(() => drawings("rectangle").count()).toBe(1);
    expect(await placeOf(page, "Un")).toBe(place);
    expect(await card(page, "Un").getAttribute("aria-selected")).toBe("false");
  });

  test("CAN107 a finger that rests opens the menu of the other button, which stays when it is lifted; a button opens the same", async () => {
    const { page, fingers } = await inHand("Loriot", ["Un", "Deux"], PHONE);
    const place = await placeOf(page, "Un");
    const entries = () => page.getByRole("menuitem").allTextContents();
    await longPress(page, fingers, await middle(page, "Un"));
    await page.waitForTimeout(400);
    const byFinger = await entries();
    expect(byFinger.join()).toContain("Dupliquer");
    expect(await placeOf(page, "Un")).toBe(place);
    await page.getByRole("menuitem", { name: "Dupliquer" }).tap();
    await expect.poll(() => page.locator(".canvas-card").count()).toBe(3);
    await page.getByRole("toolbar", { name: "1 carte choisie" }).getByRole("button", { name: "Autres actions" }).tap();
    await page.getByRole("menu").waitFor();
    expect(await entries()).toEqual(byFinger);
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await longPress(page, fingers, await ground(page));
    await page.waitForTimeout(400);
    const ofGround = await entries();
    expect(ofGround.join()).toContain("Nouvelle zone");
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Actions sur la table" }).tap();
    await page.getByRole("menu").waitFor();
    expect(await entries()).toEqual(ofGround);
  });

  test("CAN108 a double tap writes: in a card, and on the ground a new one, whose words stay", async () => {
    const { page, fingers } = await inHand("Genêt", ["Un"]);
    const at = await ground(page);
    await fingers.tap(at);
    await fingers.tap(at);
    await page.locator(".canvas-card textarea").waitFor();
    await page.waitForTimeout(400);
    await page.keyboard.type("Sur place");
    await page.keyboard.press("Escape");
    await card(page, "Sur place").waitFor();
    const inside = await middle(page, "Un");
    await fingers.tap(inside);
    await fingers.tap(inside);
    await page.locator(".canvas-card textarea").waitFor();
    await page.waitForTimeout(400);
    await page.keyboard.press("End");
    await page.keyboard.type(" et plus");
    await page.keyboard.press("Escape");
    await card(page, "Un et plus").waitFor();
    expect(await page.locator(".canvas-card").count()).toBe(2);
  });

  test("CAN109 while a pen is near, a palm chooses, moves and opens nothing: it moves the view, or nothing while the pen is down", async () => {
    const { page, fingers } = await inHand("Olivier", ["Un"]);
    const place = await placeOf(page, "Un");
    const at = await middle(page, "Un");
    const zone = () => box(page.locator(".canvas-zone").first());
    await penAt(page, "mouseMoved", await ground(page));
    const before = await zone();
    await fingers.drag(at, [at[0] + 60, at[1] + 20]);
    await expect.poll(async () => (await zone()).x - before.x).toBeCloseTo(60, 0);
    expect(await selected(page)).toBe(0);
    const there: Place = [at[0] + 60, at[1] + 20];
    await fingers.start(there);
    await page.waitForTimeout(800);
    await fingers.end();
    expect(await page.getByRole("menu").count()).toBe(0);
    await penAt(page, "mousePressed", await ground(page));
    const still = await zone();
    await fingers.drag(there, [there[0] + 80, there[1]]);
    await penAt(page, "mouseReleased", await ground(page));
    expect((await zone()).x).toBeCloseTo(still.x, 0);
    expect(await placeOf(page, "Un")).toBe(place);
    expect(await selected(page)).toBe(0);
  });

  test("CAN110 what fingers do is done by buttons too, all of them large enough for a finger, on a phone as on a tablet", async () => {
    for (const on of [PHONE, { ...PHONE, width: 320, height: 640 }, TABLET]) {
      const { page } = await openFilled(browser, { house, name: "Iris", texts: ["Un"], on });
      await view(page, 0);
      const zoom = await zoomOf(page);
      await page.getByRole("button", { name: /^Agrandir/ }).tap();
      await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom);
      await page.getByRole("button", { name: /^Réduire/ }).tap();
      await page.getByRole("button", { name: /^Tout voir/ }).tap();
      await page.locator(".canvas-surface").focus();
      await page.keyboard.press("0");
      await page.keyboard.press("PageDown");
      await page.getByRole("toolbar", { name: "1 carte choisie" }).waitFor();
      const small = await page
        .locator(".canvas :is(button, [data-handle=size], [data-handle=top])")
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            // What a group or an area shows has its size on the board: there it reaches beyond what is seen.
            const isOnBoard = one.closest(".canvas-zone, .canvas-group") !== null;
            return width === 0 || isOnBoard || (width >= 43.5 && height >= 43.5)
              ? []
              : [`${one.getAttribute("aria-label") ?? one.className} ${width} ${height}`];
          }),
        );
      expect(small).toEqual([]);
      await page.context().close();
    }
  });

  test("CAN111 fingers on the canvas and its tools never zoom or pull the page around it", async () => {
    const { page, fingers } = await inHand("Ajonc", ["Un"], PHONE);
    const pad = await box(page.locator(".canvas-pad"));
    for (const [x, y] of [await ground(page), [pad.cx, pad.cy] as const]) {
      await fingers.start([x, y], [x + 40, y]);
      for (const step of [20, 40, 60]) await fingers.move([x - step / 2, y], [x + 40 + step, y]);
      await fingers.end();
    }
    const seen = await page.evaluate(() => ({
      scale: visualViewport?.scale,
      top: scrollY,
      rest: getComputedStyle(document.documentElement).overscrollBehaviorY,
      wide: document.documentElement.scrollWidth,
    }));
    expect(seen).toEqual({ scale: 1, top: 0, rest: "none", wide: PHONE.width });
  });
});

describe("several cards", () => {
  test("CAN116 several cards are chosen by finger one after the other, on the canvas and in the list, and grouped", async () => {
    const { page, fingers } = await inHand("Troène", ["Un", "Deux", "Trois"]);
    await longPress(page, fingers, await middle(page, "Un"));
    await page.getByRole("menuitem", { name: "Choisir plusieurs cartes" }).tap();
    await page.getByRole("menu").waitFor({ state: "detached" });
    await fingers.tap(await middle(page, "Deux"));
    await fingers.tap(await middle(page, "Trois"));
    await page.getByText("3 cartes choisies.").waitFor();
    await fingers.tap(await middle(page, "Trois"));
    await expect.poll(() => selected(page)).toBe(2);
    await page.locator(".several-bar").getByRole("button", { name: "2 cartes choisies" }).tap();
    await page.getByRole("menuitem", { name: /Regrouper/ }).tap();
    await page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
    await page.getByRole("dialog").getByRole("button", { name: "Valider" }).tap();
    await page.locator(".canvas-group", { hasText: "Ensemble" }).waitFor();
    await fingers.tap(await ground(page));
    await page.locator(".several-bar").waitFor({ state: "detached" });
    await view(page, 1);
    await row(page, "Trois").getByRole("button").first().tap();
    await page.getByRole("menuitem", { name: "Choisir plusieurs cartes" }).tap();
    await row(page, "Un").locator(".list-card").tap();
    await page.getByText("2 cartes choisies.").waitFor();
    await page.getByRole("button", { name: "Terminer" }).tap();
    await row(page, "Deux").locator(".list-card").tap();
    await expect.poll(() => page.locator(".list-selected").count()).toBe(1);
  });
});

describe("the pad", () => {
  test("CAN112 the next card is torn off the pad by finger or by mouse and lies where it is let go; over the tools nothing comes of it", async () => {
    const { page, fingers } = await inHand("Sureau", ["Un"]);
    const pad = await box(page.locator(".canvas-pad"));
    const [x, y] = await ground(page);
    const before = await box(page.locator(".canvas-zone").first());
    await fingers.drag([pad.cx, pad.cy], [x + 60, y - 20]);
    await page.locator(".canvas-card textarea").waitFor();
    await page.keyboard.type("Tirée");
    await page.keyboard.press("Escape");
    const [torn, area] = [await box(card(page, "Tirée")), await box(page.locator(".canvas-zone").first())];
    expect(Math.abs(torn.cx - area.x - (x + 60 - before.x))).toBeLessThan(3);
    expect(Math.abs(torn.cy - area.y - (y - 20 - before.y))).toBeLessThan(3);
    expect(await page.locator(".canvas-hint").count()).toBe(0);
    await page.mouse.move(pad.cx, pad.cy);
    await page.mouse.down();
    await page.mouse.move(x + 300, y - 40, { steps: 5 });
    await page.locator(".canvas-shape-card:not([hidden])").waitFor();
    await page.mouse.up();
    await page.keyboard.type("Par la souris");
    await page.keyboard.press("Escape");
    await card(page, "Par la souris").waitFor();
    await page.mouse.move(pad.cx, pad.cy);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.move(pad.cx, pad.cy + 60, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator(".canvas-card").count()).toBe(3);
    // Over a tool its tip would come up, and take Escape for itself.
    await page.mouse.move(x, y);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("n");
    await page.keyboard.type("Par la touche");
    await page.keyboard.press("Escape");
    await card(page, "Par la touche").waitFor();
  });
});
