import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { IMPORT_KEEPS_STATE_FROM_COUNT } from "@tablee/shared/limits";
import { card, openFilled, row, view } from "../support/canvas.ts";
import { choose, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function nameState(page: Page, name: string): Promise<void> {
  await page.locator(".versions-name input").fill(name);
  await page.keyboard.press("Enter");
  await page.locator(".versions-title", { hasText: name }).waitFor();
}

async function rewrite(page: Page, from: string, to: string): Promise<void> {
  await row(page, from).locator(".list-card").focus();
  await page.keyboard.press("Enter");
  await page.locator(".list-row textarea").fill(to);
  await page.keyboard.press("Escape");
  await row(page, to).waitFor();
}

/** By its button: where the pointer rests a tip may have come up, and Escape closes that first. */
async function closePanel(page: Page): Promise<void> {
  await page.locator(".ui-panel-head .ui-icon-button").last().click();
  await page.locator(".ui-panel").waitFor({ state: "detached" });
}

async function saved(page: Page): Promise<void> {
  await page.locator('[data-status="saved"]').waitFor();
}

test("VER9 a state is named, the table changed in two windows, the state looked at, restored, and taken back", async () => {
  const texts = ["Pain", "Sel", "Eau"];
  const { page, code } = await openFilled(browser, { house, name: "Mésange", texts });
  const { page: other } = await openPage(browser);
  await joinTable(other, { house, code, name: "Tilleul" });
  await choose(page, "Versions de la table");
  await nameState(page, "Avant de trier");
  await closePanel(page);
  for (const one of [page, other]) await view(one, 1);
  await row(page, "Sel").locator(".list-card").focus();
  await page.keyboard.press("Delete");
  await rewrite(other, "Pain", "Pain noir");
  await put(other, "Miel");
  await row(page, "Miel").waitFor();
  await row(page, "Pain noir").waitFor();
  for (const one of [page, other]) await saved(one);

  // Looked at, in the list and on the canvas, with what has become of each card in words.
  await choose(page, "Versions de la table");
  await page.locator(".versions-look", { hasText: "Avant de trier" }).press("Enter");
  await page.locator(".past-bar").waitFor();
  const past = (text: string) => page.locator(".past-list .list-row", { hasText: text });
  await past("Sel").getByText("N’est plus là").waitFor();
  await past("Pain").getByText("Autres mots depuis").waitFor();
  await past("Pain").getByText("Maintenant : Pain noir").waitFor();
  await past("Miel").getByText("N’était pas là").waitFor();
  expect(await past("Eau").locator(".past-mark").count()).toBe(0);
  expect(await page.locator(".past-bar").textContent()).toContain("1 carte n’est plus là");
  await view(page, 0);
  await page.locator(".past-card", { hasText: "Sel" }).getByText("N’est plus là").waitFor();
  await page.locator(".past-card-new", { hasText: "Miel" }).waitFor();
  // The others go on meanwhile, and it is said here.
  await put(other, "Thym");
  await page.locator(".past-card-new", { hasText: "Thym" }).waitFor();
  await saved(other);

  await page.locator(".past-bar").getByRole("button", { name: "Rétablir cet état" }).press("Enter");
  await page.locator(".past-bar").waitFor({ state: "detached" });
  for (const text of texts) {
    await card(page, text).waitFor();
    await row(other, text).waitFor();
  }
  for (const text of ["Pain noir", "Miel", "Thym"]) expect(await row(other, text).count()).toBe(0);
  await saved(page);
  // The present was kept before.
  await page.locator(".versions-title", { hasText: "Avant le retour à un autre état" }).waitFor();

  await page.locator(".ui-toast", { hasText: "est rétabli" }).getByRole("button", { name: "Annuler" }).click();
  for (const text of ["Pain noir", "Miel", "Thym", "Eau"]) await row(other, text).waitFor();
  await row(other, "Sel").waitFor({ state: "detached" });
  await saved(page);
  await page.locator(".versions-look", { hasText: "Avant le retour" }).click();
  await page.locator(".past-bar", { hasText: "Rien n’a changé depuis." }).waitFor();
  await page.locator(".past-bar").getByRole("button", { name: "Revenir au présent" }).press("Enter");
  await card(page, "Miel").waitFor();
});

test("VER11 while an earlier state is looked at, no key and no action writes on the table, and the composer is away", async () => {
  const { page } = await openFilled(browser, { house, name: "Mésange", texts: ["Pain", "Sel"] });
  await view(page, 1);
  await choose(page, "Versions de la table");
  await nameState(page, "Tout");
  await page.locator(".versions-look", { hasText: "Tout" }).click();
  await page.locator(".past-list").waitFor();
  expect(await page.locator(".composer").isVisible()).toBe(false);
  await page.keyboard.press("Escape");
  for (const keys of ["Control+z", "Delete", "n", "Control+a", "Delete"]) await page.keyboard.press(keys);
  await page.keyboard.press("Control+k");
  await page.locator(".palette").waitFor();
  const offered = page.locator('.palette [data-key="undo"]');
  if ((await offered.count()) > 0) await offered.click();
  else await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.locator('.palette [data-key="toPresent"]').click();
  await page.locator(".past-list").waitFor({ state: "detached" });
  for (const text of ["Pain", "Sel"]) await row(page, text).waitFor();
  expect(await page.locator(".list-row").count()).toBe(2);
});

test("VER9 by keyboard alone a state is named, looked at, moved in, restored and undone", async () => {
  const { page } = await openFilled(browser, { house, name: "Mésange", texts: ["Pain"] });
  await choose(page, "Versions de la table");
  await page.locator(".ui-panel-title:focus").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Seul le pain");
  await page.keyboard.press("Enter");
  await page.locator(".versions-title", { hasText: "Seul le pain" }).waitFor();
  await put(page, "Sel");
  await saved(page);
  await page.locator(".versions-look").focus();
  await page.keyboard.press("Enter");
  await page.locator(".past-canvas").waitFor();
  await page.locator(".past-canvas .canvas-surface").focus();
  const layer = page.locator(".past-canvas .canvas-layer");
  const before = await layer.getAttribute("style");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await expect.poll(() => layer.getAttribute("style")).not.toBe(before);
  await page.getByRole("button", { name: "Rétablir cet état" }).focus();
  await page.keyboard.press("Enter");
  await card(page, "Sel").waitFor({ state: "detached" });
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("Control+z");
  await card(page, "Sel").waitFor();
});

test.concurrent.each([
  { colorScheme: "light", locale: "fr-FR", width: 1280, contrast: "normal" },
  { colorScheme: "dark", locale: "en-GB", width: 390, contrast: "normal" },
  { colorScheme: "light", locale: "en-GB", width: 320, contrast: "more" },
] as const)(
  "VER10 axe finds nothing in the list of states, the bar and the three views of a state, and nothing scrolls sideways, $colorScheme, $locale, $width px, contrast $contrast",
  async ({ contrast, ...options }) => {
    const { page } = await openPage(browser, options);
    await page.addInitScript(`localStorage.setItem("tablee.contrast", "${contrast}")`);
    await openTable(page, { house, name: "Iris" });
    for (const text of ["Pain", "Sel", "Eau"]) await put(page, text);
    await view(page, 1);
    const found: Record<string, readonly string[]> = {};
    const see = async (state: string): Promise<void> => {
      const faults = await violations(page);
      if (faults.length > 0) found[state] = faults;
      const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
      if (isWide === true) found[`${state}, width`] = ["scrolls sideways"];
    };
    const open = async (): Promise<void> => {
      await page.getByRole("button", { name: /^Menu (de la table|of the table)$/ }).click();
      await page.locator('[role=menuitem][data-key="versions"]').click();
      await page.locator(".ui-panel").waitFor();
    };
    await open();
    await see("no state");
    await nameState(page, "Aa");
    await see("a state");
    await page.locator(".versions-row .ui-icon-button").click();
    await page.locator(".ui-modal").waitFor();
    await see("the question");
    await page.locator(".ui-modal .ui-dialog-foot .ui-button").first().click();
    await page.locator(".ui-modal").waitFor({ state: "detached" });
    await closePanel(page);
    await rewrite(page, "Pain", "Pain noir");
    await row(page, "Sel").locator(".list-card").focus();
    await page.keyboard.press("Delete");
    await put(page, "Miel");
    await saved(page);
    await open();
    await page.locator(".versions-look").click();
    // On a phone the bar takes the keyboard when it comes: a key pressed before would be lost with it.
    await page.locator(options.width < 600 ? ".past-bar :focus" : ".past-bar").waitFor();
    for (const [at, name] of ["canvas", "list", "framework"].entries()) {
      await page.getByRole("radio").nth(at).press("Space");
      await page.locator(at === 0 ? ".past-canvas" : ".past-list").waitFor();
      await see(name);
    }
    expect(found).toEqual({});
  },
);

test("VER14 the menu of a card says when it last changed, and names whoever changed it only where their name stands on the card", async () => {
  const { page, code } = await openFilled(browser, { house, name: "Mésange", texts: ["Pain"] });
  const { page: other } = await openPage(browser);
  await joinTable(other, { house, code, name: "Tilleul" });
  for (const one of [page, other]) await view(one, 1);
  const about = async (one: Page, text: string): Promise<string> => {
    await row(one, text).locator("> .ui-icon-button").click();
    const said = await one.locator(".menu-about").textContent();
    await one.keyboard.press("Escape");
    return said ?? "";
  };
  expect(await about(other, "Pain")).toBe("Posée à l’instant");
  // A minute and more later by the clock of the page.
  await page.clock.setSystemTime(Date.now() + 150_000);
  await rewrite(page, "Pain", "Pain noir");
  await saved(page);
  await row(other, "Pain noir").waitFor();
  expect(await about(other, "Pain noir")).toBe("Modifiée à l’instant");
  await row(page, "Pain noir").locator(".list-card").focus();
  await page.keyboard.press("l");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Nom sur la carte/ })
    .click();
  await page.getByRole("option", { name: "Montrer le nom" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await expect.poll(() => about(other, "Pain noir")).toBe("Modifiée par Mésange, à l’instant");
  await other.clock.setSystemTime(Date.now() + 400_000);
  await rewrite(other, "Pain noir", "Pain blanc");
  await expect.poll(() => about(page, "Pain blanc")).toBe("Modifiée à l’instant");
  expect(await about(page, "Pain blanc")).not.toContain("Tilleul");
});

test("LIM119 so many cards brought in at once are preceded by a state of the table, and fewer are not", async () => {
  const { page } = await openFilled(browser, { house, name: "Mésange", texts: ["Pain"] });
  await saved(page);
  const bring = async (count: number): Promise<void> => {
    await choose(page, "Apporter des cartes…");
    const lines = Array.from({ length: count }, (_, at) => `- ligne ${count} ${at}`).join("\n");
    await page.getByRole("dialog").getByRole("textbox").fill(lines);
    await page.getByRole("dialog").getByRole("button", { name: "Voir les cartes" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Ajouter/ })
      .click();
    await page.locator(".ui-modal").waitFor({ state: "detached" });
    await saved(page);
  };
  await bring(IMPORT_KEEPS_STATE_FROM_COUNT - 1);
  await choose(page, "Versions de la table");
  await page.getByText("Aucun état n’est encore gardé.").waitFor();
  await closePanel(page);
  await bring(IMPORT_KEEPS_STATE_FROM_COUNT);
  await choose(page, "Versions de la table");
  await page.locator(".versions-title", { hasText: "Avant un apport de cartes" }).waitFor();
  await page.locator(".versions-look").click();
  const bar = page.locator(".past-bar");
  await expect.poll(() => bar.textContent()).toContain(`${IMPORT_KEEPS_STATE_FROM_COUNT} cartes sont venues`);
});
