import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function lay(member: Headless): Promise<void> {
  await member.saved();
  const [first] = [...member.board().zones.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  const place = { x: (first?.rect.x ?? 0) + 20, y: (first?.rect.y ?? 0) + 60, zone: first?.id ?? null, group: null };
  addCards(member.hand, [
    { text: "Plus de bus après 17 h.", place, kind: "obstacle" },
    { text: "Partager un repas.", place: { ...place, x: -900, zone: null } },
  ]);
  await member.saved();
}

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await download.path(), "utf8");
}

async function closed(page: Page): Promise<void> {
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("SER25 [C28] by keyboard whoever leads closes a meeting and opens the next, with what goes along; the others see it, at the same address", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange", title: "Groupe des alliés" });
  const { page: member } = await openPage(browser, { width: 390, height: 844, phone: true });
  await joinTable(member, { house, code, name: "Tilleul" });
  const address = member.url();
  await using helper = new Headless(house.url, await joinBoard(house.url, code, { name: "Genêt" }));
  await lay(helper);
  await choose(host, "Clore la table…");
  const closing = host.getByRole("dialog");
  await closing.getByRole("textbox").first().fill("Chaque décision a un nom et une date.");
  await closing.getByRole("button", { name: "Clore", exact: true }).press("Enter");
  await closed(host);
  await choose(host, "Mener la séance");
  const open = host.getByRole("button", { name: "Ouvrir la séance 2…" });
  await open.focus();
  await host.keyboard.press("Enter");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /Hors des zones/ }).focus();
  await host.keyboard.press("Space");
  await dialog.getByText("1 carte continue. 1 reste dans l’archive.").waitFor();
  expect(await violations(host)).toEqual([]);
  await dialog.getByRole("button", { name: "Ouvrir la séance 2" }).press("Enter");
  await closed(host);
  await member.getByText("La séance 2 est ouverte.").first().waitFor({ state: "attached" });
  await until("the rest is in the archive", () => helper.texts().join() === "Plus de bus après 17 h.");
  // As a bookmark does: no link, no name, no account.
  await member.goto("about:blank");
  await member.goto(address);
  await member.locator('[data-status="saved"]').waitFor();
  await choose(member, "La séance");
  await member.getByRole("heading", { name: "Séance 2" }).waitFor();
  expect(await member.getByRole("button", { name: /Ouvrir la séance/ }).count()).toBe(0);
});

test("SER26 [C26] a table is prepared without a date; once there is one, everybody takes it to their calendar, on the clock of its place", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const { page: member } = await openPage(browser);
  await joinTable(member, { house, code, name: "Tilleul" });
  await choose(member, "La séance");
  await member.getByText("Aucune date n’est fixée pour la prochaine séance.").waitFor();
  await choose(host, "Mener la séance");
  await host.getByRole("button", { name: "Fixer une date" }).press("Enter");
  const dialog = host.getByRole("dialog");
  await dialog.getByLabel("Jour").fill("2031-03-11");
  await dialog.getByLabel("Heure", { exact: true }).fill("14:00");
  await dialog.getByRole("combobox", { name: "À l’heure de" }).selectOption("Europe/Paris");
  await dialog.getByText("Chaque mois, le deuxième mardi").first().waitFor();
  await dialog.getByText("mardi 8 avril 2031 à 14:00").waitFor();
  expect(await violations(host)).toEqual([]);
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await closed(host);
  await member.getByText("Prochaine séance : mardi 11 mars 2031 à 14:00.").waitFor();
  const file = await saved(member, () => member.getByRole("button", { name: "Mettre dans mon agenda" }).press("Enter"));
  expect(file).toContain("DTSTART;TZID=Europe/Paris:20310311T140000\r\n");
  expect(file).toContain("RRULE:FREQ=MONTHLY;BYDAY=2TU");
  expect(file).toContain(new URL(member.url()).pathname);
  expect(file).not.toMatch(/Mésange|Tilleul/);
});

test("SER27 the memory of a table is read by everybody, with each meeting as it was, and its file says what the page says", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange", title: "Groupe des alliés" });
  await using helper = new Headless(house.url, await joinBoard(house.url, code, { name: "Genêt" }));
  await lay(helper);
  await choose(host, "Clore la table…");
  const closing = host.getByRole("dialog");
  await closing.getByRole("textbox").first().fill("On avance le paiement.");
  await closing.getByRole("textbox", { name: "Tâche 1" }).fill("Écrire au service finances");
  await closing.getByRole("textbox", { name: "Qui", exact: true }).fill("Bruyère");
  await closing.getByRole("button", { name: "Clore", exact: true }).press("Enter");
  await closed(host);
  await choose(host, "Mener la séance");
  await host.getByRole("button", { name: "Ouvrir la séance 2…" }).press("Enter");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /Hors des zones/ }).press("Space");
  await dialog.getByRole("button", { name: "Ouvrir la séance 2" }).press("Enter");
  await closed(host);
  helper.addCard("Une avance de 50 %.");
  await helper.saved();
  const { page: member } = await openPage(browser, { width: 390, height: 844, colorScheme: "dark", phone: true });
  await joinTable(member, { house, code, name: "Érable" });
  await choose(member, "Mémoire de la table");
  await member.getByRole("heading", { name: "Ce qui continue" }).waitFor();
  const part = (name: string) => member.getByRole("region", { name, exact: true });
  await part("Ce dont on a convenu").getByText("On avance le paiement.").waitFor();
  await part("Qui fait quoi")
    .getByText(/Bruyère · Séance 1/)
    .waitFor();
  await part("Ce qui continue").getByText("Plus de bus après 17 h.").waitFor();
  await part("Ce qui continue").getByText("Obstacle · À traiter · depuis la séance 1").waitFor();
  await member.getByRole("region", { name: "Les séances" }).locator("summary").press("Enter");
  await member.getByRole("button", { name: "Montrer les cartes de la séance 1" }).press("Enter");
  await part("2 cartes à la fin").getByText("Partager un repas.").waitFor();
  await member.getByRole("button", { name: "Comparer" }).press("Enter");
  await part("Ce qui a changé").getByText("Une avance de 50 %.").waitFor();
  await part("Ce qui a changé").getByText("Partager un repas.").waitFor();
  expect(await violations(member)).toEqual([]);
  const file = await saved(member, () =>
    member.getByRole("button", { name: "Enregistrer en Markdown" }).press("Enter"),
  );
  const shown = await member.locator(".memory li .memory-words, .memory h2, .memory h3").allInnerTexts();
  expect(shown.length).toBeGreaterThan(12);
  for (const text of shown) expect(file).toContain(text.trim());
  await member.getByRole("link", { name: "Revenir à la table" }).click();
  await member.locator('[data-status="saved"]').waitFor();
});

test("SER35 [C35] [C45] people say by keyboard and by finger how they come, all read the same bands, and the memory shows them from meeting to meeting", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const { page: tablet } = await openPage(browser, { width: 820, height: 1100, phone: true });
  await joinTable(tablet, { house, code, name: "Alisier" });
  await choose(tablet, "Deux personnes sur cet appareil");
  await tablet.getByRole("dialog").getByRole("textbox").last().fill("Sorbier");
  await tablet.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await closed(tablet);
  await choose(tablet, "La séance");
  const asked = (page: Page, name: string) => page.locator(`[data-asking="${name}"]`);
  for (const name of ["Alisier", "Sorbier"]) {
    const form = asked(tablet, "pulse").getByRole("form", { name: `La réponse de ${name}` });
    await form.getByText("Tout à fait").tap();
    await form.getByRole("button", { name: "Donner ma réponse" }).tap();
    await asked(tablet, "pulse").getByText(`La réponse de ${name} est gardée`).waitFor();
  }
  await choose(host, "Mener la séance");
  const mine = asked(host, "pulse").getByRole("form", { name: "Ma réponse" });
  await mine.getByRole("radio").first().focus();
  await host.keyboard.press("ArrowRight");
  await mine.getByRole("button", { name: "Donner ma réponse" }).press("Enter");
  await asked(host, "pulse").getByText("Votre réponse est gardée").waitFor();
  for (const name of ["Genêt", "Loriot"]) {
    await using person = new Headless(house.url, await joinBoard(house.url, code, { name }));
    await person.view();
    await person.command("checkin.give", { asking: "pulse", choice: "4", word: "", person: 0 });
  }
  await asked(host, "pulse")
    .getByText(/^5 réponses/)
    .waitFor();
  expect(await violations(host)).toEqual([]);
  await asked(host, "pulse").getByRole("button", { name: "Montrer à tout le monde" }).press("Enter");
  for (const page of [host, tablet]) {
    const row = asked(page, "pulse").locator('[data-band="most"]');
    await row.getByText("Tout à fait").waitFor();
    expect(await asked(page, "pulse").locator("ul").innerText()).not.toMatch(/\d/);
  }
  await host.getByRole("link", { name: "Mémoire de la table" }).click();
  const trend = host.getByRole("table", { name: "Je me sens en confiance dans ce groupe." });
  await trend
    .getByRole("row", { name: /Séance 1/ })
    .getByText("la plupart")
    .waitFor();
  expect(await violations(host)).toEqual([]);
});
