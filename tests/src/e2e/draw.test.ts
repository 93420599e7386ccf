import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Shape, ShapeKind } from "@tablee/shared/board/types";
import { box, card, drag, menu, openFilled, row, view } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { joinTable, openPage, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const EMPTY = { x: 700, y: 300 };
const drawings = (page: Page, kind?: ShapeKind) =>
  page.locator(kind ? `.canvas-drawing[data-shape="${kind}"]` : ".canvas-drawing");
const tools = (page: Page) => page.getByRole("toolbar", { name: "Outils du canevas" });

/** A table with one card, and somebody else at it who sees what becomes of the board. */
async function table(name: string, other: string) {
  const opened = await openFilled(browser, { house, name, texts: ["Une carte"] });
  const { page, code } = opened;
  await page.locator('[data-status="saved"]').waitFor();
  await page.keyboard.press("Escape");
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: other }));
  await member.saved();
  const shapes = (kind?: ShapeKind): Shape[] =>
    [...member.board().shapes.values()].filter((shape) => kind === undefined || shape.kind === kind);
  return { page, code, member, shapes };
}

/** By mouse: from the menu of what is drawn. */
async function take(page: Page, entry: RegExp): Promise<void> {
  await tools(page)
    .getByRole("button", { name: /^Dessiner/ })
    .click();
  await page.getByRole("menuitem", { name: entry }).click();
}

async function scribble(page: Page, from: { x: number; y: number }, steps = 24): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let at = 1; at <= steps; at += 1)
    await page.mouse.move(from.x + at * 8, from.y + 40 * Math.sin(at / 3), { steps: 2 });
  await page.mouse.up();
}

describe("by mouse", () => {
  test("CAN56 the pen writes a stroke once, when it is lifted, with fewer points than it was drawn with; the eraser takes whole strokes", async () => {
    const { page, member, shapes } = await table("Mésange", "Iris");
    let updates = 0;
    member.table.sync.doc.on("update", () => (updates += 1));
    await tools(page)
      .getByRole("button", { name: /^Crayon/ })
      .click();
    await scribble(page, EMPTY);
    await until("the stroke is there", () => shapes("ink").length === 1);
    expect(updates).toBe(1);
    const [stroke] = shapes("ink");
    expect(stroke?.points.length).toBeGreaterThan(3 * 6);
    expect(stroke?.points.length).toBeLessThan(3 * 40);
    expect(stroke?.rect.w).toBeGreaterThan(100);
    await drawings(page, "ink").locator(".drawing-ink").waitFor({ state: "attached" });
    await scribble(page, { x: EMPTY.x, y: EMPTY.y + 160 });
    await until("two strokes", () => shapes("ink").length === 2);
    await take(page, /^Gomme/);
    const [first] = [await box(drawings(page, "ink").first())];
    await drag(page, { x: first.cx, y: first.y - 20 }, { x: first.cx, y: first.y + first.height + 20 });
    await until("one stroke is gone", () => shapes("ink").length === 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await until("it is back", () => shapes("ink").length === 2);
    await member[Symbol.asyncDispose]();
  });

  test("CAN57 rectangle, ellipse, diamond, arrow, text and frame are drawn from corner to corner, and hold words", async () => {
    const { page, member, shapes } = await table("Tilleul", "Olivier");
    const entries = [
      ["rectangle", /^Rectangle/],
      ["ellipse", /^Ellipse/],
      ["diamond", /^Losange/],
      ["arrow", /^Flèche/],
      ["text", /^Texte libre/],
      ["frame", /^Cadre/],
    ] as const;
    for (const [at, [kind, entry]] of entries.entries()) {
      await take(page, entry);
      const from = { x: 560 + (at % 3) * 170, y: 120 + Math.floor(at / 3) * 170 };
      await drag(page, from, { x: from.x + 120, y: from.y + 90 });
      await until(`${kind} is there`, () => shapes(kind).length === 1);
      if (kind === "text") {
        await page.keyboard.type("mots");
        await page.keyboard.press("Escape");
      }
    }
    await until("its words are there", () => shapes("text")[0]?.text === "mots");
    const zoom = (shapes("rectangle")[0]?.rect.w ?? 0) / 120;
    for (const [kind] of entries) expect(shapes(kind)[0]?.rect.w).toBeCloseTo(120 * zoom, -1);
    await drawings(page, "rectangle").locator(".drawing-box").dblclick();
    await page.keyboard.type("à revoir");
    await page.keyboard.press("Escape");
    await until("the rectangle has words", () => shapes("rectangle")[0]?.text === "à revoir");
    await page.getByRole("option", { name: "Rectangle, « à revoir »" }).waitFor();
    await member[Symbol.asyncDispose]();
  });

  test("CAN58 a pictogram is found by a word and put where one presses", async () => {
    const { page, member, shapes } = await table("Sorbier", "Houx");
    await take(page, /^Pictogramme/);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("house");
    await dialog.getByRole("button", { name: "maison" }).click();
    await page.locator(".canvas-hint").waitFor();
    await page.mouse.click(EMPTY.x, EMPTY.y);
    await until("it is there", () => shapes("stamp")[0]?.stamp === "🏠");
    const at = await box(drawings(page, "stamp"));
    expect(Math.hypot(at.cx - EMPTY.x, at.cy - EMPTY.y)).toBeLessThan(4);
    await page.getByRole("option", { name: "Pictogramme 🏠" }).waitFor();
    await member[Symbol.asyncDispose]();
  });

  test("CAN59 what is drawn is moved, stretched, coloured, copied, put behind, deleted and brought back; others see each", async () => {
    const { page, member, shapes } = await table("Genêt", "Ajonc");
    await take(page, /^Rectangle/);
    await drag(page, EMPTY, { x: EMPTY.x + 160, y: EMPTY.y + 100 });
    await until("it is there", () => shapes().length === 1);
    const old = shapes()[0]?.rect ?? { x: 0, y: 0, w: 0, h: 0 };
    const start = await box(drawings(page));
    await drag(page, { x: start.cx, y: start.cy }, { x: start.cx + 60, y: start.cy - 40 });
    await until("it has moved", () => (shapes()[0]?.rect.x ?? 0) > old.x + 30 && (shapes()[0]?.rect.y ?? 0) < old.y);
    const corner = await box(page.locator(".canvas-drawing [data-handle=size]"));
    await drag(page, { x: corner.cx, y: corner.cy }, { x: corner.cx + 50, y: corner.cy + 30 });
    await until("it is larger", () => (shapes()[0]?.rect.w ?? 0) > old.w + 30);
    const bar = page.getByRole("toolbar", { name: "1 dessin choisi" });
    await bar.getByRole("button", { name: /^Aspect/ }).click();
    await page.getByRole("dialog").getByText("Menthe", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Valider" }).click();
    await until("it is mint", () => shapes()[0]?.colour === "mint");
    await bar.getByRole("button", { name: "Dupliquer" }).click();
    await until("there are two", () => shapes().length === 2);
    const [first] = shapes().sort((one, two) => (one.order < two.order ? -1 : 1));
    await menu(page, bar.getByRole("button", { name: "Autres actions" }), "Mettre derrière");
    await until("the copy is behind", () =>
      shapes().some(({ id, order }) => id !== first?.id && order < (first?.order ?? "")),
    );
    // A card is chosen with it, and both go in one step.
    await card(page, "Une carte").click({ modifiers: ["Shift"], position: { x: 20, y: 24 } });
    await page.getByRole("toolbar", { name: "2 éléments choisis" }).getByRole("button", { name: "Supprimer" }).click();
    await until("both are gone", () => shapes().length === 1 && member.texts().length === 0);
    await page.locator(".ui-toast").getByRole("button").first().click();
    await until("both are back", () => shapes().length === 2 && member.texts().length === 1);
    expect(shapes().every(({ colour }) => colour === "mint")).toBe(true);
    await member[Symbol.asyncDispose]();
  });

  test("CAN60 an end of an arrow is led elsewhere, and the marquee chooses cards and shapes together", async () => {
    const { page, member, shapes } = await table("Bruyère", "Troène");
    await take(page, /^Flèche/);
    await drag(page, EMPTY, { x: EMPTY.x + 160, y: EMPTY.y + 60 });
    await until("it is there", () => shapes().length === 1);
    const old = shapes()[0];
    const end = await box(page.locator("[data-handle=to]"));
    await drag(page, { x: end.cx, y: end.cy }, { x: end.cx - 40, y: end.cy - 150 });
    await until("it points elsewhere", () => shapes()[0]?.rect.y !== old?.rect.y);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+a");
    await page.getByRole("toolbar", { name: "2 éléments choisis" }).waitFor();
    await page.keyboard.press("Escape");
    const [arrow, one] = [await box(drawings(page)), await box(card(page, "Une carte"))];
    const corner = { x: Math.min(arrow.x, one.x) - 12, y: Math.min(arrow.y, one.y) - 12 };
    await drag(
      page,
      { x: arrow.x + arrow.width + 12, y: Math.max(arrow.y + arrow.height, one.y + one.height) + 12 },
      corner,
    );
    await page.getByRole("toolbar", { name: "2 éléments choisis" }).waitFor();
    expect(await page.locator(".canvas-selected").count()).toBe(2);
    await member[Symbol.asyncDispose]();
  });
});

describe("by keyboard alone", () => {
  test("CAN61 each shape is put in the middle of the view by its key, chosen, written in, moved, resized, ordered and deleted", async () => {
    const { page, member, shapes } = await table("Loriot", "Lierre");
    await page.locator(".canvas-surface").focus();
    for (const [key, kind] of [
      ["2", "rectangle"],
      ["3", "ellipse"],
      ["4", "diamond"],
      ["5", "arrow"],
      ["6", "frame"],
    ] as const) {
      await page.keyboard.press(key);
      await until(`${kind} is there`, () => shapes(kind).length === 1);
      await page.waitForFunction((name) => document.activeElement?.getAttribute("data-shape") === name, kind);
    }
    await page.keyboard.press("w");
    await page.keyboard.type("écrit");
    await page.keyboard.press("Escape");
    await until("the text is there", () => shapes("text")[0]?.text === "écrit");
    await page.keyboard.press("7");
    await page.getByRole("dialog").getByRole("textbox").fill("merci");
    await page.getByRole("dialog").getByRole("button", { name: "merci" }).press("Enter");
    await until("the pictogram is there", () => shapes("stamp")[0]?.stamp === "🙏");
    expect(await page.getByRole("listbox", { name: "Dessins" }).getByRole("option").count()).toBe(7);

    // Tab comes to what is drawn, arrows lead from one to the other.
    await page.keyboard.press("Escape");
    await page.locator(".canvas-drawing[tabindex='0']").focus();
    const kind = () => page.evaluate("document.activeElement.getAttribute('data-shape')");
    const before = await kind();
    await page.keyboard.press("ArrowDown");
    if ((await kind()) === before) await page.keyboard.press("ArrowUp");
    expect(await kind()).not.toBe(before);

    await drawings(page, "rectangle").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("à revoir");
    await page.keyboard.press("Escape");
    await until("it has words", () => shapes("rectangle")[0]?.text === "à revoir");
    const old = shapes("rectangle")[0]?.rect ?? { x: 0, y: 0, w: 0, h: 0 };
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Shift+Alt+ArrowRight");
    await until("it is moved and wider", () => {
      const rect = shapes("rectangle")[0]?.rect;
      return rect?.x === old.x + 16 && rect.w === old.w + 40;
    });
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Mettre devant" }).press("Enter");
    const last = () =>
      shapes()
        .sort((one, two) => (one.order < two.order ? -1 : 1))
        .at(-1)?.kind;
    await until("it is in front", () => last() === "rectangle");
    await page.keyboard.press("l");
    await page.getByRole("dialog").getByRole("radio", { name: "Ciel" }).press("Space");
    await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
    await page.getByRole("option", { name: "Rectangle, « à revoir », Ciel" }).waitFor();
    await drawings(page, "rectangle").focus();
    await page.keyboard.press("Delete");
    await until("it is gone", () => shapes("rectangle").length === 0);
    await page.locator(".ui-toast", { hasText: "Dessin supprimé" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await member[Symbol.asyncDispose]();
  });

  test("CAN62 the list has what is drawn in a part of its own, with kind, words and colour, and the same actions", async () => {
    const { page, member, shapes } = await table("Fougère", "Roseau");
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("2");
    await until("it is there", () => shapes().length === 1);
    await page.keyboard.press("6");
    await until("both are there", () => shapes().length === 2);
    await view(page, 1);
    await page.getByRole("heading", { name: /^Dessins/ }).waitFor();
    await row(page, "Une carte").locator(".list-card").focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("Rectangle");
    await page.keyboard.press("Enter");
    await page.keyboard.type("dans la liste");
    await page.keyboard.press("Escape");
    await until("it has words", () => shapes("rectangle")[0]?.text === "dans la liste");
    await page.getByRole("group", { name: "Rectangle, « dans la liste »" }).focus();
    await page.keyboard.press("Control+ArrowDown");
    const first = () => shapes().sort((one, two) => (one.order < two.order ? -1 : 1))[0]?.kind;
    await until("it comes after the frame", () => first() === "frame");
    await page.keyboard.press("Delete");
    await until("it is gone", () => shapes().length === 1);
    expect(await violations(page)).toEqual([]);
    await member[Symbol.asyncDispose]();
  });
});

test("CAN63 frames are presented in order, by keys and by buttons, until Escape", async () => {
  const { page, member, shapes } = await table("Érable", "Saule");
  await page.locator(".canvas-surface").focus();
  for (const [at, title] of ["Pourquoi", "Comment", "Et après"].entries()) {
    await page.keyboard.press("6");
    await until("a frame is there", () => shapes("frame").length === at + 1);
    // The new one: those before it have their titles.
    await page.waitForFunction("document.activeElement?.getAttribute('aria-label') === 'Cadre'");
    await page.keyboard.press("Enter");
    await page.keyboard.type(title);
    await page.keyboard.press("Escape");
    await until("it has its title", () => shapes("frame").some(({ text }) => text === title));
  }
  // From the ground all are presented; from a frame, those from there on.
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("8");
  const bar = page.getByRole("toolbar", { name: "Présentation des cadres" });
  await bar.getByText("Cadre 1 sur 3").waitFor();
  await bar.getByText("Pourquoi").waitFor();
  expect(await tools(page).isVisible()).toBe(false);
  await page.keyboard.press("PageDown");
  await bar.getByText("Cadre 2 sur 3").waitFor();
  await bar.getByRole("button", { name: "Cadre suivant" }).click();
  await bar.getByText("Et après").waitFor();
  await page.keyboard.press("ArrowRight");
  await bar.getByText("Cadre 3 sur 3").waitFor();
  await page.keyboard.press("Home");
  await bar.getByText("Cadre 1 sur 3").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
  await tools(page).waitFor();
  await member[Symbol.asyncDispose]();
});

test("CAN64 another window sees a stroke while it is drawn, a third what was drawn before it came, and nothing is asked of another address", async () => {
  const { page, code, member, shapes } = await table("Pivert", "Charme");
  const early = await openPage(browser);
  await joinTable(early.page, { house, code, name: "Rouge-gorge" });
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("b");
  await page.mouse.move(EMPTY.x, EMPTY.y);
  await page.mouse.down();
  await page.mouse.move(EMPTY.x + 90, EMPTY.y + 40, { steps: 8 });
  // While it is drawn, and before anything is written.
  await early.page.waitForFunction("document.querySelector('.canvas-drawn-now path')?.getAttribute('d').includes('L')");
  expect(shapes()).toEqual([]);
  await page.mouse.up();
  await until("the stroke is there", () => shapes("ink").length === 1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("7");
  await page.getByRole("dialog").getByRole("button", { name: "idée" }).press("Enter");
  await until("the pictogram is there", () => shapes("stamp").length === 1);
  const other = await openPage(browser, { locale: "en-GB", colorScheme: "dark" });
  await joinTable(other.page, { house, code, name: "Alouette" });
  await other.page.getByRole("option", { name: "Stroke" }).waitFor({ state: "attached" });
  await other.page.getByRole("option", { name: "Pictogram 💡" }).waitFor();
  await other.page.locator(".canvas-drawing .stamp-drawn use").waitFor({ state: "attached" });
  expect([...other.hosts]).toEqual([new URL(house.url).host]);
  await member[Symbol.asyncDispose]();
});
