import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import { sign } from "@tablee/shared/practice/specifications";
import type { CardId } from "@tablee/shared/ids";
import { box, card, openFilled } from "../support/canvas.ts";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { readDocx, readOdt, readPdf } from "../support/read-papers.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const PHONE = { width: 390, height: 844, phone: true } as const;
const panel = (page: Page): Locator => page.locator(".ui-panel");

async function sit(code: string, name: string): Promise<Headless> {
  const one = new Headless(house.url, await joinBoard(house.url, code, { name }));
  await one.saved();
  await one.view();
  return one;
}

async function download(page: Page, press: () => Promise<void>): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await file.path());
}

/** All that a file says, whatever its form. */
async function wordsOf(form: string, bytes: Uint8Array): Promise<string> {
  if (form === "docx") return readDocx(bytes).texts.join("\n");
  if (form === "odt") return readOdt(bytes).texts.join("\n");
  if (form === "pdf") return (await readPdf(bytes)).texts.join("\n");
  return new TextDecoder().decode(bytes);
}

const FORMS = ["markdown", "csv", "json", "canvas", "svg", "docx", "odt", "pdf"] as const;

test("EXP14 [C13] what leaves the table, in every form, has the names of those who said so, until they take it back", async () => {
  const { page: host, code } = await openFilled(browser, { house, name: "Mésange", texts: ["Venir à deux"] });
  await using said = await sit(code, "Canari-Oui");
  await using silent = await sit(code, "Canari-Non");
  const place = { x: 40, y: 500, zone: null, group: null };
  for (const [at, one] of [said, silent].entries()) {
    const author = at === 0 ? "Canari-Oui" : "Canari-Non";
    addCards(one.hand, [{ text: `Carte ${at}`, author, place: { ...place, x: 40 + at * 300 } }]);
    sign(one.hand, one.board(), { name: author, part: "trainer" });
    await one.saved();
  }
  await said.command("name.allow", { person: 0, allowed: true });
  await host.locator("[data-card-id]", { hasText: "Carte 1" }).first().waitFor();
  await choose(host, "Clore la table…");
  const dialog = host.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Ce qui a été décidé" }).fill("On se revoit.");
  await dialog.getByRole("textbox", { name: "Tâche 1" }).fill("Réserver");
  await dialog.getByRole("textbox", { name: "Qui", exact: true }).fill("Canari-Non et Canari-Oui");
  await dialog.getByRole("button", { name: "Clore", exact: true }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await choose(host, "Enregistrer une copie…");
  const mine = dialog.getByRole("switch", { name: "Mon nom peut figurer dans ce qui est exporté" });
  expect(await mine.isChecked()).toBe(false);
  expect(await violations(host)).toEqual([]);
  const files: Record<string, string> = {};
  for (const form of FORMS) {
    const bytes = await download(host, () => host.locator(`[data-format="${form}"]`).press("Enter"));
    files[form] = await wordsOf(form, bytes);
  }
  for (const [form, text] of Object.entries(files)) {
    expect([form, text.includes("Canari-Oui")]).toEqual([form, true]);
    expect([form, text.includes("Canari-Non")]).toEqual([form, false]);
  }
  expect(files["docx"]).toContain("une personne de la table et Canari-Oui");
  // One’s own choice, by a key; and it is taken back as easily.
  await mine.press("Space");
  await expect.poll(async () => (await said.view()).named.length).toBe(2);
  await said.command("name.allow", { person: 0, allowed: false });
  await expect.poll(async () => (await silent.view()).named.length).toBe(1);
  await mine.press("Space");
  await expect.poll(async () => (await silent.view()).named.length).toBe(0);
  const json = await download(host, () => host.locator('[data-format="json"]').press("Enter"));
  expect(new TextDecoder().decode(json)).not.toContain("Canari");
  await host.keyboard.press("Escape");
  await choose(host, "Ce dont on a convenu");
  const copy = await download(host, () =>
    host.getByRole("button", { name: "Prendre une copie de mes cartes" }).press("Enter"),
  );
  expect(new TextDecoder().decode(copy)).not.toContain("Canari");
  // On paper too.
  await host.emulateMedia({ media: "print" });
  await host.evaluate("dispatchEvent(new Event('beforeprint'))");
  const printed = host.locator(".print");
  await printed.getByText("On se revoit.").waitFor();
  expect(await printed.innerText()).not.toContain("Canari");
  await host.context().close();
});

async function voted(code: string): Promise<readonly Headless[]> {
  return Promise.all(["Pie", "Geai", "Merle"].map((name) => sit(code, name)));
}

function idOf(member: Headless, text: string): CardId {
  const found = [...member.board().cards.values()].find((one) => one.text === text);
  if (!found) throw new Error(`no card “${text}”`);
  return found.id;
}

test("VOT29 the screen for the room shows how many have voted, then ranks with ties and knowledge, and nobody’s name", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const others = await voted(code);
  const [first] = others;
  if (!first) throw new Error("somebody");
  const place = { x: 40, y: 90, zone: null, group: null };
  const texts = ["Écouter d’abord", "Des pauses", "Un lieu calme"];
  addCards(first.hand, [
    { text: "Écouter d’abord", knowledge: "experience", place },
    { text: "Des pauses", knowledge: "practice", place: { ...place, x: 340 } },
    { text: "Un lieu calme", place: { ...place, x: 640 } },
  ]);
  await first.saved();
  await card(host, "Un lieu calme").waitFor();
  await choose(host, "Mener la séance");
  const link = panel(host).getByRole("link", { name: "Ouvrir l’écran de la salle" });
  const [screen] = await Promise.all([host.context().waitForEvent("page"), link.press("Enter")]);
  await screen.setViewportSize({ width: 1_920, height: 1_080 });
  await choose(host, "Votes");
  await panel(host).getByRole("textbox", { name: "La question (facultatif)" }).fill("Que garder");
  await panel(host).getByRole("button", { name: "Ouvrir le vote secret" }).press("Enter");
  await screen.getByText("0 réponse déposée").waitFor();
  for (const other of others) {
    await expect.poll(async () => (await other.view()).votes.open).not.toBe(null);
    const { id: vote } = (await other.view()).votes.open ?? {};
    await expect.poll(() => other.texts().length).toBe(3);
    const ballot = { [idOf(other, texts[0] ?? "")]: 1, [idOf(other, texts[1] ?? "")]: 1 };
    if (vote) await other.command("vote.cast", { vote, person: 0, ballot });
  }
  await screen.getByText("3 réponses déposées").waitFor();
  expect(await screen.locator("body").innerText()).not.toContain("Écouter");
  await panel(host).getByRole("button", { name: "Clore le vote" }).press("Enter");
  await host.getByRole("dialog").getByRole("button", { name: "Clore le vote" }).press("Enter");
  await screen.locator(".screen-ranks li").nth(1).waitFor();
  const rows = async (): Promise<string[]> => {
    const all = await screen.locator(".screen-ranks li").allInnerTexts();
    return all.map((row) => row.replaceAll(/\s+/g, " ").trim());
  };
  // The words of cards come with the document.
  await expect
    .poll(rows)
    .toEqual([
      "Rang 1, à égalité. 1= Écouter d’abord Expérience 3 points",
      "Rang 1, à égalité. 1= Des pauses Métier 3 points",
    ]);
  const said = await screen.locator("body").innerText();
  for (const name of ["Pie", "Geai", "Merle", "Mésange"]) expect(said).not.toContain(name);
  for (const colorScheme of ["light", "dark"] as const) {
    await screen.emulateMedia({ colorScheme });
    expect(await violations(screen)).toEqual([]);
  }
  // The result belongs to its phase.
  await choose(host, "Mener la séance");
  await host.locator(".lead-next").press("Enter");
  await screen.getByText("Accueil et cadre").waitFor();
  await screen.locator(".screen-ranks").waitFor({ state: "detached" });
  await Promise.all(others.map((other) => other[Symbol.asyncDispose]()));
  await host.context().close();
});

async function goTo(host: Page, phase: string): Promise<void> {
  const go = host.getByRole("button", { name: /Aller à la phase/ });
  if ((await go.count()) === 0) await choose(host, "Mener la séance");
  await go.press("Enter");
  await host.getByRole("option", { name: phase }).press("Enter");
  await host.locator(".bar-phase-name", { hasText: phase }).waitFor();
}

test("RND27 in turns each sees whose turn it is and who comes next, ends their own by key or finger, and whoever leads moves on", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const { page: orme } = await openPage(browser, PHONE);
  await joinTable(orme, { house, code, name: "Orme" });
  const { page: iris } = await openPage(browser);
  await joinTable(iris, { house, code, name: "Iris" });
  await goTo(host, "Écriture silencieuse");
  await orme.locator(".composer-text").fill("Venir à deux");
  // At the width of a phone the private button stands beside the choices, with its whole name for the ear.
  const place = orme.getByRole("button", { name: "Noter sur ma feuille" });
  const chip = orme.locator(".composer-choices .ui-chip").first();
  expect(Math.abs((await box(place)).cy - (await box(chip)).cy)).toBeLessThan(6);
  await place.tap();
  await host.getByRole("button", { name: "Mettre en commun…" }).press("Enter");
  await host.getByRole("dialog").getByText("L’ordre est tiré au sort", { exact: false }).waitFor();
  await host.getByRole("button", { name: "À tour de rôle" }).press("Enter");
  const pages = new Map([
    ["Mésange", host],
    ["Orme", orme],
    ["Iris", iris],
  ]);
  await host.locator(".turn-order summary").press("Enter");
  const order = await host.locator(".turn-order li").allInnerTexts();
  expect(order.toSorted()).toEqual(["Iris", "Mésange", "Orme"]);
  await host.locator(".board-notice .ui-button", { hasText: "Ma feuille" }).waitFor();
  for (const page of [host, orme]) expect(await violations(page)).toEqual([]);
  for (const [at, name] of order.entries()) {
    const next = order[at + 1];
    const tail = next === undefined ? "C’est le dernier tour." : `Ensuite : ${next}.`;
    for (const [who, page] of pages) {
      const head =
        who === name ? "C’est votre tour : publiez ce que vous voulez, ou passez." : `C’est le tour de ${name}.`;
      await page.locator(".board-notice", { hasText: `${head} ${tail}` }).waitFor();
      const ends = page.locator(".board-notice").getByRole("button", { name: "J’ai fini, ou je passe" });
      expect(await ends.count()).toBe(who === name ? 1 : 0);
    }
    const page = pages.get(name);
    const ends = page?.locator(".board-notice").getByRole("button", { name: "J’ai fini, ou je passe" });
    // Orme by finger, Mésange by a key; Iris is moved on by whoever leads.
    if (name === "Orme") await ends?.tap();
    else if (name === "Mésange") await ends?.press("Enter");
    else await panel(host).getByRole("button", { name: "Au tour suivant" }).press("Enter");
  }
  for (const page of pages.values())
    await page.locator(".board-notice", { hasText: "Tout le monde a eu son tour." }).waitFor();
  await orme.getByRole("button", { name: "Ma feuille", exact: true }).tap();
  await orme.getByRole("button", { name: "Publier ma carte" }).tap();
  await card(host, "Venir à deux").waitFor();
  for (const page of pages.values()) await page.context().close();
});

test("UIX141 [C16] a label of knowledge says what it means, by mouse, finger and key, where it stands and where it is chosen", async () => {
  const { page: host, code } = await openFilled(browser, { house, name: "Mésange", texts: ["Venir à deux"] });
  await using other = await sit(code, "Pie");
  const place = { x: 40, y: 500, zone: null, group: null };
  const added = addCards(other.hand, [{ text: "Vécu par nous", knowledge: "experience", place }]);
  addLine(other.hand, { section: "before", text: "On vient à deux.", sources: added.ok ? added.value : [] });
  await other.saved();
  const meaning = "Ce que l’on sait pour l’avoir vécu";
  // From the card itself, by its menu: the glossary, with this one marked and said.
  await card(host, "Vécu par nous").focus();
  await host.keyboard.press("Shift+F10");
  await host.getByRole("menuitem", { name: "Que veut dire ce savoir ?" }).press("Enter");
  await host.locator('.practice-glossary [data-knowledge="experience"][data-chosen]', { hasText: meaning }).waitFor();
  await host.locator("#announcer", { hasText: meaning }).waitFor({ state: "attached" });
  await host.keyboard.press("Escape");
  // Where it is chosen, each choice with its meaning.
  await host.locator(".composer-choices .ui-chip").first().press("Enter");
  await host.getByRole("option", { name: "Expérience" }).getByText(meaning, { exact: false }).waitFor();
  expect(await violations(host)).toEqual([]);
  await host.keyboard.press("Escape");
  // Behind a line, by mouse and by key.
  await host.getByRole("radio").nth(2).press("Space");
  const label = host.locator(".framework-behind").getByRole("button", { name: /^Expérience/ });
  await label.click();
  const bubble = host.getByRole("dialog", { name: "Expérience" });
  await bubble.getByText(meaning, { exact: false }).waitFor();
  expect(await violations(host)).toEqual([]);
  await host.keyboard.press("Escape");
  await bubble.waitFor({ state: "detached" });
  await expect.poll(() => host.evaluate("document.activeElement?.className")).toContain("ui-knowledge-word");
  await host.keyboard.press("Enter");
  await bubble.waitFor();
  await host.keyboard.press("Escape");
  // By finger.
  const { page: phone } = await openPage(browser, PHONE);
  await joinTable(phone, { house, code, name: "Orme" });
  await phone.getByRole("radio").nth(2).press("Space");
  const touched = phone.locator(".framework-behind").getByRole("button", { name: /^Expérience/ });
  await touched.tap();
  await phone.getByRole("dialog", { name: "Expérience" }).getByText(meaning, { exact: false }).waitFor();
  expect((await box(touched)).height).toBeGreaterThanOrEqual(44);
  await phone.context().close();
  await host.context().close();
});

test("UIX143 the notice of a vote parts its two sentences, and a question that ends by itself keeps its own sign", async () => {
  const { page: host } = await openFilled(browser, { house, name: "Mésange", texts: ["Venir à deux"] });
  for (const [question, said] of [
    ["", "Vote secret : Il vous reste 5 points."],
    ["Que garder ?", "Que garder ? Il vous reste 5 points."],
  ] as const) {
    await choose(host, "Votes");
    await panel(host).getByRole("textbox", { name: "La question (facultatif)" }).fill(question);
    await panel(host).getByRole("button", { name: "Ouvrir le vote secret" }).press("Enter");
    await host.locator(".votes-ballot").waitFor();
    await panel(host).getByRole("button", { name: "Fermer le panneau" }).press("Enter");
    const notice = host.locator('[data-notice="vote"] output');
    await expect.poll(async () => (await notice.innerText()).replaceAll(/\s+/g, " ")).toBe(said);
    await choose(host, "Votes");
    await panel(host).getByRole("button", { name: "Annuler le vote" }).press("Enter");
    await host.getByRole("dialog").getByRole("button", { name: "Annuler le vote" }).press("Enter");
    await host.locator(".votes-ballot").waitFor({ state: "detached" });
    await panel(host).getByRole("button", { name: "Fermer le panneau" }).press("Enter");
  }
  await host.context().close();
});
