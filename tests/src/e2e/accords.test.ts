import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

function accordsOn(page: Page) {
  return page.getByRole("dialog");
}

function answer(page: Page, question: RegExp, name: string) {
  return accordsOn(page).getByRole("radiogroup", { name: question }).getByRole("radio", { name, exact: true });
}

/** By keys alone, as far as it takes. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let at = 0; at < 60; at += 1) {
    const here = await page.evaluate(
      "document.activeElement?.getAttribute('aria-label') || document.activeElement?.textContent",
    );
    if (name.test(String(here))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} is not reached by Tab`);
}

test("ACD15 by keyboard alone the page is read, nothing is chosen on it, no is said, a receipt is there at once, and the answer is changed as it was given", async () => {
  const { page } = await openPage(browser);
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Loriot" });
  await joinTable(page, { house, code, name: "Mésange" });
  await page.getByRole("button", { name: "Menu de la table" }).press("Enter");
  await page.getByRole("menuitem", { name: "Mes accords…" }).press("Enter");
  await accordsOn(page).getByRole("heading", { name: "Un récit, c’est quoi ?" }).waitFor();
  expect(await accordsOn(page).getByRole("radio", { checked: true }).count()).toBe(0);
  expect(await accordsOn(page).locator(".accord-receipt").count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await tabTo(page, /^Écouter : Si c’est difficile/);
  await page.keyboard.press("Tab");
  // Into the first question, and on to the second, where No is chosen by an arrow.
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => answer(page, /publié/, "Non").isChecked()).toBe(true);
  await tabTo(page, /^J’ai lu cette page/);
  await page.keyboard.press("Enter");
  const receipt = accordsOn(page).locator(".accord-receipt");
  await receipt.getByText("Publication : non").waitFor();
  await receipt.getByText("Formation : pas encore décidé").waitFor();
  await receipt.getByText("Texte de la page : version 1").waitFor();
  await expect.poll(() => page.locator("#announcer").textContent()).toContain("Vos réponses sont gardées.");
  expect(await violations(page)).toEqual([]);
  // Taken back as it was given: the answer, and the button.
  await answer(page, /publié/, "Plus tard").press("Space");
  await accordsOn(page).getByRole("button", { name: "Garder mes nouvelles réponses" }).press("Enter");
  await receipt.getByText("Publication : pas encore décidé").waitFor();
  const download = page.waitForEvent("download");
  await receipt.getByRole("button", { name: "Télécharger le reçu" }).press("Enter");
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toMatch(/^Mon reçu\nTable : Les ingrédients\nPour Mésange\nTexte de la page : version 1\n/);
  expect(text).toContain("Publication : pas encore décidé (");
  // Who leads finds their own page, and nothing of anybody else’s.
  await choose(host, "Mes accords…");
  await accordsOn(host).getByRole("heading", { name: "Mes réponses" }).waitFor();
  expect(await accordsOn(host).getByRole("radio", { checked: true }).count()).toBe(0);
  expect(await accordsOn(host).locator(".accord-receipt").count()).toBe(0);
});

/** A voice of this device, which goes on until it is told to be quiet. What is said is kept. */
const VOICES = `{
  const said = []; let going = null;
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
    getVoices: () => ["fr-FR", "en-GB"].map((lang) => ({ lang, localService: true, name: lang, voiceURI: lang, default: false })),
    speak: (one) => { going = one; said.push(one.text); if (window.saidToEnd) one.dispatchEvent(new Event("end")); },
    cancel: () => { going?.dispatchEvent(new Event("error")); going = null; },
  }) });
  window.saidAloud = said;
}`;

test("ACD16 on a phone, in English and in the dark, the page is heard as a whole or one paragraph at a time, until it is told to be quiet", async () => {
  const { page } = await openPage(browser, {
    width: 390,
    height: 844,
    phone: true,
    colorScheme: "dark",
    locale: "en-GB",
  });
  await page.addInitScript(VOICES);
  await openTable(page, { house, name: "Mésange" });
  await choose(page, "My agreements…");
  await expect.poll(() => accordsOn(page).locator(".accord-part").count()).toBe(8);
  expect(await accordsOn(page).locator(".accord-part .accord-picture svg").count()).toBe(8);
  expect(await violations(page)).toEqual([]);
  const saidAloud = async (): Promise<string> => (await page.evaluate<string[]>("window.saidAloud")).join(" ");
  const second = accordsOn(page).locator(".accord-part").nth(1);
  await second.getByRole("button", { name: "Listen: Who reads my story?" }).tap();
  await second.getByRole("button", { name: "Stop reading" }).waitFor();
  await expect.poll(saidAloud).toContain("Who reads my story?");
  await second.getByRole("button", { name: "Stop reading" }).tap();
  await second.getByRole("button", { name: "Listen: Who reads my story?" }).waitFor();
  await page.evaluate("window.saidToEnd = true; window.saidAloud.length = 0");
  await accordsOn(page).getByRole("button", { name: "Listen to the whole text" }).tap();
  await expect.poll(saidAloud).toContain("You can call someone.");
  expect(await saidAloud()).toContain("What is a story?");
});

test("ACD17 each person of a shared seat answers for themself, and has their own receipt", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Mésange" });
  const id = new URL(page.url()).pathname.split("/")[2];
  const done = await page.evaluate(
    `fetch("/api/boards/${id}/me", { method: "PATCH", headers: { "content-type": "application/json" }, body: '{"also":["Orme"]}' }).then((answer) => answer.status)`,
  );
  expect(done).toBe(200);
  await page.reload();
  await page.locator('[data-status="saved"]').waitFor();
  await choose(page, "Mes accords…");
  const give = async (): Promise<void> => {
    await accordsOn(page)
      .getByRole("button", { name: /^J’ai lu cette page/ })
      .click();
    await accordsOn(page).locator(".accord-receipt").waitFor();
  };
  await accordsOn(page).locator("label.accord-answer", { hasText: "Oui" }).first().click();
  await give();
  await accordsOn(page).getByText("Pour Mésange").waitFor();
  await accordsOn(page)
    .getByRole("button", { name: /Ces accords sont ceux de/ })
    .click();
  await page.getByRole("option", { name: "Orme" }).click();
  await accordsOn(page).locator(".accord-receipt").waitFor({ state: "detached" });
  expect(await accordsOn(page).getByRole("radio", { checked: true }).count()).toBe(0);
  await accordsOn(page).locator("label.accord-answer", { hasText: "Non" }).first().click();
  await give();
  await accordsOn(page).getByText("Pour Orme").waitFor();
  await accordsOn(page).locator(".accord-receipt").getByText("Formation : non").waitFor();
});

test("ACD18 the receipt is printed alone on its sheet", async () => {
  const { page } = await openPage(browser);
  await page.addInitScript(
    "window.print = () => { window.onPaper = [...document.querySelectorAll('body > .print')].map((one) => one.innerText); }",
  );
  await openTable(page, { house, name: "Mésange" });
  await choose(page, "Mes accords…");
  await accordsOn(page)
    .getByRole("button", { name: /^J’ai lu cette page/ })
    .click();
  await page.emulateMedia({ media: "print" });
  // Behind what is printed nothing has a role.
  await page.locator(".accord-row button").last().dispatchEvent("click");
  await expect.poll(() => page.evaluate("window.onPaper?.filter((one) => one !== '').join()")).toContain("Mon reçu");
  expect(await page.evaluate("window.onPaper.join()")).toContain("J’ai lu la page « Mes accords »");
  await expect.poll(() => page.locator(".accord-paper").count()).toBe(0);
});
