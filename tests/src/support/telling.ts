import type { Browser, Page } from "playwright-core";
import type { MemberId } from "@tablee/shared/ids";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import type { House } from "./house.ts";
import { Headless } from "./member.ts";
import { choose, joinTable, openPage, openTable } from "./page.ts";
import type { PageWish } from "./page.ts";

/** Somebody at a table with a page of their own, and beside it the same seat in a program, which sees what the server says. */
export interface Teller {
  readonly page: Page;
  readonly twin: Headless;
  readonly id: MemberId;
  readonly code: string;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface TellerWish extends PageWish {
  readonly house: House;
  readonly name: string;
  /** Of the table; a new one is opened when left out. */
  readonly code?: string;
  /** Another address of the same house. */
  readonly at?: string;
}

/** Has read the page of accords, so that they may begin: those who test that page do it themselves. */
export async function sitToTell(
  browser: Browser,
  { house, name, code, at = house.url, ...wish }: TellerWish,
): Promise<Teller> {
  const { page } = await openPage(browser, { policy: true, ...wish });
  const opened = code ?? (await openTable(page, { house, name, title: "Nos récits" }));
  if (code !== undefined) await joinTable(page, { house: { ...house, url: at }, code, name });
  const twin = await twinOf(page, house);
  await twin.command("accord.give", { person: 0, version: ACCORD_VERSION, training: "later", publication: "later" });
  return {
    page,
    twin,
    id: twin.table.seat.member.id,
    code: opened,
    [Symbol.asyncDispose]: async () => {
      await twin[Symbol.asyncDispose]();
      await page.context().close();
    },
  };
}

export async function twinOf(page: Page, house: House): Promise<Headless> {
  const id = new URL(page.url()).pathname.split("/")[2];
  const token = (await page.context().cookies()).find(({ httpOnly }) => httpOnly)?.value ?? "";
  const answer = await fetch(`${house.url}/api/boards/${id}`, { headers: { authorization: `Bearer ${token}` } });
  const twin = new Headless(house.url, { ...(await answer.json()), token });
  await twin.saved();
  return twin;
}

export function storiesPanel(page: Page) {
  return page.locator(".ui-panel", { has: page.locator(".stories") });
}

export async function openStories(page: Page): Promise<void> {
  const isFrench = (await page.locator("html").getAttribute("lang")) === "fr";
  await choose(page, isFrench ? "Récits" : "Stories");
  await storiesPanel(page).waitFor();
}

/** The field of one’s words. */
export function storyField(page: Page) {
  return page.locator(".stories-field").first();
}

/** By keyboard, and saved. */
export async function writeStoryOn(page: Page, text: string): Promise<void> {
  await page.locator(".stories-tools button").first().press("Enter");
  await storyField(page).focus();
  await page.keyboard.insertText(text);
  await page.locator('.stories-standing[data-standing="saved"]').waitFor();
}

/** Shares what lies open, as far as is chosen beforehand. */
export async function shareOpen(page: Page): Promise<void> {
  await page.locator(".stories-share button").first().press("Enter");
  await page.locator(".ui-dialog-foot button").last().press("Enter");
  await page.locator(".ui-dialog").waitFor({ state: "detached" });
}

/** Until the keyboard is in the words of the story that is quoted, where they are chosen. */
export async function inPassage(page: Page): Promise<void> {
  await page.locator(".stories-passage:focus").waitFor();
}

/** As the server has it. */
export async function storyOnServer(
  { page, house }: { readonly page: Page; readonly house: House },
  story: string | undefined,
): Promise<{ readonly text: string; readonly easy: string }> {
  const board = new URL(page.url()).pathname.split("/")[2];
  return (await page.request.get(`${house.url}/api/boards/${board}/stories/${story}`)).json();
}

export function standing(page: Page, is: string) {
  return page.locator(`.stories-standing[data-standing="${is}"]`);
}

interface Row {
  readonly type: string;
  readonly canLeave: boolean;
  readonly how: string;
  readonly bytes: readonly number[];
}

/** What this device holds of stories, as its database has it. */
const ROWS = `(async () => {
  const rows = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("tablee-stories:")) continue;
    const database = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
    const all = await new Promise((done) => (database.transaction("rows").objectStore("rows").getAll().onsuccess = (event) => done(event.target.result)));
    for (const { key, sealed } of all) rows.push({ type: key.type, canLeave: key.extractable, how: key.algorithm.name, bytes: [...new Uint8Array(sealed)] });
    database.close();
  }
  return rows;
})()`;

export async function rowsOf(page: Page): Promise<readonly Row[]> {
  return page.evaluate<readonly Row[]>(ROWS);
}
