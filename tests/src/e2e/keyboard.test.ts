import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { Keys } from "../support/keys.ts";
import { openPage } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function join(page: Page, keys: Keys, code: string): Promise<void> {
  await page.goto(house.url);
  await keys.to(/^J’ai un code$/);
  await keys.type(code.toLowerCase());
  await keys.press("Enter");
  await page.getByRole("heading", { name: "Rejoindre une table" }).waitFor();
  await keys.to(/^Mon nom à la table/);
  await keys.type("Tilleul");
  await keys.press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
}

async function open(page: Page, keys: Keys): Promise<void> {
  await page.goto(house.url);
  await keys.act(/^Ouvrir une table$/);
  await keys.to(/^Nom de la table/);
  await keys.type("Les ingrédients");
  await keys.to(/^Mon nom à la table/);
  await keys.type("Mésange");
  await keys.press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
}

/** Opens the invitation, copies its link, and answers the code it shows. */
async function shareCode(page: Page, keys: Keys): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await keys.act(/^Inviter$/);
  await keys.act(/^Copier le lien$/);
  await page.getByText("Copié.").first().waitFor();
  const code = (await page.locator(".invite-code").textContent()) ?? "";
  expect(await page.evaluate("navigator.clipboard.readText()")).toContain(code);
  await keys.press("Escape");
  return code;
}

async function sortCards(page: Page, keys: Keys): Promise<void> {
  await keys.to(/^Ajouter un ingrédient$/);
  for (const text of ["Être là dès le départ", "Un café, le même pour tous"]) {
    await keys.type(text);
    await keys.press("Enter");
  }
  await keys.view(/^Liste$/);
  await keys.to(/^Être là dès le départ$/);
  await keys.press("m");
  await keys.act(/^Pendant la formation$/);
  await page.locator(".list-zone", { hasText: "Pendant la formation" }).locator(".list-row").waitFor();
  await keys.to(/^Être là dès le départ$/);
  await keys.press("g");
  await page.getByRole("dialog").waitFor();
  await keys.to(/^Nom du groupe/);
  await keys.type("Accueillir");
  await keys.press("Enter");
  await page.locator("h3", { hasText: "Accueillir · 1" }).waitFor();
  await keys.to(/^Être là dès le départ$/);
  await keys.press("f");
  await page.getByRole("dialog").waitFor();
  await keys.act(/^Valider$/);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator(".list-source", { hasText: "Être là dès le départ" }).waitFor();
  await keys.act(/^Aller à la ligne/);
  await page.locator(".framework-line:focus").waitFor();
  await keys.act(/^Aller à la carte/);
  await page.locator(".canvas-card:focus", { hasText: "Être là dès le départ" }).waitFor();
}

async function lead(host: Page, keys: Keys): Promise<void> {
  await keys.menu(/^Mener la séance$/);
  await keys.act(/^Commencer : Accueil et cadre$/);
  await host.locator(".bar-phase", { hasText: "Accueil et cadre" }).waitFor();
  await keys.to(/^Durée en minutes$/);
  await keys.type("14");
  await keys.press("Enter");
  await host.locator(".lead-clock", { hasText: /^(14:00|13:)/ }).waitFor();
  await keys.act(/^\+ 1 min$/);
  await host.locator(".lead-clock", { hasText: /^(15:00|14:)/ }).waitFor();
}

test("UIX20 a whole session by keyboard alone: open, join, share, cards, groups, framework, phases, timer, hands, ready, and a lost connection", async () => {
  const [{ page: host }, { page: guest }] = [await openPage(browser), await openPage(browser)];
  const [mine, theirs] = [new Keys(host), new Keys(guest)];
  await open(host, mine);
  const code = await shareCode(host, mine);
  await join(guest, theirs, code);
  await sortCards(host, mine);
  await lead(host, mine);
  await guest.locator(".bar-phase", { hasText: "Accueil et cadre" }).waitFor();
  await theirs.menu(/^La séance$/);
  await theirs.act(/^Lever la main$/);
  await mine.act(/^Donner la parole à Tilleul$/);
  await guest.locator(".lead-floor", { hasText: "Vous avez la parole" }).waitFor();
  await theirs.act(/^Je suis prêt·e$/);
  await host.getByText("1 personne est prête, sur 2").waitFor();
  await house.stop();
  await host.locator('[data-status="reconnecting"], [data-status="offline"]').waitFor();
  await mine.to(/^Ajouter un ingrédient$/);
  await mine.type("Écrite sans réseau");
  await mine.press("Enter");
  await house.start();
  await host.locator('[data-status="saved"]').waitFor({ timeout: 60_000 });
  await guest.locator(".canvas-card", { hasText: "Écrite sans réseau" }).waitFor();
  expect(await guest.locator(".canvas-card").count()).toBe(3);
});

test("UIX40 two cards that are not neighbours are chosen by keyboard alone, in the list and on the canvas", async () => {
  const { page } = await openPage(browser);
  const keys = new Keys(page);
  await open(page, keys);
  await keys.to(/^Ajouter un ingrédient$/);
  for (const text of ["Pain", "Sel", "Eau"]) {
    await keys.type(text);
    await keys.press("Enter");
  }
  await keys.view(/^Liste$/);
  await keys.to(/^Pain$/);
  await keys.press("Space", "ArrowDown", "ArrowDown", "Space");
  expect(await page.locator(".list-selected").allTextContents()).toHaveLength(2);
  expect(await page.locator(".list-selected", { hasText: "Sel" }).count()).toBe(0);
  await keys.press("Escape");
  await keys.to(/^(Liste|Référentiel)$/);
  await keys.to(/^Canevas$/, "ArrowLeft");
  await keys.press("Space");
  const chosen = page.locator('.canvas-card[aria-selected="true"]');
  await keys.to(/^Pain/);
  await keys.press("Space");
  await page.locator(".canvas-card", { hasText: "Eau" }).focus();
  await keys.press("Space");
  await expect.poll(() => chosen.count()).toBe(2);
  expect(await chosen.filter({ hasText: "Sel" }).count()).toBe(0);
});
