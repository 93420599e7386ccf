import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { actions } from "@tablee/client/board/actions/registry";
import { addCards, styleCards } from "@tablee/shared/board/edit-cards";
import { groupCards } from "@tablee/shared/board/edit-structure";
import type { PhaseId, VoteId } from "@tablee/shared/ids";
import { compareOrder } from "@tablee/shared/board/order";
import { rootOf } from "@tablee/shared/board/schema";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { card, choose, openFilled, row, view } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const ELSEWHERE: ReadonlySet<string> = new Set(["palette", "session", "photo", "toPresent", "fromStory"]);

/** The same member, without a page. */
async function alsoBySocket(page: Page): Promise<Headless> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "tablee");
  const answer = await page.request.get(`${house.url}/api/boards/${new URL(page.url()).pathname.split("/")[2]}`);
  const member = new Headless(house.url, { ...(await answer.json()), token: cookie?.value });
  await Promise.all([member.view(), member.saved()]);
  return member;
}

/** Opens the palette, and comes back once it is gone and the keyboard is where it was: a frame or two later. */
async function inPalette<T>(page: Page, does: () => Promise<T>): Promise<T> {
  await page.evaluate("window.hadKeyboard = document.activeElement");
  await page.keyboard.press("Control+k");
  const out = await does();
  await page.locator(".palette").waitFor({ state: "detached" });
  await page.waitForFunction("document.activeElement === window.hadKeyboard || !window.hadKeyboard.isConnected");
  return out;
}

/** What the palette offers, by the ids of the registry. */
async function offered(page: Page): Promise<Set<string>> {
  return inPalette(page, async () => {
    const items = page.locator(".palette [role=menuitem]");
    await items.first().waitFor();
    const ids = await items.evaluateAll((all) => all.map((one) => one.getAttribute("data-key") ?? ""));
    await page.keyboard.press("Escape");
    return new Set(ids);
  });
}

function minus(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((id) => !other.has(id)).sort();
}

function idsOn(...on: readonly string[]): string[] {
  return actions.filter((action) => on.includes(action.on)).map(({ id }) => id);
}

describe("one registry", () => {
  test("UIX70 every action of the canvas is in the list and the other way round, but for the ways of looking at each", async () => {
    const { page } = await openFilled(browser, {
      house,
      name: "Noisetier",
      texts: ["Un https://exemple.fr/a", "Deux", "Trois"],
    });
    const seen = new Set<string>();
    const both = async (): Promise<void> => {
      await view(page, 0);
      const canvas = await offered(page);
      await view(page, 1);
      const list = await offered(page);
      for (const id of [...canvas, ...list]) seen.add(id);
      const looks = new Set([...idsOn("view", "list"), "viewCanvas", "viewList"]);
      expect(minus(canvas, list).filter((id) => !looks.has(id))).toEqual([]);
      expect(minus(list, canvas).filter((id) => !looks.has(id))).toEqual([]);
      expect(minus(canvas, list)).toEqual(minus(new Set([...idsOn("view"), "viewList"]), list));
      expect(minus(list, canvas)).toContain("foldAll");
    };
    await both();
    await view(page, 0);
    await choose(page, "Un");
    await both();
    await view(page, 0);
    await choose(page, "Un", "Deux");
    await both();
    await view(page, 0);
    // A copy lies on its original, and can be brought behind it.
    await card(page, "Trois").focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("d");
    await expect.poll(() => page.locator(".canvas-card").count()).toBe(4);
    for (const id of await offered(page)) seen.add(id);
    await page.keyboard.press("Control+Shift+ArrowDown");
    for (const id of await offered(page)) seen.add(id);
    await page.keyboard.press("Delete");
    await page.locator(".canvas-card:focus").press("Control+a");
    for (const id of await offered(page)) seen.add(id);
    await page.keyboard.press("x");
    await page.locator(".canvas-card .card-lock").first().waitFor();
    await both();
    await view(page, 0);
    await page.locator(".canvas-card").first().press("c");
    await page.locator(".canvas-card .card-lock").first().waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await choose(page, "Un", "Deux");
    await view(page, 1);
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("g");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Ensemble");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await both();
    // With something drawn, chosen by itself.
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("6");
    await page.locator('.list-shape[data-shape="frame"] .list-card:focus').waitFor();
    await both();
    // While a vote is open, and while each writes on a sheet of their own.
    await using host = await alsoBySocket(page);
    const cards = [...host.board().cards.keys()];
    // A card that says what kind of knowledge it is can be asked what that means.
    styleCards(host.hand, cards, { knowledge: "experience" });
    await row(page, "Un").getByText("Expérience").waitFor();
    await row(page, "Un").locator(".list-card").focus();
    await both();
    await host.command("vote.start", { vote: "v1" as VoteId, question: "", points: 9, maxPerCard: 2, cards });
    await page.locator('[data-notice="vote"]').first().waitFor();
    await row(page, "Un").locator(".list-card").focus();
    await both();
    const ballot = Object.fromEntries(cards.map((id) => [id, 1]));
    await host.command("vote.cast", { vote: "v1" as VoteId, person: 0, ballot });
    await row(page, "Un").locator(".list-card").focus();
    await both();
    await host.command("vote.cancel", { vote: "v1" as VoteId });
    await host.command("phase.set", { phase: "silent" as PhaseId });
    await page.locator(".bar-phase-name", { hasText: "Écriture silencieuse" }).waitFor();
    for (const id of await offered(page)) seen.add(id);
    await host.command("phase.set", { phase: null });
    // What makes sense only after something else was done.
    await row(page, "Trois").locator(".list-card").focus();
    await page.keyboard.press("Control+z");
    await page.locator(".list-search input").fill("tr");
    await page.locator(".list-fold").first().click();
    // What was folded goes with the sorting: the keyboard is where it can come back to.
    await page.locator(".list-search input").focus();
    await inPalette(page, () => page.locator('.palette [data-key="sortNewest"]').click());
    for (const id of await offered(page)) seen.add(id);
    await view(page, 2);
    for (const id of await offered(page)) seen.add(id);
    const never = actions.map(({ id }) => id).filter((id) => !seen.has(id));
    // Itself, what a host has no use for, a camera, the way back from an earlier state, and what needs a story (NAR50).
    expect(never.filter((id) => !ELSEWHERE.has(id))).toEqual([]);
  });

  test("UIX71 the palette opens by keys from anywhere and by its button, is searched without accents, acts, and gives the focus back", async () => {
    const { page } = await openFilled(browser, { house, name: "Aubépine", texts: ["Un", "Deux"] });
    await view(page, 1);
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("Control+k");
    await page.locator(".palette input:focus").waitFor();
    await page.keyboard.type("deplacer ver");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Pendant la formation" }).press("Enter");
    await page
      .locator(".list-zone", { hasText: "Pendant la formation" })
      .locator(".list-row", { hasText: "Un" })
      .waitFor();
    await page.waitForFunction("document.activeElement?.matches('.list-card')");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("modifier");
    await page.keyboard.press("Enter");
    await page.locator(".card-editor-text:focus").waitFor();
    // Letters are words while one writes; keys that are held are not.
    await page.keyboard.type("/gmd?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.locator(".palette").waitFor();
    await page.keyboard.press("Escape");
    await row(page, "Un/gmd?").waitFor();
    await page.getByRole("button", { name: /^Toutes les actions… \(Ctrl \+ K\)$/ }).click();
    await page.keyboard.type("rien de tel");
    await page.getByText("Aucune action ne porte ces mots.").waitFor();
  });

  test("UIX72 keys are changed by whoever uses them, told when they are taken, kept on the device, and letters can be put to rest", async () => {
    const { page } = await openFilled(browser, { house, name: "Sureau", texts: ["Un"] });
    await view(page, 1);
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("?");
    await page.locator(".ui-panel :focus").waitFor();
    const key = page.getByRole("button", { name: /^Dupliquer : / });
    await key.press("Enter");
    await page.keyboard.press("l");
    await page.locator("#announcer", { hasText: "déjà prises : Aspect" }).waitFor({ state: "attached" });
    await page.keyboard.press("*");
    await page.getByRole("button", { name: "Dupliquer : *" }).waitFor();
    await page.reload();
    await page.locator('[data-status="saved"]').waitFor();
    await view(page, 1);
    await row(page, "Un").locator(".list-card").focus();
    await page.keyboard.press("d");
    await page.keyboard.press("*");
    await expect.poll(() => page.locator(".list-row").count()).toBe(2);
    await page.locator(".list-card").first().focus();
    await page.keyboard.press("?");
    // It takes the keyboard a moment after it has opened: before that, it would take it from what comes next.
    await page.locator(".ui-panel :focus").waitFor();
    await page.getByRole("switch", { name: "Une lettre seule fait une action" }).press("Space");
    await page.locator(".list-card").first().focus();
    for (const letter of ["*", "m", "?"]) await page.keyboard.press(letter);
    await page.keyboard.press("Delete");
    await expect.poll(() => page.locator(".list-row").count()).toBe(1);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("the list", () => {
  test("UIX73 five thousand cards are all in the page with their place, few of them whole, and Tab comes to one", async () => {
    const { page } = await openPage(browser);
    const code = await openTable(page, { house, name: "Charme" });
    await using other = new Headless(house.url, await joinBoard(house.url, code));
    await other.saved();
    const [first] = [...other.board().zones.values()].sort(compareOrder);
    const zone = first?.id ?? null;
    const added = addCards(
      other.hand,
      Array.from({ length: 5_000 }, (_, at) => ({
        text: `Carte ${at + 1}`,
        place: { x: (at % 70) * 220, y: Math.floor(at / 70) * 120, zone, group: null },
        knowledge: KNOWLEDGE_TYPES[at % 3] ?? null,
      })),
    );
    if (!added.ok) throw new Error(added.reason);
    groupCards(other.hand, {
      name: "Ensemble",
      zone,
      cards: added.value.slice(0, 40).map((id) => ({ id, x: 0, y: 0 })),
    });
    await other.saved();
    await view(page, 1);
    const rows = page.locator(".list-row");
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(5_000);
    // A list all of whose items are in the page says itself how many there are, and which is which: nothing between the
    // two may be more than a wrapper.
    const lists = await page
      .locator(".list-cards")
      .evaluateAll((all) =>
        all.map((list) => [
          list.role ?? list.getAttribute("role"),
          list.querySelectorAll(":scope > [role=none] > [role=listitem]").length,
          list.querySelectorAll("[role=listitem]").length,
        ]),
      );
    expect(lists).toEqual([
      ["list", 40, 40],
      ["list", 4_960, 4_960],
    ]);
    expect(await page.locator(".list-more").count()).toBeLessThan(400);
    expect(await page.locator('.list-card[tabindex="0"]').count()).toBe(1);
    const levels = await page
      .locator(".list h2, .list h3, .list .list-title")
      .evaluateAll((all) => all.slice(0, 3).map((one) => one.getAttribute("aria-level") ?? one.tagName));
    expect(levels).toEqual(["H2", "H3", "4"]);
    await page.locator('.list-card[tabindex="0"]').focus();
    await page.keyboard.press("End");
    await page.waitForFunction("document.activeElement?.textContent?.includes('Carte 5000')");
    await row(page, "Carte 5000").locator(".list-more").waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.locator(".card-editor-text:focus").waitFor();
    await page.keyboard.type(" et la suite");
    await page.keyboard.press("Escape");
    await expect.poll(() => other.texts().includes("Carte 4999 et la suite")).toBe(true);
  });

  test("UIX74 the list is sifted by words, name, kind and knowledge, sorted, folded, and says how many it shows", async () => {
    const { page } = await openPage(browser);
    const code = await openTable(page, { house, name: "Érable" });
    await using other = new Headless(house.url, await joinBoard(house.url, code));
    await other.saved();
    const place = { x: 0, y: 0, zone: null, group: null };
    addCards(other.hand, [
      { text: "Été comme hiver", place, author: "Iris", knowledge: "experience" },
      { text: "Un obstacle", place: { ...place, x: 300 }, kind: "obstacle", knowledge: "academic" },
      { text: "Sans rien", place: { ...place, x: 600 } },
    ]);
    await view(page, 1);
    await row(page, "Sans rien").waitFor();
    const texts = () => page.locator(".list-row .card-words").allTextContents();
    await page.locator(".list-card").first().focus();
    await page.keyboard.press("/");
    await page.locator(".list-search input:focus").waitFor();
    await page.keyboard.type("ete");
    await expect.poll(texts).toEqual(["Été comme hiver"]);
    await page.locator(".list-found", { hasText: "1 carte sur 3" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(texts).toHaveLength(3);
    const by = async (label: string, option: string): Promise<void> => {
      await page.locator(".list-by").click();
      await page
        .locator(".list-by-dialog")
        .getByRole("button", { name: new RegExp(`${label}$`) })
        .click();
      await page.getByRole("option", { name: option, exact: true }).click();
      // Its own list closes first: until then it would take the key.
      await page.getByRole("option", { name: option, exact: true }).waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await page.locator(".list-by-dialog").waitFor({ state: "detached" });
    };
    await by("Nom sur la carte", "Iris");
    expect(await texts()).toEqual(["Été comme hiver"]);
    await by("Nom sur la carte", "Peu importe");
    await by("Sorte de carte", "Obstacle");
    expect(await texts()).toEqual(["Un obstacle"]);
    await by("Sorte de carte", "Peu importe");
    await by("Savoir", "Non précisé");
    expect(await texts()).toEqual(["Sans rien"]);
    await by("Savoir", "Peu importe");
    await by("Ordre", "Liste par savoir");
    expect(await page.locator(".list h2").allTextContents()).toEqual([
      "Expérience 1 carte",
      "Académique 1 carte",
      "Non précisé 1 carte",
    ]);
    await page.locator(".list-fold").nth(1).press("Enter");
    await expect.poll(texts).toEqual(["Été comme hiver", "Sans rien"]);
    await page.locator(".list-card").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction("document.activeElement?.textContent?.includes('Sans rien')");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Dupliquer" }).press("Enter");
    await expect.poll(() => other.texts().filter((text) => text === "Sans rien").length).toBe(2);
  });

  test("UIX75 beside the canvas, the card with the focus in the list is the one in view and chosen on the canvas", async () => {
    const { page } = await openPage(browser);
    const code = await openTable(page, { house, name: "Buis" });
    await using other = new Headless(house.url, await joinBoard(house.url, code));
    await other.saved();
    const place = { y: 0, zone: null, group: null };
    addCards(other.hand, [
      { text: "Ici", place: { ...place, x: 0 } },
      { text: "Très loin", place: { ...place, x: 60_000 } },
    ]);
    await card(page, "Ici").waitFor();
    await page.locator(".bar-split").click();
    await row(page, "Ici").locator(".list-card").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(
      `(() => { const box = document.querySelector('.canvas-card[aria-selected="true"]')?.getBoundingClientRect();
        const frame = document.querySelector('.canvas')?.getBoundingClientRect();
        return box && frame && box.left >= frame.left && box.right <= frame.right; })()`,
    );
    expect(await page.locator('.canvas-card[aria-selected="true"]').textContent()).toContain("Très loin");
    await card(page, "Très loin").focus();
    await expect.poll(() => page.locator('.list-card[tabindex="0"]').textContent()).toContain("Très loin");
  });

  test.each([
    { locale: "fr-FR", unread: "ne sait pas lire", kept: "ne peut pas être changée ici" },
    { locale: "en-GB", unread: "this page cannot read", kept: "cannot be changed here" },
  ])(
    "UIX83 what cannot be read is a card that says so in both views, and stays when somebody deletes it, $locale",
    async (words) => {
      const { page } = await openPage(browser, { locale: words.locale });
      const code = await openTable(page, { house, name: "Saule" });
      await put(page, "Une carte");
      await using other = new Headless(house.url, await joinBoard(house.url, code));
      await other.saved();
      const { doc } = other.table.sync;
      rootOf(doc, "cards").set("elsewhere", { text: "D’un autre programme" });
      const odd = page.locator(".canvas-card", { hasText: "D’un autre programme" });
      await odd.filter({ hasText: words.unread }).waitFor();
      await view(page, 1);
      const there = row(page, "D’un autre programme");
      await there.filter({ hasText: words.unread }).waitFor();
      await there.locator(".list-card").focus();
      await page.keyboard.press("Delete");
      await page.locator(".ui-toast", { hasText: words.kept }).waitFor();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
      await expect.poll(() => page.locator(".list-row").count()).toBe(1);
      await there.waitFor();
      await expect.poll(() => [...rootOf(doc, "cards").values()]).toEqual([{ text: "D’un autre programme" }]);
    },
  );

  test.each([
    { colorScheme: "light", locale: "fr-FR", width: 1280 },
    { colorScheme: "dark", locale: "en-GB", width: 390 },
    { colorScheme: "light", locale: "en-GB", width: 320 },
  ] as const)(
    "UIX76 axe finds nothing in the list sifted, sorted, folded and beside the canvas, nor in the palette, $colorScheme, $width px",
    async (options) => {
      const { page } = await openPage(browser, options);
      await openTable(page, { house, name: "Orme" });
      for (const text of ["Un", "Deux"]) await put(page, text);
      await view(page, 1);
      const found: Record<string, readonly string[]> = {};
      const see = async (state: string): Promise<void> => {
        await page.waitForTimeout(200);
        const faults = await violations(page);
        const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        if (faults.length > 0 || isWide === true) found[state] = [...faults, ...(isWide === true ? ["wide"] : [])];
      };
      await page.locator(".list-search input").fill("un");
      await see("sifted");
      await page.locator(".list-by").click();
      await see("by what");
      await page.keyboard.press("Escape");
      await page.locator(".list-search input").fill("nothing at all");
      await see("nothing found");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await see("palette");
      await page.locator('.palette [data-key="sortNewest"]').click();
      await see("newest");
      await page.locator(".list-fold").first().click();
      await see("folded");
      await view(page, 0);
      await page.keyboard.press("Control+k");
      await page.locator('.palette [data-key="split"]').click();
      await see("beside");
      expect(found).toEqual({});
    },
  );
});
