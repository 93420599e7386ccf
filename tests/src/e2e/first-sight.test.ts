import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { box, openFilled, row, view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

test("UIX125 on a laptop all areas of a table are in view at first sight", async () => {
  const { page } = await openPage(browser, { width: 1280, height: 720 });
  await openTable(page, { house, name: "Mésange" });
  const zones = page.locator(".canvas-zone");
  await expect.poll(() => zones.count()).toBe(4);
  for (const zone of await zones.all()) {
    const { x, width } = await box(zone);
    expect(x).toBeGreaterThan(60);
    expect(x + width).toBeLessThanOrEqual(1280);
  }
});

test("UIX126 a tip that is shown takes no Escape from what was meant, and goes with it", async () => {
  const { page } = await openFilled(browser, { house, name: "Tilleul", texts: ["Une carte"] });
  await page.locator(".bar-phase").click();
  const panel = page.locator(".ui-panel");
  const close = panel.getByRole("button", { name: "Fermer le panneau" });
  await close.hover();
  await page.getByRole("tooltip").waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.getByRole("tooltip").waitFor({ state: "detached" });

  // A tool, whose tip is shown while another has the keyboard.
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("h");
  await page.mouse.move(600, 400, { steps: 3 });
  await page.getByRole("button", { name: /^Crayon/ }).hover();
  await page.getByRole("tooltip").waitFor();
  await page.keyboard.press("Escape");
  await page.locator('.canvas-tools [aria-pressed="true"][aria-label^="Choisir"]').waitFor();

  // The pointer leaves, and so does the tip, on a narrow screen too.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Menu de la table" }).waitFor();
  await page.mouse.move(200, 300, { steps: 3 });
  await page.locator(".canvas-pad").hover();
  await page.getByRole("tooltip").waitFor();
  await page.mouse.move(200, 300);
  await page.getByRole("tooltip").waitFor({ state: "detached" });
  expect(await page.getByRole("tooltip").count()).toBe(0);
});

test("UIX127 what is seen of a card, a row and a button is in its name, in that order", async () => {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name: "Sorbier" });
  await using member = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
  await member.saved();
  const place = { x: 40, y: 80, zone: null, group: null };
  addCards(member.hand, [
    { text: "Être invité", place, knowledge: "experience", author: "Olivier", kind: "need", colour: "rose" },
    {
      text: "Réserver **deux** places",
      place: { ...place, x: 280 },
      knowledge: "practice",
      author: "Iris",
      locked: true,
    },
  ]);
  await page.getByRole("option", { name: /^Besoin\. Être invité\. Expérience, Olivier/ }).waitFor();
  const asked = { "label-content-name-mismatch": true };
  expect(await violations(page, asked)).toEqual([]);
  await view(page, 1);
  await row(page, "Être invité").waitFor();
  expect(await violations(page, asked)).toEqual([]);
});
