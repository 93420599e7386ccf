import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import { openProfile } from "../support/browser.ts";
import { canaries } from "../support/canary.ts";
import { Keys } from "../support/keys.ts";
import { joinTable, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import {
  inPassage,
  openStories,
  shareOpen,
  sitToTell,
  storiesPanel,
  storyField,
  twinOf,
  writeStoryOn,
} from "../support/telling.ts";
import type { Teller } from "../support/telling.ts";

const { house, browser } = await openStage();

const CANARY = ["RECIT", "7F3A", "CANARI"].join("-");
const WORDS = `J’avais fait ma valise trois fois. La quatrième, on m’a demandé de quoi j’avais peur. [${CANARY}]`;
const CARDS = ["La peur se voit.", "Demander avant de noter.", "Rester présent."] as const;

interface Two {
  readonly author: Teller;
  readonly reader: Teller;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Shared, with three cards that come from it and a quote on the first, read by somebody. */
async function toldAndRead(wish: Partial<Parameters<typeof sitToTell>[1]> = {}): Promise<Two> {
  const author = await sitToTell(browser, { house, name: "Genêt", ...wish });
  const reader = await sitToTell(browser, { house, name: "Alisier", code: author.code, ...wish });
  const cards = CARDS.map((text) => reader.twin.addCard(text));
  await reader.twin.saved();
  await openStories(author.page);
  await writeStoryOn(author.page, WORDS);
  await shareOpen(author.page);
  const [story] = (await author.twin.view()).stories.mine;
  if (!story) throw new Error("no story was begun");
  for (const card of cards) await reader.twin.command("derive.set", { card, story: story.id, on: true });
  await reader.page.bringToFront();
  await openStories(reader.page);
  await storiesPanel(reader.page).locator('section[aria-labelledby="stories-shared"] .stories-row').press("Enter");
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
  return {
    author,
    reader,
    [Symbol.asyncDispose]: async () => {
      await author[Symbol.asyncDispose]();
      await reader[Symbol.asyncDispose]();
    },
  };
}

/** By keyboard, from the story that lies open. */
async function withdraw(page: Page): Promise<void> {
  const keys = new Keys(page);
  await keys.to(/^(Retirer ce récit…|Withdraw this story…)$/);
  await keys.press("Enter");
  await page.getByRole("dialog").waitFor();
  await keys.to(/^(Retirer maintenant|Withdraw now)$/);
  await keys.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("NAR60 withdrawing says exactly what will happen, is done with one press more by keyboard, and leaves every screen; the sentence is said once", async () => {
  await using two = await toldAndRead();
  const { author, reader } = two;
  const { page } = author;
  await page.locator(".stories-withdraw button").press("Enter");
  for (const said of [
    "Vos mots sont effacés du serveur.",
    "Le récit quitte tous les écrans de la table.",
    "3 cartes en viennent.",
    "Un fichier enregistré",
    "Personne ne pourra le remettre",
  ])
    await page.getByRole("dialog").getByText(said).waitFor();
  // Thinking better of it changes nothing.
  await page.getByRole("button", { name: "Ne rien changer" }).press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect((await reader.twin.view()).stories.shared).toHaveLength(1);
  await withdraw(page);
  await storiesPanel(reader.page).getByText("Une contribution a été retirée.").waitFor();
  expect(await reader.page.locator("body").textContent()).not.toContain(CANARY);
  await expect
    .poll(() => reader.page.evaluate("document.getElementById('announcer').textContent.trim()"))
    .toBe("Une contribution a été retirée.");
  expect(await page.locator("body").textContent()).not.toContain(CANARY);
  await expect.poll(() => page.evaluate("document.activeElement.closest('.ui-panel') !== null")).toBe(true);
});

test("NAR61 of each card that came from it the author says what it becomes, each way explained, now or later: kept, without a name, or gone", async () => {
  await using two = await toldAndRead();
  const { author, reader } = two;
  const { page } = author;
  await withdraw(page);
  for (const said of [
    "Elle reste, sans citation, et dit",
    "le nom écrit sur la carte est enlevé",
    "La carte quitte la table.",
  ])
    await page.locator(".stories-decisions", { hasText: said }).waitFor();
  const decision = (what: string, card: string) => page.getByRole("button", { name: `${what} : ${card}`, exact: true });
  await decision("La garder", CARDS[0]).press("Enter");
  const card = (text: string) => reader.page.locator(".canvas-card", { hasText: text });
  await card(CARDS[0]).locator(".card-told-gone", { hasText: "Un récit derrière cette carte n’est plus là" }).waitFor();
  // Another day.
  await page.reload();
  await page.locator('[data-status="saved"]').waitFor();
  await openStories(page);
  await decision("La garder sans nom", CARDS[1]).press("Enter");
  await card(CARDS[1]).locator(".card-told-gone").waitFor();
  await decision("L’enlever", CARDS[2]).press("Enter");
  await card(CARDS[2]).waitFor({ state: "detached" });
  await page.locator(".stories-decisions").waitFor({ state: "detached" });
  expect((await author.twin.view()).stories.withdrawn).toEqual([]);
  // Nobody else is asked, or told whose story it was.
  expect((await reader.twin.view()).stories.withdrawn).toEqual([]);
});

test("NAR62 withdrawn on another device, a story closes where it is being written, and this device keeps nothing of it", async () => {
  await using author = await sitToTell(browser, { house, name: "Genêt" });
  const { page, twin } = author;
  await openStories(page);
  await writeStoryOn(page, "Des mots. ");
  await page.route("**/stories/**", (route) => route.abort());
  await storyField(page).focus();
  await page.keyboard.type("Encore des mots.");
  await page.locator('.stories-standing[data-standing="kept"]').waitFor();
  const [story] = (await twin.view()).stories.mine;
  if (story) await twin.command("story.withdraw", { story: story.id });
  await page.getByText("Ce récit n’est plus là").waitFor();
  expect(await page.locator(".stories-field").count()).toBe(0);
  await expect.poll(() => page.evaluate(KEPT_ROWS)).toBe(0);
});

test("NAR63 a seat that is taken away leaves no key and no sealed word on the device", async () => {
  await using host = await sitToTell(browser, { house, name: "Alisier" });
  await using author = await sitToTell(browser, { house, name: "Genêt", code: host.code });
  const { page } = author;
  await openStories(page);
  await writeStoryOn(page, "Des mots. ");
  await page.route("**/stories/**", (route) => route.abort());
  await storyField(page).focus();
  await page.keyboard.type("Encore des mots.");
  await page.locator('.stories-standing[data-standing="kept"]').waitFor();
  expect(await page.evaluate(KEPT_ROWS)).toBe(1);
  await host.twin.command("member.remove", { member: author.id });
  await expect
    .poll(() =>
      page.evaluate(
        "indexedDB.databases().then((all) => all.filter(({ name }) => name.startsWith('tablee-stories:')).length)",
      ),
    )
    .toBe(0);
});

const KEPT_ROWS = `(async () => {
  let count = 0;
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("tablee-stories:")) continue;
    const database = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
    count += await new Promise((done) => (database.transaction("rows").objectStore("rows").count().onsuccess = (event) => done(event.target.result)));
    database.close();
  }
  return count;
})()`;

test("NAR64 after a withdrawal no byte of it is in the profile of the browser that wrote it, unsaved words in the middle and all, nor of the one that read and quoted it", async () => {
  const folders = [0, 1].map(() => mkdtempSync(path.join(tmpdir(), "tablee-told-")));
  const [left = "", right = ""] = folders;
  try {
    const writes = await openProfile(left, { locale: "fr-FR", serviceWorkers: "allow" });
    const reads = await openProfile(right, { locale: "fr-FR", serviceWorkers: "allow" });
    const [author = await writes.newPage()] = writes.pages();
    const [reader = await reads.newPage()] = reads.pages();
    const code = await openTable(author, { house, name: "Genêt", title: "Nos récits" });
    await joinTable(reader, { house, code, name: "Alisier" });
    await using twin = await twinOf(author, house);
    await twin.command("accord.give", { person: 0, version: ACCORD_VERSION, training: "later", publication: "later" });
    const card = twin.addCard("La peur se voit.");
    await twin.saved();
    await openStories(author);
    await writeStoryOn(author, "Avant. ");
    // Some of it waits on the device, and the page is loaded again in the middle.
    await author.route("**/stories/**", (route) => route.abort());
    await storyField(author).focus();
    await author.keyboard.insertText(WORDS);
    await author.locator('.stories-standing[data-standing="kept"]').waitFor();
    await author.reload();
    await author.locator('[data-status="saved"]').waitFor();
    await author.unroute("**/stories/**");
    await openStories(author);
    await storiesPanel(author).locator(".stories-row").press("Enter");
    await author.locator('.stories-standing[data-standing="saved"]').waitFor();
    await shareOpen(author);
    await openStories(reader);
    await storiesPanel(reader).locator('section[aria-labelledby="stories-shared"] .stories-row').press("Enter");
    await reader.locator(".stories-text", { hasText: CANARY }).waitFor();
    await reader.getByRole("button", { name: "Citer…" }).press("Enter");
    await inPassage(reader);
    await reader.keyboard.press("Control+A");
    await reader.getByRole("dialog").getByRole("radio").first().press("Space");
    await reader.locator(".ui-dialog-foot button").last().press("Enter");
    await reader.getByRole("dialog").waitFor({ state: "detached" });
    const quote = (await twin.view()).stories.quotes[0];
    if (quote) await twin.command("quote.answer", { quote: quote.id, agrees: true });
    await reader.locator(".card-told-quote", { hasText: CANARY }).waitFor();
    await withdraw(author);
    await storiesPanel(reader).getByText("Une contribution a été retirée.").waitFor();
    await reader.locator(".card-told-quote").waitFor({ state: "detached" });
    for (const page of [author, reader]) expect(await page.locator("body").textContent()).not.toContain(CANARY);
    expect((await twin.view()).stories.withdrawn[0]?.cards).toEqual([card]);
    await writes.close();
    await reads.close();
    for (const folder of folders) expect(await canaries(CANARY, { folders: [folder] })).toEqual([]);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
});

test("NAR69 withdrawing and deciding have no fault that axe finds, on a phone in English too", async () => {
  for (const wish of [{}, { locale: "en-GB", colorScheme: "dark", phone: true, width: 390, height: 844 }] as const) {
    await using two = await toldAndRead({ policy: false, ...wish });
    const { author, reader } = two;
    const { page } = author;
    await page.locator(".stories-withdraw button").press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator(".ui-dialog-foot button").last().press("Enter");
    await page.locator(".stories-decisions").waitFor();
    expect(await violations(page)).toEqual([]);
    await storiesPanel(reader.page).locator(".stories-covered").waitFor();
    expect(await violations(reader.page)).toEqual([]);
  }
});
