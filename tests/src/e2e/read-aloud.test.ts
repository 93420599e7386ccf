import path from "node:path";
import { expect, test } from "vitest";
import { view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable } from "../support/page.ts";
import { readAloud } from "../support/read-aloud.ts";
import { fillSeminar, SEMINAR_CARDS_COUNT } from "../support/seminar.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** `npx vitest run --project e2e tests/src/e2e/read-aloud.test.ts -u` writes them anew: read what has changed. */
function golden(name: string): string {
  return path.resolve(import.meta.dirname, `../../fixtures/${name}.txt`);
}

test.each([
  { locale: "fr", language: "fr-FR" },
  { locale: "en", language: "en-GB" },
] as const)(
  "UIX81 a screen reader reads the list of a table of fifty cards as the workshop it is, in $language",
  async ({ locale, language }) => {
    const { page } = await openPage(browser, { locale: language });
    const code = await openTable(page, { house, name: "Mésange" });
    await using writer = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
    await writer.saved();
    fillSeminar(writer, locale);
    await writer.saved();
    await view(page, 1);
    await expect.poll(() => page.locator(".list-row").count()).toBe(SEMINAR_CARDS_COUNT);
    await expect.poll(() => page.locator(".list-more").count()).toBe(SEMINAR_CARDS_COUNT);
    await page.locator(".changes-count", { hasText: String(SEMINAR_CARDS_COUNT) }).waitFor();
    const said = await readAloud(page, "main");
    expect(said.match(/^ *listitem$/gm)).toHaveLength(SEMINAR_CARDS_COUNT);
    await expect(said).toMatchFileSnapshot(golden(`list.${locale}`));
    await view(page, 0);
    await page.locator(".canvas-card").first().waitFor();
    const canvas = await readAloud(page, "listbox");
    expect(canvas.match(/^ *option /gm)).toHaveLength(SEMINAR_CARDS_COUNT);
    await expect(canvas).toMatchFileSnapshot(golden(`canvas.${locale}`));
  },
);
