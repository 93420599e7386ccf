import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { CardId } from "@tablee/shared/ids";
import { fieldsOf } from "@tablee/shared/practice/sheet";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { oneSpaced, readDocx, readOdt, readPdf } from "../support/read-papers.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const ARABIC = "أن نأخذ الوقت لفهم الكلمات.";

interface Opened {
  readonly page: Page;
  readonly hosts: ReadonlySet<string>;
  readonly code: string;
  readonly other: Headless;
  readonly cards: readonly CardId[];
}

/** A table with cards and a line, and somebody beside us. */
async function openSheet(options: { readonly policy?: boolean } = {}): Promise<Opened> {
  const { page, hosts } = await openPage(browser, options);
  const code = await openTable(page, { house, name: "Mésange", title: "Séminaire" });
  const other = new Headless(house.url, await joinBoard(house.url, code, { name: "Tilleul" }));
  await other.saved();
  const place = { x: 40, y: 90, zone: null, group: null };
  const added = addCards(other.hand, [
    { text: "Prévoir deux chaises.", kind: "tip", knowledge: "experience", author: "Huppe", place },
    { text: ARABIC, kind: "obstacle", knowledge: "experience", place: { ...place, x: 400 } },
  ]);
  const cards = added.ok ? added.value : [];
  addLine(other.hand, { section: "before", text: "Deux rencontres du binôme.", sources: cards });
  await other.saved();
  return { page, hosts, code, other, cards };
}

function part(page: Page, field: string) {
  return page.locator(`.practice-field[data-field="${field}"]`);
}

/** By keyboard. */
async function write(page: Page, field: string, text: string): Promise<void> {
  await part(page, field).locator("form").getByRole("textbox").fill(text);
  await part(page, field).locator("form button[type=submit]").press("Enter");
  await part(page, field).locator("[data-statement-id]", { hasText: text }).first().waitFor();
}

async function saved(page: Page, form: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await page.locator(".ui-panel").getByRole("button", { name: "Enregistrer", exact: true }).press("Enter");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(String.raw`\.${form}\)$`) }).press("Enter"),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

const BARRED = "Choisissez au moins un thème. Si vous avez choisi « Autre », précisez-le. Puis enregistrez la fiche.";

describe("the practice sheet at the table", () => {
  test("PRA30 [C01] [C02] [C07] [C08] filled from the board and written by keyboard, it warns, keeps all, and leaves as documents", async () => {
    const { page, hosts, other } = await openSheet({ policy: true });
    await choose(page, "Fiche de pratique");
    await page.getByRole("button", { name: "Remplir avec la table" }).press("Enter");
    await part(page, "tip").getByText("Prévoir deux chaises.").first().waitFor();
    // Without a theme it is not given out, and says what to do.
    await page.locator(".ui-panel").getByRole("button", { name: "Enregistrer", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: /\.docx\)$/ }).press("Enter");
    await page.locator(".practice-said", { hasText: BARRED }).waitFor();
    await part(page, "theme").getByRole("checkbox", { name: "Inclusion sociale" }).press("Space");
    await part(page, "principle")
      .getByRole("checkbox", { name: /^1\. Éducation/ })
      .press("Space");
    expect(await part(page, "principle").getByRole("checkbox").count()).toBe(20);
    for (const text of ["Un", "Deux", "Trois", "Quatre"]) await write(page, "objective", `Objectif ${text}.`);
    await page.locator('[data-warning="too-many"]', { hasText: "4 pour 3" }).waitFor({ state: "attached" });
    expect(await part(page, "objective").locator("[data-draft]").textContent()).toContain("Objectif Quatre.");
    const count = await page.locator("[data-words]").getAttribute("data-words");
    expect(count).toBe("4");
    const files = { docx: readDocx, odt: readOdt, pdf: readPdf } as const;
    for (const [form, read] of Object.entries(files)) {
      const { name, bytes } = await saved(page, form);
      expect(name).toMatch(new RegExp(String.raw`^Séminaire \d{4}-\d\d-\d\d\.${form}$`));
      const { texts, headings } = await read(bytes);
      const all = oneSpaced(texts.join(" "));
      for (const words of ["Objectif Quatre.", "Deux rencontres du binôme.", ARABIC, "4 mots sur 300"])
        expect(`${form}: ${all}`).toContain(words);
      expect(headings).toContainEqual([2, "Objectifs"]);
      // The two signed nothing; and nobody has said that the name on a card may leave.
      expect(all).not.toMatch(/Mésange|Tilleul|Huppe/);
    }
    expect([...hosts]).toEqual([new URL(house.url).host]);
    await other[Symbol.asyncDispose]();
  });

  test("PRA31 [C05] [C14] from a sentence one press lists the cards it comes from, and another leads to one", async () => {
    const { page, other, cards } = await openSheet();
    await choose(page, "Fiche de pratique");
    await page.getByRole("button", { name: "Remplir avec la table" }).press("Enter");
    const origins = part(page, "activity").locator("details");
    await origins.locator("summary").press("Enter");
    expect(await origins.getByRole("listitem").count()).toBe(2);
    await origins.getByText(ARABIC).waitFor();
    await origins.getByRole("button", { name: /^Aller à la carte : Prévoir deux chaises/ }).press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('data-card-id')")).toBe(cards[0]);
    await other[Symbol.asyncDispose]();
  });

  test("PRA32 what others write is there at once, two write in one sentence, and undo takes back one’s own", async () => {
    const { page, other } = await openSheet();
    await choose(page, "Fiche de pratique");
    const [id] = (() => {
      const added = addStatements(other.hand, [{ field: "context", text: "Un temps." }]);
      return added.ok ? added.value : [];
    })();
    await part(page, "context").getByText("Un temps.").waitFor();
    await part(page, "context").getByRole("button", { name: "Actions : Un temps." }).press("Enter");
    await page.getByRole("menuitem", { name: "Modifier le texte" }).press("Enter");
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Et un lieu.");
    await page.keyboard.press("Control+Enter");
    const text = (): string | undefined => (id ? other.board().statements.get(id)?.text : undefined);
    await until("the other has the words", () => text() === "Un temps. Et un lieu.");
    await write(page, "country", "France");
    await until("the other has the country", () => fieldsOf(other.board().statements.values()).country.length === 1);
    await page.locator("#sheet-country").focus();
    await page.keyboard.press("Control+z");
    await until("the country is gone", () => fieldsOf(other.board().statements.values()).country.length === 0);
    expect(text()).toBe("Un temps. Et un lieu.");
    await other[Symbol.asyncDispose]();
  });

  test("PRA33 [C10] a link is kept with its title, address and licence, and its address is asked of nobody", async () => {
    const { page, hosts, other } = await openSheet();
    await choose(page, "Fiche de pratique");
    await write(page, "link", "Rapport");
    await part(page, "link").getByRole("textbox", { name: "Adresse" }).fill("https://example.org/rapport");
    await part(page, "link").getByRole("textbox", { name: "Licence" }).fill("CC BY 4.0");
    await page.keyboard.press("Tab");
    await until("the other has it", () => {
      const [link] = fieldsOf(other.board().statements.values()).link;
      return link?.address === "https://example.org/rapport" && link.note === "CC BY 4.0";
    });
    await page.locator('[data-status="saved"]').waitFor();
    expect([...hosts]).toEqual([new URL(house.url).host]);
    await other[Symbol.asyncDispose]();
  });

  test("PRA34 [C57] [C20] clauses come from the lines, two agree, and a change of a clause asks them again", async () => {
    const { page, code, other } = await openSheet();
    await choose(page, "Cahier des charges");
    await page.getByRole("button", { name: "Reprendre les lignes du référentiel" }).press("Enter");
    const clause = page.locator('.practice-field[data-section="before"]').getByText("Deux rencontres du binôme.");
    await clause.waitFor();
    const { page: second } = await openPage(browser, { width: 390, height: 800, phone: true, locale: "en-GB" });
    await joinTable(second, { house, code, name: "Wren" });
    await choose(second, "Specifications");
    await part(page, "signature").getByRole("textbox", { name: "Nom" }).fill("Huppe");
    await page.getByRole("button", { name: "Donner mon accord" }).press("Enter");
    await second.getByText("Agreement holds").waitFor();
    await part(second, "signature").getByRole("textbox", { name: "Name" }).fill("Wren");
    await second.getByRole("button", { name: /In which part/ }).tap();
    await second.getByRole("option", { name: /adviser/i }).tap();
    await second.getByRole("button", { name: "Agree", exact: true }).tap();
    await page.getByText("Deux personnes sont d’accord avec ces clauses.").waitFor();
    const { bytes } = await saved(page, "docx");
    // Wren sits at the table, and has not said that her name may leave it.
    expect(readDocx(bytes).tables[0]?.map(([name]) => name)).toEqual(["Nom", "Huppe", "Personne 1"]);
    await page.getByRole("button", { name: "Actions : Deux rencontres du binôme." }).press("Enter");
    await page.getByRole("menuitem", { name: "Modifier le texte" }).press("Enter");
    await page.keyboard.type("Trois ou ");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => second.getByText("Agreed before a change").count()).toBe(2);
    await other[Symbol.asyncDispose]();
  });

  test("PRA35 axe finds nothing in the sheet, the specifications and the glossary, on a phone and in the dark", async () => {
    const { page, code, other } = await openSheet();
    const { page: phone } = await openPage(browser, { width: 390, height: 800, phone: true, colorScheme: "dark" });
    await joinTable(phone, { house, code, name: "Loriot" });
    // The list: cards on the canvas are named by all that they show.
    await page.getByRole("radio").nth(1).press("Space");
    for (const entry of ["Fiche de pratique", "Cahier des charges", "Les trois savoirs"]) {
      for (const one of [page, phone]) {
        await choose(one, entry);
        await one.locator(".ui-panel").waitFor();
        expect({ [entry]: await violations(one) }).toEqual({ [entry]: [] });
        await one.getByRole("button", { name: "Fermer le panneau" }).press("Enter");
      }
    }
    expect(await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await other[Symbol.asyncDispose]();
  });

  test("PRA36 [C12] [C15] [C16] a line shows which knowledge stands behind it, is joined with the one above, and says what became of it", async () => {
    const { page, other } = await openSheet();
    addLine(other.hand, { section: "before", text: "Un lieu calme.", sources: [] });
    await other.saved();
    await page.getByRole("radio").nth(2).press("Space");
    const lines = page.locator(".framework-line");
    await expect.poll(() => lines.count()).toBe(2);
    expect(await lines.first().locator(".framework-behind").innerText()).toContain("Expérience");
    await lines.nth(1).getByText("Aucune carte ne soutient encore cette ligne.").waitFor();
    await choose(page, "Versions de la table");
    await page.getByRole("textbox", { name: /nom/i }).fill("Première année");
    await page.keyboard.press("Enter");
    await page.locator(".versions-look", { hasText: "Première année" }).waitFor();
    await lines
      .nth(1)
      .getByRole("button", { name: /^Actions pour la ligne/ })
      .press("Enter");
    await page.getByRole("menuitem", { name: "Réunir avec la ligne du dessus" }).press("Enter");
    await expect.poll(() => lines.count()).toBe(1);
    expect(await lines.first().locator(".framework-head p").innerText()).toContain("Un lieu calme.");
    await page.locator(".versions-look", { hasText: "Première année" }).press("Enter");
    const changes = page.locator("[data-change]");
    await expect.poll(() => changes.count()).toBe(2);
    expect(await changes.allTextContents()).toEqual([
      "Réécrit : « Deux rencontres du binôme. » est devenu « Deux rencontres du binôme.\nUn lieu calme. »",
      "Retiré (Avant) : Un lieu calme.",
    ]);
    await other[Symbol.asyncDispose]();
  });
});
