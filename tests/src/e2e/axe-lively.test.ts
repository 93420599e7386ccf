import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { view } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { fillBoard, fillFramework } from "../support/lively-board.ts";
import { Headless } from "../support/member.ts";
import { joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const WHOLE: ReadonlySet<string> = new Set(["canvas", "list", "framework"]);

type Found = Record<string, readonly string[]>;

function looker(page: Page, found: Found) {
  const see = async (state: string): Promise<void> => {
    // Of a card that the edge of the view cuts, axe reads a part, which is no part of its name.
    const faults = await violations(page, { "label-content-name-mismatch": WHOLE.has(state) });
    if (faults.length > 0) found[state] = faults;
  };
  /** By a key on what has the keyboard; left by Escape. */
  const open = async (state: string, key: string, shown: string): Promise<void> => {
    await page.keyboard.press(key);
    await page.locator(shown).first().waitFor();
    await see(state);
    await page.keyboard.press("Escape");
    await page.locator(shown).first().waitFor({ state: "detached" });
  };
  return { see, open };
}

async function seeCanvas(page: Page, found: Found): Promise<void> {
  const { see, open } = looker(page, found);
  const surface = page.locator(".canvas-surface");
  const drawing = page.locator('.canvas-drawing[data-shape="rectangle"]');
  await see("canvas");
  await drawing.focus();
  await see("a drawing, chosen");
  await open("menu of a drawing", "Shift+F10", "[role=menu]");
  await drawing.focus();
  await open("look of a drawing", "l", ".ui-modal");
  await drawing.focus();
  await page.keyboard.press("x");
  await page.locator(".drawing-lock").waitFor();
  await see("a locked drawing");
  await page.keyboard.press("c");
  await surface.focus();
  await open("pictograms", "7", ".ui-modal");
  await surface.focus();
  await open("areas to go to", "j", ".ui-modal");
  await page.locator(".canvas-zone-title button, .canvas-zone .ui-icon-button").first().focus();
  await open("menu of an area", "Enter", "[role=menu]");
  await surface.focus();
  await page.keyboard.press("Control+a");
  await see("all of it, chosen");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.locator(".canvas-find input:focus").waitFor();
  await page.keyboard.type("revoir");
  await page.locator(".canvas-dim").first().waitFor();
  await see("found, the rest dimmed");
  await page.keyboard.type("x");
  await see("nothing found");
  await page.keyboard.press("Escape");
  await surface.focus();
  await page.keyboard.press("p");
  await page.locator(".canvas-minimap").waitFor();
  await see("the map");
  await page.keyboard.press("6");
  await page.locator('.canvas-drawing[data-shape="frame"]').waitFor();
  await surface.focus();
  await open("presenting", "8", ".presenting, .canvas-presenting, [class*=presenting]");
}

async function seeOthers(page: Page, found: Found): Promise<void> {
  const { see, open } = looker(page, found);
  await view(page, 1);
  await page.locator(".list-row").first().waitFor();
  await see("list");
  await page.locator(".list-shape .list-card").first().focus();
  await open("menu of a row that is a drawing", "Shift+F10", "[role=menu]");
  await page.locator(".list-by").first().focus();
  await open("what the list is sifted by", "Enter", ".find-by-dialog");
  await page.locator(".list-search input").fill("rien de tel");
  await page.locator(".list-empty").waitFor();
  await see("an empty list");
  await page.locator(".list-search input").fill("");
  await page.locator(".bar-split").press("Enter");
  await page.locator(".list-row").first().waitFor();
  await see("split");
  await page.locator(".bar-split").press("Enter");
  await view(page, 2);
  await page.locator(".framework-line").first().waitFor();
  await see("framework");
  await page.locator(".framework-head .ui-icon-button").first().focus();
  await open("menu of a line", "Enter", "[role=menu]");
}

test.each(["light", "dark"] as const)(
  "UIX128 axe finds nothing on a lively table with drawings, in any view and state, nor for whoever only reads, %s",
  async (colorScheme) => {
    const found: Found = {};
    const { page } = await openPage(browser, { colorScheme, width: 1440 });
    const code = await openTable(page, { house, name: "Mésange" });
    const writer = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
    await writer.saved();
    fillBoard(writer);
    fillFramework(writer);
    await writer.saved();
    await page.locator(".canvas-drawing").nth(3).waitFor();
    await seeCanvas(page, found);
    await seeOthers(page, found);

    const { page: reader } = await openPage(browser, { colorScheme });
    await joinTable(reader, { house, code, name: "Iris" });
    const id = [...writer.table.live.state.getState().people.values()].find(({ name }) => name === "Iris")?.id;
    await page.locator(".bar-people").press("Enter");
    await page.getByRole("button", { name: "Actions pour Iris" }).press("Enter");
    await page.getByRole("menuitem", { name: "Passer en observation" }).press("Enter");
    await until(
      "she only reads",
      () => writer.table.live.state.getState().people.get(id as never)?.role === "observer",
    );
    await reader.locator(".composer").waitFor({ state: "hidden" });
    const { see } = looker(reader, found);
    for (const at of [0, 1, 2] as const) {
      await view(reader, at);
      await reader.locator(".canvas-card, .list-row, .framework-line").first().waitFor();
      await see(`only reading, view ${at}`);
    }
    expect(found).toEqual({});
    await writer[Symbol.asyncDispose]();
  },
);
