import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { outlineOf } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import { answer, card, choose, menu, openFilled, selected } from "../support/canvas.ts";
import { NO_CORPUS, corpusFiles, hasCorpus, textIn } from "../support/corpus.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose as chooseEntry } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function table(name: string, texts: readonly string[] = []) {
  const { page, code } = await openFilled(browser, { house, name, texts });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: "Ormeau" }));
  await member.saved();
  return { page, member };
}

/** As another program would leave it. */
async function paste(page: Page, forms: { readonly plain?: string; readonly html?: string }): Promise<void> {
  await page.locator(".canvas-surface").focus();
  await page.evaluate((given) => {
    const data = new DataTransfer();
    if (given.plain) data.setData("text/plain", given.plain);
    if (given.html) data.setData("text/html", given.html);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, forms);
}

async function add(page: Page): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Ajouter/ })
    .press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

function shape(board: Board) {
  return outlineOf(board).map(({ zone, groups, lone }) => [
    zone?.title ?? null,
    groups.map(({ group, cards }) => [group.name, cards.map(({ text }) => text).sort()]),
    lone.map(({ text }) => text).sort(),
  ]);
}

describe("between two tables", () => {
  test("CAN113 a whole table copied in one tab is put down in another with its areas, groups and links, into areas of the same title, and undone in one step", async () => {
    const one = await table("Mésange", ["Un", "Deux", "Trois"]);
    await using mine = one.member;
    const [, second] = [...mine.board().zones.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
    if (!second) throw new Error("no areas");
    await choose(one.page, "Un", "Deux");
    await one.page.keyboard.press("g");
    await one.page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
    await answer(one.page);
    await card(one.page, "Trois").focus();
    await one.page.keyboard.press("m");
    await one.page.getByRole("dialog").getByRole("button", { name: second.title }).press("Enter");
    await card(one.page, "Un").focus();
    await one.page.keyboard.press("k");
    await card(one.page, "Trois").focus();
    await one.page.keyboard.press("Enter");
    await until("the cards are linked", () => mine.board().links.size === 1);
    const wanted = shape(mine.board());
    await one.page.locator(".canvas-surface").focus();
    await one.page.keyboard.press("Control+a");
    await one.page.keyboard.press("Control+c");
    await one.page.locator(".ui-toast", { hasText: "3 cartes copiées" }).waitFor();

    const two = await table("Tilleul");
    await using theirs = two.member;
    const zones = theirs.board().zones.size;
    await two.page.locator(".canvas-surface").focus();
    await two.page.keyboard.press("Control+v");
    await until("all has come", () => theirs.board().links.size === 1);
    expect(shape(theirs.board())).toEqual(wanted);
    expect(theirs.board().zones.size).toBe(zones);
    expect(await selected(two.page)).toBe(3);
    await two.page.locator(".canvas-surface").focus();
    await two.page.keyboard.press("Control+z");
    await until("one step takes it back", () => theirs.board().cards.size === 0 && theirs.board().groups.size === 0);

    // At the table that it comes from, its areas are copies.
    await one.page.locator(".canvas-surface").focus();
    await one.page.keyboard.press("Control+v");
    await until("the copies are there", () => mine.board().cards.size === 6);
    expect(mine.board().zones.size).toBe(2 * zones);
  });

  test("CAN114 one area is copied from its menu, with its cards and its look", async () => {
    const one = await table("Loriot", ["Un"]);
    await using mine = one.member;
    const [first] = outlineOf(mine.board());
    const title = first?.zone?.title ?? "";
    await menu(one.page, one.page.getByRole("button", { name: `Actions pour la zone ${title}` }), /Copier la zone/);
    await one.page.locator(".ui-toast", { hasText: "Zone copiée" }).waitFor();
    const two = await table("Genêt");
    await using theirs = two.member;
    for (const id of theirs.board().zones.keys()) theirs.table.sync.doc.getMap("zones").delete(id);
    await theirs.saved();
    await two.page.locator(".canvas-zone").first().waitFor({ state: "detached" });
    await two.page.locator(".canvas-surface").focus();
    await two.page.keyboard.press("Control+v");
    await until("the area has come", () => theirs.board().zones.size === 1 && theirs.board().cards.size === 1);
    expect(shape(theirs.board())).toEqual([[title, [], ["Un"]]]);
  });
});

describe("spreadsheets", () => {
  const SHEET = 'Idée\tZone\tSavoir\n"Deux\nlignes"\tAvant la formation\tExpérience\nUn café, le même\tAilleurs\t';

  test("FIL21 a copied sheet is seen with its columns before it becomes cards, and one of a web page too", async () => {
    const { page, member } = await table("Bruyère");
    await using theirs = member;
    await paste(page, { plain: SHEET });
    const dialog = page.getByRole("dialog");
    await dialog.locator(".files-rows", { hasText: "Un café, le même" }).waitFor();
    expect(await dialog.locator(".files-counts li").allTextContents()).toEqual(["2 cartes", "1 nouvelle zone"]);
    await dialog.locator('th[data-role="text"]', { hasText: "Idée" }).waitFor();
    await add(page);
    await until("the rows have come", () => theirs.board().cards.size === 2);
    expect(theirs.texts().sort()).toEqual(["Deux\nlignes", "Un café, le même"]);
    const html =
      "<style>p{}</style><table><tr><th>Texte<th>Groupe</tr><tr><td>Un &amp; <b>deux</b><br>encore</td><td>G</td></tr>" +
      "<tr><td colspan=2>Seul<script>document.title = 'x'</script></td></tr></table>";
    await paste(page, { plain: "Texte Groupe", html });
    await dialog.locator(".files-rows", { hasText: "encore" }).waitFor();
    await add(page);
    await until("these too", () => theirs.board().cards.size === 4);
    expect(theirs.texts()).toContain("Un & deux\nencore");
    expect(await page.title()).not.toBe("x");
  });

  test("FIL22 one column of a sheet is a list of cells, each with all its lines, and one cell one card", async () => {
    const { page, member } = await table("Fougère");
    await using theirs = member;
    const cells = (...texts: readonly string[]) =>
      `<table>${texts.map((one) => `<tr><td>${one}</td></tr>`).join("")}</table>`;
    await paste(page, { plain: '"a\nb"\nc', html: cells("a<br>b", "c") });
    await page.getByRole("dialog").getByRole("button", { name: "Faire 2 cartes" }).press("Enter");
    await until("two cards", () => theirs.board().cards.size === 2);
    expect(theirs.texts().sort()).toEqual(["a\nb", "c"]);
    await paste(page, { plain: "d", html: cells("d") });
    await until("three cards", () => theirs.board().cards.size === 3);
  });

  test("CAN115 chosen cards go to a spreadsheet as rows under their names, and to a text as their words", async () => {
    const { page } = await table("Pervenche", ["=1+1", "Un mot"]);
    await choose(page, "=1+1", "Un mot");
    await page.keyboard.press("Control+c");
    await page.locator(".ui-toast", { hasText: "2 cartes copiées" }).waitFor();
    const forms = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const text = async (type: string) => (await item?.getType(type))?.text();
      return { plain: await text("text/plain"), html: await text("text/html") };
    });
    expect(forms.plain).toBe(" =1+1\n\nUn mot");
    const rows = await page.evaluate((html) => {
      const found = new DOMParser().parseFromString(html ?? "", "text/html").querySelectorAll("tr");
      return [...found].map((row) => [...row.cells].map((cell) => cell.textContent));
    }, forms.html);
    expect(rows).toEqual([
      ["Texte", "Zone"],
      ["'=1+1", "Avant la formation"],
      ["Un mot", "Avant la formation"],
    ]);
  });
});

describe("Excalidraw", () => {
  const note = (id: string, x: number, words: string) => [
    { id, type: "rectangle", x, y: 0, width: 180, height: 90, backgroundColor: "#a5d8ff" },
    { id: `${id}t`, type: "text", x, y: 0, width: 60, height: 25, containerId: id, text: words },
  ];
  const elements = [
    ...note("a", 0, "Cause"),
    ...note("b", 300, "Effet"),
    { id: "f", type: "frame", x: -20, y: -40, width: 600, height: 300, name: "Atelier" },
    { id: "r", type: "arrow", startBinding: { elementId: "a" }, endBinding: { elementId: "b" }, endArrowhead: "arrow" },
    { id: "d", type: "freedraw", points: [] },
  ];

  test("FIL23 what was copied in Excalidraw is seen before it comes, with what stays behind counted", async () => {
    const { page, member } = await table("Ajonc");
    await using theirs = member;
    await paste(page, { plain: JSON.stringify({ type: "excalidraw/clipboard", elements, files: {} }) });
    const dialog = page.getByRole("dialog");
    await dialog.locator(".files-counts").waitFor();
    expect(await dialog.locator(".files-counts li").allTextContents()).toEqual([
      "2 cartes",
      "1 nouvelle zone",
      "1 lien",
    ]);
    await dialog.getByText("Ce qui ne peut pas être dessiné ici ne vient pas").waitFor();
    await add(page);
    await until("it has come", () => theirs.board().links.size === 1);
    expect(theirs.texts().sort()).toEqual(["Cause", "Effet"]);
    await page.locator(".canvas-card.card-sky", { hasText: "Cause" }).waitFor();
  });

  test("FIL24 chosen cards are copied for Excalidraw from their menu, and its file comes in like any other", async () => {
    const { page } = await table("Troène", ["Un", "Deux"]);
    await choose(page, "Un", "Deux");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Copier pour Excalidraw" }).press("Enter");
    await page.locator(".ui-toast", { hasText: "2 cartes copiées pour Excalidraw" }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const { type, elements: out } = JSON.parse(text);
    expect(type).toBe("excalidraw/clipboard");
    expect(out.map((one: { type: string }) => one.type)).toEqual(["rectangle", "text", "rectangle", "text"]);
    const other = await table("Sorbier");
    await using theirs = other.member;
    await chooseEntry(other.page, "Apporter des cartes…");
    const buffer = Buffer.from(JSON.stringify({ type: "excalidraw", version: 2, elements: out }));
    await other.page
      .locator("input[type=file]")
      .setInputFiles({ name: "atelier.excalidraw", mimeType: "application/json", buffer });
    await other.page.getByRole("dialog").getByText("Dessin d’Excalidraw").waitFor();
    await add(other.page);
    await until("the file has come", () => theirs.board().cards.size === 2);
    expect(theirs.texts().sort()).toEqual(["Deux", "Un"]);
  });

  test.skipIf(!hasCorpus)(
    `FIL25 a workshop drawn by others in Excalidraw is put on the canvas whole${NO_CORPUS}`,
    async () => {
      const file = corpusFiles("excalidraw", "EventStorming.excalidraw")[0];
      if (!file) throw new Error("the file is not there");
      const { page, member } = await table("Pinson");
      await using theirs = member;
      await paste(page, { plain: textIn(file) });
      await page.getByRole("dialog").locator(".files-counts").waitFor();
      await add(page);
      await until("it has come", () => theirs.board().cards.size > 20);
      await theirs.saved();
      await expect.poll(() => page.locator(".canvas-card").count()).toBe(theirs.board().cards.size);
    },
  );
});
