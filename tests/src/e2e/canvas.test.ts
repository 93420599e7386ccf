import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { PASTE_MAX_LINES_COUNT } from "@tablee/shared/limits";
import { answer, box, card, choose, drag, menu, openFilled, row, selected, view } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const table = (name: string, texts: readonly string[] = []) => openFilled(browser, { house, name, texts });

describe("choosing", () => {
  test("CAN13 a rectangle drawn on the ground chooses the cards it covers; Shift adds, Escape drops, Ctrl+A takes all", async () => {
    const { page } = await table("Mésange", ["Un", "Deux", "Trois"]);
    const [one, two] = [await box(card(page, "Un")), await box(card(page, "Deux"))];
    await drag(page, { x: one.x - 8, y: one.y - 6 }, { x: two.x + two.width - 40, y: two.y + two.height + 4 });
    expect(await selected(page)).toBe(2);
    await page.getByRole("toolbar", { name: "2 cartes choisies" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await selected(page)).toBe(0);
    await page.keyboard.press("Control+a");
    expect(await selected(page)).toBe(3);
    await choose(page, "Un");
    expect(await selected(page)).toBe(1);
  });

  test("CAN14 by keyboard: arrows go to the card beside, Shift and arrows choose several, Page Down goes through all", async () => {
    const { page } = await table("Tilleul", ["Un", "Deux", "Trois"]);
    await card(page, "Un").focus();
    await page.keyboard.press("Shift+ArrowRight");
    expect(await selected(page)).toBe(2);
    await page.keyboard.press("Escape");
    const here = () => page.locator(".canvas-card:focus .card-words").textContent();
    const seen = [await here()];
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press("PageDown");
      await expect.poll(here).not.toBe(seen.at(-1));
      expect(await page.locator(".canvas-card:focus").getAttribute("aria-selected")).toBe("true");
      seen.push(await here());
    }
    expect(new Set(seen)).toEqual(new Set(["Un", "Deux", "Trois"]));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Space");
    expect(await selected(page)).toBe(1);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Dupliquer" }).press("Enter");
    await page.waitForFunction("document.querySelectorAll('.canvas-card').length === 4");
  });

  test("CAN15 in the list: Space and Shift with arrows choose several, and one key acts on all of them", async () => {
    const { page } = await table("Loriot", ["Un", "Deux", "Trois"]);
    await view(page, 1);
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByRole("button", { name: "2 cartes choisies" }).waitFor();
    await page.keyboard.press("Delete");
    await page.waitForFunction("document.querySelectorAll('.list-row').length === 1");
    await page.locator(".ui-toast").getByRole("button").first().press("Enter");
    await expect.poll(() => page.locator(".list-row").count()).toBe(3);
  });
});

describe("links", () => {
  test("CAN16 two cards are linked by pointer, the link is named, turned and deleted, and the other window sees each", async () => {
    const { page, code } = await table("Genêt", ["Cause", "Effet"]);
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
    await other.saved();
    const links = () => [...other.board().links.values()];
    await choose(page, "Cause");
    const handle = await box(card(page, "Cause").locator("[data-handle=bottom]"));
    const to = await box(card(page, "Effet"));
    await drag(page, { x: handle.cx, y: handle.cy }, { x: to.cx, y: to.cy });
    await until("the link is there", () => links().length === 1);
    await page
      .getByRole("toolbar", { name: "Lien choisi" })
      .getByRole("button", { name: /Mots et flèches/ })
      .press("Enter");
    await page.getByRole("dialog").getByRole("textbox").fill("permet");
    await answer(page);
    // The tip of the button, which has the keyboard again, may lie over the words of the link.
    await page.keyboard.press("Escape");
    await page.locator(".canvas-link-words", { hasText: "permet" }).click();
    const from = links()[0]?.from;
    await page
      .getByRole("toolbar", { name: "Lien choisi" })
      .getByRole("button", { name: "Retourner le lien" })
      .press("Enter");
    await until("it is turned and named", () => links()[0]?.label === "permet" && links()[0]?.to === from);
    await page.locator(".canvas-link-words").click();
    await page.keyboard.press("Delete");
    await until("it is gone", () => links().length === 0);
    await page.keyboard.press("Control+z");
    await expect.poll(() => links().length).toBe(1);
  });

  test("CAN17 by keyboard: with the tool on the canvas, and with a search from the list; the list shows each link under its card", async () => {
    const { page } = await table("Bruyère", ["Cause", "Effet", "Détour"]);
    await card(page, "Cause").focus();
    await page.keyboard.press("k");
    await page.locator(".canvas-hint", { hasText: "deuxième carte" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.locator(".canvas-link").waitFor({ state: "attached" });
    await view(page, 1);
    await row(page, "Détour").locator(".list-card").focus();
    await page.keyboard.press("r");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("empêche");
    await dialog.getByRole("textbox").last().fill("effét");
    await dialog.getByRole("button", { name: "Effet" }).press("Enter");
    await page.locator(".list-link", { hasText: "empêche · vers : Effet" }).waitFor();
    await page.locator(".list-link", { hasText: "de : Détour" }).waitFor();
    await menu(
      page,
      page.locator(".list-link", { hasText: "empêche · vers" }).getByRole("button"),
      "Supprimer le lien",
    );
    await page.locator(".list-link", { hasText: "empêche" }).first().waitFor({ state: "detached" });
    expect(await page.locator(".list-link").count()).toBe(2);
  });

  test("CAN18 a link follows its card while somebody else drags it, and ends at its border after the drop", async () => {
    const { page, code } = await table("Ormeau", ["Cause", "Effet"]);
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Iris" }));
    await other.saved();
    await card(page, "Cause").focus();
    await page.keyboard.press("k");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const path = page.locator(".canvas-link-line");
    await path.waitFor({ state: "attached" });
    const before = await path.getAttribute("d");
    await until("the link is there", () => other.board().links.size === 1);
    const effect = [...other.board().cards.values()].find(({ text }) => text === "Effet");
    if (!effect) throw new Error("no card");
    other.table.presence.show({ drag: { ids: [effect.id], dx: 300, dy: 200 } });
    await page.waitForFunction((d) => document.querySelector(".canvas-link-line")?.getAttribute("d") !== d, before);
    expect(await card(page, "Effet").evaluate((element) => element.style.translate)).toBe("300px 200px");
    other.table.presence.show({ drag: null });
    await page.waitForFunction((d) => document.querySelector(".canvas-link-line")?.getAttribute("d") === d, before);
    expect(await card(page, "Effet").evaluate((element) => element.style.translate)).toBe("");
  });
});

describe("size and place", () => {
  test("CAN19 a card is resized by its corner and by keys, and made as tall as its text again", async () => {
    const { page } = await table("Sureau", ["Une carte"]);
    const start = await box(card(page, "Une carte"));
    await choose(page, "Une carte");
    const corner = await box(card(page, "Une carte").locator("[data-handle=size]"));
    await drag(page, { x: corner.cx, y: corner.cy }, { x: corner.cx + 70, y: corner.cy + 56 });
    await page.locator('[data-status="saved"]').waitFor();
    const large = await box(card(page, "Une carte"));
    expect(large.width).toBeGreaterThan(start.width + 60);
    expect(large.height).toBeGreaterThan(start.height + 45);
    await card(page, "Une carte").focus();
    await page.keyboard.press("Shift+Alt+ArrowRight");
    expect((await box(card(page, "Une carte"))).width).toBeGreaterThan(large.width + 20);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "À la taille du texte" }).press("Enter");
    await expect.poll(async () => (await box(card(page, "Une carte"))).width).toBeCloseTo(start.width, 0);
  });

  test("CAN20 chosen cards are aligned and tidied from the bar, each in one step of undo", async () => {
    const { page } = await table("Lierre", ["Un", "Deux", "Trois"]);
    const lefts = async () => Promise.all(["Un", "Deux", "Trois"].map(async (text) => (await box(card(page, text))).x));
    const before = await lefts();
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+a");
    await menu(page, page.getByRole("button", { name: "Aligner et ranger" }), "Aligner à gauche");
    await expect.poll(async () => new Set(await lefts()).size).toBe(1);
    await page.keyboard.press("Control+z");
    expect(await lefts()).toEqual(before);
    await menu(page, page.getByRole("button", { name: "Aligner et ranger" }), "Ranger en grille");
    const boxes = await Promise.all(["Un", "Deux", "Trois"].map((text) => box(card(page, text))));
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });
});

describe("clipboard", () => {
  async function paste(page: Page, forms: { plain?: string; html?: string }): Promise<void> {
    await page.evaluate((given) => {
      const data = new DataTransfer();
      data.setData("text/plain", given.plain ?? "");
      if (given.html) data.setData("text/html", given.html);
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, forms);
  }

  test("CAN21 ten lines pasted from another program become ten cards, in one step of undo", async () => {
    const { page } = await table("Fougère", ["Déjà là"]);
    const lines = Array.from({ length: 10 }, (_, at) => `- Ligne ${at + 1}`).join("\n");
    await page.locator(".canvas-surface").focus();
    await paste(page, { plain: lines });
    await page.getByRole("dialog").getByRole("button", { name: "Faire 10 cartes" }).press("Enter");
    await page.waitForFunction("document.querySelectorAll('.canvas-card').length === 11");
    expect(await card(page, "Ligne 10").locator(".card-words").textContent()).toBe("Ligne 10");
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+z");
    await page.waitForFunction("document.querySelectorAll('.canvas-card').length === 1");
    await paste(page, { plain: lines });
    await page.getByRole("dialog").getByRole("button", { name: "Faire une seule carte" }).press("Enter");
    await page.waitForFunction("document.querySelectorAll('.canvas-card').length === 2");
  });

  test("CAN22 cards copied by keys are pasted at another table with their look, and elsewhere as their words", async () => {
    const { page } = await table("Pervenche", ["Un mot", "Deux mots"]);
    await choose(page, "Un mot");
    await page.keyboard.press("l");
    await page.getByRole("dialog").getByRole("radio", { name: "Rose" }).press("Space");
    await answer(page);
    await choose(page, "Un mot", "Deux mots");
    const forms = await page.evaluate(() => {
      const data = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
      return { plain: data.getData("text/plain"), html: data.getData("text/html") };
    });
    expect(forms.plain).toBe("Un mot\n\nDeux mots");
    const elsewhere = await table("Chardon");
    await elsewhere.page.locator(".canvas-surface").focus();
    await paste(elsewhere.page, forms);
    await elsewhere.page.locator(".canvas-card.card-rose", { hasText: "Un mot" }).waitFor();
    expect(await selected(elsewhere.page)).toBe(2);
  });

  test("CAN23 more lines than fit are refused with words, and nothing is added", async () => {
    const { page } = await table("Ajonc", ["Déjà là"]);
    await paste(page, {
      plain: Array.from({ length: PASTE_MAX_LINES_COUNT + 1 }, (_, at) => `Une ligne assez longue, ${at}`).join("\n"),
    });
    await page.getByRole("dialog").getByText(`Il y a plus de ${PASTE_MAX_LINES_COUNT} lignes`).waitFor();
    expect(await page.getByRole("dialog").getByRole("button", { name: /Faire/ }).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".canvas-card").count()).toBe(1);
  });
});

describe("areas", () => {
  test("CAN24 an area is drawn, named, moved by its title, resized by its corner and deleted; its cards stay", async () => {
    const { page, code } = await table("Roseau", ["Dehors"]);
    await using other = new Headless(house.url, await joinBoard(house.url, code, { name: "Troène" }));
    await other.saved();
    await page.keyboard.press("Escape");
    const zones = () => [...other.board().zones.values()];
    const mine = () => zones().find(({ title }) => title === "Écart");
    await page
      .getByRole("toolbar", { name: "Outils du canevas" })
      .getByRole("button", { name: /Nouvelle zone/ })
      .click();
    const last = await box(page.locator(".canvas-zone").first());
    await drag(
      page,
      { x: last.x + 40, y: last.y + last.height + 8 },
      { x: last.x + 400, y: last.y + last.height + 130 },
    );
    await page.getByRole("dialog").getByRole("textbox").fill("Écart");
    await answer(page);
    await until("it has its name", () => mine() !== undefined);
    const drawn = mine()?.rect;
    const title = await box(page.locator(".canvas-zone-title", { hasText: "Écart" }));
    await drag(page, { x: title.x + 10, y: title.cy }, { x: title.x + 80, y: title.cy - 20 });
    await until("it has moved", () => (mine()?.rect.x ?? 0) > (drawn?.x ?? 0) + 50);
    const corner = await box(page.locator(".canvas-zone", { hasText: "Écart" }).locator("[data-handle=zone]"));
    await drag(page, { x: corner.cx, y: corner.cy }, { x: corner.cx + 120, y: corner.cy + 10 });
    await until("it is larger", () => (mine()?.rect.w ?? 0) > (drawn?.w ?? 0) + 80);
    const head = page.locator(".canvas-zone", { hasText: "Avant la formation" }).getByRole("button");
    await menu(page, head, /Supprimer la zone/);
    await until("the area is gone", () => zones().length === 4);
    expect(other.texts()).toEqual(["Dehors"]);
    await page.locator(".ui-toast").getByRole("button").first().press("Enter");
    await until("the area is back", () => zones().length === 5);
  });

  test("CAN25 by keyboard in the list: an area is added after another, coloured, given another place, and its cards go along", async () => {
    const { page } = await table("Mélèze", ["Une carte"]);
    await view(page, 1);
    await row(page, "Une carte").locator(".list-card").focus();
    await page.keyboard.press("a");
    await page.getByRole("dialog").getByRole("textbox").fill("Idées");
    await page.getByRole("dialog").getByRole("radio", { name: "Menthe" }).press("Space");
    await answer(page);
    expect(await page.locator(".list-zone h2").last().textContent()).toContain("Idées");
    await row(page, "Une carte").locator(".list-card").focus();
    await page.keyboard.press("m");
    await page.getByRole("dialog").getByRole("button", { name: "Idées" }).press("Enter");
    await menu(page, page.getByRole("button", { name: "Actions pour la zone Idées" }), /Nom, couleur, place/);
    await page.getByRole("dialog").getByRole("button", { name: /Place/ }).press("Enter");
    await page.getByRole("option", { name: "En premier" }).press("Enter");
    await answer(page);
    const first = page.locator(".list-zone").first();
    await first.locator("h2", { hasText: "Idées" }).waitFor();
    expect(await first.locator(".list-row").count()).toBe(1);
    await view(page, 0);
    const [area, inside] = [
      await box(page.locator(".canvas-zone", { hasText: "Idées" })),
      await box(card(page, "Une carte")),
    ];
    expect(inside.cx).toBeGreaterThan(area.x);
    expect(inside.cx).toBeLessThan(area.x + area.width);
  });
});
