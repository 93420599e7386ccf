import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const READERS = [
  { locale: "fr-FR", width: 1280, colorScheme: "light", title: "Mener une séance avec Tablée" },
  { locale: "fr-FR", width: 390, colorScheme: "dark", title: "Mener une séance avec Tablée" },
  { locale: "en-GB", width: 390, colorScheme: "light", title: "Leading a session with Tablée" },
  { locale: "en-GB", width: 1280, colorScheme: "dark", title: "Leading a session with Tablée" },
] as const;

/** Whether every picture came, one after the other: they are fetched as they come into view. */
async function seeAll(page: Page): Promise<number> {
  const pictures = page.locator(".guide img");
  const count = await pictures.count();
  for (let at = 0; at < count; at += 1) {
    await pictures.nth(at).scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.evaluate(`document.querySelectorAll(".guide img")[${at}].naturalWidth`))
      .toBeGreaterThan(0);
  }
  return count;
}

test.each(READERS)(
  "GUI4 the guide is read in the product ($locale, $width px, $colorScheme): pictures, sections, and no one else’s server",
  async ({ title, ...wish }) => {
    const { page, hosts } = await openPage(browser, { ...wish, policy: false });
    await page.goto(`${house.url}/guide`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe(wish.locale.slice(0, 2));
    expect(await violations(page)).toEqual([]);
    // Nothing is wider than the page.
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(wish.width);
    expect(await seeAll(page)).toBeGreaterThan(13);
    const links = page.getByRole("navigation").getByRole("link");
    expect(await links.count()).toBe((await page.getByRole("heading", { level: 2 }).count()) - 1);
    await links.nth(8).press("Enter");
    await page.waitForURL(/#./);
    const heading = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    await expect.poll(async () => (await heading.boundingBox())?.y ?? Infinity).toBeLessThan(120);
    expect([...hosts]).toEqual([new URL(house.url).host]);
    await page.context().close();
  },
);

test("GUI5 the guide is reached from the first page, and beside a table, which stays, from the menu, the help and the panel of whoever leads", async () => {
  // With the policy that people have.
  const { page } = await openPage(browser, { policy: true });
  const noticed: string[] = [];
  page.context().on("console", (message) => message.type() === "error" && noticed.push(message.text()));
  await page.goto(house.url);
  await page.locator("main").getByRole("link", { name: "Guide pas à pas" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Mener une séance avec Tablée" }).waitFor();
  expect(await seeAll(page)).toBeGreaterThan(13);
  // A language that is chosen there is read there.
  await page.locator(".page-foot").scrollIntoViewIfNeeded();
  await page.locator(".page-foot").getByText("English", { exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Leading a session with Tablée" }).waitFor();
  await page.goto(`${house.url}/guide#10-vote`);
  const heading = page.locator('[id="10-vote"]');
  await expect.poll(async () => (await heading.boundingBox())?.y ?? Infinity).toBeLessThan(120);
  expect(noticed).toEqual([]);

  const { page: host } = await openPage(browser);
  await openTable(host, { house, name: "Mésange" });
  const table = host.url();
  const guide = "Guide pas à pas (nouvel onglet)";
  const ways: readonly (() => Promise<void>)[] = [
    () => choose(host, guide),
    async () => {
      await host.getByRole("button", { name: "Menu de la table" }).press("Enter");
      // Its name says the key as well.
      await host.getByRole("menuitem", { name: "Raccourcis du clavier" }).press("Enter");
      await host.locator(".ui-panel").getByRole("link", { name: guide }).press("Enter");
    },
    async () => {
      await choose(host, "Mener la séance");
      await host.locator(".ui-panel").getByRole("link", { name: guide }).press("Enter");
    },
  ];
  for (const way of ways) {
    const opened = host.context().waitForEvent("page");
    await way();
    const tab = await opened;
    await tab.getByRole("heading", { level: 1, name: "Mener une séance avec Tablée" }).waitFor();
    await tab.close();
    expect(host.url()).toBe(table);
  }
  await host.locator('[data-status="saved"]').waitFor();
});

test("GUI6 on a phone whoever has a panel open is reached by what the whole table is asked: a sheet to write on, a vote", async () => {
  const { page: host } = await openPage(browser);
  const { page: phone } = await openPage(browser, { width: 390, height: 780, phone: true });
  const code = await openTable(host, { house, name: "Mésange" });
  await joinTable(phone, { house, code, name: "Tilleul" });
  await put(host, "une carte");
  await choose(phone, "Autour de la table");
  await choose(host, "Mener la séance");
  for (const name of ["Accueil et cadre", "Les personnes accompagnées d’abord", "Écriture silencieuse"]) {
    await host.locator(".lead-next").press("Enter");
    await host.locator(".lead-phase", { hasText: name }).waitFor();
  }
  await phone.locator('[data-notice="sheet"]').getByRole("button", { name: "Ma feuille" }).tap();
  await phone.getByRole("button", { name: "Nouvelle carte" }).waitFor();
  await choose(host, "Votes");
  await host.getByRole("button", { name: "Ouvrir le vote secret" }).press("Enter");
  const notice = phone.locator('[data-notice="vote"]');
  await notice.waitFor();
  expect(await violations(phone)).toEqual([]);
  await notice.getByRole("button", { name: "Voter" }).tap();
  await phone.locator(".votes-ballot").waitFor();
});
