import type { CDPSession, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { answer, box, card, choose, drag, menu, openFilled, row, view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const table = (name: string, texts: readonly string[] = []) => openFilled(browser, { house, name, texts });

describe("groups", () => {
  test("CAN26 a group is renamed, moved by its name with all its cards, and shows how many it holds", async () => {
    const { page } = await table("Genévrier", ["Un", "Deux", "Seule"]);
    await choose(page, "Un", "Deux");
    await page.keyboard.press("g");
    await page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
    await page.keyboard.press("Enter");
    await page.locator(".canvas-group-name", { hasText: "Ensemble" }).dblclick();
    await page.getByRole("dialog").getByRole("textbox").fill("Toujours ensemble");
    await answer(page);
    const name = page.locator(".canvas-group-name", { hasText: "Toujours ensemble" });
    expect(await name.textContent()).toContain("2");
    const [from, one] = [await box(name), await box(card(page, "Un"))];
    const target = await box(page.locator(".canvas-zone", { hasText: "Pendant la formation" }));
    await drag(page, { x: from.x + 12, y: from.cy }, { x: target.x + 60, y: target.y + 200 });
    await expect.poll(async () => (await box(card(page, "Un"))).x).toBeGreaterThan(one.x + 100);
    await view(page, 1);
    const zone = page.locator(".list-zone", { hasText: "Pendant la formation" });
    expect(await zone.locator(".list-row").count()).toBe(2);
    await row(page, "Seule").locator(".list-card").focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Space");
    await menu(page, page.getByRole("button", { name: /Actions pour le groupe/ }), "Y ajouter les cartes choisies");
    await page.locator("h3", { hasText: "Toujours ensemble · 3" }).waitFor();
    await row(page, "Seule").locator(".list-card").focus();
    await page.keyboard.press("o");
    await page.locator("h3", { hasText: "Toujours ensemble · 2" }).waitFor();
  });
});

describe("looking around", () => {
  async function zoomOf(page: Page): Promise<number> {
    return Number.parseInt((await page.locator(".canvas-percent").textContent()) ?? "", 10);
  }

  test("CAN27 a table opens large enough to read, the percent leads back to real size, and the overview map moves the view", async () => {
    const { page } = await table("Alouette", ["Une carte"]);
    expect(await zoomOf(page)).toBeGreaterThanOrEqual(60);
    await page.locator(".canvas-percent").press("Enter");
    await expect.poll(() => zoomOf(page)).toBe(100);
    await page.getByRole("button", { name: /Vue d’ensemble/ }).press("Enter");
    const map = await box(page.locator(".canvas-minimap"));
    const before = await box(card(page, "Une carte"));
    await drag(page, { x: map.cx, y: map.cy }, { x: map.x + 20, y: map.y + 20 });
    const after = await box(card(page, "Une carte"));
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeGreaterThan(50);
  });

  test("CAN39 the hand tool, Space and the middle button move the view and choose nothing; Escape gives the drag back", async () => {
    const { page } = await table("Vanneau", ["Une carte"]);
    const at = async () => (await box(card(page, "Une carte"))).x;
    const pull = async (button: "left" | "middle" = "left") => {
      await page.mouse.move(700, 560);
      await page.mouse.down({ button });
      await page.mouse.move(740, 560, { steps: 4 });
      await page.mouse.up({ button });
    };
    const start = await at();
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("h");
    await pull();
    expect((await at()) - start).toBeCloseTo(40, 0);
    await page.keyboard.press("v");
    await pull("middle");
    expect((await at()) - start).toBeCloseTo(80, 0);
    await page.keyboard.down("Space");
    await pull();
    await page.keyboard.up("Space");
    expect((await at()) - start).toBeCloseTo(120, 0);
    expect(await page.locator("[aria-selected=true]").count()).toBe(0);
    const one = await box(card(page, "Une carte"));
    await page.mouse.move(one.cx, one.cy);
    await page.mouse.down();
    await page.mouse.move(one.cx + 200, one.cy + 90, { steps: 4 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await at()).toBe(one.x);
  });

  test("CAN28 two fingers zoom and move the view, one finger moves it, and neither moves a card", async () => {
    const { page } = await table("Bouleau", ["Une carte"]);
    const session: CDPSession = await page.context().newCDPSession(page);
    const touch = async (type: "touchStart" | "touchMove" | "touchEnd", points: readonly [number, number][]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const zoom = await zoomOf(page);
    const place = await card(page, "Une carte").getAttribute("style");
    await touch("touchStart", [[500, 400]]);
    await touch("touchStart", [
      [500, 400],
      [600, 400],
    ]);
    for (let step = 1; step <= 5; step += 1)
      await touch("touchMove", [
        [500 - step * 10, 400],
        [600 + step * 10, 400],
      ]);
    await touch("touchEnd", []);
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom * 1.6);
    const before = await box(page.locator(".canvas-zone").first());
    const ground: [number, number] = [700, 560];
    await touch("touchStart", [ground]);
    for (let step = 1; step <= 5; step += 1) await touch("touchMove", [[ground[0] + step * 10, ground[1] + step * 4]]);
    await touch("touchEnd", []);
    await expect.poll(async () => (await box(page.locator(".canvas-zone").first())).x - before.x).toBeCloseTo(50, 0);
    expect(await card(page, "Une carte").getAttribute("style")).toBe(place);
  });
});

describe("writing", () => {
  test("CAN35 a card is written where one presses twice, with the tool, and by key; one left without words is not kept", async () => {
    const { page } = await table("Grive");
    const ground = page.locator(".canvas-zone").nth(1);
    await ground.dblclick({ position: { x: 150, y: 300 } });
    await page.keyboard.type("Sur place");
    // A tip takes Escape for itself; who writes is done all the same.
    for (const at of [0, 2]) await page.locator(".card-editor button").nth(at).hover();
    await page.locator(".ui-tooltip").waitFor({ timeout: 8_000 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.keyboard.type("Par la touche");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /Nouvelle carte/ }).click();
    await page.locator(".canvas-hint").waitFor();
    await page
      .locator(".canvas-zone")
      .nth(2)
      .click({ position: { x: 150, y: 200 } });
    await page.keyboard.type("Par l’outil");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.keyboard.press("Escape");
    const texts = await page.locator(".canvas-card .card-words").allTextContents();
    expect(new Set(texts)).toEqual(new Set(["Sur place", "Par la touche", "Par l’outil"]));
    await view(page, 1);
    const zone = (at: number) => page.locator(".list-zone").nth(at).locator(".list-row").count();
    expect([await zone(1), await zone(2)]).toEqual([2, 1]);
  });

  test("CAN36 where the browser keeps its clipboard to itself, the menu says which keys to use", async () => {
    const { page } = await table("Héron", ["Une carte"]);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Coller" }).press("Enter");
    await page.locator(".ui-toast", { hasText: "Ctrl + V" }).waitFor();
    expect(await page.locator(".canvas-card").count()).toBe(1);
  });

  test("CAN37 after a card is deleted by key, the next one has the focus, on the canvas and in the list", async () => {
    const { page } = await table("Huppe", ["Un", "Deux", "Trois"]);
    await card(page, "Deux").focus();
    await page.keyboard.press("Delete");
    await page.waitForFunction(
      "document.activeElement?.matches('.canvas-card') && document.activeElement.textContent.includes('Trois')",
    );
    await view(page, 1);
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("Delete");
    await page.waitForFunction(
      "document.activeElement?.matches('.list-card') && document.activeElement.textContent.includes('Trois')",
    );
    expect(await page.locator(".list-row").count()).toBe(1);
  });
});

test("CAN40 from a card to its line of the framework and back to the card, one action each way", async () => {
  const { page } = await table("Cincle", ["Une carte", "Une autre"]);
  await card(page, "Une carte").focus();
  await page.keyboard.press("s");
  await page.locator(".ui-toast", { hasText: "Aucune ligne" }).waitFor();
  await page.keyboard.press("f");
  await answer(page);
  await card(page, "Une carte").focus();
  await page.keyboard.press("s");
  await page.waitForFunction("document.activeElement?.matches('.framework-line')");
  await page.locator(".framework-source-go", { hasText: "Une carte" }).press("Enter");
  await page.waitForFunction("document.activeElement?.matches('.canvas-card[aria-selected=true]')");
  expect(await page.evaluate("document.activeElement.textContent")).toContain("Une carte");
});

describe("a large board", () => {
  test("CAN34 only the cards near the view are mounted, all are counted, and keys reach those that are not", async () => {
    const { page, code } = await table("Courlis");
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Busard" }));
    await other.saved();
    const added = addCards(
      other.hand,
      Array.from({ length: 400 }, (_, at) => ({
        text: `Carte ${at}`,
        place: { x: (at % 20) * 230, y: 900 + Math.floor(at / 20) * 130, zone: null, group: null },
      })),
    );
    expect(added.ok).toBe(true);
    await card(page, "Carte 0").first().waitFor({ state: "attached" });
    const mounted = await page.locator(".canvas-card").count();
    expect(mounted).toBeGreaterThan(10);
    expect(mounted).toBeLessThan(300);
    expect(await page.locator(".canvas-card").first().getAttribute("aria-setsize")).toBe("400");
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("PageUp");
    await page.waitForFunction("document.activeElement?.textContent.trim().startsWith('Carte 399')");
    const focused = page.locator(".canvas-card:focus");
    await expect.poll(async () => (await box(focused)).cx).toBeLessThan(1280);
    await expect.poll(async () => (await box(focused)).cy).toBeLessThan(800);
    await view(page, 1);
    await expect.poll(() => page.locator(".list-row").count()).toBe(400);
  });
});

describe("together", () => {
  test("CAN29 while the structure is locked, areas and groups are not offered, and a step of undo that would change them is refused in words", async () => {
    const { page, code } = await table("Hêtre", ["Ouverte"]);
    const { page: yours } = await openPage(browser, {});
    await yours.goto(`${house.url}/join#code=${code}`);
    await yours.getByRole("textbox").last().fill("Fauvette");
    await yours.locator("form button[type=submit]").click();
    await yours.locator('[data-status="saved"]').waitFor();
    await put(yours, "Mienne");
    await choose(yours, "Mienne");
    await yours.keyboard.press("g");
    await answer(yours);
    await yours.locator(".canvas-group").waitFor();
    await lock(page);
    await yours.getByRole("button", { name: /Nouvelle zone/ }).waitFor({ state: "detached" });
    await choose(yours, "Mienne");
    expect(
      await yours.getByRole("toolbar", { name: "1 carte choisie" }).getByRole("button", { name: "Regrouper…" }).count(),
    ).toBe(0);
    await yours.keyboard.press("Control+z");
    await yours.locator(".ui-toast", { hasText: "verrouillés" }).waitFor();
    expect(await yours.locator(".canvas-group").count()).toBe(1);
    await yours.keyboard.press("g");
    await yours.locator(".ui-toast", { hasText: "verrouillés pour le moment" }).waitFor();
    await card(yours, "Mienne").focus();
    await yours.keyboard.press("Alt+ArrowRight");
    await yours.locator('[data-status="saved"]').waitFor();
    expect(await yours.locator(".canvas-group").count()).toBe(1);
  });

  async function lock(page: Page): Promise<void> {
    await page.getByRole("banner").getByRole("button").last().click();
    await page.getByRole("menuitem", { name: /Mener/ }).click();
    await page.getByRole("switch", { name: /Verrouiller/ }).focus();
    await page.keyboard.press("Space");
  }

  test("CAN30 others’ cursor, choice and writing are shown with their name", async () => {
    const { page, code } = await table("Épervier", ["Une carte"]);
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Roitelet" }));
    await other.saved();
    const [id] = [...other.board().cards.keys()];
    if (!id) throw new Error("no card");
    other.table.presence.show({ cursor: { x: 200, y: 300 }, selected: [id], typing: id });
    await page.locator(".canvas-cursor", { hasText: "Roitelet" }).waitFor();
    await page.locator('.canvas-card[data-held-by="Roitelet"]').waitFor();
    await card(page, "Roitelet écrit").waitFor();
    other.table.presence.show({ cursor: null, selected: [], typing: null });
    await page.locator(".canvas-cursor").waitFor({ state: "detached" });
    await page.locator(".canvas-card:not([data-held-by])").waitFor();
    expect(await card(page, "écrit").count()).toBe(0);
  });
});

describe("for everybody", () => {
  test("CAN31 every action on cards and on the table is offered in both views, by name", async () => {
    const { page } = await table("Noisetier", ["Un", "Deux"]);
    const offered = async (open: () => Promise<void>): Promise<string[]> => {
      await open();
      await page.getByRole("menuitem").first().waitFor();
      const names = await page.getByRole("menuitem").locator("[slot=label]").allTextContents();
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "detached" });
      return names.toSorted();
    };
    await page.locator(".canvas-surface").focus();
    const canvasBoard = await offered(() => page.keyboard.press("Shift+F10"));
    await choose(page, "Un", "Deux");
    await card(page, "Un").focus();
    const canvasCards = await offered(() => page.keyboard.press("Shift+F10"));
    await view(page, 1);
    const listCards = await offered(() => row(page, "Un").getByRole("button").press("Enter"));
    const listBoard = await offered(() => page.getByRole("button", { name: "Actions sur la table" }).press("Enter"));
    expect(listCards).toEqual(canvasCards);
    // The ways of looking at the list are in its own menu.
    expect(listBoard.filter((name) => canvasBoard.includes(name))).toEqual(canvasBoard);
    expect(listCards.length).toBeGreaterThan(24);
    expect(listBoard.length).toBeGreaterThan(6);
  });

  test.each([
    { colorScheme: "light", locale: "fr-FR", width: 1280 },
    { colorScheme: "dark", locale: "en-GB", width: 390 },
  ] as const)(
    "CAN32 axe finds nothing on the canvas with a choice, links, menus and dialogs, $colorScheme, $width px",
    async (options) => {
      const { page } = await openPage(browser, options);
      await openTable(page, { house, name: "Aulne" });
      await put(page, "Un");
      await put(page, "Deux");
      await view(page, 0);
      await card(page, "Un").focus();
      await page.keyboard.press("k");
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.locator(".canvas-link").waitFor({ state: "attached" });
      expect(await violations(page)).toEqual([]);
      await card(page, "Un").focus();
      await page.keyboard.press("Space");
      for (const key of ["g", "l", "r", "a", "m", "f"]) {
        await card(page, "Un").focus();
        await page.keyboard.press(key);
        await page.getByRole("dialog").waitFor();
        expect({ key, found: await violations(page) }).toEqual({ key, found: [] });
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
      }
      await card(page, "Un").focus();
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menu").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await view(page, 1);
      expect(await violations(page)).toEqual([]);
    },
  );
});
