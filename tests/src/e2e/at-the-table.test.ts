import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import type { PageWish } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

interface Two {
  readonly host: Page;
  readonly guest: Page;
  readonly hosts: ReadonlySet<string>;
}

/** Who leads, at a desk; and somebody with a phone in their hand. */
async function openTwo(wish: PageWish = { width: 390, height: 844, phone: true, colorScheme: "dark" }): Promise<Two> {
  const { page: host, hosts } = await openPage(browser);
  const { page: guest } = await openPage(browser, wish);
  const code = await openTable(host, { house, name: "Mésange" });
  await joinTable(guest, { house, code, name: "Tilleul" });
  return { host, guest, hosts };
}

/** From the menu of the table, by keys alone. */
async function chooseByKeys(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: /^Menu (de la table|of the table)$/ }).press("Enter");
  await page.getByRole("menuitem", { name: entry, exact: true }).press("Enter");
  await page.getByRole("menu").waitFor({ state: "detached" });
}

async function setGoal(host: Page, goal: string): Promise<void> {
  await host.getByRole("button", { name: "Écrire le but" }).press("Enter");
  await host.getByRole("dialog").getByRole("textbox").fill(goal);
  await host.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).press("Enter");
  await host.getByRole("dialog").waitFor({ state: "detached" });
}

test("TBL3 [C43] [C35] the goal stands over every view, on a phone and on paper; rules are read and agreed to by touch, and asked anew when they change", async () => {
  const { host, guest } = await openTwo();
  await chooseByKeys(host, "Ce dont on a convenu");
  await setGoal(host, "Bien se rencontrer");
  await host.getByRole("button", { name: "Poser les règles" }).press("Enter");
  await host.getByRole("dialog").getByRole("textbox").fill("On garde les mots d’origine.");
  await host.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).press("Enter");
  await host.getByRole("dialog").waitFor({ state: "detached" });
  for (const view of ["Canevas", "Liste", "Référentiel"]) {
    await host.getByRole("radio", { name: view }).press("Space");
    await host.locator(".together-pinned", { hasText: "Bien se rencontrer" }).waitFor();
  }
  const pinned = guest.locator(".together-pinned", { hasText: "Bien se rencontrer" });
  await pinned.getByText("Règles à lire").waitFor();
  await pinned.tap();
  await guest.getByText("On garde les mots d’origine.").waitFor();
  await guest.getByText("Je suis d’accord").tap();
  await guest.getByText("1 personne est d’accord, sur 2").waitFor();
  await host.getByText("1 personne est d’accord, sur 2").waitFor();
  expect(await violations(guest)).toEqual([]);
  expect(await violations(host)).toEqual([]);
  await host.getByRole("button", { name: "Modifier les règles" }).press("Enter");
  await host.getByRole("dialog").getByRole("textbox").fill("On garde les mots, et le silence.");
  await host.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).press("Enter");
  await guest.getByText("0 personne est d’accord, sur 2").waitFor();
  await host.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await host.locator(".print").textContent()).toContain("Notre but : Bien se rencontrer");
  await host.goto(`${house.url}/b/${new URL(host.url()).pathname.split("/")[2]}/screen`);
  await host.locator(".screen-goal", { hasText: "Bien se rencontrer" }).waitFor();
});

test("TBL9 [C63] a brake is pulled on a phone with one press of Enter, shown to all, and answered by keys: the named card is alone again", async () => {
  const { host, guest } = await openTwo();
  await put(host, "une");
  await put(host, "deux");
  await host.getByRole("radio", { name: "Liste" }).press("Space");
  const first = host.locator(".list-card", { hasText: "une" });
  await first.click();
  await host.locator(".list-card", { hasText: "deux" }).click({ modifiers: ["Control"] });
  await first.press("g");
  await host.getByRole("dialog").getByRole("textbox").fill("Ensemble");
  await host.keyboard.press("Enter");
  await host.locator("[data-group-id] .list-card").nth(1).waitFor();
  await choose(guest, "Freiner…");
  await guest.getByRole("textbox", { name: "Pourquoi, si vous voulez le dire" }).fill("On fige.");
  expect(await violations(guest)).toEqual([]);
  await guest.keyboard.press("Enter");
  for (const page of [host, guest])
    await page.locator(".together-braked", { hasText: "Quelqu’un a freiné. On fige." }).waitFor();
  await first.focus();
  await first.press("u");
  await host.getByText("Les zones et les groupes sont verrouillés pour le moment.").first().waitFor();
  await host.locator(".together-braked").getByRole("button", { name: "Répondre au frein" }).press("Enter");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /^deux/ }).waitFor();
  // What is chosen on the board is chosen here at first.
  for (const [words, isNamed] of [
    [/^une/, true],
    [/^deux/, false],
  ] as const) {
    const box = dialog.getByRole("checkbox", { name: words });
    if ((await box.isChecked()) !== isNamed) await box.press("Space");
  }
  await dialog.getByRole("textbox", { name: "Les mots de la réponse" }).fill("Elle dit autre chose.");
  expect(await violations(host)).toEqual([]);
  await dialog.getByRole("button", { name: "Noter la réponse" }).press("Enter");
  await guest.getByText("Le groupe a répondu au frein").first().waitFor();
  await host.locator(".list-row:not([data-group-id] *) .list-card", { hasText: "une" }).waitFor();
  await host.locator("[data-group-id] .list-card", { hasText: "deux" }).waitFor();
  await chooseByKeys(host, "Ce dont on a convenu");
  const log = host.locator(".together-log");
  await log.getByText("On fige.").waitFor();
  await log.getByText("Elle dit autre chose.").waitFor();
});

test("TBL10 a reaction stands on its card for a moment, counted, in canvas and list, and is said only to who is on that card", async () => {
  const { host, guest } = await openTwo();
  await put(host, "une carte");
  const row = guest.locator(".list-card", { hasText: "une carte" });
  await row.tap();
  await row.press("q");
  await guest.getByRole("dialog").getByRole("button", { name: "merci" }).tap();
  const card = host.locator(".canvas-card", { hasText: "une carte" });
  await expect.poll(() => card.getAttribute("data-reacted")).toBe("merci");
  expect(await guest.locator(".list-row[data-reacted=merci]").count()).toBe(1);
  // Nobody is on it there.
  expect(await host.locator("#announcer").textContent()).not.toContain("merci");
  await card.focus();
  await row.press("q");
  await guest.getByRole("dialog").getByRole("button", { name: "merci" }).tap();
  await expect.poll(() => card.getAttribute("data-reacted")).toBe("merci × 2");
  await expect.poll(() => host.locator("#announcer").textContent(), { timeout: 30_000 }).toContain("merci");
  await expect.poll(() => card.getAttribute("data-reacted")).toBe(null);
  expect(await host.locator("[data-reacted]").count()).toBe(0);
});

test("TBL11 who follows is brought to the area they are called to, with the keyboard where it was; others are asked, and go when they say yes", async () => {
  const { host, guest } = await openTwo({ width: 1280, height: 800 });
  const { page: third } = await openPage(browser);
  const code = await codeOf(host);
  await joinTable(third, { house, code, name: "Iris" });
  await choose(third, "Autour de la table");
  await third.getByRole("button", { name: "Suivre Mésange" }).click();
  await third.keyboard.press("Escape");
  await third.locator(".composer-text").focus();
  const before = await third.locator(".canvas-layer").getAttribute("style");
  const stays = await guest.locator(".canvas-layer").getAttribute("style");
  await chooseByKeys(host, "Inviter à une zone…");
  await host.getByRole("dialog").getByRole("button", { name: "Après la formation" }).press("Enter");
  const call = guest.locator(".together-call", { hasText: "Mésange vous invite" });
  await call.waitFor();
  await expect.poll(() => third.locator(".canvas-layer").getAttribute("style")).not.toBe(before);
  expect(await third.evaluate("document.activeElement.className")).toContain("composer-text");
  expect(await third.locator(".together-call").count()).toBe(0);
  expect(await guest.locator(".canvas-layer").getAttribute("style")).toBe(stays);
  expect(await violations(guest)).toEqual([]);
  await call.getByRole("button", { name: "Y aller" }).press("Enter");
  await expect.poll(() => guest.locator(".canvas-layer").getAttribute("style")).not.toBe(stays);
  await call.waitFor({ state: "detached" });
});

async function codeOf(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split("/")[2];
  const answer = await page.request.get(`${house.url}/api/boards/${id}`);
  return (await answer.json()).board.code;
}

/** A browser without voices, as here, gets two of a device and one that would send the words away. What is said is kept. */
const VOICES = `{
  const said = []; let going = null;
  const voice = (lang, localService) => ({ lang, localService, name: lang, voiceURI: lang, default: false });
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
    getVoices: () => [voice("fr-FR", false), voice("ar-SA", true), voice("fr-CA", true)],
    speak: (one) => { going = one; said.push([one.text, one.lang]); },
    cancel: () => { going?.dispatchEvent(new Event("error")); going = null; },
  }) });
  window.saidAloud = said;
}`;

test("TBL12 a card is read aloud by a voice of this device alone, in its own language, until it is told to be quiet", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Mésange" });
  await put(page, "Ne pas figer ce qui est dit");
  await page.locator(".canvas-card").first().press("9");
  await page.getByText("Cet appareil n’a pas de voix").first().waitFor();
  await page.addInitScript(VOICES);
  await page.reload();
  await page.locator('[data-status="saved"]').waitFor();
  await put(page, "أحتاج إلى وقت قبل أن أتكلم");
  for (const [words, stop] of [
    ["Ne pas figer", () => page.keyboard.press("Escape")],
    ["أحتاج", () => page.getByRole("button", { name: "Arrêter la lecture" }).click()],
  ] as const) {
    await page.locator(".canvas-card", { hasText: words }).press("9");
    await page.getByText("Lecture à voix haute").waitFor();
    await stop();
    await page.getByText("Lecture à voix haute").waitFor({ state: "detached" });
  }
  expect(await page.evaluate("window.saidAloud")).toEqual([
    ["Ne pas figer ce qui est dit", "fr-CA"],
    ["أحتاج إلى وقت قبل أن أتكلم", "ar-SA"],
  ]);
});

test("TBL14 how to dictate with the device itself is explained, and no page asks anybody else for anything", async () => {
  const { host, hosts } = await openTwo();
  await chooseByKeys(host, "Dicter");
  await host.getByText("Tablée n’enregistre pas votre voix").waitFor();
  expect(await violations(host)).toEqual([]);
  await host.keyboard.press("Escape");
  await host.locator(".composer-text").focus();
  // As a keyboard puts in what it has heard: no key is pressed.
  await host.keyboard.insertText("dicté par le clavier");
  await host.keyboard.press("Enter");
  await host.locator(".canvas-card", { hasText: "dicté par le clavier" }).waitFor();
  expect([...hosts].filter((one) => one !== new URL(house.url).host)).toEqual([]);
});

test("TBL19 a table is closed with what was decided and a date that all see, called off and opened again; [C51] and each takes their own cards along", async () => {
  const { host, guest } = await openTwo();
  await put(host, "de Mésange");
  await put(guest, "de Tilleul");
  await host.locator(".canvas-card", { hasText: "de Tilleul" }).waitFor();
  await chooseByKeys(host, "Clore la table…");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Ce qui a été décidé" }).fill("On se revoit en mars.");
  await dialog.getByRole("textbox", { name: "Tâche 1" }).fill("Réserver la salle");
  await dialog.getByRole("textbox", { name: "Qui", exact: true }).fill("Olivier");
  await dialog.getByText("Supprimer la table à une date").click();
  await dialog.getByLabel("Date de suppression").waitFor();
  expect(await violations(host)).toEqual([]);
  await dialog.getByRole("button", { name: "Clore", exact: true }).press("Enter");
  const notice = guest.locator(".together-strip", { hasText: "La table est close. Elle sera supprimée le" });
  await notice.waitFor();
  await guest.locator(".composer").waitFor({ state: "hidden" });
  await notice.getByRole("button", { name: "Voir" }).tap();
  await guest.getByText("Réserver la salle").waitFor();
  await guest.getByText("1 carte a été écrite depuis votre place.").waitFor();
  expect(await violations(guest)).toEqual([]);
  const [download] = await Promise.all([
    guest.waitForEvent("download"),
    guest.getByRole("button", { name: "Prendre une copie de mes cartes" }).tap(),
  ]);
  const copy = readFileSync(await download.path(), "utf8");
  expect(copy).toContain("- de Tilleul");
  expect(copy).not.toContain("de Mésange");
  expect(download.suggestedFilename()).toMatch(/^Mes cartes Les ingrédients \d{4}-\d\d-\d\d\.md$/);
  await chooseByKeys(host, "Ce dont on a convenu");
  await host.getByRole("button", { name: "Renoncer à la suppression" }).press("Enter");
  await notice.waitFor({ state: "detached" });
  await host.getByRole("button", { name: "Rouvrir la table" }).press("Enter");
  await guest.getByText("La table est de nouveau ouverte.").first().waitFor();
  await guest.getByRole("button", { name: "Fermer le panneau" }).tap();
  await guest.locator(".composer").waitFor();
});

test("TBL23 how long the floor has been held is shown to all, and whoever has it gives it back", async () => {
  const { host, guest } = await openTwo();
  await guest.locator(".bar-hand").tap();
  await choose(host, "Mener la séance");
  await host.getByRole("button", { name: "Donner la parole à Tilleul" }).press("Enter");
  for (const page of [host, guest]) await expect.poll(() => clockOf(page)).toBeGreaterThan(1);
  await host.locator(".together-floor", { hasText: "Tilleul a la parole" }).waitFor();
  await guest.getByRole("button", { name: "J’ai fini de parler" }).tap();
  for (const page of [host, guest]) await page.locator(".together-floor").waitFor({ state: "detached" });
});

async function clockOf(page: Page): Promise<number> {
  const shown = page.locator(".together-floor .floor-clock");
  if ((await shown.count()) === 0) return 0;
  return Number(((await shown.textContent()) ?? "").split(":").at(-1));
}
