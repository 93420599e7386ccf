import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { groundworkWords } from "@tablee/client/i18n/words/groundwork";
import { pairingWords } from "@tablee/client/i18n/words/pairing";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();
const { fr } = pairingWords;
const { tools } = groundworkWords.fr;

/** A host, Iris, and Thym with a phone. */
async function openThree() {
  const { page: host } = await openPage(browser);
  const { page: iris } = await openPage(browser);
  const { page: thym } = await openPage(browser, { phone: true, width: 390, height: 780 });
  const code = await openTable(host, { house, name: "Mésange" });
  await joinTable(iris, { house, code, name: "Iris" });
  await joinTable(thym, { house, code, name: "Thym" });
  return { host, iris, thym };
}

async function close(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}

async function openTool(page: Page, title: string): Promise<void> {
  await choose(page, groundworkWords.fr.title);
  await page.locator(".groundwork-tool", { hasText: title }).press("Enter");
  await page.getByRole("heading", { name: title }).waitFor();
}

function button(page: Page | Locator, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

async function ask(page: Page, name: string): Promise<void> {
  await page.locator(".pairing-ask").getByRole("button", { name: fr.who }).press("Enter");
  await page.getByRole("option", { name, exact: true }).press("Enter");
  await button(page, fr.ask).press("Enter");
}

function step(page: Page, name: "know" | "understand" | "recognise" | "room"): Locator {
  return page.locator(`[data-step="${name}"]`);
}

async function openStep(page: Page, name: Parameters<typeof step>[1]): Promise<Locator> {
  const at = step(page, name);
  if ((await at.getAttribute("open")) === null) await at.locator("summary").press("Enter");
  await at.locator(".pairing-step").waitFor();
  return at;
}

async function write(at: Locator, text: string): Promise<void> {
  await at.getByRole("textbox").fill(text);
  await at.getByRole("textbox").press("Tab");
  await button(at, fr.add).press("Enter");
  await at.locator(".pairing-entries", { hasText: text }).waitFor();
}

async function meet(iris: Page, thym: Page, tool: string = tools.duo.title): Promise<void> {
  await openTool(iris, tool);
  await ask(iris, "Thym");
  await iris.getByText("Proposé à Thym, sans réponse pour l’instant.").waitFor();
  const strip = thym.getByRole("status").filter({ hasText: "Iris propose à Thym" });
  await button(strip, fr.look).tap();
  await button(thym.locator(".pairing-asked"), fr.accept).tap();
  for (const page of [iris, thym]) await page.getByText(fr.saved).waitFor();
}

test("PAI20 [C53] by keyboard and by finger two people meet in four steps, each done only when both say so of the words that are there", async () => {
  const { host, iris, thym } = await openThree();
  await openTool(iris, tools.duo.title);
  // A refusal is told to nobody, and one may ask again.
  await ask(iris, "Thym");
  await button(thym.getByRole("status").filter({ hasText: "Iris propose à Thym" }), fr.look).tap();
  await button(thym.locator(".pairing-asked"), fr.decline).tap();
  await thym.locator(".pairing-asked").waitFor({ state: "detached" });
  await iris.locator(".pairing-asked").waitFor({ state: "detached" });
  await ask(iris, "Thym");
  await button(thym.locator(".pairing-asked"), fr.accept).tap();
  for (const page of [iris, thym]) await page.getByText(fr.saved).waitFor();
  await write(await openStep(iris, "know"), "Appelez-moi Iris");
  await step(thym, "know").getByText("Appelez-moi Iris").waitFor();
  await write(step(thym, "know"), "Le matin je suis lent");
  await step(iris, "know").getByText("Le matin je suis lent").waitFor();
  expect(await violations(iris)).toEqual([]);
  expect(await violations(thym)).toEqual([]);

  await button(step(iris, "know"), fr.sayDone).press("Enter");
  await step(thym, "know").getByText("Iris : c’est fait").waitFor();
  expect(await step(thym, "know").getAttribute("data-done")).toBeNull();
  await button(step(thym, "know"), fr.sayDone).tap();
  for (const page of [iris, thym]) await page.locator('[data-step="know"][data-done]').waitFor();
  await iris.getByText("1 étape faite sur 4").waitFor();

  // A change of the words takes it back for both; both may write in the same sentence.
  await step(iris, "know").getByRole("button", { name: "Modifier : Appelez-moi Iris" }).press("Enter");
  // At once: typed slowly, it would be several steps to take back.
  await step(iris, "know").locator(".pairing-entries textarea").fill("Appelez-moi Iris, s’il vous plaît");
  await iris.keyboard.press("Escape");
  await step(thym, "know").getByText("Appelez-moi Iris, s’il vous plaît").waitFor();
  await step(thym, "know").getByText("Thym : les mots ont changé depuis").waitFor();
  expect(await step(thym, "know").getAttribute("data-done")).toBeNull();
  await button(iris, fr.undo).press("Enter");
  await iris.locator('[data-step="know"][data-done]').waitFor();

  for (const name of ["understand", "recognise", "room"] as const) {
    await button(await openStep(iris, name), fr.sayDone).press("Enter");
    await (await openStep(thym, name)).getByText("Iris : c’est fait").waitFor();
    await button(step(thym, name), fr.sayDone).tap();
    await iris.locator(`[data-step="${name}"][data-done]`).waitFor();
  }
  for (const page of [iris, thym]) await page.getByText(fr.whole).waitFor();

  // Whoever leads has nothing of it in their page.
  await openTool(host, tools.duo.title);
  await host.getByText(fr.askTitle).waitFor();
  expect(await host.locator("body").textContent()).not.toMatch(/Appelez-moi|Le matin je suis lent/);

  // What becomes of the words is asked before, and she leaves them to him.
  await button(iris, fr.leave).press("Enter");
  await iris.getByRole("dialog").getByText(fr.leaveAsk).waitFor();
  await button(iris.getByRole("dialog"), "Les laisser à Thym").press("Enter");
  await thym.getByText(fr.alone).waitFor();
  await step(thym, "know").getByText("Appelez-moi Iris").waitFor();
  await iris.locator(".pairing-open").waitFor({ state: "detached" });
  await close([host, iris, thym]);
});

test("PAI21 [C54] two who lead answer each on their own, read both answers once both are there, and are pointed to what to talk about", async () => {
  const { host, iris, thym } = await openThree();
  await meet(iris, thym, tools.selfCheck.title);
  await button(thym, groundworkWords.fr.back).tap();
  await thym.locator(".groundwork-tool", { hasText: tools.selfCheck.title }).tap();
  const money = (page: Page): Locator => page.locator('[data-check="money"]');
  await money(iris).getByRole("radio", { name: fr.answers.yes }).press("Space");
  await money(iris).getByText("Thym n’a pas encore répondu.").waitFor();
  await money(thym).getByText("Iris a répondu.").waitFor();
  expect(await money(thym).getByText("Iris : Oui").count()).toBe(0);
  await money(thym).getByText(fr.answers.notYet, { exact: true }).tap();
  for (const page of [iris, thym]) await money(page).getByText(fr.differ).waitFor();
  await money(iris).getByText("Thym : Pas encore").waitFor();
  await iris.getByText("1 chose dont parler").waitFor();
  expect(await iris.locator(".pairing").textContent()).not.toMatch(/score|%|\/ ?9/);
  // Resources: an address that is none is refused in words, and what is added is a link that nobody fetches.
  await iris.getByRole("textbox", { name: fr.resourceTitle }).fill("Animer à deux");
  await iris.getByRole("textbox", { name: fr.resourceAddress }).fill("javascript:alert(1)");
  await button(iris, fr.resourceAdd).press("Enter");
  await iris.getByText(fr.resourceWrong).waitFor();
  await iris.getByRole("textbox", { name: fr.resourceAddress }).fill("https://example.org/duo");
  await iris.getByRole("textbox", { name: fr.resourceLicence }).fill("CC BY");
  await button(iris, fr.resourceAdd).press("Enter");
  const link = thym.getByRole("link", { name: "Animer à deux" });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("https://example.org/duo");
  await thym.getByText("Licence : CC BY").waitFor();
  expect(await violations(iris)).toEqual([]);
  expect(await violations(thym)).toEqual([]);
  await close([host, iris, thym]);
});

test("PAI22 [C52] a support is written by keyboard, and the framework says who commits and what is not yet so", async () => {
  const { host, iris, thym } = await openThree();
  await host.getByRole("radio", { name: "Référentiel" }).press("Space");
  const line = host.locator(".framework-support");
  await line.getByText("Soutien de l’institution : pas encore.").waitFor();
  await openTool(iris, tools.support.title);
  await button(iris, fr.support.add).press("Enter");
  await iris.getByText(fr.support.needed).waitFor();
  await iris.getByRole("textbox", { name: fr.support.who }).fill("Direction de la formation");
  await iris.getByRole("textbox", { name: fr.support.what }).fill("Temps de préparation payé");
  await button(iris, fr.support.add).press("Enter");
  const row = iris.locator(".support-row", { hasText: "Direction de la formation" });
  await row.getByText(fr.support.notYetRow).waitFor();
  await line.getByText("Pas encore : Direction de la formation.").waitFor();
  await row.getByRole("button", { name: "Modifier : Direction de la formation" }).press("Enter");
  await iris.locator(".support-row").getByLabel(fr.support.day).fill("2026-03-12");
  await iris.locator(".support-row").getByRole("button", { name: "Fermer" }).press("Enter");
  await row.getByText("Depuis le 12 mars 2026").waitFor();
  await line.getByText("Soutien de l’institution : Direction de la formation.").waitFor();
  expect(await violations(iris)).toEqual([]);
  await row.getByRole("button", { name: "Supprimer ce soutien : Direction de la formation" }).press("Enter");
  await line.getByText("Soutien de l’institution : pas encore.").waitFor();
  await iris.keyboard.press("Control+z");
  await line.getByText("Soutien de l’institution : Direction de la formation.").waitFor();
  await close([host, iris, thym]);
});

test("PAI23 two people on one device meet there, and what lies open is covered with one press", async () => {
  const { host, iris, thym } = await openThree();
  await choose(iris, "Deux personnes sur cet appareil");
  await iris.getByRole("textbox", { name: "Nom de la personne 2" }).fill("Genêt");
  await button(iris, "Enregistrer").press("Enter");
  await iris.getByRole("dialog").waitFor({ state: "detached" });
  await openTool(iris, tools.duo.title);
  await button(iris, "C’est Iris").press("Enter");
  await ask(iris, "Genêt");
  await iris.getByText("Proposé à Genêt, sans réponse pour l’instant.").waitFor();
  await button(iris, fr.hide).press("Enter");
  await button(iris, "C’est Genêt").press("Enter");
  await button(iris.locator(".pairing-asked"), fr.accept).press("Enter");
  await iris.getByText(fr.saved).waitFor();
  await write(await openStep(iris, "know"), "De Genêt");
  await step(iris, "know").locator(".pairing-entries b", { hasText: "Genêt" }).waitFor();
  await button(step(iris, "know"), fr.sayDone).press("Enter");
  await step(iris, "know").getByText("Genêt : c’est fait").waitFor();
  await button(iris, fr.hide).press("Enter");
  expect(await iris.getByText("De Genêt").count()).toBe(0);
  await button(iris, "C’est Iris").press("Enter");
  await button(await openStep(iris, "know"), fr.sayDone).press("Enter");
  await iris.locator('[data-step="know"][data-done]').waitFor();
  await close([host, iris, thym]);
});

test("PAI24 what one of two writes without a network waits on the device, and comes to the other when it is back", async () => {
  const { host, iris, thym } = await openThree();
  await meet(iris, thym);
  await openStep(iris, "know");
  await iris.context().setOffline(true);
  await iris.getByText(fr.needsLink).waitFor();
  await write(step(iris, "know"), "Écrit dans le train");
  await iris.getByText(/attend la liaison, gardé/).waitFor();
  // The panel is closed meanwhile: it leaves by itself all the same.
  await iris.keyboard.press("Escape");
  await iris.locator(".pairing").waitFor({ state: "detached" });
  await iris.context().setOffline(false);
  await step(thym, "know").getByText("Écrit dans le train").waitFor();
  expect(await step(thym, "know").locator(".pairing-entries li").count()).toBe(1);
  await close([host, iris, thym]);
});

test("SYN195 what one of two wrote without a network leaves by itself on the next page, though nobody opens the room there", async () => {
  const { host, iris, thym } = await openThree();
  await meet(iris, thym);
  await openStep(iris, "know");
  await iris.context().setOffline(true);
  await iris.getByText(fr.needsLink).waitFor();
  await write(step(iris, "know"), "Écrit sous le tunnel");
  await iris.getByText(/attend la liaison, gardé/).waitFor();
  const table = iris.url();
  const next = await iris.context().newPage();
  await iris.close();
  await next.context().setOffline(false);
  await next.goto(table);
  await step(thym, "know").getByText("Écrit sous le tunnel").waitFor();
  expect(await next.locator(".ui-panel").count()).toBe(0);
  await close([host, next, thym]);
});
