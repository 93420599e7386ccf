import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "@tablee/server/config";
import * as limits from "@tablee/shared/limits";
import { openPage, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tablee-notice-"));
const file = path.join(folder, "organisation.json");
const said = {
  name: "Centre de formation des Tilleuls",
  contact: "tables@tilleuls.example",
  notice: { fr: "Responsable de la publication : la direction.\n\nHébergement : dans nos locaux." },
  kept: { fr: "Une table est supprimée un an après sa dernière séance.", en: "A table is deleted after a year." },
  accessibility: { fr: "Nous répondons sous dix jours." },
};
const { house, browser } = await openStage();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function told(content: unknown): string {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const config = readConfig({ ORGANISATION_FILE: file });
  return config.ok ? "taken" : (config.detail ?? "");
}

test("HOM89 [C25] from the foot of a page one reads who runs the server, what the law asks for, how long tables are kept and what is said of accessibility", async () => {
  const { page } = await openPage(browser, { locale: "fr-FR" });
  await page.goto(house.url);
  await page.getByRole("link", { name: "Mentions légales" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Mentions légales" }).waitFor();
  await page.getByText("ne s’est pas encore présenté").waitFor();
  expect(await violations(page)).toEqual([]);
  writeFileSync(file, JSON.stringify(said));
  await house.restart({ settings: { ORGANISATION_FILE: file } });
  await page.reload();
  await page.getByRole("heading", { name: said.name }).waitFor();
  for (const text of ["Responsable de la publication : la direction.", "Hébergement : dans nos locaux."])
    await page.getByText(text, { exact: true }).waitFor();
  for (const text of [said.kept.fr, said.accessibility.fr]) await page.getByText(text).waitFor();
  expect(await page.getByRole("link", { name: said.contact }).getAttribute("href")).toBe(`mailto:${said.contact}`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Ce qui est en place, et ce qui reste à faire" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Accessibilité" }).waitFor();
  await page.locator("main").getByRole("link", { name: "Mentions légales" }).press("Enter");
  await page.getByRole("heading", { name: said.name }).waitFor();
  // What nobody wrote in this language is said in the other, and marked as such.
  const { page: other } = await openPage(browser, { locale: "en-GB", width: 390, height: 844, colorScheme: "dark" });
  await other.goto(`${house.url}/mentions`);
  await other.getByText(said.kept.en).waitFor();
  expect(await other.getByText("Hébergement : dans nos locaux.").getAttribute("lang")).toBe("fr");
  expect(await violations(other)).toEqual([]);
  expect(await other.evaluate("document.documentElement.scrollWidth > window.innerWidth")).toBe(false);
});

test("HOM89 where the page cannot be loaded it says so, and is there at the next try", async () => {
  const { page } = await openPage(browser, { locale: "fr-FR" });
  await page.route("**/api/organisation", (route) => route.abort());
  await page.goto(`${house.url}/mentions`);
  await page.getByRole("alert").getByText("Cette page n’a pas pu être chargée.").waitFor();
  await page.unroute("**/api/organisation");
  await page.getByRole("button", { name: "Réessayer" }).press("Enter");
  await page.getByRole("heading", { level: 2, name: "Combien de temps les tables sont gardées" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("LIM162 a file of the organisation that cannot be used is refused at the start, with its name and what is wrong", () => {
  expect(told(said)).toBe("taken");
  expect(told("no JSON")).toContain(`${file} cannot be read`);
  const { contact: _, ...without } = said;
  expect(told(without)).toContain("contact");
  for (const contact of ["javascript:alert(1)", "nobody"]) expect(told({ ...said, contact })).toContain("contact");
  expect(told({ ...said, notice: {} })).toContain("notice");
  expect(told({ ...said, notice: { fr: "x".repeat(limits.ORGANISATION_TEXT_MAX_CHARS) } })).toBe("taken");
  expect(told({ ...said, notice: { fr: "x".repeat(limits.ORGANISATION_TEXT_MAX_CHARS + 1) } })).toContain("notice.fr");
  expect(told({ ...said, name: "x".repeat(limits.ORGANISATION_LINE_MAX_CHARS + 1) })).toContain("name");
  rmSync(file);
  expect(readConfig({ ORGANISATION_FILE: file })).toMatchObject({ ok: false, reason: "bad-config" });
});
