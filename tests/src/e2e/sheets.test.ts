import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function goTo(host: Page, phase: string): Promise<void> {
  const go = host.getByRole("button", { name: /Aller à la phase/ });
  if ((await go.count()) === 0) await choose(host, "Mener la séance");
  await go.click();
  await host.getByRole("option", { name: phase }).click();
  await host.locator(".bar-phase-name", { hasText: phase }).waitFor();
}

/** A host and two who write, the second with a finger. */
async function openThree() {
  const [{ page: host }, { page: iris }, { page: orme }] = [
    await openPage(browser),
    await openPage(browser),
    await openPage(browser, { phone: true, width: 390, height: 780 }),
  ];
  const code = await openTable(host, { house, name: "Mésange" });
  await joinTable(iris, { house, code, name: "Iris" });
  await joinTable(orme, { house, code, name: "Orme" });
  return { host, iris, orme };
}

function panel(page: Page): Locator {
  return page.getByRole("region", { name: /Ma feuille|Feuille de/ });
}

async function savedSheet(page: Page): Promise<void> {
  await page.getByText("Enregistré, pour vous seul·e.").waitFor();
}

async function cardsOnTable(page: Page): Promise<number> {
  return page.locator(".board-view [data-card-id]").count();
}

async function reveal(host: Page): Promise<void> {
  await host.getByRole("button", { name: "Mettre en commun…" }).click();
  await host.getByRole("button", { name: "Tout mettre sur la table" }).click();
}

test("RND15 what is written privately lies on one’s own sheet, is changed there by keyboard alone, and comes to the table shuffled and without a name", async () => {
  const { host, iris, orme } = await openThree();
  await goTo(host, "Écriture silencieuse");
  await iris.getByText("Chaque personne écrit sur sa feuille. Personne d’autre ne la voit.").waitFor();
  await put(iris, "Des pauses plus longues");
  await put(iris, "Pour moi seule");
  await iris.getByRole("button", { name: "Ma feuille", exact: true }).press("Enter");
  await panel(iris).getByRole("textbox", { name: "Carte 2" }).waitFor();
  await savedSheet(iris);
  expect(await violations(iris)).toEqual([]);
  // Keys alone: write on, keep back, a new card, delete it, take that back.
  await panel(iris).getByRole("textbox", { name: "Carte 1" }).focus();
  await iris.keyboard.press("End");
  await iris.keyboard.type(", dit Iris");
  await panel(iris).getByRole("switch", { name: "Garder pour moi" }).nth(1).press("Space");
  await panel(iris).getByRole("button", { name: "Nouvelle carte" }).press("Enter");
  await expect.poll(() => iris.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe("Carte 3");
  await iris.keyboard.type("Une de trop");
  await panel(iris).getByRole("button", { name: "Supprimer la carte 3" }).press("Enter");
  await expect.poll(() => panel(iris).getByRole("textbox").count()).toBe(2);
  await panel(iris).getByRole("button", { name: "Annuler" }).press("Enter");
  await expect.poll(() => panel(iris).getByRole("textbox").count()).toBe(3);
  await panel(iris).getByRole("button", { name: "Supprimer la carte 3" }).press("Enter");
  await savedSheet(iris);
  // By finger, on a phone.
  await orme.locator(".composer-text").fill("Venir à deux");
  await orme.getByRole("button", { name: "Noter sur ma feuille" }).tap();
  await orme.getByRole("button", { name: "Ma feuille", exact: true }).tap();
  await savedSheet(orme);
  expect(await violations(orme)).toEqual([]);
  expect(await cardsOnTable(host)).toBe(0);
  await reveal(host);
  await expect.poll(() => cardsOnTable(host)).toBe(2);
  await host.getByText("Des pauses plus longues, dit Iris").first().waitFor();
  await expect.poll(() => panel(iris).getByRole("textbox").count()).toBe(1);
  expect(await panel(iris).getByRole("textbox").inputValue()).toBe("Pour moi seule");
  expect(await iris.locator(".board-view [data-card-id]").filter({ hasText: "Pour moi seule" }).count()).toBe(0);
  for (const page of [host, iris, orme]) await page.context().close();
});

test("RND16 who writes before their turn is told kindly, keeps it on their sheet past a reload, and publishes it in one action later", async () => {
  const { host, iris, orme } = await openThree();
  await goTo(host, "Les personnes accompagnées");
  await iris.locator(".board-notice", { hasText: "Les personnes accompagnées posent les premières cartes." }).waitFor();
  await put(iris, "Trop tôt");
  await iris.getByText("c’est gardé sur votre feuille. Vous pourrez publier plus tard.").first().waitFor();
  await iris.getByRole("button", { name: "Ma feuille", exact: true }).click();
  await savedSheet(iris);
  await iris.reload();
  await iris.locator('[data-status="saved"]').waitFor();
  await goTo(host, "Mise en commun");
  await reveal(host);
  // A reveal of others does not take along what was kept.
  await iris.getByRole("button", { name: "Ma feuille", exact: true }).click();
  await panel(iris).getByRole("textbox", { name: "Carte 1" }).waitFor();
  expect(await cardsOnTable(host)).toBe(0);
  await panel(iris).getByRole("button", { name: "Publier la carte 1" }).press("Enter");
  await expect.poll(() => cardsOnTable(host)).toBe(1);
  await panel(iris).getByText("Rien encore.").waitFor();
  for (const page of [host, iris, orme]) await page.context().close();
});

test("RND17 two people on one seat say whose sheet is open, and the other is covered", async () => {
  const { host, iris, orme } = await openThree();
  await choose(iris, "Deux personnes sur cet appareil");
  await iris.getByRole("textbox", { name: "Nom de la personne 2" }).fill("Genêt");
  await iris.getByRole("button", { name: "Enregistrer" }).click();
  await goTo(host, "Écriture silencieuse");
  // Nobody said whose: the words stay, and the question is asked.
  await put(iris, "De Genêt");
  await panel(iris).getByRole("button", { name: "Ouvrir la feuille de Genêt" }).click();
  await panel(iris).getByRole("button", { name: "Cacher la feuille" }).waitFor();
  expect(await iris.locator(".composer-text").inputValue()).toBe("De Genêt");
  await iris.locator(".composer-text").press("Enter");
  await panel(iris).getByRole("textbox", { name: "Carte 1" }).waitFor();
  await savedSheet(iris);
  await panel(iris).getByRole("button", { name: "Cacher la feuille" }).click();
  expect(await panel(iris).getByRole("textbox").count()).toBe(0);
  await panel(iris).getByRole("button", { name: "Ouvrir la feuille de Iris" }).click();
  await panel(iris).getByText("Rien encore.").waitFor();
  expect(await panel(iris).getByText("De Genêt").count()).toBe(0);
  for (const page of [host, iris, orme]) await page.context().close();
});
