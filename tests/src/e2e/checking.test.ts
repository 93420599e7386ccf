import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { itemOf } from "@tablee/shared/board/items";
import type { Section } from "@tablee/shared/board/types";
import type { CardId, QuestionId } from "@tablee/shared/ids";
import { EVALUATION_ANSWERS_MIN_COUNT } from "@tablee/shared/limits";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Keys } from "../support/keys.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, violations } from "../support/page.ts";
import type { PageWish } from "../support/page.ts";
import { oneSpaced, readDocx } from "../support/read-papers.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const Q = "q1" as QuestionId;

interface Opened {
  readonly page: Page;
  /** Leads, by sockets. */
  readonly other: Headless;
  readonly code: string;
}

async function openTools(): Promise<Opened> {
  const opened = await openBoard(house.url, { name: "Tilleul", title: "Séminaire" });
  const { code } = opened.board;
  const other = new Headless(house.url, opened);
  await other.saved();
  const { page } = await openPage(browser);
  await joinTable(page, { house, code, name: "Mésange" });
  return { page, other, code };
}

/** In the first area that says so, as the table was opened with. */
async function put(
  other: Headless,
  kind: "condition" | "situation",
  card: readonly [string, Section?],
): Promise<CardId> {
  const [text, section] = card;
  const zone = [...other.board().zones.values()].find((one) => section !== undefined && one.section === section);
  const place = { x: (zone?.rect.x ?? 0) + 20, y: 60, zone: zone?.id ?? null, group: null };
  const added = addCards(other.hand, [{ text, kind, place }]);
  const [id] = added.ok ? added.value : [];
  if (!id) throw new Error("no card");
  await other.saved();
  return id;
}

async function openTool(page: Page, tool: string): Promise<void> {
  await choose(page, "Préparer le terrain");
  await page.locator(`[data-tool="${tool}"]`).press("Enter");
  await page.locator(".groundwork-title").waitFor();
}

async function saved(page: Page, form: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await page.locator(".ui-panel").getByRole("button", { name: "Enregistrer", exact: true }).press("Enter");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(String.raw`\.${form}\)$`) }).press("Enter"),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

describe("what is made ready around a training", () => {
  test("CHK15 [C33] by keyboard conditions become a checklist; one takes a line on, ticks it off, finds it as one’s own, and saves it", async () => {
    const { page, other } = await openTools();
    const room = await put(other, "condition", ["Une salle calme.", "before"]);
    await put(other, "condition", ["Du temps pour lire."]);
    await openTool(page, "checklist");
    const keys = new Keys(page);
    await page.getByRole("button", { name: "Reprendre les conditions de la table (2)" }).waitFor();
    await keys.act(/^Reprendre les conditions de la table/);
    const before = page.locator('[data-time="before"]');
    await before.getByRole("checkbox", { name: "Une salle calme." }).waitFor();
    // Of the other nobody has said when: it is asked, and goes where it is said.
    const unsorted = page.locator('[data-time="unsorted"]');
    await unsorted.getByRole("button", { name: /Quand/ }).press("Enter");
    await page.getByRole("option", { name: "Après" }).press("Enter");
    await page.locator('[data-time="after"]').getByRole("checkbox", { name: "Du temps pour lire." }).waitFor();
    await unsorted.waitFor({ state: "detached" });

    await before.locator("summary").press("Enter");
    await before.getByRole("textbox", { name: "Ce qu’il faut faire" }).fill("Réserver la salle du fond");
    await before.getByRole("textbox", { name: "Quel rôle, quel service" }).fill("l’accueil");
    await before.getByLabel("Pour quel jour").fill("2026-12-14");
    await before.getByRole("button", { name: "Je m’en charge" }).press("Enter");
    await before.getByText("Vous vous en chargez · Rôle : l’accueil · Pour le 14 déc. 2026").waitFor();
    await page.getByRole("switch", { name: "Seulement ce dont je me charge" }).press("Space");
    await page.locator('[data-time="after"]').waitFor({ state: "detached" });
    await before.getByRole("checkbox", { name: "Une salle calme." }).press("Space");
    await before.getByText("Réunies : 1 sur 1").waitFor();
    await before.getByText("Dite réunie, à confirmer").waitFor();
    await until("the other reads it", () => itemOf(other.board(), room).status === "removed");
    expect(itemOf(other.board(), room).due).toBe("2026-12-14");
    expect(await violations(page, { "target-size": true })).toEqual([]);

    const { name, bytes } = await saved(page, "md");
    expect(name).toMatch(/^Conditions de réussite – Séminaire \d{4}-\d\d-\d\d\.md$/);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain("- [x] Une salle calme.");
    expect(text).toContain("À faire : Réserver la salle du fond");
    expect(text).toContain("- [ ] Du temps pour lire.");
    // She never said that her name may leave.
    expect(text).not.toContain("Mésange");
    // Ticked off by mistake: the same key opens it again, and a second person sees that too.
    await before.getByRole("checkbox", { name: "Une salle calme." }).press("Space");
    await before.getByText("Réunies : 0 sur 1").waitFor();
    await until("the other reads it", () => itemOf(other.board(), room).status === "open");
    await other[Symbol.asyncDispose]();
  });

  test("CHK16 [C33] what those who live it have confirmed is not opened by a tick: one is led to where the reason is asked", async () => {
    const { page, other } = await openTools();
    await openTool(page, "checklist");
    await page.getByRole("textbox", { name: "Nouvelle condition" }).fill("Un repas.");
    await page.keyboard.press("Enter");
    const box = page.getByRole("checkbox", { name: "Un repas." });
    await box.press("Space");
    await page.locator(".check summary").press("Enter");
    await page.getByRole("button", { name: "Tout le suivi" }).press("Enter");
    await page.getByRole("button", { name: "Oui, je le confirme" }).press("Enter");
    await until("it is confirmed", () => other.board().records.size === 1);
    // It opens where one was.
    await choose(page, "Préparer le terrain");
    await box.press("Space");
    await page.getByText("Cette condition est confirmée.").first().waitFor();
    await page.getByRole("button", { name: "Contester et reprendre" }).waitFor();
    const [card] = other.board().cards.values();
    expect(card && itemOf(other.board(), card.id).isConfirmed).toBe(true);
    await other[Symbol.asyncDispose]();
  });

  test("CHK17 [C37] by keyboard a situation becomes a scenario, which leaves as Markdown and as a document, and comes back from the server", async () => {
    const { page, other, code } = await openTools();
    await openTool(page, "situations");
    await page.getByRole("textbox", { name: "Nouvelle situation" }).fill("Un silence après une question");
    await page.keyboard.press("Enter");
    const part = (name: string) => page.locator(`.scene-part[data-part="${name}"]`);
    for (const [name, text] of [
      ["who", "Deux formatrices"],
      ["trigger", "La question touche à l’argent."],
      ["posture", "Rester là, sans combler."],
    ] as const) {
      await part(name).getByRole("textbox").fill(text);
      await part(name).locator("form button[type=submit]").press("Enter");
      await part(name).getByText(text).waitFor();
    }
    await page.locator("[data-scene] summary", { hasText: "3 sur 4 écrites" }).waitFor();
    // Somebody else writes the last one.
    const [card] = other.board().cards.keys();
    if (!card) throw new Error("no card");
    addStatements(other.hand, [
      { field: "scene", value: "try", text: "Attendre trois respirations.", sources: [card] },
    ]);
    await part("try").getByText("Attendre trois respirations.").waitFor();
    expect(await violations(page, { "target-size": true })).toEqual([]);
    const { name, bytes } = await saved(page, "md");
    expect(name).toMatch(/^Un silence après une question \d{4}-\d\d-\d\d\.md$/);
    expect(new TextDecoder().decode(bytes)).toBe(
      "# Un silence après une question\n\n## Qui est là\n\nDeux formatrices\n\n## Ce qui déclenche\n\nLa question touche à l’argent.\n\n## La posture qui aide\n\nRester là, sans combler.\n\n## Ce que l’on peut essayer\n\nAttendre trois respirations.\n",
    );
    const { texts, headings } = readDocx((await saved(page, "docx")).bytes);
    expect(oneSpaced(texts.join(" "))).toContain("Rester là, sans combler.");
    expect(headings).toContainEqual([2, "La posture qui aide"]);
    // On a device that was never here: all of it lies on the server.
    const { page: phone } = await openPage(browser, PHONE);
    await joinTable(phone, { house, code, name: "Loriot" });
    await openTool(phone, "situations");
    await phone.getByText("Rester là, sans combler.").waitFor();
    expect(await violations(phone, { "target-size": true })).toEqual([]);
    await other[Symbol.asyncDispose]();
  });

  test("CHK18 [C46] a change is tied to a question, shows what the evaluation shows everybody, and says so when the question is gone", async () => {
    const { page, other, code } = await openTools();
    await openTool(page, "fromTo");
    await page.getByRole("textbox", { name: "Ce qui était" }).fill("Parler à la place des gens");
    await page.getByRole("textbox", { name: "Ce qui sera" }).fill("Parler avec eux");
    await page.getByRole("button", { name: "Ajouter ce changement" }).press("Enter");
    const change = page.locator("[data-change]");
    await change.getByText("L’évaluation n’a pas encore de question.").waitFor();
    const question = { id: Q, text: "Je prends ma place.", kind: "scale", moments: ["before", "after"] } as const;
    await other.command("question.put", { question: { ...question, moments: ["before", "after"] } });
    await change.getByRole("button", { name: /La question qui le montrera/ }).press("Enter");
    await page.getByRole("option", { name: question.text }).press("Enter");
    await change.getByText("Les réponses paraîtront ici").waitFor();
    expect(await violations(page, { "target-size": true })).toEqual([]);

    await answerAll(code, { other, moment: "before", people: EVALUATION_ANSWERS_MIN_COUNT });
    await change.locator('[data-moment="before"]').getByText("Plutôt oui").first().waitFor();
    await answerAll(code, { other, moment: "after", people: EVALUATION_ANSWERS_MIN_COUNT - 1 });
    await change.locator('[data-moment="after"]').waitFor();
    expect(await change.locator('[data-moment="after"] ul').count()).toBe(0);
    expect(await violations(page, { "target-size": true })).toEqual([]);

    await other.command("question.drop", { question: question.id });
    await change.getByText("Elle n’est plus posée : « Je prends ma place. »").waitFor();
    await change.getByRole("button", { name: /^Supprimer/ }).press("Enter");
    await change.waitFor({ state: "detached" });
    await other[Symbol.asyncDispose]();
  });
});

const PHONE: PageWish = { width: 390, height: 800, phone: true, colorScheme: "dark" };

/** A wave from its opening to its showing. */
async function answerAll(
  code: string,
  { other, moment, people }: { readonly other: Headless; readonly moment: "before" | "after"; readonly people: number },
): Promise<void> {
  await other.command("evaluation.open", { moment });
  for (let at = 0; at < people; at += 1) {
    const one = new Headless(house.url, await joinBoard(house.url, code, { name: `Aulne ${at}` }));
    await one.saved();
    await one.command("evaluation.answer", { moment, person: 0, pair: null, said: [{ question: Q, value: 3 }] });
    await one[Symbol.asyncDispose]();
  }
  await other.command("evaluation.show", { moment });
}
