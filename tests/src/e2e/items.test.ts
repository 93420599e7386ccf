import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canvasWords } from "@tablee/client/i18n/words/canvas";
import { itemWords } from "@tablee/client/i18n/words/items";
import { openBrowser } from "../support/browser.ts";
import { card, openFilled, row, view } from "../support/canvas.ts";
import { openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { joinTable, openPage, openTable, violations } from "../support/page.ts";

const { fr } = itemWords;
const kinds = canvasWords.fr.kinds;
const PAY = "Le paiement met quatre mois.";
const BUDGET = "Un petit budget libre.";

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** Two people at one table with one obstacle on it. */
async function two(): Promise<{ readonly one: Page; readonly other: Page }> {
  const { page: one, code } = await openFilled(browser, { house, name: "Mésange", texts: [PAY] });
  await card(one, PAY).focus();
  await choose(one, "l", canvasWords.fr.kind, kinds.obstacle);
  const { page: other } = await openPage(browser);
  await joinTable(other, { house, code, name: "Tilleul" });
  await card(other, kinds.obstacle).waitFor();
  return { one, other };
}

/** A field of the dialogue that a key opens. */
async function choose(page: Page, key: string, field: string, option: string): Promise<void> {
  await page.keyboard.press(key);
  await pick(page, field, option);
  await page.getByRole("dialog").getByRole("button", { name: "Valider", exact: true }).press("Enter");
  await page.locator(".ui-modal").waitFor({ state: "detached" });
}

async function pick(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("button", { name: field }).press("Enter");
  await page.getByRole("option", { name: option, exact: true }).press("Enter");
}

async function details(page: Page, text: string): Promise<void> {
  await card(page, text).focus();
  await page.keyboard.press("y");
  await page.locator(".details").waitFor();
}

function press(page: Page, name: string): Promise<void> {
  return page.locator(".ui-panel").getByRole("button", { name, exact: true }).press("Enter");
}

describe("what becomes of a card, in the browser", () => {
  test("ITM30 [C29] [C31] by keyboard one says where a card stands, and another reads it in canvas and list", async () => {
    const { one, other } = await two();
    await details(one, PAY);
    await pick(one, fr.status.change, canvasWords.fr.standings.blocked);
    await one.getByRole("textbox", { name: fr.status.words }).fill("La personne est absente.");
    await press(one, fr.status.note);
    await card(other, canvasWords.fr.standings.blocked).waitFor();
    expect(await card(other, PAY).getAttribute("aria-label")).toContain(canvasWords.fr.standings.blocked);
    await one.locator(".details-history").getByText("La personne est absente.").waitFor();
    expect(await violations(one)).toEqual([]);
    await view(other, 1);
    await row(other, canvasWords.fr.standings.blocked).waitFor();
    // And once more by others: it is taken back by the one who said it.
    await card(one, PAY).focus();
    await one.keyboard.press("Control+z");
    await other.locator(".list-row .standing").waitFor({ state: "detached" });
  });

  test("ITM31 [C32] [C42] from an obstacle one writes what could remove it, and goes there", async () => {
    const { one, other } = await two();
    await details(one, PAY);
    await one.getByRole("textbox", { name: fr.related.text }).fill(BUDGET);
    await one.getByRole("textbox", { name: fr.related.text }).press("Enter");
    await card(other, BUDGET).waitFor();
    await other.locator(".canvas-link-words", { hasText: canvasWords.fr.meanings["may-remove"] }).waitFor();
    await one.locator(".details-related", { hasText: fr.related.in["may-remove"] }).waitFor();
    await one.locator(".details-related").getByRole("button", { name: BUDGET, exact: true }).press("Enter");
    await one.locator(".details-card", { hasText: BUDGET }).waitFor();
    await one.locator(".details-related", { hasText: fr.related.out["may-remove"] }).waitFor();
    await view(other, 1);
    await row(other, PAY).locator(".list-link", { hasText: canvasWords.fr.meanings["may-remove"] }).waitFor();
    expect(await violations(other)).toEqual([]);
  });

  test("ITM4 [C30] another calls it removed, who raised it confirms, and a challenge reopens it with its reason", async () => {
    const { one, other } = await two();
    await details(other, PAY);
    await pick(other, fr.status.change, canvasWords.fr.over.obstacle);
    await press(other, fr.status.note);
    await card(one, canvasWords.fr.standings.claimed).waitFor();
    await other.locator(".details").getByText(fr.claim.mine).waitFor();
    await details(one, PAY);
    await press(one, fr.claim.confirm);
    await card(other, canvasWords.fr.over.obstacle).locator('[data-standing="removed"]').waitFor();
    expect(await violations(other)).toEqual([]);
    await other.getByRole("textbox", { name: fr.claim.reason }).fill("Toujours trois mois.");
    await press(other, fr.claim.challenge);
    await card(one, canvasWords.fr.standings.reopened).waitFor();
    await one.locator(".details-history").getByText("Toujours trois mois.").waitFor();
  });

  test("ITM32 one is asked in every view, accepts, and all read who takes it on", async () => {
    const { one, other } = await two();
    await details(one, PAY);
    await pick(one, fr.owner.who, "Tilleul");
    await press(one, fr.owner.ask);
    await view(other, 1);
    const strip = other.locator(".together-strip", { hasText: PAY });
    await strip.getByRole("button", { name: fr.owner.look }).press("Enter");
    await press(other, fr.owner.accept);
    await strip.waitFor({ state: "detached" });
    await one.locator(".details").getByText(fr.owner.is.replace("{{name}}", "Tilleul")).waitFor();
    await row(other, PAY).getByText("Tilleul").waitFor();
    expect(await violations(other)).toEqual([]);
  });

  test("ITM33 a card that is written in an area of obstacles is one, also without a word more", async () => {
    const { page } = await openPage(browser);
    await openTable(page, { house, name: "Loriot" });
    await page.keyboard.press("Escape");
    await page.locator(".canvas-zone").first().getByRole("button").first().press("Enter");
    await page.getByRole("menuitem").first().press("Enter");
    await pick(page, canvasWords.fr.zoneKind, kinds.obstacle);
    await page.getByRole("dialog").getByRole("button", { name: "Valider", exact: true }).press("Enter");
    await page.locator(".ui-modal").waitFor({ state: "detached" });
    await page.locator(".composer-text").fill(PAY);
    await page.keyboard.press("Enter");
    await card(page, PAY).waitFor();
    expect(await card(page, PAY).getAttribute("aria-label")).toContain(`${kinds.obstacle}. `);
  });
});
