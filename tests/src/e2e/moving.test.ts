import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addLink } from "@tablee/shared/board/edit-structure";
import { box, card, choose, menu, row, selected, view } from "../support/canvas.ts";
import { atRest, byName, layTable, letGo, placeOf, pull, pullCard, zoomOf } from "../support/laid-table.ts";
import type { Laid, LaidTable } from "../support/laid-table.ts";
import { choose as chooseEntry, joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const laid = (name: string, cards: readonly Laid[]): Promise<LaidTable> => layTable({ house, browser }, name, cards);

const guides = (page: Page): Promise<string | null> => page.locator(".canvas-guides path").getAttribute("d");

const x = async (page: Page, text: string): Promise<number> => (await placeOf(page, text)).x;

describe("snapping", () => {
  test("CAN85 a dragged card rests on the line of its neighbour, which is drawn; freely with Alt or Ctrl, and when it is set so, which is kept", async () => {
    await using table = await laid("Mésange", [
      { text: "Fixe", x: 0, y: -700 },
      { text: "Mobile", x: 330, y: -480 },
    ]);
    const { page } = table;
    await pullCard(page, "Mobile", { x: -327, y: 0 });
    expect(await guides(page)).toMatch(/M0 -700L0 -380/);
    await letGo(page);
    expect(await guides(page)).toBe("");
    await expect.poll(() => x(page, "Mobile")).toBe(0);
    for (const [held, to] of [
      ["Alt", 4],
      ["Control", 8],
    ] as const) {
      await pullCard(page, "Mobile", { x: 4, y: 30, held });
      expect(await guides(page)).toBe("");
      await letGo(page);
      await expect.poll(async () => Math.abs((await x(page, "Mobile")) - to)).toBeLessThanOrEqual(1);
    }
    await byName(page, "Repères d’alignement");
    await page.locator(".ui-toast", { hasText: "Repères d’alignement : non" }).waitFor();
    await page.reload();
    await card(page, "Mobile").waitFor();
    await chooseEntry(page, "Langue, couleurs, présence");
    expect(await page.getByRole("switch", { name: /Repères d’alignement/ }).isChecked()).toBe(false);
    await page.keyboard.press("Escape");
    await page.locator(".ui-modal").waitFor({ state: "detached" });
    await card(page, "Mobile").click({ position: { x: 20, y: 24 } });
    await page.keyboard.press("z");
    await expect.poll(async () => atRest(page, await zoomOf(page))).toBe(true);
    await pullCard(page, "Mobile", { x: -6, y: 0 });
    expect(await guides(page)).toBeFalsy();
    await letGo(page);
    await expect.poll(async () => Math.abs((await x(page, "Mobile")) - 2)).toBeLessThanOrEqual(1);
  });

  test("CAN86 a corner rests on lines too, the corner of a choice resizes all of it, links go along, and keys do the same", async () => {
    await using table = await laid("Tilleul", [
      { text: "Haut", x: 0, y: -900 },
      { text: "Bas", x: 0, y: -700 },
      { text: "Loin", x: 500, y: -700 },
    ]);
    const { page, other, ids } = table;
    const [, low, far] = ids;
    if (!low || !far) throw new Error("laid");
    addLink(other.hand, { from: low, to: far });
    const line = page.locator(".canvas-link-line");
    await line.waitFor({ state: "attached" });
    await choose(page, "Bas");
    const corner = await box(card(page, "Bas").locator("[data-handle=size]"));
    const before = await line.getAttribute("d");
    await pull(page, { x: corner.cx, y: corner.cy }, { x: 297, y: 40 });
    expect(await guides(page)).toContain("M500 ");
    expect(await line.getAttribute("d")).not.toBe(before);
    await letGo(page);
    await expect.poll(async () => (await placeOf(page, "Bas")).w).toBe(500);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await placeOf(page, "Bas")).w).toBe(200);
    await expect.poll(() => line.getAttribute("d")).toBe(before);
    await choose(page, "Haut", "Bas");
    const together = await box(page.locator("[data-handle=choice]"));
    await pull(page, { x: together.cx, y: together.cy }, { x: 100, y: 300, held: "Alt" });
    await letGo(page);
    await expect.poll(async () => (await placeOf(page, "Bas")).w).toBeCloseTo(300, -1);
    const [one, two] = [await placeOf(page, "Haut"), await placeOf(page, "Bas")];
    expect([one.x, one.y]).toEqual([0, -900]);
    expect(two.y).toBeGreaterThan(-600);
    expect(two.h).toBe(one.h);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await placeOf(page, "Bas")).y).toBe(-700);
    await card(page, "Bas").focus();
    await page.keyboard.press("Shift+Alt+ArrowRight");
    await expect.poll(async () => (await placeOf(page, "Bas")).w).toBe(240);
    expect((await placeOf(page, "Haut")).w).toBe(240);
  });
});

describe("together", () => {
  const row3: readonly Laid[] = [
    { text: "Un", x: 0, y: -700, size: { w: 200, h: 100 } },
    { text: "Deux", x: 230, y: -660, size: { w: 300, h: 100 } },
    { text: "Trois", x: 900, y: -700, size: { w: 200, h: 180 } },
  ];

  test("CAN87 cards are spread out and made as large as each other, from the bar and by the palette, each in one step of undo", async () => {
    await using table = await laid("Lierre", row3);
    const { page } = table;
    await choose(page, "Un", "Deux", "Trois");
    await menu(page, page.getByRole("button", { name: "Aligner et ranger" }), "Répartir en largeur");
    await expect.poll(() => x(page, "Deux")).toBe(400);
    expect([await x(page, "Un"), await x(page, "Trois")]).toEqual([0, 900]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => x(page, "Deux")).toBe(230);
    await byName(page, "Même largeur");
    await expect.poll(async () => (await placeOf(page, "Un")).w).toBe(300);
    await byName(page, "Même hauteur");
    await expect.poll(async () => (await placeOf(page, "Deux")).h).toBe(180);
    expect((await placeOf(page, "Trois")).w).toBe(300);
  });

  test("CAN88 one step forward or backward passes the next card that lies over or under, by key and by menu", async () => {
    await using table = await laid("Sureau", [
      { text: "Dessous", x: 0, y: -700 },
      { text: "Milieu", x: 60, y: -660 },
      { text: "Dessus", x: 120, y: -620 },
    ]);
    const { page } = table;
    const order = async (): Promise<string[]> => {
      const all = await page.locator(".canvas-card").evaluateAll((cards) =>
        cards.map((one) => ({
          text: one.querySelector(".card-words")?.textContent ?? "",
          level: Number((one as HTMLElement).style.zIndex),
        })),
      );
      return all.sort((one, two) => one.level - two.level).map(({ text }) => text);
    };
    await choose(page, "Dessous");
    await page.keyboard.press("Control+Shift+ArrowUp");
    await expect.poll(order).toEqual(["Milieu", "Dessous", "Dessus"]);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Avancer d’un rang" }).press("Enter");
    await expect.poll(order).toEqual(["Milieu", "Dessus", "Dessous"]);
    await page.keyboard.press("Control+Shift+ArrowDown");
    await expect.poll(order).toEqual(["Milieu", "Dessous", "Dessus"]);
  });

  test("CAN89 many cards are coloured at once, and grouped and ungrouped by keys", async () => {
    await using table = await laid("Genêt", row3);
    const { page } = table;
    await choose(page, "Un", "Trois");
    await page.keyboard.press("l");
    await page.getByRole("dialog").getByRole("radio", { name: "Ciel" }).press("Space");
    await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
    await expect.poll(() => page.locator(".canvas-card.card-sky").count()).toBe(2);
    await page.locator(".ui-modal").waitFor({ state: "detached" });
    await card(page, "Un").focus();
    await page.keyboard.press("g");
    await page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
    await page.keyboard.press("Enter");
    await page.locator(".canvas-group-name", { hasText: "Ensemble" }).waitFor();
    await page.locator(".ui-modal").waitFor({ state: "detached" });
    await card(page, "Un").focus();
    await page.keyboard.press("u");
    await page.locator(".canvas-group-name").waitFor({ state: "detached" });
    expect(await page.locator(".canvas-card").count()).toBe(3);
  });
});

describe("locking", () => {
  test("CAN90 a locked card says so, is not dragged, written in or deleted in either view, and anybody unlocks it", async () => {
    await using table = await laid("Roseau", [
      { text: "Gardée", x: 0, y: -700 },
      { text: "Libre", x: 300, y: -700 },
    ]);
    const { page, code } = table;
    await choose(page, "Gardée");
    await page.keyboard.press("x");
    await page.locator(".ui-toast", { hasText: "C’est une courtoisie" }).waitFor();
    await expect.poll(() => card(page, "Gardée").getAttribute("aria-label")).toContain("Verrouillée");
    await pullCard(page, "Gardée", { x: 200, y: 0 });
    await letGo(page);
    await page.locator(".ui-toast", { hasText: "est verrouillée, par courtoisie" }).waitFor();
    expect(await x(page, "Gardée")).toBe(0);
    await card(page, "Gardée").dblclick({ position: { x: 20, y: 24 } });
    await card(page, "Gardée").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("textarea.card-editor-text").count()).toBe(0);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await card(page, "Libre").waitFor({ state: "detached" });
    expect(await card(page, "Gardée").count()).toBe(1);

    const { page: guest } = await openPage(browser);
    await joinTable(guest, { house, code, name: "Saule" });
    await view(guest, 1);
    await row(guest, "Gardée").locator(".list-card").focus();
    await guest.keyboard.press("Delete");
    await guest.locator(".ui-toast", { hasText: "Chacun peut la déverrouiller" }).waitFor();
    expect(await row(guest, "Gardée").count()).toBe(1);
    await guest.locator(".list-row .card-lock").waitFor();
    await row(guest, "Gardée").locator(".list-card").focus();
    await guest.keyboard.press("Shift+F10");
    await guest.getByRole("menuitem", { name: "Déverrouiller" }).press("Enter");
    await expect.poll(() => card(page, "Gardée").getAttribute("aria-label")).not.toContain("Verrouillée");
    await choose(page, "Gardée");
    await pullCard(page, "Gardée", { x: 200, y: 0 });
    await letGo(page);
    await expect.poll(() => x(page, "Gardée")).toBeGreaterThan(150);
  });
});

describe("finding", () => {
  const four: readonly Laid[] = [
    { text: "Pain d’été", x: 0, y: -700, author: "Iris", knowledge: "experience" },
    { text: "Sel", x: 300, y: -700, kind: "obstacle" },
    { text: "Pain d’hiver", x: 2_400, y: -700, author: "Iris" },
    { text: "Eau", x: 600, y: -700 },
  ];
  const dim = (page: Page): Promise<string[]> => page.locator(".canvas-dim .card-words").allTextContents();

  test("CAN91 on the canvas what matches stays and the rest is dimmed, counted and gone through, by keys and by pointer; the list looks for the same", async () => {
    await using table = await laid("Iris", four);
    const { page } = table;
    const count = page.locator(".canvas-find-count");
    await card(page, "Eau").focus();
    await page.keyboard.press("/");
    await page.locator(".canvas-find input:focus").waitFor();
    await page.keyboard.type("PAIN");
    await expect.poll(() => dim(page)).toEqual(["Sel", "Eau"]);
    await expect.poll(() => count.textContent()).toBe("2 cartes sur 4");
    expect(await card(page, "Sel").getAttribute("aria-label")).toContain("hors de la recherche");
    await page.keyboard.press("Enter");
    await expect.poll(() => count.textContent()).toBe("1 sur 2");
    const first = await page.locator(".canvas-selected .card-words").textContent();
    await page.keyboard.press("Enter");
    await expect.poll(() => count.textContent()).toBe("2 sur 2");
    const second = await page.locator(".canvas-selected .card-words").textContent();
    expect(new Set([first, second])).toEqual(new Set(["Pain d’hiver", "Pain d’été"]));
    await page.keyboard.press("Shift+Enter");
    await expect.poll(() => count.textContent()).toBe("1 sur 2");
    expect(await page.locator(".canvas-find input:focus").count()).toBe(1);
    const found = page.locator(".canvas-selected");
    await expect.poll(async () => (await box(found)).x).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Carte trouvée suivante" }).click();
    await expect.poll(() => count.textContent()).toBe("2 sur 2");
    await view(page, 1);
    await expect.poll(() => page.locator(".list-row .card-words").allTextContents()).toHaveLength(2);
    await view(page, 0);
    await page.locator(".canvas-find input").focus();
    await page.keyboard.press("Escape");
    await page.locator(".canvas-find").waitFor({ state: "detached" });
    expect(await dim(page)).toEqual([]);
    await page.locator(".canvas-card:focus").waitFor();
  });

  test("CAN91 by name, kind and knowledge; the keys go on from card to card, and Escape on the canvas ends it", async () => {
    await using table = await laid("Jonc", four);
    const { page } = table;
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("/");
    const by = async (label: string, option: string): Promise<void> => {
      await page
        .locator(".canvas-find")
        .getByRole("button", { name: /^Filtrer/ })
        .click();
      await page
        .locator(".find-by-dialog")
        .getByRole("button", { name: new RegExp(`${label}$`) })
        .click();
      await page.getByRole("option", { name: option, exact: true }).click();
      await page.keyboard.press("Escape");
      await page.locator(".find-by-dialog").waitFor({ state: "detached" });
    };
    await by("Nom sur la carte", "Iris");
    await expect.poll(() => dim(page)).toEqual(["Sel", "Eau"]);
    await by("Savoir", "Expérience");
    await expect.poll(() => dim(page)).toHaveLength(3);
    await by("Nom sur la carte", "Peu importe");
    await by("Savoir", "Peu importe");
    await by("Sorte de carte", "Obstacle");
    await expect.poll(() => dim(page)).toEqual(["Pain d’été", "Pain d’hiver", "Eau"]);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("F3");
    await expect.poll(() => page.locator(".canvas-card:focus .card-words").textContent()).toBe("Sel");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => dim(page)).toEqual([]);
  });
});

test.each([
  { colorScheme: "light", locale: "fr-FR", width: 1280 },
  { colorScheme: "dark", locale: "en-GB", width: 390 },
] as const)(
  "UIX86 axe finds nothing while cards are looked for, locked and chosen together, and areas gone to, $colorScheme, $width px",
  async (wish) => {
    const { page } = await openPage(browser, wish);
    await openTable(page, { house, name: "Osier" });
    for (const text of ["Un", "Deux", "Trois"]) await put(page, text);
    if (wish.width < 700) await view(page, 0);
    await card(page, "Trois").focus();
    await page.keyboard.press("x");
    await page.locator(".canvas-card .card-lock").waitFor();
    const found: Record<string, readonly string[]> = {};
    const see = async (state: string): Promise<void> => {
      const faults = await violations(page);
      const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
      if (faults.length > 0 || isWide === true) found[state] = [...faults, ...(isWide === true ? ["wide"] : [])];
    };
    await page.keyboard.press("Control+a");
    await see("locked and chosen together");
    await page.keyboard.press("/");
    await page.locator(".canvas-find input:focus").waitFor();
    await page.keyboard.type("un");
    await page.locator(".canvas-dim").first().waitFor();
    await see("looked for");
    await page.locator(".canvas-find").getByRole("button").nth(1).click();
    await page.locator(".find-by-dialog").waitFor();
    await see("by what");
    await page.keyboard.press("Escape");
    await page.locator(".find-by-dialog").waitFor({ state: "detached" });
    await page.locator(".canvas-find input").press("Escape");
    await page.keyboard.press("j");
    await page.getByRole("dialog").waitFor();
    await see("areas");
    expect(found).toEqual({});
  },
);

describe("where to look", () => {
  test("CAN93 one goes to what is chosen and to an area by key, menu and palette, from the list too", async () => {
    await using table = await laid("Orme", [{ text: "Seule", x: 0, y: -700 }]);
    const { page } = table;
    const inView = async (): Promise<boolean> => {
      const at = await card(page, "Seule").boundingBox();
      return at !== null && at.x > 76 && at.y > 56 && at.x + at.width < 1280 && at.y + at.height < 800;
    };
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("j");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Après la formation/ })
      .press("Enter");
    await expect.poll(inView).toBe(false);
    await expect.poll(async () => atRest(page, await zoomOf(page))).toBe(true);
    const zone = await box(page.locator(".canvas-zone", { hasText: "Après la formation" }));
    expect(zone.x > 0 && zone.x + zone.width < 1280).toBe(true);
    await page.keyboard.press("Control+a");
    await byName(page, "Zoomer sur le choix");
    await expect.poll(inView).toBe(true);
    await view(page, 1);
    await row(page, "Seule").locator(".list-card").focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Zoomer sur le choix" }).press("Enter");
    await expect.poll(inView).toBe(true);
  });
});

describe("undo", () => {
  test("CAN92 what I did is taken back and done again after the page was loaded again, and never what another did", async () => {
    await using table = await laid("Aulne", [{ text: "De l’autre", x: 0, y: -700 }]);
    const { page, other } = table;
    await put(page, "De moi");
    await card(page, "De moi").waitFor();
    const start = await placeOf(page, "De moi");
    await card(page, "De moi").focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => x(page, "De moi")).toBe(start.x + 16);
    await page.keyboard.press("Delete");
    await card(page, "De moi").waitFor({ state: "detached" });
    await page.locator('[data-status="saved"]').waitFor();
    await page.reload();
    await card(page, "De l’autre").waitFor();
    expect(await card(page, "De moi").count()).toBe(0);
    const undo = page.getByRole("button", { name: /^Annuler mon geste/ });
    await expect.poll(() => undo.isEnabled()).toBe(true);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+z");
    await card(page, "De moi").waitFor();
    expect(await x(page, "De moi")).toBe(start.x + 16);
    await page.keyboard.press("Control+z");
    await expect.poll(() => x(page, "De moi")).toBe(start.x);
    await page.locator('[data-status="saved"]').waitFor();
    await page.reload();
    await card(page, "De moi").waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Refaire/ }).isEnabled()).toBe(true);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+y");
    await expect.poll(() => x(page, "De moi")).toBe(start.x + 16);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await card(page, "De moi").waitFor({ state: "detached" });
    await expect.poll(() => undo.isDisabled()).toBe(true);
    await page.keyboard.press("Control+z");
    expect(await card(page, "De l’autre").count()).toBe(1);
    await expect.poll(() => [...other.board().cards.values()].map(({ text }) => text)).toEqual(["De l’autre"]);
    expect(await selected(page)).toBeLessThanOrEqual(1);
  });
});
