import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { listenTo } from "./last-seen.ts";
import type { House } from "./house.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export interface PageWish {
  readonly colorScheme?: "light" | "dark";
  readonly locale?: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Held in the hand: fingers instead of a mouse. */
  readonly phone?: boolean;
  /** Keeps the server’s content security policy, as people have it. axe then cannot come in. */
  readonly policy?: boolean;
}

/**
 * A page in a context of its own, whose every request is noted. axe is put in by a script tag: hence no CSP without asking.
 * No service worker: what a test does to requests must reach them all; those who test the worker open contexts themselves.
 */
export async function openPage(
  browser: Browser,
  options: PageWish = {},
): Promise<{ readonly page: Page; readonly hosts: ReadonlySet<string> }> {
  const {
    width = 1280,
    height = 800,
    colorScheme = "light",
    locale = "fr-FR",
    policy = false,
    phone = false,
  } = options;
  const viewport = { width, height };
  const hand = { hasTouch: phone, isMobile: phone };
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale,
    bypassCSP: !policy,
    serviceWorkers: "block",
    ...hand,
  });
  const page = await context.newPage();
  listenTo(page);
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  return { page, hosts };
}

/** Opens a table as a person does, waits until it is saved, and answers its code. */
export async function openTable(
  page: Page,
  wish: { readonly house: Pick<House, "url">; readonly name: string; readonly title?: string },
): Promise<string> {
  const { house, name, title = "Les ingrédients" } = wish;
  await page.goto(`${house.url}/ouvrir`);
  const fields = page.getByRole("textbox");
  await fields.nth(0).fill(title);
  await fields.nth(1).fill(name);
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
  const id = new URL(page.url()).pathname.split("/")[2];
  const answer = await page.request.get(`${house.url}/api/boards/${id}`);
  return (await answer.json()).board.code;
}

/** Waits for what moves or fades to have come to rest: half faded, a text has less contrast than it will have. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(`Promise.allSettled(
    document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished),
  ).then(() => undefined)`);
}

/**
 * React Aria’s own announcer holds what was just said, for a moment, in a form that axe takes for a picture; and a tip
 * that comes up where the pointer happens to rest lies outside the landmarks. `asked`: rules to be looked at, or not.
 */
export async function violations(page: Page, asked: Readonly<Record<string, boolean>> = {}): Promise<string[]> {
  await atRest(page);
  const isThere = await page.evaluate("'axe' in window");
  if (!isThere) await page.addScriptTag({ path: axe });
  const rules = JSON.stringify(Object.fromEntries(Object.entries(asked).map(([rule, enabled]) => [rule, { enabled }])));
  const found: unknown = await page.evaluate(
    `axe.run({ exclude: [['[data-live-announcer]'], ['[data-overlay-container]:has(> [role=tooltip])']] }, { rules: ${rules} }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))`,
  );
  return Array.isArray(found) ? found.map(String) : ["axe did not answer"];
}

/** Sits down at a table with its code, under a name. */
export async function joinTable(
  page: Page,
  wish: { readonly house: Pick<House, "url">; readonly code: string; readonly name: string },
): Promise<void> {
  const { house, code, name } = wish;
  await page.goto(`${house.url}/join#code=${code}`);
  await page.getByRole("textbox").last().fill(name);
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
}

/** Opens an entry of the table’s menu by its words. */
export async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: /^Menu (de la table|of the table)$/ }).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

/** Puts a card down with the composer. */
export async function put(page: Page, text: string): Promise<void> {
  await page.locator(".composer-text").fill(text);
  await page.keyboard.press("Enter");
}
