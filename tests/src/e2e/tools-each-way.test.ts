import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { addCards, deleteCards } from "@tablee/shared/board/edit-cards";
import { addShapes, deleteShapes } from "@tablee/shared/board/edit-shapes";
import type { ShapeKind } from "@tablee/shared/board/types";
import { box, card, openFilled } from "../support/canvas.ts";
import { openFingers } from "../support/fingers.ts";
import type { Fingers, Place } from "../support/fingers.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** One way to use a tool: the same four moves by mouse and by finger. */
interface Pointer {
  press(of: Locator): Promise<void>;
  at(place: Place): Promise<void>;
  drag(from: Place, to: Place): Promise<void>;
}

interface Stage {
  readonly page: Page;
  readonly member: Headless;
  readonly pointer: Pointer;
}

const WAYS = ["mouse", "touch", "keyboard"] as const;
type Way = (typeof WAYS)[number];

function byMouse(page: Page): Pointer {
  return {
    press: (of) => of.click(),
    at: ([x, y]) => page.mouse.click(x, y),
    drag: async ([x, y], [toX, toY]) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(toX, toY, { steps: 6 });
      await page.mouse.up();
    },
  };
}

function byFinger(fingers: Fingers): Pointer {
  return { press: (of) => of.tap(), at: (place) => fingers.tap(place), drag: (from, to) => fingers.drag(from, to) };
}

/** Ground beside the areas and the tools. */
const GROUND: Place = [300, 500];
const BESIDE: Place = [480, 590];

const tool = (page: Page, name: RegExp): Locator => page.locator(".canvas-tools").getByRole("button", { name }).first();

async function fromMenu({ page, pointer }: Stage, entry: RegExp): Promise<void> {
  await pointer.press(tool(page, /^Dessiner/));
  await pointer.press(page.getByRole("menuitem", { name: entry }));
  await page.getByRole("menu").waitFor({ state: "detached" });
}

async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  await page.locator(".canvas-surface").focus();
  for (const key of pressed) await page.keyboard.press(key);
}

const shapes = ({ member }: Stage, kind: ShapeKind) =>
  [...member.board().shapes.values()].filter((shape) => shape.kind === kind);

async function middle(of: Locator): Promise<Place> {
  const { cx, cy } = await box(of);
  return [cx, cy];
}

/** A shape of a kind: drawn by pointer, put in the middle by a key. */
function drawn(kind: ShapeKind, entry: RegExp, key: string): Tool {
  const isThere = (stage: Stage) => until(`${kind} is there`, () => shapes(stage, kind).length === 1);
  const byPointer = async (stage: Stage): Promise<void> => {
    await fromMenu(stage, entry);
    await stage.pointer.drag(GROUND, BESIDE);
    await isThere(stage);
    expect(shapes(stage, kind)[0]?.rect.w).toBeGreaterThan(60);
  };
  return {
    pointer: byPointer,
    keyboard: async (stage) => {
      await keys(stage.page, key);
      await isThere(stage);
      await stage.page.locator(".canvas-drawing.canvas-selected").waitFor();
    },
  };
}

interface Tool {
  pointer(stage: Stage): Promise<void>;
  keyboard(stage: Stage): Promise<void>;
}

async function describeImage({ page }: Stage, press: (button: Locator) => Promise<void>): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("La cour");
  await press(dialog.getByRole("button", { name: "Poser", exact: true }));
  await dialog.waitFor({ state: "detached" });
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function image(stage: Stage, begin: () => Promise<void>, press: (button: Locator) => Promise<void>) {
  const chooser = stage.page.waitForEvent("filechooser");
  await begin();
  await (await chooser).setFiles({ name: "cour.png", mimeType: "image/png", buffer: PNG });
  await describeImage(stage, press);
  await until("it is sent and named", () => shapes(stage, "image")[0]?.file != null);
}

async function written({ page, member }: Stage, words: string): Promise<void> {
  await page.locator(".canvas-card textarea, .canvas-drawing textarea").waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Escape");
  await until("the words are there", () =>
    [...member.board().cards.values(), ...member.board().shapes.values()].some(({ text }) => text === words),
  );
}

async function stroke(stage: Stage): Promise<void> {
  addShapes(stage.member.hand, [
    { kind: "ink", rect: { x: 60, y: 400, w: 200, h: 60 }, points: [0, 0, 50, 10_000, 10_000, 50], text: "Un trait" },
  ]);
  await stage.page.locator('.canvas-drawing[data-shape="ink"]').waitFor({ state: "attached" });
}

const TOOLS: Readonly<Record<string, Tool>> = {
  select: {
    pointer: async ({ page, pointer, member }) => {
      const before = [...member.board().cards.values()].find(({ text }) => text === "Un")?.place;
      await pointer.press(tool(page, /^Choisir et déplacer/));
      await pointer.press(card(page, "Un"));
      await page.locator(".canvas-card.canvas-selected", { hasText: "Un" }).waitFor();
      const [x, y] = await middle(card(page, "Un"));
      await pointer.drag([x, y], [x + 60, y + 160]);
      await until("it has moved", () =>
        [...member.board().cards.values()].some(({ text, place }) => text === "Un" && place.y > (before?.y ?? 0) + 40),
      );
    },
    keyboard: async ({ page, member }) => {
      const placeOf = () => [...member.board().cards.values()].find(({ text }) => text === "Un")?.place;
      const before = placeOf();
      await keys(page, "v");
      await card(page, "Un").focus();
      await page.locator(".canvas-card.canvas-selected", { hasText: "Un" }).waitFor();
      await page.keyboard.press("Alt+ArrowDown");
      await until("it has moved", () => (placeOf()?.y ?? 0) > (before?.y ?? 0));
    },
  },
  hand: {
    pointer: async ({ page, pointer, member }) => {
      const place = [...member.board().cards.values()].find(({ text }) => text === "Un")?.place;
      await pointer.press(tool(page, /^Déplacer la vue/));
      const [x, y] = await middle(card(page, "Un"));
      await pointer.drag([x, y], [x + 50, y + 90]);
      await expect.poll(async () => Math.round((await middle(card(page, "Un")))[1] - y)).toBeGreaterThan(60);
      expect([...member.board().cards.values()].find(({ text }) => text === "Un")?.place).toEqual(place);
      await pointer.press(tool(page, /^Choisir et déplacer/));
    },
    keyboard: async ({ page }) => {
      await keys(page, "h");
      await page.locator('.canvas-tools [aria-pressed="true"][aria-label^="Déplacer la vue"]').waitFor();
      const [, y] = await middle(card(page, "Un"));
      await keys(page, "ArrowUp");
      await expect.poll(async () => Math.round((await middle(card(page, "Un")))[1] - y)).toBeGreaterThan(40);
      await keys(page, "Escape");
    },
  },
  card: {
    pointer: async (stage) => {
      await stage.pointer.press(tool(stage.page, /^Nouvelle carte/));
      await stage.page.locator(".canvas-hint").waitFor();
      await stage.pointer.at(GROUND);
      await written(stage, "Posée");
    },
    keyboard: async (stage) => {
      await keys(stage.page, "n");
      await written(stage, "Posée");
    },
  },
  "sticky stack": {
    pointer: async (stage) => {
      await stage.pointer.drag(await middle(stage.page.locator(".canvas-pad")), BESIDE);
      await written(stage, "Tirée");
    },
    keyboard: async (stage) => {
      await stage.page.locator(".canvas-pad").press("Enter");
      await written(stage, "Tirée");
    },
  },
  text: {
    pointer: async (stage) => {
      await fromMenu(stage, /^Texte libre/);
      await stage.pointer.at(GROUND);
      await written(stage, "Un texte");
      expect(shapes(stage, "text")).toHaveLength(1);
    },
    keyboard: async (stage) => {
      await keys(stage.page, "w");
      await written(stage, "Un texte");
      expect(shapes(stage, "text")).toHaveLength(1);
    },
  },
  pen: {
    pointer: async (stage) => {
      await stage.pointer.press(tool(stage.page, /^Crayon/));
      await stage.pointer.drag(GROUND, BESIDE);
      await until("a stroke is there", () => shapes(stage, "ink").length === 1);
      await stage.page.keyboard.press("Escape");
    },
    // What a stroke says is said by keys with an arrow, a text or a shape: the way of a hand is nothing that keys have.
    keyboard: async (stage) => {
      await keys(stage.page, "b");
      await stage.page.locator(".canvas-hint", { hasText: "Dessinez" }).waitFor();
      await keys(stage.page, "Escape", "5");
      await until("an arrow says it", () => shapes(stage, "arrow").length === 1);
      expect(await stage.page.locator(".canvas-hint").count()).toBe(0);
    },
  },
  eraser: {
    pointer: async (stage) => {
      await stroke(stage);
      await fromMenu(stage, /^Gomme/);
      const ink = await box(stage.page.locator('.canvas-drawing[data-shape="ink"]'));
      await stage.pointer.drag([ink.cx, ink.y - 20], [ink.cx, ink.y + ink.height + 20]);
      await until("it is erased", () => shapes(stage, "ink").length === 0);
      await stage.page.keyboard.press("Escape");
    },
    keyboard: async (stage) => {
      await stroke(stage);
      await stage.page.locator('.canvas-drawing[data-shape="ink"]').focus();
      await stage.page.keyboard.press("Delete");
      await until("it is gone", () => shapes(stage, "ink").length === 0);
    },
  },
  rectangle: drawn("rectangle", /^Rectangle/, "2"),
  ellipse: drawn("ellipse", /^Ellipse/, "3"),
  diamond: drawn("diamond", /^Losange/, "4"),
  arrow: drawn("arrow", /^Flèche/, "5"),
  frame: drawn("frame", /^Cadre/, "6"),
  connector: {
    pointer: async ({ page, pointer, member }) => {
      await pointer.press(tool(page, /^Relier deux cartes/));
      await pointer.press(card(page, "Un"));
      await page.locator(".canvas-hint", { hasText: "deuxième" }).waitFor();
      await pointer.press(card(page, "Deux"));
      await until("they are linked", () => member.board().links.size === 1);
    },
    keyboard: async ({ page, member }) => {
      await card(page, "Un").focus();
      await page.keyboard.press("k");
      await card(page, "Deux").focus();
      await page.keyboard.press("Enter");
      await until("they are linked", () => member.board().links.size === 1);
    },
  },
  image: {
    pointer: (stage) =>
      image(
        stage,
        () => stage.pointer.press(tool(stage.page, /^Poser une image/)),
        (button) => stage.pointer.press(button),
      ),
    keyboard: (stage) =>
      image(
        stage,
        () => keys(stage.page, "i"),
        (button) => button.press("Enter"),
      ),
  },
  stamp: {
    pointer: async (stage) => {
      const { page, pointer } = stage;
      await fromMenu(stage, /^Pictogramme/);
      await pointer.press(page.getByRole("dialog").getByRole("button", { name: "pouce levé" }));
      await page.locator(".canvas-hint").waitFor();
      await pointer.at(GROUND);
      await until("it is there", () => shapes(stage, "stamp")[0]?.stamp === "👍");
    },
    keyboard: async (stage) => {
      const { page } = stage;
      await keys(page, "7");
      await page.getByRole("dialog").getByRole("textbox").waitFor();
      await page.keyboard.type("maison");
      await page.getByRole("dialog").getByRole("button", { name: "maison" }).press("Enter");
      await until("it is there", () => shapes(stage, "stamp")[0]?.stamp === "🏠");
    },
  },
  area: {
    pointer: async ({ page, pointer, member }) => {
      const before = member.board().zones.size;
      await pointer.press(tool(page, /^Nouvelle zone/));
      await pointer.drag(GROUND, [GROUND[0] + 240, GROUND[1] + 120]);
      await page.getByRole("dialog").getByRole("textbox").first().fill("À part");
      await pointer.press(page.getByRole("dialog").getByRole("button", { name: "Valider", exact: true }));
      await until("it is there", () => member.board().zones.size === before + 1);
    },
    keyboard: async ({ page, member }) => {
      const before = member.board().zones.size;
      await keys(page, "a");
      await page.getByRole("dialog").getByRole("textbox").first().fill("À part");
      await page.keyboard.press("Enter");
      await until("it is there", () => member.board().zones.size === before + 1);
    },
  },
};

async function open(way: Way): Promise<Stage> {
  const on = { width: 1024, height: 768, phone: way === "touch" };
  const names = { mouse: "Mésange", touch: "Tilleul", keyboard: "Sorbier" };
  const { page, code } = await openFilled(browser, { house, name: names[way], texts: ["Premier"], on });
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
  await until("the card has come", () => member.board().cards.size === 1);
  const pointer = way === "touch" ? byFinger(await openFingers(page)) : byMouse(page);
  return { page, member, pointer };
}

/** Two cards, and nothing else; all of it in view, and no tool in hand. */
async function reset({ page, member }: Stage): Promise<void> {
  const { cards, shapes: drawings, zones } = member.board();
  deleteCards(member.hand, [...cards.keys()]);
  deleteShapes(member.hand, [...drawings.keys()]);
  const [first] = [...zones.values()].sort((one, other) => (one.order < other.order ? -1 : 1));
  if (!first) throw new Error("no areas");
  addCards(
    member.hand,
    ["Un", "Deux"].map((text, at) => ({
      text,
      place: { x: first.rect.x + 20 + at * 220, y: first.rect.y + 60, zone: first.id, group: null },
    })),
  );
  await card(page, "Deux").waitFor();
  await card(page, "Premier").waitFor({ state: "detached" });
  await keys(page, "v", "Escape", "1");
  await atRest(page);
}

/** The view has come to where it was sent: two looks at it, some frames apart, see the same. */
async function atRest(page: Page): Promise<void> {
  const seen = async (): Promise<string | null> => {
    await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
    return page.locator(".canvas-layer").getAttribute("style");
  };
  await expect.poll(async () => (await seen()) === (await seen())).toBe(true);
}

for (const way of WAYS) {
  describe(`by ${way}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open(way);
    });

    test.for(Object.entries(TOOLS))(`CAN139 every tool is used by ${way}: %s`, async ([, how]) => {
      await reset(stage);
      await how[way === "keyboard" ? "keyboard" : "pointer"](stage);
    });
  });
}
