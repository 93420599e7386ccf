import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { House } from "./house.ts";
import { joinTable } from "./page.ts";

/** How a page is looked at, for pictures that eyes judge. */
export const SCHEMES = ["light", "dark", "contrast"] as const;
export const LOOK_LOCALES = ["fr", "en"] as const;
export const HEIGHT_PX = 800;

export interface Look {
  readonly width: number;
  readonly scheme: (typeof SCHEMES)[number];
  readonly locale: (typeof LOOK_LOCALES)[number];
}

export function chosen<One extends string>(all: readonly One[], wish: string): readonly One[] {
  return all.filter((one) => wish.split(",").includes(one));
}

/** A place at the table in a context of its own. */
export async function sit(
  browser: Browser,
  at: { readonly house: House; readonly code: string; readonly look: Look; readonly name: string },
): Promise<Page> {
  const { house, code, look, name } = at;
  const context = await browser.newContext({
    viewport: { width: look.width, height: HEIGHT_PX },
    locale: look.locale === "fr" ? "fr-FR" : "en-GB",
    colorScheme: look.scheme === "dark" ? "dark" : "light",
    forcedColors: look.scheme === "contrast" ? "active" : "none",
    reducedMotion: "reduce",
    hasTouch: look.width < 600,
    isMobile: look.width < 600,
  });
  const page = await context.newPage();
  await joinTable(page, { house, code, name });
  return page;
}

/** One picture of several, each under its name. */
export async function sheetOf(browser: Browser, files: readonly string[], to: string): Promise<void> {
  const pictures = await Promise.all(
    files.map(async (file) => {
      const data = (await readFile(file)).toString("base64");
      const name = path.basename(file, ".png");
      return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
    }),
  );
  const page = await browser.newPage({ viewport: { width: 2_000, height: 1_000 } });
  await page.setContent(
    `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;font:14px sans-serif;background:#888}figure{margin:0}img{height:620px;max-width:980px;object-fit:contain;object-position:left top}</style>${pictures.join("")}`,
  );
  await page.screenshot({ path: to, fullPage: true });
  await page.close();
}
