import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { crossingOf } from "@tablee/shared/practice/crossing";
import { leversOf } from "@tablee/shared/practice/levers";
import { shelfOf } from "@tablee/shared/practice/shelf";
import { joinBoard, until } from "../support/house.ts";
import { Keys } from "../support/keys.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

interface Opened {
  readonly page: Page;
  readonly keys: Keys;
  readonly hosts: ReadonlySet<string>;
  readonly code: string;
  readonly other: Headless;
  readonly cards: readonly CardId[];
}

const LIVED = "Être écouté dès le premier rendez-vous.";
const WORK = "Un temps de préparation payé à deux.";

/** A table with two cards, and a supported person beside us. */
async function openGround(): Promise<Opened> {
  const { page, hosts } = await openPage(browser);
  const code = await openTable(page, { house, name: "Mésange", title: "Séminaire" });
  const other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul", part: "supported" }));
  await other.saved();
  const place = { x: 40, y: 90, zone: null, group: null };
  const added = addCards(other.hand, [
    { text: LIVED, knowledge: "experience", place },
    { text: WORK, knowledge: "practice", place: { ...place, x: 400 } },
  ]);
  await other.saved();
  return { page, keys: new Keys(page), hosts, code, other, cards: added.ok ? added.value : [] };
}

async function openPhone(code: string): Promise<Page> {
  const wish = { width: 390, height: 800, phone: true, locale: "en-GB", colorScheme: "dark" } as const;
  const { page } = await openPage(browser, wish);
  await joinTable(page, { house, code, name: "Wren" });
  return page;
}

async function openTool(page: Page, entry: string, tool: string): Promise<void> {
  await choose(page, entry);
  await page.locator(`[data-tool="${tool}"]`).press("Enter");
  await page.locator(".practice-about").waitFor();
}

function statements(other: Headless, field: string): readonly Statement[] {
  return [...other.board().statements.values()].filter((one) => one.field === field);
}

describe("who is concerned", () => {
  test("MAP9 [C55] by keyboard one goes from a seat that is empty to who it could be, and another page reads the same on a phone", async () => {
    const { page, keys, code, other } = await openGround();
    const phone = await openPhone(code);
    await keys.menu(/^Préparer le terrain$/);
    await page.locator(".groundwork-tools").waitFor();
    await keys.act(/^Qui est concerné/);
    await page.locator(".players-map").waitFor();
    await keys.act(/Conseil en formation Manque$/);
    await expect.poll(() => page.evaluate("document.activeElement?.textContent")).toBe("Conseil en formation");
    const family = page.locator('.players-family[data-category="adviser"]');
    await family.getByText("Il manque quelqu’un ici.").waitFor();
    await keys.act(/^Qui cela pourrait-il être \? Conseil en formation$/);
    await keys.to(/^Qui cela pourrait-il être \?$/);
    await keys.type("La conseillère du pôle social");
    await keys.press("Enter");
    await family.getByText("La conseillère du pôle social").first().waitFor();
    await page.getByRole("button", { name: "Conseil en formation 1 à inviter" }).waitFor();
    expect(await family.getByText("Il manque quelqu’un ici.").count()).toBe(0);
    // The list and the map are one thing, for whoever reads it on a phone in another language too.
    await openTool(phone, "Preparing the ground", "players");
    await phone.getByRole("button", { name: "Training advisers 1 to be invited" }).waitFor();
    await phone.getByText(/^6 families are missing/).waitFor();
    const here = phone.locator('.players-family[data-category="adviser"]');
    await here.getByRole("button", { name: /^To be invited/ }).tap();
    await phone.getByRole("option", { name: "No for now" }).tap();
    await page.getByRole("button", { name: "Conseil en formation Manque, 1 non pour le moment" }).waitFor();
    await family.getByText("toutes les réponses sont « non pour le moment »").waitFor();
    expect(statements(other, "player")).toMatchObject([{ value: "adviser", note: "not-now" }]);
    await other[Symbol.asyncDispose]();
  });

  test("MAP10 [C55] that somebody of a family is at the table is told without saying how many, and only of whoever said so", async () => {
    const { page, other } = await openGround();
    await openTool(page, "Préparer le terrain", "players");
    await page
      .locator('.players-family[data-category="supported"]')
      .getByText("Au moins une personne de cette famille est à cette table en ce moment.")
      .waitFor();
    await page.getByText("Personne n’est encore nommé ici.").waitFor();
    expect(await page.getByText(/^Au moins une personne/).count()).toBe(1);
    await other[Symbol.asyncDispose]();
    await page.getByText(/^Au moins une personne/).waitFor({ state: "detached" });
  });

  test("MAP11 [C55] somebody who is named becomes a card by one action, and one undo takes it back", async () => {
    const { page, keys, other } = await openGround();
    addStatements(other.hand, [{ field: "player", text: "Direction des solidarités", value: "authority" }]);
    await openTool(page, "Préparer le terrain", "players");
    await page.getByText("Direction des solidarités").first().waitFor();
    await keys.act(/^Actions : Direction des solidarités$/);
    await page.getByRole("menu").waitFor();
    await keys.act(/^En faire une carte$/, "ArrowDown");
    const carded = () => [...other.board().cards.values()].find(({ text }) => text === "Direction des solidarités");
    await until("the other has the card", () => carded() !== undefined);
    expect(statements(other, "player")[0]?.sources).toEqual([carded()?.id]);
    await page.locator(".players-seat").first().focus();
    await keys.press("Control+z");
    await until("the card is gone", () => carded() === undefined);
    expect(statements(other, "player")).toMatchObject([{ text: "Direction des solidarités", sources: [] }]);
    await other[Symbol.asyncDispose]();
  });
});

describe("crossing what is known", () => {
  test("MAP12 [C56] a cell says what it waits for, takes words with the cards somebody picks, and one press leads to a card", async () => {
    const { page, keys, code, other, cards } = await openGround();
    const phone = await openPhone(code);
    await openTool(phone, "Preparing the ground", "crossing");
    await openTool(page, "Préparer le terrain", "crossing");
    expect(await page.getByRole("columnheader").allInnerTexts()).toEqual([
      "Savoirs croisés",
      "Ce qui s’accorde",
      "Ce qui se heurte",
    ]);
    expect(await page.getByRole("rowheader").count()).toBe(3);
    const cell = page.locator('[data-pair="experience-practice"] [data-pull="apart"]');
    await cell.getByText("La case attend un point où l’expérience et le métier tirent").waitFor();
    await keys.act(/^Écrire ici : Expérience et Métier, Ce qui se heurte$/);
    await keys.to(/^Expérience et Métier : Ce qui se heurte$/);
    await keys.type("Le calendrier décide avant nous.");
    await keys.act(/^Choisir des cartes$/);
    await page.getByRole("dialog").waitFor();
    await keys.to(/^Chercher dans les cartes$/);
    await keys.type("ecoute");
    await expect.poll(() => page.getByRole("checkbox").count()).toBe(1);
    await keys.to(/^Être écouté/);
    await keys.press("Space");
    await keys.act(/^Garder ce choix$/);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await cell.getByText("1 carte choisie").waitFor();
    await keys.act(/^Ajouter : Expérience et Métier, Ce qui se heurte$/);
    await cell.getByText("Le calendrier décide avant nous.").waitFor();
    const there = phone.locator('[data-pair="experience-practice"] [data-pull="apart"]');
    await there.getByText("Le calendrier décide avant nous.").waitFor();
    await there.getByText("What pulls apart", { exact: true }).waitFor();
    const held = crossingOf(other.board()).flatMap(({ entries }) => entries);
    expect(held).toMatchObject([{ value: "experience-practice", note: "apart", sources: [cards[0]] }]);
    await cell.getByRole("button", { name: /^Aller à la carte : Être écouté/ }).press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('data-card-id')")).toBe(cards[0]);
    await other[Symbol.asyncDispose]();
  });
});

describe("levers and points to watch", () => {
  test("MAP13 [C42] a lever and a point are written by keyboard, linked, read from both lists, and unlinked again", async () => {
    const { page, keys, code, other } = await openGround();
    const phone = await openPhone(code);
    await openTool(page, "Préparer le terrain", "levers");
    await keys.to(/^Un levier$/);
    await keys.type("Un projet partagé");
    await keys.press("Enter");
    await keys.to(/^Un point de vigilance$/);
    await keys.type("La confiance est lente");
    await keys.press("Enter");
    await page.getByRole("button", { name: /^Relier « La confiance est lente »/ }).waitFor();
    await page.locator(".ui-panel-title").focus();
    await keys.act(/^Relier « Un projet partagé » à un point de vigilance$/);
    await page.getByRole("menu").waitFor();
    await keys.act(/^La confiance est lente$/, "ArrowDown");
    const tied = () => leversOf(other.board()).lever.map((row) => row.tied.map(({ card }) => card.text));
    await until("the other has the link", () => tied()[0]?.[0] === "La confiance est lente");
    await openTool(phone, "Preparing the ground", "levers");
    const points = phone.locator('[data-list="watch"]');
    await points.getByText("Levers for this").waitFor();
    await points.getByRole("button", { name: "Go to the card : Un projet partagé" }).waitFor();
    await page.locator(".ui-panel-title").focus();
    await keys.act(/^Ne plus relier : La confiance est lente$/);
    await until("the link is gone", () => tied()[0]?.length === 0);
    expect([...other.board().cards.values()].filter(({ kind }) => kind === "watch")).toHaveLength(1);
    await other[Symbol.asyncDispose]();
  });
});

describe("the shelf", () => {
  test("MAP14 [C34] something is put there, told more of, sifted, opens in a page of its own, and nothing is fetched; a restart forgets none of it", async () => {
    const { page, keys, hosts, code, other, cards } = await openGround();
    await openTool(page, "Préparer le terrain", "shelf");
    await keys.to(/^Titre$/);
    await keys.type("La maison des parents");
    await keys.press("Enter");
    await keys.to(/^Pourquoi, en une ligne$/);
    await keys.type("On y voit un binôme.");
    await keys.to(/^Adresse$/);
    await keys.type("https://example.org/maison");
    await keys.to(/^Licence$/);
    await keys.type("CC BY 4.0");
    await keys.to(/^À qui demander/);
    await keys.type("L’accueil de la maison");
    await keys.press("Tab");
    const shelf = () => shelfOf(other.board());
    await until("the other has it all", () => shelf()[0]?.who === "L’accueil de la maison");
    expect(shelf()).toMatchObject([
      { value: "visit", why: "On y voit un binôme.", address: "https://example.org/maison", note: "CC BY 4.0" },
    ]);
    const link = page.getByRole("link", { name: "La maison des parents : ouvrir dans une nouvelle page" });
    expect(await link.getAttribute("target")).toBe("_blank");
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    // What is no address of the web is words.
    addStatements(other.hand, [
      { field: "inspiration", value: "story", text: "Récit", address: "javascript:alert(1)" },
    ]);
    await page.getByText("Adresse que l’on ne peut pas ouvrir d’ici : javascript:alert(1)").waitFor();
    await page.getByText("Un récit n’a sa place ici que si la personne qui le raconte le veut").waitFor();
    expect(await page.locator(".practice-statements a").count()).toBe(1);
    await page.getByRole("radio", { name: "Récits" }).press("Space");
    await link.waitFor({ state: "detached" });
    await page.getByRole("radio", { name: "Tout" }).press("Space");
    await page.getByRole("button", { name: "Depuis une carte" }).press("Enter");
    await page.getByRole("checkbox", { name: WORK }).press("Space");
    await page.getByRole("button", { name: "Garder ce choix" }).press("Enter");
    await until("the card is on the shelf", () => shelf().length === 3);
    expect(shelf()[2]).toMatchObject({ text: WORK, sources: [cards[1]] });
    await page.locator('[data-status="saved"]').waitFor();
    expect([...hosts]).toEqual([new URL(house.url).host]);
    const before = shelf();
    await other[Symbol.asyncDispose]();
    await house.restart();
    const late = new Headless(house.url, await joinBoard(house.url, code, { name: "Genêt" }));
    await late.saved();
    expect(shelfOf(late.board())).toEqual(before);
    await late[Symbol.asyncDispose]();
  });
});

test("MAP15 axe finds nothing in the four tools, empty and full, on a phone and in the dark, and nothing is wider than its screen", async () => {
  const { page, code, other, cards } = await openGround();
  const phone = await openPhone(code);
  // The list: cards on the canvas are named by all that they show.
  await page.getByRole("radio").nth(1).press("Space");
  const look = async (state: string): Promise<void> => {
    for (const [one, entry] of [
      [page, "Préparer le terrain"],
      [phone, "Preparing the ground"],
    ] as const) {
      await choose(one, entry);
      for (const tool of ["players", "crossing", "levers", "shelf"]) {
        await one.locator(`[data-tool="${tool}"]`).press("Enter");
        await one.locator(".practice-about").waitFor();
        expect({ [`${state} ${tool}`]: await violations(one) }).toEqual({ [`${state} ${tool}`]: [] });
        expect(await one.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await one.locator(".groundwork-back").press("Enter");
      }
      await one.locator(".groundwork-tools").press("Escape");
    }
  };
  await look("empty");
  const place = { x: 40, y: 400, zone: null, group: null };
  addCards(other.hand, [
    { text: "levier", kind: "lever", place },
    { text: "attention", kind: "watch", place: { ...place, x: 400 } },
  ]);
  addStatements(other.hand, [
    { field: "player", text: "Une association", value: "supported", note: "here" },
    { field: "crossing", text: "Un temps.", value: "experience-practice", note: "together", sources: [...cards] },
    { field: "inspiration", text: "Un guide", value: "story", address: "https://example.org", who: "L’accueil" },
  ]);
  await other.saved();
  await look("full");
  await other[Symbol.asyncDispose]();
});
