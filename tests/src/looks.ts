import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { openBrowser } from "./support/browser.ts";
import { view } from "./support/canvas.ts";
import { say } from "./support/command.ts";
import { joinBoard, openHouse } from "./support/house.ts";
import { fillBoard, fillFramework } from "./support/lively-board.ts";
import { chosen, HEIGHT_PX, LOOK_LOCALES, SCHEMES, sheetOf, sit } from "./support/look.ts";
import { Headless } from "./support/member.ts";

/**
 * `node tests/src/looks.ts --to FOLDER`: the same lively table in every view, width, scheme and language, to be looked at,
 * and sheets of several side by side. Nothing is judged here: eyes do that.
 */

const WIDTHS = [320, 768, 1280, 2560] as const;
const VIEWS = ["canvas", "list", "split", "framework"] as const;
const SETTLE_MS = 400;

const { values } = parseArgs({
  options: {
    to: { type: "string", default: path.join(tmpdir(), "tablee-looks") },
    widths: { type: "string", default: WIDTHS.join() },
    schemes: { type: "string", default: SCHEMES.join() },
    locales: { type: "string", default: LOOK_LOCALES.join() },
    views: { type: "string", default: VIEWS.join() },
  },
});

async function show(page: Page, name: (typeof VIEWS)[number]): Promise<boolean> {
  if (name === "split") {
    const button = page.locator(".bar-split");
    if (!(await button.isVisible())) return false;
    await view(page, 0);
    await button.press("Enter");
  } else await view(page, name === "canvas" ? 0 : name === "list" ? 1 : 2);
  await page.mouse.move(0, HEIGHT_PX - 1);
  // What is fetched when it is first shown, and the tip of what was pressed.
  await page.keyboard.press("Escape");
  await page.waitForTimeout(SETTLE_MS);
  return true;
}

const house = await openHouse();
const browser = await openBrowser();
try {
  await mkdir(values.to, { recursive: true });
  const host = await browser.newPage();
  await host.goto(`${house.url}/ouvrir`);
  await host.getByRole("textbox").nth(0).fill("Séminaire formateurs : les ingrédients");
  await host.getByRole("textbox").nth(1).fill("Mésange");
  await host.locator("form button[type=submit]").click();
  await host.locator('[data-status="saved"]').waitFor();
  const id = new URL(host.url()).pathname.split("/")[2];
  const { board } = await (await host.request.get(`${house.url}/api/boards/${id}`)).json();
  const writer = new Headless(house.url, await joinBoard(house.url, board.code, { name: "Tilleul" }));
  await writer.saved();
  fillBoard(writer);
  fillFramework(writer);
  await writer.saved();
  let seat = 0;
  for (const scheme of chosen(SCHEMES, values.schemes))
    for (const locale of chosen(LOOK_LOCALES, values.locales)) {
      const files: string[] = [];
      for (const width of WIDTHS.filter((one) => values.widths.split(",").includes(String(one)))) {
        const look = { width, scheme, locale };
        const page = await sit(browser, { house, code: board.code, look, name: `Oiseau ${(seat += 1)}` });
        for (const name of chosen(VIEWS, values.views)) {
          if (!(await show(page, name))) continue;
          const file = path.join(values.to, `${scheme}-${locale}-${width}-${name}.png`);
          await page.screenshot({ path: file });
          files.push(file);
        }
        await page.context().close();
      }
      const to = path.join(values.to, `sheet-${scheme}-${locale}.png`);
      await sheetOf(browser, files, to);
      say(to);
    }
  await writer[Symbol.asyncDispose]();
} finally {
  await browser.close();
  await house[Symbol.asyncDispose]();
}
