import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { QUOTE_MAX_CHARS } from "@tablee/shared/limits";
import { view } from "../support/canvas.ts";
import { Keys } from "../support/keys.ts";
import { put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { inPassage, openStories, shareOpen, sitToTell, storiesPanel, writeStoryOn } from "../support/telling.ts";
import type { Teller } from "../support/telling.ts";

const { house, browser } = await openStage();

const WORDS = "J’avais fait ma valise trois fois. La quatrième, une éducatrice m’a juste demandé de quoi j’avais peur.";
const QUOTED = "de quoi j’avais peur";
const CARD = "La peur se voit dans les gestes.";

interface Two {
  readonly author: Teller;
  readonly reader: Teller;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A story that is shared, and a card to which it leads. */
async function tellAndRead(wish: Partial<Parameters<typeof sitToTell>[1]> = {}): Promise<Two> {
  const author = await sitToTell(browser, { house, name: "Mésange", ...wish });
  const reader = await sitToTell(browser, { house, name: "Alisier", code: author.code, ...wish });
  reader.twin.addCard(CARD, [...reader.twin.board().zones.keys()][0]);
  await reader.twin.saved();
  await openStories(author.page);
  await writeStoryOn(author.page, WORDS);
  await shareOpen(author.page);
  return {
    author,
    reader,
    [Symbol.asyncDispose]: async () => {
      await author[Symbol.asyncDispose]();
      await reader[Symbol.asyncDispose]();
    },
  };
}

/** By keyboard, on the card itself. */
async function openFromCard(page: Page): Promise<void> {
  const card = page.locator(".canvas-card", { hasText: CARD });
  await card.focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Vient d’un récit…" }).press("Enter");
  await page.getByRole("dialog", { name: "De quel récit vient cette carte ?" }).waitFor();
}

/** Chooses words of the open story and a card, by keyboard, and asks. */
async function quote(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Citer…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  const passage = dialog.locator(".stories-passage");
  await inPassage(page);
  const at = (await passage.inputValue()).indexOf(words);
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < words.length; step += 1) await page.keyboard.press("Shift+ArrowRight");
  await dialog.locator(".stories-chosen", { hasText: words }).waitFor();
  const keys = new Keys(page);
  await keys.to(/^Chercher une carte$/);
  await keys.type("gestes");
  await keys.press("Tab", "Space");
  await keys.to(/^(Demander à citer|Citer)$/);
  await keys.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

function told(page: Page, kind: string) {
  return page.locator(`.card-told-${kind}`);
}

test("NAR50 [A15] a card says from whose story it comes, on the canvas, in the list and aloud; the author of the story refuses, and it says so no more", async () => {
  await using two = await tellAndRead();
  const { author, reader } = two;
  await openFromCard(reader.page);
  const choice = reader.page.getByRole("checkbox", { name: /valise trois fois/ });
  await choice.press("Space");
  await told(reader.page, "from").getByText("Vient d’un récit de Mésange").waitFor();
  await reader.page.keyboard.press("Escape");
  const card = reader.page.locator(".canvas-card", { hasText: CARD });
  expect(await card.getAttribute("aria-label")).toContain("Vient d’un récit de Mésange");
  await told(author.page, "from").getByText("Vient de votre récit").waitFor();
  await view(reader.page, 1);
  await reader.page.locator(".list-row .card-told-from", { hasText: "Vient d’un récit de Mésange" }).waitFor();
  const refuse = author.page.getByRole("button", { name: `Refuser que cette carte en vienne : ${CARD}` });
  await refuse.press("Enter");
  // For good: it is asked once more.
  await author.page.getByRole("dialog").getByText("personne ne pourra le dire de nouveau").waitFor();
  await author.page.locator(".ui-dialog-foot button").last().press("Enter");
  await author.page.getByText("Vous avez refusé que cette carte vienne de ce récit.").waitFor();
  await told(reader.page, "from").waitFor({ state: "detached" });
  // Nor can it be said again.
  await view(reader.page, 0);
  await openFromCard(reader.page);
  await expect.poll(() => choice.isDisabled()).toBe(true);
  await reader.page.getByText("La personne qui l’a écrit ne le souhaite pas").waitFor();
});

test("NAR51 [A14] words are quoted under a card with their author’s agreement, asked for with the words and the card, and stand in no document", async () => {
  await using two = await tellAndRead();
  const { author, reader } = two;
  await openStories(reader.page);
  await storiesPanel(reader.page).locator('section[aria-labelledby="stories-shared"] .stories-row').press("Enter");
  await reader.page.locator(".stories-text").waitFor();
  await quote(reader.page, QUOTED);
  // Nothing is shown before they agree.
  await author.page.getByRole("button", { name: "Lire la demande" }).press("Enter");
  const asked = storiesPanel(author.page).locator(".stories-asked");
  await expect.poll(() => asked.textContent()).toContain(`« ${QUOTED} »`);
  expect(await asked.textContent()).toContain(`Sous la carte : ${CARD}`);
  expect(await asked.textContent()).not.toContain("Alisier");
  expect(await told(reader.page, "quote").count()).toBe(0);
  await asked.getByRole("button", { name: /^D’accord/ }).press("Enter");
  for (const { page } of [author, reader]) await told(page, "quote").getByText(`« ${QUOTED} »`).waitFor();
  const card = reader.page.locator(".canvas-card", { hasText: CARD });
  expect(await card.getAttribute("aria-label")).toContain(QUOTED);
  await view(reader.page, 1);
  await reader.page.locator(".list-row .card-told-quote", { hasText: QUOTED }).waitFor();
  expect(JSON.stringify([...reader.twin.board().cards.values()])).not.toContain(QUOTED);
  // Without the link it is covered: it may be taken back meanwhile.
  await reader.page.context().setOffline(true);
  await reader.page.locator(".list-row", { hasText: "Citation couverte" }).waitFor({ timeout: 60_000 });
  expect(await reader.page.locator("body").textContent()).not.toContain(QUOTED);
  await reader.page.context().setOffline(false);
  await reader.page.locator(".list-row .card-told-quote", { hasText: QUOTED }).waitFor({ timeout: 60_000 });
  // And revoked whenever they like.
  await storiesPanel(author.page).locator(".stories-row").press("Enter");
  await author.page.getByRole("button", { name: /^Retirer cette citation/ }).press("Enter");
  for (const { page } of [author, reader]) await told(page, "quote").waitFor({ state: "detached" });
  expect(await reader.page.locator(".board-main").textContent()).not.toContain(QUOTED);
});

test("NAR52 who does not agree says no in one press, and who asked may take it back while it waits", async () => {
  await using two = await tellAndRead();
  const { author, reader } = two;
  await openStories(reader.page);
  const row = storiesPanel(reader.page).locator('section[aria-labelledby="stories-shared"] .stories-row');
  await row.press("Enter");
  await reader.page.locator(".stories-text").waitFor();
  await quote(reader.page, QUOTED);
  await author.page.getByRole("button", { name: "Lire la demande" }).press("Enter");
  await storiesPanel(author.page)
    .getByRole("button", { name: /^Pas d’accord/ })
    .press("Enter");
  await storiesPanel(author.page).locator(".stories-asked").waitFor({ state: "detached" });
  await quote(reader.page, "trois fois");
  await author.page.getByRole("button", { name: "Lire la demande" }).waitFor();
  await reader.page.getByRole("button", { name: "Retour aux récits" }).press("Enter");
  await reader.page.getByRole("button", { name: /^Retirer ma demande/ }).press("Enter");
  await author.page.getByRole("button", { name: "Lire la demande" }).waitFor({ state: "detached" });
  expect((await author.twin.view()).stories.quotes).toEqual([]);
  expect(await told(reader.page, "quote").count()).toBe(0);
});

test("NAR53 of one’s own story nobody is asked; words that the story no longer has are not quoted, and a quote of them goes", async () => {
  await using two = await tellAndRead();
  const { author, reader } = two;
  await quote(author.page, QUOTED);
  await told(reader.page, "quote").getByText(`« ${QUOTED} »`).waitFor();
  await openStories(reader.page);
  await storiesPanel(reader.page).locator('section[aria-labelledby="stories-shared"] .stories-row').press("Enter");
  await reader.page.getByRole("button", { name: "Citer…" }).press("Enter");
  const dialog = reader.page.getByRole("dialog");
  await inPassage(reader.page);
  await reader.page.keyboard.press("Control+A");
  await dialog.getByRole("radio").first().press("Space");
  // Meanwhile its author has changed it.
  await author.page.locator(".stories-field").first().fill("Autre chose, à la place.");
  await author.page.locator('.stories-standing[data-standing="saved"]').waitFor();
  await dialog.getByRole("button", { name: "Demander à citer" }).press("Enter");
  await dialog.getByText("Ces mots ne sont pas dans le récit tel qu’il est maintenant.").waitFor();
  // The quote of before is gone with the words.
  await told(reader.page, "quote").waitFor({ state: "detached" });
  expect((await author.twin.view()).stories.quotes).toEqual([]);
});

test("LIM170 what is too long for a quote is said, and cannot be asked for", async () => {
  await using two = await tellAndRead();
  const { author, reader } = two;
  await openStories(reader.page);
  await storiesPanel(reader.page).locator('section[aria-labelledby="stories-shared"] .stories-row').press("Enter");
  const dialog = reader.page.getByRole("dialog");
  await author.page
    .locator(".stories-field")
    .first()
    .fill("x".repeat(QUOTE_MAX_CHARS + 1));
  await reader.page.locator(".stories-text", { hasText: "xxxx" }).waitFor();
  await reader.page.getByRole("button", { name: "Citer…" }).press("Enter");
  await inPassage(reader.page);
  await reader.page.keyboard.press("Control+A");
  await dialog.getByText("C’est trop long pour une citation").waitFor();
  expect(await dialog.getByRole("button", { name: "Demander à citer" }).isDisabled()).toBe(true);
});

test("NAR54 a card that does not come from a story offers it nowhere; where there are stories it is in the bar, the menu and the palette", async () => {
  await using alone = await sitToTell(browser, { house, name: "Genêt" });
  await put(alone.page, CARD);
  const card = alone.page.locator(".canvas-card", { hasText: CARD });
  await card.click();
  const bar = alone.page.locator(".canvas-context");
  await bar.waitFor();
  expect(await bar.getByRole("button", { name: "Vient d’un récit…" }).count()).toBe(0);
  await openStories(alone.page);
  await writeStoryOn(alone.page, WORDS);
  await card.click();
  await bar.getByRole("button", { name: "Vient d’un récit…" }).waitFor();
  await card.press("Control+K");
  await alone.page.keyboard.type("vient d");
  await alone.page
    .locator(".palette")
    .getByRole("menuitem", { name: /^Vient d’un récit/ })
    .waitFor();
});

test("NAR68 quoting has no fault that axe finds, on a phone in English too", async () => {
  for (const wish of [{}, { locale: "en-GB", colorScheme: "dark", phone: true, width: 390, height: 844 }] as const) {
    await using two = await tellAndRead({ policy: false, ...wish });
    const { author, reader } = two;
    const { page } = reader;
    await openStories(page);
    await storiesPanel(page).locator(".stories-row").press("Enter");
    await page.getByRole("button", { name: /^(Citer|Quote)…$/ }).press("Enter");
    await inPassage(page);
    await page.keyboard.press("Control+A");
    await page.getByRole("dialog").getByRole("radio").first().press("Space");
    expect(await violations(page)).toEqual([]);
    await page.locator(".ui-dialog-foot button").last().press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await author.page
      .locator(".together-strip")
      .getByRole("button", { name: /^(Lire la demande|Read the request)$/ })
      .press("Enter");
    await storiesPanel(author.page).locator(".stories-asked blockquote").waitFor();
    expect(await violations(author.page)).toEqual([]);
    await storiesPanel(author.page).locator(".stories-asked button").first().press("Enter");
    await page.keyboard.press("Escape");
    await told(page, "quote").waitFor();
    expect(await violations(page)).toEqual([]);
  }
});
