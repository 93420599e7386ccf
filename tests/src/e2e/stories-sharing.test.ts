import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { Keys } from "../support/keys.ts";
import { violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { openStories, shareOpen, sitToTell, storiesPanel, writeStoryOn } from "../support/telling.ts";

const { house, browser } = await openStage();

const WORDS = "On a parlé de moi une heure, devant moi, sans dire mon prénom.";

function rows(page: Page) {
  return storiesPanel(page).locator('section[aria-labelledby="stories-shared"] .stories-row');
}

async function announced(page: Page): Promise<string> {
  return String(await page.evaluate("document.getElementById('announcer')?.textContent ?? ''"));
}

test("NAR40 [A13] by keyboard alone a story is shared as far as its author says, this group beforehand, and each level says who will read it", async () => {
  await using author = await sitToTell(browser, { house, name: "Tilleul" });
  await using reader = await sitToTell(browser, { house, name: "Alisier", code: author.code });
  await openStories(reader.page);
  await reader.page.getByText("Personne n’a partagé de récit pour l’instant.").waitFor();
  const { page, twin } = author;
  await openStories(page);
  await writeStoryOn(page, WORDS);
  const keys = new Keys(page);
  await keys.to(/^Partager…$/);
  await keys.press("Enter");
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("radio").count()).toBe(4);
  const chosen = dialog.getByRole("radio", { checked: true });
  expect(await chosen.getAttribute("id")).toBe("story-level-this-group");
  for (const said of [
    "pas même qui mène",
    "dans un fichier pour ce groupe",
    "les documents de la formation",
    "Il peut aussi être publié",
  ])
    await dialog.getByText(said).waitFor();
  await keys.to(/^Ce groupe/);
  await keys.press("ArrowDown");
  await expect.poll(() => chosen.getAttribute("id")).toBe("story-level-training");
  await keys.press("ArrowUp");
  await keys.to(/^Partager$/);
  await keys.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await expect
    .poll(async () => (await twin.view()).stories.mine[0])
    .toMatchObject({ level: "this-group", signed: true });
  // With its author’s name, for whoever is at the table; the words come when it is opened.
  await expect.poll(() => rows(reader.page).textContent()).toContain("Récit de Tilleul");
  await rows(reader.page).press("Enter");
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
  // Nobody else has a field to write in it.
  expect(await storiesPanel(reader.page).locator("textarea").count()).toBe(0);
});

test("NAR41 shared without a name, no screen and no view of others says whose it is", async () => {
  await using author = await sitToTell(browser, { house, name: "Genêt" });
  await using reader = await sitToTell(browser, { house, name: "Alisier", code: author.code });
  await openStories(author.page);
  await writeStoryOn(author.page, WORDS);
  await author.page.locator(".stories-share button").first().press("Enter");
  await author.page.getByText("Mon nom est écrit avec ce récit").click();
  await author.page.getByText("des personnes peuvent parfois vous reconnaître").waitFor();
  await author.page.locator(".ui-dialog-foot button").last().press("Enter");
  await author.page.locator(".stories-who", { hasText: "Ce groupe, sans mon nom" }).waitFor();
  await openStories(reader.page);
  await expect.poll(() => rows(reader.page).textContent()).toContain("Récit sans nom");
  await rows(reader.page).press("Enter");
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
  expect(await storiesPanel(reader.page).textContent()).not.toContain("Genêt");
  expect(JSON.stringify((await reader.twin.view()).stories)).not.toContain(author.id);
});

test("NAR42 taken back to oneself in one press, it leaves the screen of who reads it; the quiet sentence stands there, is said once, and the keyboard is not lost", async () => {
  await using author = await sitToTell(browser, { house, name: "Tilleul" });
  await using reader = await sitToTell(browser, { house, name: "Alisier", code: author.code });
  await openStories(author.page);
  await writeStoryOn(author.page, WORDS);
  await shareOpen(author.page);
  await openStories(reader.page);
  await rows(reader.page).press("Enter");
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
  // On a button that goes with the story.
  await reader.page.getByRole("button", { name: "Citer…" }).focus();
  await author.page.getByRole("button", { name: "Reprendre pour moi" }).press("Enter");
  await storiesPanel(reader.page).getByText("Une contribution a été retirée.").waitFor();
  await expect.poll(() => announced(reader.page)).toContain("Une contribution a été retirée.");
  expect(await reader.page.locator("body").textContent()).not.toContain(WORDS);
  await expect.poll(() => reader.page.evaluate("document.activeElement.closest('.ui-panel') !== null")).toBe(true);
  await author.page.locator(".stories-who", { hasText: "Moi seul·e" }).waitFor();
  await reader.page.getByRole("button", { name: "Retour aux récits" }).press("Enter");
  await reader.page.getByText("Personne n’a partagé de récit pour l’instant.").waitFor();
});

test("NAR43 who has lost the link is shown no story of others, is told why, and has it again with the link if it is still shared", async () => {
  await using author = await sitToTell(browser, { house, name: "Tilleul" });
  await using reader = await sitToTell(browser, { house, name: "Alisier", code: author.code });
  await openStories(author.page);
  await writeStoryOn(author.page, WORDS);
  await shareOpen(author.page);
  await openStories(reader.page);
  await rows(reader.page).press("Enter");
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
  await reader.page.context().setOffline(true);
  await storiesPanel(reader.page).getByText("Les récits des autres sont couverts").waitFor({ timeout: 60_000 });
  expect(await reader.page.locator("body").textContent()).not.toContain(WORDS);
  await reader.page.context().setOffline(false);
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor({ timeout: 60_000 });
  await reader.page.context().setOffline(true);
  await storiesPanel(reader.page).getByText("Les récits des autres sont couverts").waitFor({ timeout: 60_000 });
  await author.page.getByRole("button", { name: "Reprendre pour moi" }).press("Enter");
  await author.page.locator(".stories-who", { hasText: "Moi seul·e" }).waitFor();
  await reader.page.context().setOffline(false);
  await storiesPanel(reader.page).getByText("Une contribution a été retirée.").waitFor({ timeout: 60_000 });
  expect(await reader.page.locator("body").textContent()).not.toContain(WORDS);
});

test("NAR44 what its author changes in a story that is read is there at once", async () => {
  await using author = await sitToTell(browser, { house, name: "Tilleul" });
  await using reader = await sitToTell(browser, { house, name: "Alisier", code: author.code });
  await openStories(author.page);
  await writeStoryOn(author.page, WORDS);
  await shareOpen(author.page);
  await openStories(reader.page);
  await rows(reader.page).press("Enter");
  await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
  await author.page.locator(".stories-field").first().focus();
  await author.page.keyboard.press("Control+End");
  await author.page.keyboard.type(" Puis on m’a demandé.");
  await reader.page.locator(".stories-text", { hasText: `${WORDS} Puis on m’a demandé.` }).waitFor();
  expect((await author.twin.view()).stories.mine[0]?.rev).toBeGreaterThan(0);
});

test("NAR45 [A16] “who I am becoming” is for oneself alone until its author says otherwise", async () => {
  await using author = await sitToTell(browser, { house, name: "Loriot" });
  await using reader = await sitToTell(browser, { house, name: "Alisier", code: author.code });
  const { page } = author;
  await openStories(page);
  await page.getByRole("button", { name: "Écrire « Qui je deviens »" }).press("Enter");
  await page.getByRole("textbox", { name: "Qui je deviens" }).fill("Je suis formatrice et je suis concernée.");
  await page.locator('.stories-standing[data-standing="saved"]').waitFor();
  await page.locator(".stories-who", { hasText: "Moi seul·e" }).waitFor();
  expect((await reader.twin.view()).stories.shared).toEqual([]);
  await shareOpen(page);
  await openStories(reader.page);
  await expect.poll(() => rows(reader.page).textContent()).toContain("« Qui je deviens », de Loriot");
});

test("NAR67 sharing and reading have no fault that axe finds, on a phone in English too", async () => {
  for (const wish of [{}, { locale: "en-GB", colorScheme: "dark", phone: true, width: 390, height: 844 }] as const) {
    await using author = await sitToTell(browser, { house, name: "Tilleul", policy: false, ...wish });
    await using reader = await sitToTell(browser, {
      house,
      name: "Alisier",
      code: author.code,
      policy: false,
      ...wish,
    });
    await openStories(author.page);
    await writeStoryOn(author.page, WORDS);
    await author.page.locator(".stories-share button").first().press("Enter");
    await author.page.getByRole("dialog").waitFor();
    expect(await violations(author.page)).toEqual([]);
    await author.page.locator(".ui-dialog-foot button").last().press("Enter");
    await author.page.getByRole("dialog").waitFor({ state: "detached" });
    await openStories(reader.page);
    await rows(reader.page).waitFor();
    expect(await violations(reader.page)).toEqual([]);
    await rows(reader.page).press("Enter");
    await reader.page.locator(".stories-text", { hasText: WORDS }).waitFor();
    expect(await violations(reader.page)).toEqual([]);
  }
});
