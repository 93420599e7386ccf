import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, openPage, violations } from "../support/page.ts";
import { Keys } from "../support/keys.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();
const folder = mkdtempSync(path.join(tmpdir(), "tablee-kept-"));

async function bring(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Partir d’un modèle enregistré" }).press("Enter"),
  ]);
  await chooser.setFiles(file);
}

test("CHK24 [C38] by keyboard whoever leads keeps the table as a template, leaves out what they wish, and opens another from the file", async () => {
  const opened = await openBoard(house.url, { name: "Loriot", title: "Séminaire" });
  await using host = new Headless(house.url, opened);
  await host.saved();
  host.addCard("Des mots de quelqu’un");
  await host.saved();
  await host.command("goal.set", { text: "Bien se rencontrer" });
  await host.command("rules.post", { text: "On garde les mots." });
  const { page } = await openPage(browser);
  await page.goto(opened.links.host);
  await page.getByRole("textbox").last().fill("Mésange");
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
  await choose(page, "Enregistrer comme modèle…");
  const dialog = page.getByRole("dialog", { name: "Enregistrer comme modèle" });
  await dialog.getByText("Avant la formation · Pendant la formation").waitFor();
  const keys = new Keys(page);
  await keys.to(/^Le but : Bien se rencontrer/);
  await keys.press("Space");
  expect(await violations(page, { "target-size": true })).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent("download"), keys.act(/^Enregistrer le modèle$/)]);
  await dialog.waitFor({ state: "detached" });
  expect(download.suggestedFilename()).toMatch(/^Modèle Séminaire \d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  expect(text).not.toMatch(/quelqu’un|Mésange|Bien se rencontrer|Séminaire/);
  expect(text).toContain("On garde les mots.");

  const file = path.join(folder, "modele.json");
  writeFileSync(file, text);
  const broken = path.join(folder, "autre.json");
  writeFileSync(broken, "{}");
  await page.goto(`${house.url}/ouvrir`);
  await bring(page, broken);
  await page.getByRole("alert").getByText("Ce fichier n’est pas un modèle.").waitFor();
  await bring(page, file);
  await page.getByRole("strong").getByText("Modèle : modele.json").waitFor();
  // The button that was pressed is gone: the keyboard is beside it.
  await expect.poll(() => page.evaluate("document.activeElement?.textContent")).toBe("Retirer le modèle");
  expect(await violations(page, { "target-size": true })).toEqual([]);
  await page.getByRole("textbox", { name: "Nom de la table" }).fill("La suite");
  await page.getByRole("textbox", { name: "Mon nom à la table" }).fill("Huppe");
  await page.getByRole("button", { name: "Ouvrir la table" }).press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
  await choose(page, "Enregistrer comme modèle…");
  await page.getByText("Avant la formation · Pendant la formation").waitFor();
  await page.getByText("On garde les mots.").waitFor();
  expect(await page.getByText("Bien se rencontrer").count()).toBe(0);
  expect(await page.getByText("Des mots de quelqu’un").count()).toBe(0);
});
