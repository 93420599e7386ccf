import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import {
  openStories,
  rowsOf,
  sitToTell,
  standing,
  storiesPanel,
  storyField,
  storyOnServer,
  twinOf,
} from "../support/telling.ts";

const { house, browser } = await openStage();

const WORDS = "Ce jour-là personne ne m’attendait.";

function begin(page: Page) {
  return page.getByRole("button", { name: "Écrire un récit", exact: true });
}

async function writeWithoutLink(page: Page, words: string): Promise<void> {
  await begin(page).press("Enter");
  await standing(page, "begun").waitFor();
  await storyField(page).focus();
  await page.keyboard.insertText(words);
  await standing(page, "kept").waitFor({ timeout: 60_000 });
}

async function serverHas(page: Page, id: string | undefined): Promise<string> {
  return (await storyOnServer({ page, house }, id)).text;
}

test("NAR46 [A13] begun without a link, a story is kept sealed on the device, and goes to the table with the link though nobody opens it; deleted before, nothing of it is left", async () => {
  await using teller = await sitToTell(browser, { house, name: "Bouleau", policy: false });
  const { page, twin } = teller;
  const panel = storiesPanel(page);
  const back = page.getByRole("button", { name: "Retour aux récits" });
  await openStories(page);
  await page.context().setOffline(true);
  await panel.getByText("Les récits des autres sont couverts").waitFor({ timeout: 60_000 });
  await begin(page).press("Enter");
  await panel.getByText("Vous pouvez écrire : vos mots sont gardés sur cet appareil").waitFor();
  await expect.poll(() => page.locator("#announcer").textContent()).toContain("Vous pouvez écrire");
  // Nothing was written on it: nothing is left of it.
  await back.press("Enter");
  await panel.getByText("Vous pouvez commencer quand vous voulez").waitFor();
  await writeWithoutLink(page, "À ne pas garder.");
  await page.getByRole("button", { name: "Effacer ce récit" }).press("Enter");
  expect(await violations(page)).toEqual([]);
  await page.locator(".ui-dialog-foot button").last().press("Enter");
  await panel.getByText("Vous pouvez commencer quand vous voulez").waitFor();
  await expect.poll(async () => (await rowsOf(page)).length).toBe(0);
  await writeWithoutLink(page, WORDS);
  const [row] = await rowsOf(page);
  expect(row).toMatchObject({ type: "secret", canLeave: false, how: "AES-GCM" });
  expect(Buffer.from(row?.bytes ?? []).includes("attendait")).toBe(false);
  await back.press("Enter");
  await panel.locator(".stories-row", { hasText: "Sur cet appareil seulement" }).getByText(WORDS).waitFor();
  expect((await twin.view()).stories.mine).toEqual([]);
  await page.context().setOffline(false);
  await panel.locator(".stories-row", { hasText: "Moi seul·e" }).getByText(WORDS).waitFor({ timeout: 60_000 });
  const [story, ...others] = (await twin.view()).stories.mine;
  expect(others).toEqual([]);
  await expect.poll(() => serverHas(page, story?.id)).toBe(WORDS);
  await expect.poll(async () => (await rowsOf(page)).length).toBe(0);
  expect(await panel.locator(".stories-row").count()).toBe(1);
});

test("NAR47 begun on a page that was loaded without the link, a story waits there over another load, and until its author has read what that means", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Saule", title: "Nos récits" });
  await using twin = await twinOf(page, house);
  const opened = async (): Promise<void> => {
    await page.reload();
    await page.locator('[data-status="saved"]').waitFor();
    await openStories(page);
  };
  await page.route(`**${LIVE_PATH}/**`, (route) => route.abort());
  await opened();
  await writeWithoutLink(page, WORDS);
  await opened();
  await storiesPanel(page).locator(".stories-row", { hasText: WORDS }).press("Enter");
  await expect.poll(() => storyField(page).inputValue()).toBe(WORDS);
  await page.unroute(`**${LIVE_PATH}/**`);
  const read = page.getByRole("button", { name: "Lire mes accords", exact: true });
  await read.waitFor({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  expect((await twin.view()).stories.mine).toEqual([]);
  await read.press("Enter");
  await page.getByRole("button", { name: /^J’ai lu cette page/ }).press("Enter");
  await page.locator(".accord-receipt").waitFor();
  await page.keyboard.press("Escape");
  await standing(page, "saved").waitFor();
  expect(await storyField(page).inputValue()).toBe(WORDS);
  const [story] = (await twin.view()).stories.mine;
  await expect.poll(() => serverHas(page, story?.id)).toBe(WORDS);
  await expect.poll(async () => (await rowsOf(page)).length).toBe(0);
  await page.context().close();
});
