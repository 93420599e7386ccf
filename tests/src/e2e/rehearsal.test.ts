import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

async function rehearse(page: Page, count: number): Promise<void> {
  await choose(page, "Répéter la séance…");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(String(count));
  await dialog.getByText("Vif").click();
  expect(await violations(page)).toEqual([]);
  await button(page, "Ouvrir la répétition").press("Enter");
  await page.locator(".rehearsal-bar").waitFor();
}

test("REH1 whoever leads rehearses their own agenda with simulated people who write, say ready and vote, and one press leaves nothing of it", async () => {
  const { page, hosts } = await openPage(browser);
  await openTable(page, { house, name: "Mésange", title: "Les ingrédients" });
  await put(page, "une vraie carte");
  await page.locator(".canvas-card").waitFor();
  const real = page.url();
  await rehearse(page, 4);
  await page.locator(".bar-title", { hasText: "Répétition : Les ingrédients" }).waitFor();
  await page.locator('[data-status="saved"]').waitFor();
  const rehearsed = page.url();
  expect(rehearsed).not.toBe(real);
  // Of the table it copies there are the areas, and no card.
  await page.locator(".canvas-zone").nth(3).waitFor();
  expect(await page.locator(".canvas-card").count()).toBe(0);
  await expect.poll(() => page.locator(".bar-count").textContent(), { timeout: 60_000 }).toBe("5");
  expect(await violations(page)).toEqual([]);

  await choose(page, "Mener la séance");
  const next = page.locator(".lead-next");
  const phase = (name: string) => page.locator(".lead-phase", { hasText: name }).waitFor();
  await next.press("Enter");
  await phase("Accueil et cadre");
  await next.press("Enter");
  await phase("Les personnes accompagnées d’abord");
  await page.locator(".canvas-card").nth(1).waitFor({ timeout: 60_000 });
  await page.locator(".waiting-group[data-open]").waitFor({ timeout: 60_000 });
  await next.press("Enter");
  await phase("Écriture silencieuse");
  await page.getByText("5 cartes ou plus sur les feuilles.").waitFor({ timeout: 60_000 });
  const before = await page.locator(".canvas-card").count();
  await next.press("Enter");
  await phase("Mise en commun");
  await button(page, "Mettre en commun…").press("Enter");
  await button(page, "Tout mettre sur la table").press("Enter");
  await expect.poll(() => page.locator(".canvas-card").count()).toBeGreaterThan(before + 4);

  await choose(page, "Votes");
  await button(page, "Ouvrir le vote secret").press("Enter");
  await page.getByText("4 bulletins déposés sur 5").first().waitFor({ timeout: 60_000 });
  await button(page, "Clore le vote").press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Clore le vote", exact: true }).press("Enter");
  await page.locator(".votes-result").first().waitFor();

  await button(page, "Finir et tout supprimer").press("Enter");
  await page.getByRole("heading", { name: "La répétition est finie" }).waitFor();
  expect(await violations(page)).toEqual([]);
  const id = new URL(rehearsed).pathname.split("/")[2];
  expect((await page.request.get(`${house.url}/api/boards/${id}`)).status()).toBe(404);
  const mine: { readonly id: string }[] = await (await page.request.get(`${house.url}/api/boards`)).json();
  expect(mine.map((board) => board.id)).not.toContain(id);
  await page.getByRole("link", { name: "Revenir à la vraie table" }).press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
  expect(page.url()).toBe(real);
  await page.locator(".canvas-card", { hasText: "une vraie carte" }).waitFor();
  expect(await page.locator(".canvas-card").count()).toBe(1);
  expect(await page.locator(".bar-count").textContent()).toBe("1");
  const kept = await page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)].join(' ')");
  expect(String(kept)).not.toContain(id);
  expect([...hosts]).toEqual([new URL(house.url).host]);
});

test("REH12 the same simulated people come back after a reload, and somebody real on a phone sees what it is and ends nothing", async () => {
  const { page } = await openPage(browser, { locale: "en-GB", colorScheme: "dark" });
  await openTable(page, { house, name: "Wren" });
  await choose(page, "Rehearse the session…");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("3");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Open the rehearsal" }).press("Enter");
  await page.locator(".rehearsal-bar").waitFor();
  const count = page.locator(".bar-count");
  await expect.poll(() => count.textContent(), { timeout: 60_000 }).toBe("4");
  await choose(page, "Around the table");
  const people = page.locator(".ui-panel");
  await people.getByText("Heather (simulated)").first().waitFor();
  await page.reload();
  await page.locator('[data-status="saved"]').waitFor();
  await expect.poll(() => count.textContent(), { timeout: 60_000 }).toBe("4");

  const { page: phone } = await openPage(browser, {
    width: 390,
    height: 844,
    phone: true,
    colorScheme: "dark",
    locale: "en-GB",
  });
  const answer = await page.request.get(`${house.url}/api/boards/${new URL(page.url()).pathname.split("/")[2]}`);
  await joinTable(phone, { house, code: (await answer.json()).board.code, name: "Linden" });
  const bar = phone.locator(".rehearsal-bar");
  await bar.getByText("Those marked “simulated” are not real people.").waitFor();
  expect(await bar.getByRole("button").count()).toBe(0);
  expect(await violations(phone)).toEqual([]);
  await page.getByRole("button", { name: "End and delete everything" }).press("Enter");
  for (const one of [page, phone]) await one.getByRole("heading", { name: "The rehearsal is over" }).waitFor();
  expect(await phone.getByRole("link", { name: "Back to the real table" }).count()).toBe(0);
});
