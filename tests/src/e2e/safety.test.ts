import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

interface Three {
  readonly host: Page;
  readonly asker: Page;
  readonly other: Page;
}

/** Who leads at a desk; who asks with a phone, in English and in the dark; and one more, with the same phone. */
async function openThree(): Promise<Three> {
  const phone = { width: 390, height: 844, phone: true, colorScheme: "dark", locale: "en-GB" } as const;
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Loriot" });
  const [{ page: asker }, { page: other }] = [await openPage(browser, phone), await openPage(browser, phone)];
  await joinTable(asker, { house, code, name: "Mésange" });
  await joinTable(other, { house, code, name: "Genêt" });
  for (const page of [host, asker, other]) {
    await bar(page).getByRole("button").nth(1).waitFor();
    await page.locator(".bar-count", { hasText: "3" }).waitFor();
  }
  return { host, asker, other };
}

function bar(page: Page) {
  return page.locator(".bar-safety");
}

function cover(page: Page) {
  return page.locator(".safety-cover");
}

function quiet(page: Page) {
  return page.locator(".quiet-page");
}

/** What is on the page for whoever sees it, but for what moves. */
async function shown(page: Page): Promise<string> {
  return page.locator("body").innerText();
}

/** What was said last; nothing yet on a page that has said nothing. */
async function announced(page: Page): Promise<string> {
  return String(await page.evaluate("document.getElementById('announcer')?.textContent ?? ''"));
}

async function hasKeyboard(page: Page, selector: string): Promise<void> {
  await expect.poll(() => page.locator(selector).evaluate((one) => one.contains(document.activeElement))).toBe(true);
}

test("SAF10 one press on a phone pauses the table for everybody alike, the timer too; nothing shows who asked; who leads goes on and finds their words where they were", async () => {
  const { host, asker, other } = await openThree();
  await choose(host, "Mener la séance");
  await host.getByRole("button", { name: "Lancer", exact: true }).press("Enter");
  await host.locator(".bar-timer").waitFor();
  await host.keyboard.press("Escape");
  await host.locator(".composer-text").fill("Une phrase en cours");
  await bar(asker)
    .getByRole("button", { name: /^Pause/ })
    .tap();
  for (const page of [host, asker, other]) await cover(page).waitFor();
  // The same for who asked and for who did not.
  const [mine, theirs] = [await cover(asker).innerText(), await cover(other).innerText()];
  expect(mine).toBe(theirs);
  for (const page of [host, asker, other]) expect(await cover(page).innerText()).not.toMatch(/Mésange|Loriot|Genêt/);
  for (const page of [host, asker, other]) {
    await hasKeyboard(page, ".safety-cover [role=dialog]");
    expect(await violations(page)).toEqual([]);
  }
  await expect.poll(() => announced(host)).toContain("On fait une pause.");
  const stands = await host.locator(".bar-timer").textContent();
  // Put aside by Escape, the table is there, and the pause stays in sight.
  await host.keyboard.press("Escape");
  await cover(host).waitFor({ state: "detached" });
  await host.locator(".safety-strip", { hasText: "On fait une pause" }).waitFor();
  await hasKeyboard(host, ".composer");
  expect(await host.locator(".composer-text").inputValue()).toBe("Une phrase en cours");
  // A clock that ran would have moved by now.
  await host.waitForTimeout(1_500);
  expect(await host.locator(".bar-timer").textContent()).toBe(stands);
  expect(await cover(other).getByRole("button", { name: "On reprend" }).count()).toBe(0);
  await host.locator(".safety-strip").getByRole("button", { name: "On reprend" }).press("Enter");
  for (const page of [asker, other]) await cover(page).waitFor({ state: "detached" });
  await expect.poll(() => announced(other)).toContain("We go on.");
  await expect.poll(() => host.locator(".bar-timer").textContent()).not.toBe(stands);
});

test("SAF11 by one key, in the middle of a word and over a dialogue, one steps out to a page with nothing of the table; Escape does not lead back; nobody is told, and nothing is lost", async () => {
  const { host, other } = await openThree();
  await host.locator(".composer-text").fill("Personne ne doit lire cela");
  const people = await other.locator(".bar-people").innerText();
  await host.keyboard.press("F9");
  await quiet(host).waitFor();
  await hasKeyboard(host, ".quiet-page [role=dialog]");
  expect(await host.title()).toBe("Un moment au calme");
  expect(await shown(host)).not.toMatch(/ingrédients|Loriot|lire cela|Enregistré/);
  expect(await violations(host)).toEqual([]);
  for (const key of ["Escape", "F9", "Backspace", "Escape"]) await host.keyboard.press(key);
  await quiet(host).waitFor();
  // The others see and hear what they saw and heard.
  expect(await other.locator(".bar-people").innerText()).toBe(people);
  expect(await announced(other)).not.toContain("Loriot");
  await host.getByRole("button", { name: "Revenir" }).press("Enter");
  await quiet(host).waitFor({ state: "detached" });
  await hasKeyboard(host, ".composer");
  expect(await host.locator(".composer-text").inputValue()).toBe("Personne ne doit lire cela");
  await expect.poll(() => host.title()).toContain("Les ingrédients");
  // Out of a dialogue, and back into it.
  await choose(host, "Ce dont on a convenu");
  await host.getByRole("button", { name: "Écrire le but" }).press("Enter");
  const goal = host.getByRole("dialog").getByRole("textbox");
  await goal.fill("Se rencontrer");
  await host.keyboard.press("F9");
  await quiet(host).waitFor();
  await host.getByRole("button", { name: "Revenir" }).press("Enter");
  await quiet(host).waitFor({ state: "detached" });
  expect(await goal.inputValue()).toBe("Se rencontrer");
  await expect.poll(() => goal.evaluate((one) => one === document.activeElement)).toBe(true);
  // And a pause over it, by its key.
  await host.keyboard.press("F8");
  await cover(other).waitFor();
  await cover(host).getByRole("button", { name: "On reprend" }).press("Enter");
  await cover(host).waitFor({ state: "detached" });
  expect(await goal.inputValue()).toBe("Se rencontrer");
});

test("SAF12 whoever leads sets the group’s word and whom to call; everybody finds them with the rules, in a pause and on the quiet page", async () => {
  const { host, asker, other } = await openThree();
  await choose(other, "What we have agreed");
  await other.getByText("Nobody is named here yet.").waitFor();
  await choose(host, "Ce dont on a convenu");
  await host.getByText("Écrivez qui appeler dans « Ce dont on a convenu »").waitFor();
  await host.getByRole("button", { name: "Choisir le mot du groupe" }).press("Enter");
  await host.getByRole("textbox", { name: "En français" }).fill("parapluie");
  await host.getByRole("textbox", { name: "En anglais" }).fill("umbrella");
  await host.keyboard.press("Enter");
  await host.getByText("Le mot du groupe pour s’arrêter : « parapluie »").waitFor();
  await host.getByRole("button", { name: "Écrire qui appeler" }).press("Enter");
  await host.getByRole("textbox", { name: "Téléphone" }).fill("03 00 00 00 00");
  await host.getByRole("textbox", { name: "Lien (facultatif)" }).fill("javascript:alert(1)");
  await host.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).press("Enter");
  await host.getByText("Donnez un nom à ce contact.").waitFor();
  await host.getByText("Un lien commence par https://").waitFor();
  expect(await violations(host)).toEqual([]);
  await host.getByRole("textbox", { name: "Nom", exact: true }).fill("Le relais");
  await host.getByRole("textbox", { name: "Lien (facultatif)" }).fill("https://relais.example/aide");
  await host.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).press("Enter");
  await host.getByRole("dialog").waitFor({ state: "detached" });
  const hrefs = (page: Page, at: string): Promise<string[]> =>
    page.locator(`${at} .help-call`).evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  await other.getByText("The group’s word to stop: “umbrella”").waitFor();
  await expect.poll(() => hrefs(other, ".ui-panel")).toEqual(["tel:0300000000", "https://relais.example/aide"]);
  // A panel covers the bar of a phone: the two are in its head.
  await other
    .locator(".ui-panel-head")
    .getByRole("button", { name: /umbrella/ })
    .tap();
  await cover(asker).getByText("The group’s word to stop: “umbrella”").waitFor();
  expect(await hrefs(asker, ".safety-cover")).toEqual(["tel:0300000000", "https://relais.example/aide"]);
  await cover(asker).getByRole("button", { name: "Step out for a moment" }).tap();
  expect(await hrefs(asker, ".quiet-page")).toEqual(["tel:0300000000", "https://relais.example/aide"]);
  // Who is out is not called back by the end of the pause, nor by the next one.
  await cover(host).getByRole("button", { name: "On reprend" }).press("Enter");
  await cover(other).waitFor({ state: "detached" });
  await host.keyboard.press("F8");
  await cover(other).waitFor();
  expect(await quiet(asker).count()).toBe(1);
  expect(await cover(asker).count()).toBe(0);
  await quiet(asker).getByRole("button", { name: "Come back" }).tap();
  await cover(asker).waitFor();
});

test("SAF13 a page that is loaded again while one is out is still the quiet page, with nothing of the table before it", async () => {
  const { page } = await openPage(browser, { width: 390, height: 844, phone: true });
  await openTable(page, { house, name: "Mésange" });
  await bar(page)
    .getByRole("button", { name: /^Sortir un moment/ })
    .tap();
  await quiet(page).waitFor();
  await page.reload();
  await quiet(page).waitFor();
  expect(await page.locator(".board-page").evaluate((one) => getComputedStyle(one).visibility)).toBe("hidden");
  expect(await page.title()).toBe("Un moment au calme");
  await page.getByRole("button", { name: "Revenir" }).tap();
  await quiet(page).waitFor({ state: "detached" });
  await expect
    .poll(() => page.locator(".board-page").evaluate((one) => getComputedStyle(one).visibility))
    .toBe("visible");
});

test("SAF14 whoever wishes for less motion sees a circle that stands still", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Mésange" });
  await bar(page)
    .getByRole("button", { name: /^Sortir un moment/ })
    .click();
  const motion = (): Promise<unknown> =>
    page.locator(".safety-breath").evaluate((one) => getComputedStyle(one).animationName);
  expect(await motion()).toBe("safety-breath");
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await motion()).toBe("none");
});

test("SAF15 how long stories are kept is chosen by whoever leads, and said to everybody", async () => {
  const { host, other } = await openThree();
  await choose(other, "What we have agreed");
  await other.getByText("Stories are kept as long as the table.").waitFor();
  await choose(host, "Ce dont on a convenu");
  await host.getByRole("button", { name: /Combien de temps garder les récits/ }).press("Enter");
  await host.getByRole("option", { name: "30 jours" }).press("Enter");
  await other.getByText("Stories are kept for 30 days, then erased.").waitFor();
  await choose(host, "Mes accords…");
  const page = host.getByRole("dialog");
  await expect.poll(() => page.innerText()).toContain("Votre récit est gardé 30 jours.");
  await expect.poll(() => page.innerText()).toContain("Les jours comptent depuis votre dernier changement.");
});
