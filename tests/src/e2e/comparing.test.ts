import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { meetThrice } from "../support/met-thrice.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await download.path(), "utf8");
}

function comparison(page: Page) {
  return page.getByRole("region", { name: "D’une séance à l’autre", exact: true });
}

/** As a build had archived it that did not count yet. */
async function forgetCounts(board: string, meeting: number): Promise<void> {
  await house.stop();
  const database = new DatabaseSync(`${house.dataDir}/tablee.sqlite`);
  const done = database
    .prepare("update meetings set record = json_remove(record, '$.obstacles') where board_id = ? and number = ?")
    .run(board, meeting);
  database.close();
  await house.start();
  expect(done.changes).toBe(1);
}

test("CMP17 [C45] [C49] by keyboard one chooses the meetings that are compared, reads them in words, in the picture and in its table, and takes all of it along", async () => {
  await using table = await meetThrice(house);
  const { page } = await openPage(browser);
  await joinTable(page, { house, code: table.opened.board.code, name: "Bruyère" });
  await choose(page, "Mémoire de la table");
  const part = comparison(page);
  await part.getByText("Depuis la séance 1, un obstacle est levé ; deux sont ouverts, un de moins.").waitFor();
  await part.getByText("1 séance sur 3 a été menée avec une personne accompagnée.").waitFor();
  const picture = part.getByRole("img", { name: "Obstacles et confiance, séance par séance" });
  await picture.waitFor();
  const summary = part.locator("summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  const rows = part.getByRole("table", { name: "Les mêmes faits en tableau" }).getByRole("row");
  // The bars say what the cells say, one after the other.
  const cells = await Promise.all((await rows.all()).map((row) => row.locator("th, td").allTextContents()));
  expect(cells.slice(1).map(([, open, , , removed]) => [open, removed])).toEqual([
    ["3", "0"],
    ["2", "1"],
    ["2", "0"],
  ]);
  expect(await picture.locator(".comparing-number").allTextContents()).toEqual(["3", "0", "2", "1", "2", "0"]);
  expect(await rows.nth(3).innerText()).toContain("moins de cinq réponses");
  expect(await violations(page)).toEqual([]);
  await part.getByRole("checkbox", { name: "Séance 3, en cours" }).focus();
  await page.keyboard.press("Space");
  await part.getByText("surtout « Plutôt oui ». Séance 2 : surtout « Tout à fait ».").waitFor();
  expect(await rows.count()).toBe(3);
  const words = await part.locator(".comparing-words p").allInnerTexts();
  expect(words.length).toBeGreaterThan(3);
  const file = await saved(page, () => page.getByRole("button", { name: "Enregistrer en Markdown" }).press("Enter"));
  for (const text of words) expect(file).toContain(text);
  expect(file).toContain("| Séance 2 | 2 | 1 | 0 | 1 |");
  const csv = await saved(page, () => part.getByRole("button", { name: "Enregistrer en CSV" }).press("Enter"));
  expect(csv.split("\r\n")[2]).toMatch(/^Séance 2;2;1;0;1;Tout à fait.*;oui$/);
  for (const name of ["Séance 1", "Séance 2"]) await part.getByRole("checkbox", { name }).press("Space");
  await part.getByText("Choisissez au moins deux séances.").waitFor();
  expect(await picture.count()).toBe(0);
}, 60_000);

test("CMP19 on a phone nothing of it lies to the side, of one meeting it says what will be here, and an older archive is counted when somebody asks", async () => {
  await using table = await meetThrice(house);
  const { board } = table.opened;
  await forgetCounts(board.id, 1);
  const { page } = await openPage(browser, { width: 390, height: 844, colorScheme: "dark", phone: true });
  await joinTable(page, { house, code: board.code, name: "Bruyère" });
  await choose(page, "Mémoire de la table");
  const part = comparison(page);
  await part.getByText("De la séance 1, les obstacles n’ont pas été comptés.").waitFor();
  await part.getByRole("button", { name: "Compter les obstacles des séances plus anciennes" }).press("Enter");
  await part.getByText("Depuis la séance 1, un obstacle est levé").waitFor();
  expect(await part.getByRole("button", { name: /Compter/ }).count()).toBe(0);
  await part.locator("summary").press("Enter");
  await part.getByRole("table").waitFor();
  const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate(over)).toBe(0);
  expect(await violations(page)).toEqual([]);
  const { page: other } = await openPage(browser, { locale: "en-GB" });
  await openTable(other, { house, name: "Loriot" });
  await choose(other, "Memory of the table");
  await other.getByText("There is only one meeting so far.").waitFor();
  expect(await other.locator(".comparing-picture").count()).toBe(0);
}, 60_000);
