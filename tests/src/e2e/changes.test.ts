import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deleteCards, styleCards } from "@tablee/shared/board/edit-cards";
import { replaceText } from "@tablee/shared/board/edit-text";
import { textOf } from "@tablee/shared/board/schema";
import type { CardId } from "@tablee/shared/ids";
import { row, view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function twoAtTheTable(name: string): Promise<{ page: Page; other: Headless; id: (text: string) => CardId }> {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name });
  for (const text of ["Pain", "Sel"]) await put(page, text);
  const other = new Headless(house.url, await joinBoard(house.url, code));
  await other.saved();
  await expect.poll(() => other.texts()).toEqual(["Pain", "Sel"]);
  const id = (text: string): CardId => {
    const found = [...other.board().cards.values()].find((card) => card.text === text);
    if (!found) throw new Error(`no card ${text}`);
    return found.id;
  };
  return { page, other, id };
}

function rewrite({ hand }: Headless, id: CardId, words: string): void {
  const text = textOf(hand.doc, "cards", id);
  if (text) replaceText(text, words, hand.origin);
}

/** Everything that the announcer says, from now on. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(`(() => { window.heard = [];
    new MutationObserver(() => window.heard.push(document.getElementById("announcer")?.textContent ?? ""))
      .observe(document.body, { subtree: true, childList: true, characterData: true }); })()`);
  return async () => String(await page.evaluate("window.heard.join(' | ')"));
}

test("UIX79 of others' changes one hears what becomes of the card one is on, all of it if one wishes, or nothing", async () => {
  const { page, other, id } = await twoAtTheTable("Mésange");
  await view(page, 1);
  await row(page, "Pain").locator(".list-card").focus();
  const heard = await listen(page);
  rewrite(other, id("Sel"), "Sel gris");
  other.addCard("Eau");
  await row(page, "Eau").waitFor();
  rewrite(other, id("Pain"), "Pain noir");
  await expect.poll(heard, { timeout: 40_000 }).toContain("Quelqu’un a changé les mots de la carte où vous êtes.");
  expect(await heard()).not.toContain("nouvelle carte");
  await choose(page, "Langue, couleurs, présence");
  await page.getByRole("button", { name: /Entendre ce que font les autres/ }).click();
  await page.getByRole("option", { name: "Toute la table" }).click();
  await page.keyboard.press("Escape");
  other.addCard("Miel");
  await expect.poll(heard, { timeout: 40_000 }).toContain("Une nouvelle carte est posée.");
  await row(page, "Pain noir").locator(".list-card").focus();
  deleteCards(other.hand, [id("Pain noir")]);
  await expect.poll(heard, { timeout: 40_000 }).toContain("Quelqu’un a supprimé la carte où vous étiez.");
  // The keyboard is not left nowhere.
  await page.waitForFunction("document.activeElement?.matches('.list-card')");
  await other[Symbol.asyncDispose]();
});

test("UIX80 what others have changed is listed until one says that one has looked, also after the page was closed, and one's own work never", async () => {
  const { page, other, id } = await twoAtTheTable("Tilleul");
  await view(page, 1);
  const count = page.locator(".changes-count");
  expect(await count.count()).toBe(0);
  rewrite(other, id("Sel"), "Sel gris");
  styleCards(other.hand, [id("Pain")], { colour: "mint" });
  other.addCard("Eau");
  await put(page, "À moi");
  await page.locator(".changes-count", { hasText: "3" }).waitFor();
  await page.getByRole("button", { name: "Ce qui a changé : 3 cartes" }).click();
  await page.locator(".changes-kind", { hasText: "Mots changés · 1" }).waitFor();
  await page.getByText("Avant : Sel", { exact: true }).waitFor();
  expect(await page.locator(".ui-panel").textContent()).not.toContain("À moi");
  expect(await violations(page)).toEqual([]);
  await page.locator(".changes-go", { hasText: "Eau" }).click();
  await page.waitForFunction("document.activeElement?.textContent?.includes('Eau')");
  await page.getByRole("button", { name: "J’ai tout vu" }).click();
  await page.getByText("Rien de nouveau depuis votre dernier regard.").waitFor();
  deleteCards(other.hand, [id("Eau")]);
  await page.locator(".changes-gone", { hasText: "Eau" }).waitFor();
  await page.goto("about:blank");
  rewrite(other, id("Pain"), "Pain noir");
  await other.saved();
  await page.goBack();
  await page.locator('[data-status="saved"]').waitFor();
  await view(page, 1);
  await page.locator(".changes-count", { hasText: "2" }).waitFor();
  await page.getByRole("button", { name: "Ce qui a changé : 2 cartes" }).click();
  // What was deleted is not kept on the device in words.
  expect(await page.locator(".changes-gone").textContent()).toBe("Une carte dont les mots ne sont plus là");
  await other[Symbol.asyncDispose]();
});
