import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { outlineOf } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import { IMPORT_FILE_MAX_BYTES, IMPORT_NODES_MAX_COUNT } from "@tablee/shared/limits";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function openOwn(name: string): Promise<{ readonly page: Page; readonly code: string }> {
  const { page } = await openPage(browser, { policy: true });
  return { page, code: await openTable(page, { house, name }) };
}

async function sitDown(code: string): Promise<Headless> {
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: "Ormeau" }));
  await member.saved();
  return member;
}

/** By keyboard, as everything here. */
async function openMenu(page: Page, entry: RegExp): Promise<void> {
  await page.getByRole("button", { name: /^(Menu de la table|Menu of the table)$/ }).press("Enter");
  await page.getByRole("menuitem", { name: entry }).press("Enter");
}

async function choose(page: Page, entry: RegExp): Promise<void> {
  await openMenu(page, entry);
  await page.getByRole("dialog").waitFor();
}

const SAVE = /^(Enregistrer une copie|Save a copy)/;
const BRING = /^(Apporter des cartes|Bring cards in)/;

async function saved(page: Page, format: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-format="${format}"]`).press("Enter"),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

async function bring(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

async function add(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Ajouter/ }).press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole("dialog").getByRole("textbox").fill(text);
  await page.getByRole("button", { name: "Voir les cartes" }).press("Enter");
  await page.locator(".files-counts").waitFor();
}

function words(board: Board): unknown {
  return {
    areas: outlineOf(board).map(({ zone, groups, lone }) => ({
      title: zone?.title ?? null,
      groups: groups.map(({ group, cards }) => [group.name, cards.map(({ text }) => text)]),
      lone: lone.map(({ text, knowledge }) => [text, knowledge]),
    })),
    lines: [...board.lines.values()].map(({ text, section, sources }) => ({
      text,
      section,
      sources: new Set(sources.map((id) => board.cards.get(id)?.text)),
    })),
  };
}

const ARABIC = "أن نأخذ الوقت";

async function fill(page: Page): Promise<void> {
  await put(page, "Être là dès le départ");
  await put(page, ARABIC);
  await put(page, "Un café ; le même “pour tous”");
  await page.getByRole("radio").nth(1).press("Space");
  await page.locator(".list-card").first().focus();
  await page.keyboard.press("g");
  await page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await page.locator(".list-card").first().focus();
  await page.keyboard.press("f");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator('[data-status="saved"]').waitFor();
}

test("FIL5 every form of a copy carries the original words in every script, under a safe name, and the complete one makes the same table elsewhere", async () => {
  const { page, code } = await openOwn("Mésange");
  await using mine = await sitDown(code);
  await fill(page);
  await choose(page, SAVE);
  const copies: Record<string, { readonly name: string; readonly text: string }> = {};
  for (const format of ["markdown", "csv", "json", "canvas", "svg", "outline", "kanban", "excalidraw"])
    copies[format] = await saved(page, format);
  for (const [format, { name, text }] of Object.entries(copies)) {
    expect(name).toMatch(/^Les ingrédients \d{4}-\d{2}-\d{2}\.(md|csv|json|canvas|svg|excalidraw)$/);
    for (const word of ["Être là dès le départ", ARABIC])
      expect({ format, has: text.includes(word) }).toEqual({ format, has: true });
  }
  const { markdown, csv, json, canvas, svg } = copies;
  expect(csv?.text.charCodeAt(0)).toBe(0xfeff);
  expect(csv?.text).toContain('"Un café ; le même “pour tous”"');
  expect(csv?.text).toContain("Avant la formation;Ensemble;");
  expect(markdown?.text).toContain("# Les ingrédients");
  expect(markdown?.text).toContain("Ensemble");
  expect(JSON.parse(canvas?.text ?? "").nodes.length).toBeGreaterThanOrEqual(7);
  const drawn = await page.evaluate(
    (source) => new DOMParser().parseFromString(source, "image/svg+xml").documentElement.tagName,
    svg?.text ?? "",
  );
  expect(drawn).toBe("svg");

  const other = await openOwn("Tilleul");
  await using theirs = await sitDown(other.code);
  for (const id of theirs.board().zones.keys()) theirs.table.sync.doc.getMap("zones").delete(id);
  await theirs.saved();
  await choose(other.page, BRING);
  await bring(other.page, json?.name ?? "", json?.text ?? "");
  await other.page.locator(".files-counts", { hasText: "4 nouvelles zones" }).waitFor();
  await add(other.page);
  await until("the copy has come", () => theirs.board().lines.size === 1);
  expect(words(theirs.board())).toEqual(words(mine.board()));
  await other.page.locator(".ui-toast").getByRole("button", { name: "Annuler" }).press("Enter");
  await until("one step takes all of it back", () => theirs.board().cards.size + theirs.board().zones.size === 0);
});

test("FIL6 a JSON Canvas shows what it will bring, brings it, and gives back what is not ours", async () => {
  const { page, code } = await openOwn("Loriot");
  await using member = await sitDown(code);
  const file = {
    nodes: [
      { id: "z", type: "group", x: 0, y: 0, width: 600, height: 400, label: "Jardin" },
      { id: "a", type: "text", x: 20, y: 60, width: 200, height: 100, text: "Semer", "x-autre": { a: [1] } },
      { id: "b", type: "text", x: 300, y: 60, width: 200, height: 100, text: ARABIC },
    ],
    edges: [{ id: "e", fromNode: "a", toNode: "b", label: "puis" }],
  };
  await choose(page, BRING);
  await bring(page, "jardin.canvas", JSON.stringify(file));
  await page.locator(".files-counts").waitFor();
  const counts = await page.locator(".files-counts li").allTextContents();
  expect(counts).toEqual(["2 cartes", "1 nouvelle zone", "1 lien"]);
  await add(page);
  await until("the canvas has come", () => member.board().links.size === 1);
  const areas = outlineOf(member.board()).find(({ zone }) => zone?.title === "Jardin");
  expect(areas?.lone.map(({ text }) => text)).toEqual(["Semer", ARABIC]);
  await choose(page, SAVE);
  const again = await saved(page, "canvas");
  expect(again.text).toContain('"x-autre"');
});

test("FIL7 a table as French Excel wrote it comes in without a broken letter, and another column is chosen by keyboard", async () => {
  const { page, code } = await openOwn("Bruyère");
  await using member = await sitDown(code);
  const text = "Idée;Œuvre;Zone\r\nL'été;Un cœur à 3 €;Pendant la formation\r\nLa forêt;Déjà;Ailleurs\r\n";
  const inWindows: Readonly<Record<string, number>> = { Œ: 0x8c, œ: 0x9c, "€": 0x80 };
  const bytes = Buffer.from(Array.from(text, (sign) => inWindows[sign] ?? sign.charCodeAt(0)));
  await choose(page, BRING);
  await bring(page, "idées.csv", bytes);
  await page.locator(".files-rows", { hasText: "Un cœur à 3 €" }).waitFor();
  expect(await page.locator(".files-counts li").allTextContents()).toEqual(["2 cartes", "1 nouvelle zone"]);
  await page.getByRole("button", { name: /Texte de la carte/ }).press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator('th[data-role="text"]', { hasText: "Œuvre" }).waitFor();
  await add(page);
  await until("the rows have come", () => member.texts().length === 2);
  expect(member.texts()).toEqual(["Déjà", "Un cœur à 3 €"]);
  const areas = outlineOf(member.board()).map(({ zone, count }) => [zone?.title, count]);
  expect(areas).toContainEqual(["Pendant la formation", 1]);
  expect(areas).toContainEqual(["Ailleurs", 1]);
});

test("FIL8 a file that cannot be read says where and what to do, changes nothing, and a good one can follow", async () => {
  const { page, code } = await openOwn("Genêt");
  await using member = await sitDown(code);
  await put(page, "Déjà là");
  await until("a card is there", () => member.texts().length === 1);
  const before = words(member.board());
  await choose(page, BRING);
  await bring(page, "table.json", '{\n  "format": "tablee-board",\n  "cards": [}\n');
  const alert = page.getByRole("dialog").getByRole("alert");
  await alert.getByText("Où : ligne 3, colonne 13.").waitFor();
  expect(await page.getByRole("button", { name: /^Ajouter/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Choisir autre chose" }).press("Enter");
  await bring(page, "grand.csv", Buffer.alloc(IMPORT_FILE_MAX_BYTES + 1, "a"));
  await alert.getByText("dépasse 8 Mo").waitFor();
  await bring(page, "ouvert.csv", 'Texte;Zone\n"Un mot;Avant\nDeux;Après\n');
  await alert.getByText("guillemet").waitFor();
  expect(words(member.board())).toEqual(before);
  await page.getByRole("button", { name: "Choisir autre chose" }).press("Enter");
  await paste(page, "Un\nDeux");
  expect(await alert.count()).toBe(0);
  await add(page);
  await until("the list has come", () => member.texts().length === 3);
});

test("FIL9 while areas are locked, a member brings the cards alone, hears so before, and the server takes them", async () => {
  const { page: host, code } = await openOwn("Iris");
  await using member = await sitDown(code);
  const { page } = await openPage(browser, { policy: true });
  await page.goto(`${house.url}/join#code=${code}`);
  await page.getByRole("textbox").last().fill("Verveine");
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
  await openMenu(host, /^Mener la séance/);
  await host.getByRole("switch", { name: /[Vv]errouiller/ }).press("Space");
  await choose(page, BRING);
  await paste(page, "# Nouvelle zone\n- Un\n- Deux");
  await page.locator(".files-waits", { hasText: "Les zones et les groupes sont verrouillés" }).waitFor();
  expect(await page.getByRole("button", { name: /^Ajouter/ }).isDisabled()).toBe(true);
  await page.getByRole("switch", { name: "Apporter seulement les cartes" }).press("Space");
  await add(page);
  await until("the cards have come", () => member.texts().length === 2);
  expect([...member.board().zones.values()].map(({ title }) => title)).not.toContain("Nouvelle zone");
  await page.locator('[data-status="saved"]').waitFor();
});

test("FIL10 as many cards as an import may bring, far beyond one frame, end as saved, in one step of undo, and redone are saved again", async () => {
  const { page, code } = await openOwn("Sorbier");
  await using member = await sitDown(code);
  const list = Array.from({ length: IMPORT_NODES_MAX_COUNT }, (_, index) => `Carte ${index} : ${"mot ".repeat(350)}`);
  await choose(page, BRING);
  await bring(page, "beaucoup.txt", list.join("\n"));
  await page.locator(".files-counts", { hasText: `${IMPORT_NODES_MAX_COUNT} cartes` }).waitFor();
  await add(page);
  const isHere = (count: number) => (): boolean => member.texts().length === count;
  await until("all came to another member", isHere(IMPORT_NODES_MAX_COUNT), 60_000);
  await page.locator('[data-status="saved"]').waitFor({ timeout: 60_000 });
  // The message that offers it may have gone while all was being saved.
  await page.getByRole("button", { name: "Annuler mon geste" }).press("Enter");
  await until("one step took all away", isHere(0), 60_000);
  await page.getByRole("button", { name: "Refaire" }).press("Enter");
  await until("all came back", isHere(IMPORT_NODES_MAX_COUNT), 60_000);
  await page.locator('[data-status="saved"]').waitFor({ timeout: 60_000 });
  expect(new Set(member.texts())).toEqual(new Set(list.map((line) => line.trim())));
});

test("FIL11 a file dropped on the table opens the way in with it, and writes nothing by itself", async () => {
  const { page } = await openOwn("Cytise");
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["Un\nDeux\nTrois"], "liste.txt", { type: "text/plain" }));
    const about = { dataTransfer: carried, bubbles: true, cancelable: true };
    const drag = (kind: string) => document.querySelector("main")?.dispatchEvent(new DragEvent(kind, about));
    Object.assign(window, { drag });
  });
  await expect.poll(() => page.evaluate("drag('dragover') || document.querySelectorAll('.files-over').length")).toBe(1);
  await page.evaluate("drag('drop')");
  await page.getByRole("dialog").getByText("liste.txt").waitFor();
  await page.locator(".files-counts", { hasText: "3 cartes" }).waitFor();
  expect(await page.locator(".canvas-card").count()).toBe(0);
});

test("FIL12 printing puts the table on paper as headings, cards and framework, in black on white, even in the dark", async () => {
  const { page } = await openPage(browser, { policy: true, colorScheme: "dark" });
  await openTable(page, { house, name: "Merle" });
  await fill(page);
  await page.evaluate(() => {
    addEventListener("beforeprint", () => {
      const sheet = document.querySelector<HTMLElement>(".print");
      document.body.dataset["printed"] = sheet?.innerHTML ?? "";
    });
  });
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  // The framework begins a sheet of its own.
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
  const html = (await page.locator("body").getAttribute("data-printed")) ?? "";
  for (const part of ["<h1", "Les ingrédients", "Avant la formation", "Ensemble", ARABIC, "Référentiel de formation"])
    expect({ part, has: html.includes(part) }).toEqual({ part, has: true });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const look = await page.locator(".print").evaluate((sheet) => {
    const { color, backgroundColor } = getComputedStyle(sheet);
    const others = [...document.body.children].filter((one) => one !== sheet && one.getClientRects().length > 0);
    return { color, backgroundColor, others: others.length };
  });
  expect(look).toEqual({ color: "rgb(0, 0, 0)", backgroundColor: "rgb(255, 255, 255)", others: 0 });
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => {
    document.body.dataset["printed"] = "";
  });
  await choose(page, SAVE);
  await page.locator('[data-format="print"]').press("Enter");
  await page.locator('body[data-printed*="Ensemble"]').waitFor();
});

test.each([
  { colorScheme: "light", locale: "fr-FR", width: 1280 },
  { colorScheme: "dark", locale: "en-GB", width: 390 },
] as const)("FIL13 axe finds nothing in the ways in and out, $colorScheme, $locale, $width px", async (options) => {
  const { page } = await openPage(browser, options);
  await openTable(page, { house, name: "Alouette" });
  await choose(page, SAVE);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await choose(page, BRING);
  expect(await violations(page)).toEqual([]);
  await bring(page, "table.csv", `Texte;Zone\nUn;Avant\n${ARABIC};Après\n`);
  await page.locator(".files-rows").waitFor();
  expect(await violations(page)).toEqual([]);
  const isWithin = await page.locator(".ui-modal").evaluate((modal) => modal.scrollWidth <= modal.clientWidth);
  expect(isWithin).toBe(true);
  await page.getByRole("button", { name: /^(Choisir autre|Choose something)/ }).press("Enter");
  await bring(page, "table.json", "{");
  await page.getByRole("dialog").getByRole("alert").waitFor();
  expect(await violations(page)).toEqual([]);
});
