import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements } from "@tablee/shared/board/edit-statements";
import type { CardId } from "@tablee/shared/ids";
import { coveredByProgramme, programmeOf } from "@tablee/shared/practice/programme";
import { subjectsOf } from "@tablee/shared/practice/power";
import { signedNow } from "@tablee/shared/session/programme";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Keys } from "../support/keys.ts";
import { Headless } from "../support/member.ts";
import { choose, openPage, violations } from "../support/page.ts";
import { oneSpaced, readDocx } from "../support/read-papers.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const THEME = "Le choix du thème revient aux personnes accompagnées.";
const PHONE = { width: 390, height: 800, phone: true, locale: "en-GB", colorScheme: "dark" } as const;

interface Table {
  readonly host: Headless;
  readonly code: string;
  readonly card: CardId;
}

/** Somebody leads, and a card lies on the table. */
async function openGround(): Promise<Table> {
  const opened = await openBoard(house.url);
  const host = new Headless(house.url, opened);
  await host.saved();
  const place = { x: 40, y: 90, zone: null, group: null };
  const added = addCards(host.hand, [{ text: THEME, knowledge: "experience", place }]);
  await host.saved();
  const card = added.ok ? added.value[0] : undefined;
  if (!card) throw new Error("a card");
  return { host, code: opened.board.code, card };
}

/** Sits down in a browser, as somebody who says how they take part. */
async function sit(page: Page, code: string, name: string, part: RegExp): Promise<void> {
  await page.goto(`${house.url}/join#code=${code}`);
  await page.getByRole("textbox").last().fill(name);
  await page.getByRole("button", { name: /Comment je participe|How I take part/ }).press("Enter");
  await page.getByRole("option", { name: part }).press("Enter");
  await page.locator("form button[type=submit]").press("Enter");
  await page.locator('[data-status="saved"]').waitFor();
}

async function guest(code: string, name: string, part: "supported" | "trainer"): Promise<Headless> {
  const one = new Headless(house.url, await joinBoard(house.url, code, { name, part }));
  await one.saved();
  return one;
}

async function openTool(page: Page, entry: string, tool: string): Promise<void> {
  await choose(page, entry);
  await page.locator(`[data-tool="${tool}"]`).press("Enter");
  await page.locator(".practice-about").waitFor();
}

/** An answer of a list that is chosen from by its label. */
async function pick(page: Page, label: RegExp, option: string): Promise<void> {
  await page.getByRole("button", { name: label }).press("Enter");
  const one = page.getByRole("option", { name: option, exact: true });
  await one.press("Enter");
  await one.waitFor({ state: "detached" });
}

describe("who decides what", () => {
  test("DEC19 [A17] by keyboard one writes what there is to decide and who has which part in it; map and list say the same, on a phone in another language too, and say where people concerned decide nothing", async () => {
    const { host, code } = await openGround();
    const { page } = await openPage(browser);
    await sit(page, code, "Loriot", /^Personne accompagnée/);
    const { page: phone } = await openPage(browser, PHONE);
    await sit(phone, code, "Wren", /^Trainer/);
    const keys = new Keys(page);
    await keys.menu(/^Préparer le terrain$/);
    await page.locator(".groundwork-tools").waitFor();
    await keys.act(/^Qui décide de quoi/);
    await keys.to(/^Une chose à décider$/);
    await keys.type("Le thème");
    await keys.press("Enter");
    await page.locator(".power-map").waitFor();
    await keys.act(/^Le thème$/);
    await expect
      .poll(() => page.evaluate("document.activeElement?.getAttribute('data-statement-id')"))
      .toBe(subjectsOf(host.board())[0]?.id);
    await pick(page, /^Pas encore dit Collectivité|^Collectivité/, "Décide");
    await pick(page, /^Pas encore dit Personnes accompagnées|^Personnes accompagnées/, "L’apprend après");
    await page.getByText("Sur ce plan, les personnes accompagnées ne décident de rien.").waitFor();
    await page.getByText("D’autres décident ici, et les personnes accompagnées ne décident pas.").waitFor();
    await openTool(phone, "Preparing the ground", "power");
    await phone.getByText("On this map, supported people decide nothing.").waitFor();
    const cells = phone.locator("tbody tr").first();
    expect(await cells.getByRole("cell").allInnerTexts()).toEqual([
      "is told",
      "not said yet",
      "not said yet",
      "decides",
      "not said yet",
      "not said yet",
    ]);
    await pick(page, /Personnes accompagnées/, "Décide");
    await phone.getByText("Of 1 thing where it is said who has which part, supported people decide 1.").waitFor();
    expect(subjectsOf(host.board())[0]?.shares).toMatchObject({ supported: "decides", authority: "decides" });
    await host[Symbol.asyncDispose]();
  });

  test("DEC20 [A17] a participant puts a card to consent; an objection bars it until it is answered and let pass from the seat it came from, and then the register says it with the parts that were there", async () => {
    const { host, code, card } = await openGround();
    const [tilleul, genet] = [await guest(code, "Tilleul", "supported"), await guest(code, "Genêt", "supported")];
    const { page } = await openPage(browser);
    await sit(page, code, "Mésange", /^Personne accompagnée/);
    const { page: phone } = await openPage(browser, PHONE);
    await sit(phone, code, "Wren", /^Trainer/);
    const keys = new Keys(page);
    await page.getByRole("radio", { name: "Liste" }).press("Space");
    await page.locator(".list-row", { hasText: THEME }).locator(".list-card").focus();
    await page.locator(".list-card:focus").waitFor();
    await keys.menu(/^Votes$/);
    await keys.act(/^Soumettre une proposition$/);
    await pick(page, /^Une phrase à écrire/, `La carte choisie : ${THEME}`);
    await keys.act(/^Soumettre la proposition$/);
    await expect.poll(async () => (await host.view()).consents.open?.card).toBe(card);
    for (const one of [host, tilleul, genet]) {
      const { open } = (await one.view()).consents;
      if (!open) throw new Error("a proposal");
      await one.command("consent.cast", { consent: open.id, person: 0, answer: "ok", words: "" });
    }
    await page.getByRole("radio", { name: /^Une réserve/ }).press("Space");
    await page.getByRole("textbox", { name: /^En quelques mots/ }).fill("Et le temps ?");
    await page.getByRole("button", { name: "Déposer ma réponse" }).press("Enter");
    await page.locator('[data-answer="saved"]').waitFor();
    // Not before everybody who is here has answered.
    await page.getByRole("button", { name: "Clore la proposition" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Clore la proposition" }).press("Enter");
    await page.getByText("Tout le monde n’a pas encore répondu.").first().waitFor();
    await phone.locator(".board-notice").getByRole("button").first().tap();
    await phone.getByRole("radio", { name: /^An objection/ }).press("Space");
    await phone.getByRole("textbox", { name: /^In a few words/ }).fill("Comment choisir entre deux thèmes ?");
    await phone.getByRole("button", { name: "Cast my answer" }).tap();
    await phone.locator('[data-answer="saved"]').waitFor();
    await page.getByRole("button", { name: "Clore la proposition" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Clore la proposition" }).press("Enter");
    await page.getByText("Ce n’est pas décidé : une objection attend une réponse.").waitFor();
    expect((await host.view()).decisions).toEqual([]);
    await page.getByRole("textbox", { name: /^Répondre à l’objection/ }).fill("On en propose trois.");
    await page.getByRole("button", { name: "Envoyer la réponse" }).press("Enter");
    const passes = phone.getByRole("button", { name: "I can live with it: I let it pass" });
    await passes.waitFor();
    await page.getByText("Rien ne vous est demandé ici.").waitFor();
    await passes.tap();
    await phone.locator('[data-second="passes"]').waitFor();
    await page.getByRole("button", { name: "Relever les réponses" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Relever les réponses" }).press("Enter");
    await page.locator('[data-state="agreed"]').first().waitFor();
    await openTool(page, "Préparer le terrain", "power");
    const line = page.locator(".power-decided");
    await line.getByText("Par le consentement de la table").waitFor();
    await line.getByText("À la table, au moins : personnes accompagnées.").waitFor();
    await line.getByRole("button", { name: `À partir de la carte : ${THEME}` }).waitFor();
    for (const one of [host, tilleul, genet]) await one[Symbol.asyncDispose]();
  });

  test("DEC21 [A05] what was decided by talking is noted by keyboard by anybody; it is ended, and its words are taken out", async () => {
    const { host, code } = await openGround();
    const { page } = await openPage(browser);
    await sit(page, code, "Loriot", /^Personne accompagnée/);
    addStatements(host.hand, [{ field: "decision", text: "La durée", value: "nd----" }]);
    const keys = new Keys(page);
    await openTool(page, "Préparer le terrain", "power");
    await page.locator(".power-map").waitFor();
    await page.locator(".groundwork-title").focus();
    await keys.act(/^Noter une décision$/);
    await page.getByRole("dialog").waitFor();
    await keys.to(/^Ce qui est décidé$/);
    await keys.type("Deux jours.");
    await pick(page, /^Rien du plan/, "La durée");
    // As the map says it.
    expect(await page.getByRole("checkbox", { name: "Formation" }).isChecked()).toBe(true);
    await keys.act(/^Inscrire au registre$/);
    const line = page.locator(".power-decided");
    await line.getByText("Décidé par : formation").waitFor();
    await line.getByText("Trop peu de personnes à la table").waitFor();
    await expect.poll(async () => (await host.view()).decisions[0]?.text).toBe("Deux jours.");
    await keys.act(/^Cela ne vaut plus : Deux jours\.$/);
    await page.getByRole("dialog").getByRole("button", { name: "Cela ne vaut plus" }).press("Enter");
    await line.getByText(/^Ne vaut plus depuis/).waitFor();
    await line.getByRole("button", { name: /^Retirer les mots/ }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Retirer les mots" }).press("Enter");
    await line.getByText("Décision retirée. Ses mots n’existent plus.").waitFor();
    await expect.poll(async () => (await host.view()).decisions[0]?.text).toBe("");
    await host[Symbol.asyncDispose]();
  });
});

describe("the programme", () => {
  const titles = (one: Headless) =>
    programmeOf(one.board()).map(({ sequences }) => sequences.map(({ title }) => title));

  test("PRG13 [A06] sequences are written, ordered and timed by keyboard; somebody is asked, and carries one once they say so on their phone; what nobody carries is said", async () => {
    const { host, code } = await openGround();
    const { page } = await openPage(browser);
    await sit(page, code, "Alisier", /^Formatrice/);
    const { page: phone } = await openPage(browser, PHONE);
    await sit(phone, code, "Loriot", /^Supported person/);
    const keys = new Keys(page);
    await keys.menu(/^Préparer le terrain$/);
    await page.locator(".groundwork-tools").waitFor();
    await keys.act(/^Le programme/);
    const during = page.locator('[data-time="during"]');
    for (const text of ["Un récit, si on veut", "Ce que cela apprend"]) {
      await during.locator(".ground-form").getByRole("textbox").fill(text);
      await keys.press("Enter");
      await during.locator("[data-statement-id]", { hasText: text }).first().waitFor();
    }
    const first = during.locator("[data-statement-id]", { hasText: "Un récit" });
    await first.getByRole("textbox", { name: "À quoi elle sert" }).fill("Entendre sans conclure");
    await first.getByRole("textbox", { name: "Durée en minutes" }).fill("90");
    await keys.press("Tab");
    await page.getByText("En tout : 1 h 30.").waitFor();
    await first.getByText("Entendre sans conclure").first().waitFor();
    await page.getByText("2 séquences ne sont portées par personne.").waitFor();
    // Down, and over the end of its time: the keyboard stays on its handle.
    await page.getByRole("button", { name: "Déplacer : Un récit, si on veut" }).focus();
    await keys.press("ArrowDown");
    await until("it is second", () => titles(host)[1]?.[1] === "Un récit, si on veut");
    await keys.press("ArrowDown");
    await until("it is after", () => titles(host)[2]?.[0] === "Un récit, si on veut");
    await expect
      .poll(() => page.evaluate("document.activeElement?.getAttribute('aria-label')"))
      .toBe("Déplacer : Un récit, si on veut");
    await keys.press("ArrowUp");
    await until("it is during", () => titles(host)[1]?.[1] === "Un récit, si on veut");
    const row = page.locator('[data-time="during"] [data-statement-id]', { hasText: "Un récit" });
    await row.locator("summary", { hasText: "À qui le demander" }).press("Enter");
    await pick(page, /À qui le demander/, "Loriot");
    await row.getByRole("button", { name: /^Demander de porter/ }).press("Enter");
    await row.getByText("La question est posée à Loriot.").waitFor();
    expect((await host.view()).programme.asked).toEqual([]);
    await phone.locator(".together-strip").getByRole("button", { name: "Look" }).tap();
    await phone.getByRole("button", { name: "Yes, I carry it" }).tap();
    await row.getByText("Loriot").first().waitFor();
    await row.locator('.programme-name[data-part="supported"]').waitFor();
    await page.getByText("1 séquence sur 2 est portée par une personne accompagnée.").waitFor();
    await page.getByText("1 séquence n’est portée par personne.").waitFor();
    await phone.getByText("1 sequence is carried by nobody.").waitFor();
    await host[Symbol.asyncDispose]();
  });

  test("PRG14 [A06] a sequence is carried by pointer to another place and another time", async () => {
    const { host, code } = await openGround();
    addStatements(host.hand, [
      { field: "sequence", text: "Un", note: "10", value: "before" },
      { field: "sequence", text: "Deux", note: "10", value: "during" },
      { field: "sequence", text: "Trois", note: "10", value: "during" },
    ]);
    await host.saved();
    const { page } = await openPage(browser, { height: 1600 });
    await sit(page, code, "Alisier", /^Formatrice/);
    await openTool(page, "Préparer le terrain", "programme");
    const carry = async (name: string, over: string): Promise<void> => {
      const from = await page.getByRole("button", { name: `Déplacer : ${name}` }).boundingBox();
      const to = await page.locator("[data-statement-id]", { hasText: over }).first().boundingBox();
      if (!from || !to) throw new Error("a row to carry, and one to carry it to");
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + from.width / 2, to.y + 4, { steps: 5 });
      await page.locator(".programme-line[data-drop]").waitFor();
      await page.mouse.up();
    };
    await page.locator("[data-statement-id]", { hasText: "Trois" }).first().waitFor();
    await carry("Trois", "Deux");
    await expect.poll(() => titles(host)[1]).toEqual(["Trois", "Deux"]);
    await carry("Deux", "Un");
    await expect.poll(() => titles(host)[0]).toEqual(["Deux", "Un"]);
    await host[Symbol.asyncDispose]();
  });

  test("PRG15 [A17] two people of different parts sign what is written; a change makes both signatures fall and says so; signed anew, the document has their names as they allow", async () => {
    const { host, code } = await openGround();
    addStatements(host.hand, [{ field: "sequence", text: "Se connaître", note: "45", value: "before" }]);
    await host.saved();
    const { page } = await openPage(browser);
    await sit(page, code, "Loriot", /^Personne accompagnée/);
    const { page: phone } = await openPage(browser, PHONE);
    await sit(phone, code, "Alisier", /^Trainer/);
    await openTool(page, "Préparer le terrain", "programme");
    await openTool(phone, "Preparing the ground", "programme");
    await page.getByRole("button", { name: "Signer le programme" }).press("Enter");
    await page.getByText("Signé, tel qu’il est écrit").waitFor();
    await page.getByText("Le programme n’est pas encore signé par deux.").waitFor();
    await phone.getByRole("button", { name: "Sign the programme" }).tap();
    await page.getByText("Le programme est signé par deux.").waitFor();
    expect(await page.locator('[data-holds="true"]').count()).toBe(2);
    addStatements(host.hand, [{ field: "sequence", text: "Un récit, si on veut", note: "60", value: "during" }]);
    await page.getByText("Le programme a changé depuis : 2 signatures sont tombées.").waitFor();
    await phone.getByText("The programme has changed since: 2 signatures have fallen.").waitFor();
    expect(await page.locator('[data-holds="true"]').count()).toBe(0);
    await page.getByRole("button", { name: "Signer le programme" }).press("Enter");
    await page.locator('[data-holds="true"]').waitFor();
    await phone.getByRole("button", { name: "Sign the programme" }).tap();
    await page.getByText("Le programme est signé par deux.").waitFor();
    expect(signedNow((await host.view()).programme, coveredByProgramme(host.board())).isSigned).toBe(true);
    await allowName(page);
    const bytes = await saved(page, "docx");
    const said = oneSpaced(JSON.stringify(readDocx(bytes)));
    expect(said).toContain("Le programme est signé par deux.");
    expect(said).toContain("Loriot");
    expect(said).toContain("une personne de la table");
    expect(said).not.toContain("Alisier");
    const text = Buffer.from(await saved(page, "md")).toString("utf8");
    expect(text).toContain("| Loriot | Personnes accompagnées |");
    expect(text).toContain("| une personne de la table | Formation |");
    await host[Symbol.asyncDispose]();
  });
});

async function allowName(page: Page): Promise<void> {
  await choose(page, "Enregistrer une copie…");
  await page.getByRole("switch", { name: "Mon nom peut figurer dans ce qui est exporté" }).press("Space");
  await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).first().press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function saved(page: Page, form: string): Promise<Uint8Array> {
  const { readFile } = await import("node:fs/promises");
  await page.getByRole("button", { name: "Enregistrer le programme" }).press("Enter");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(String.raw`\.${form}\)$`) }).press("Enter"),
  ]);
  return readFile(await download.path());
}

test("DEC22 axe finds nothing in both tools and in the panel of votes, empty and full, on a phone and in the dark, and nothing is wider than its screen", async () => {
  const { host, code } = await openGround();
  const { page } = await openPage(browser);
  await sit(page, code, "Mésange", /^Personne accompagnée/);
  const { page: phone } = await openPage(browser, PHONE);
  await sit(phone, code, "Wren", /^Trainer/);
  await page.getByRole("radio").nth(1).press("Space");
  const look = async (state: string): Promise<void> => {
    for (const [one, entry] of [
      [page, "Préparer le terrain"],
      [phone, "Preparing the ground"],
    ] as const) {
      await choose(one, "Votes");
      await one.locator(".lead").waitFor();
      expect({ [`${state} votes`]: await violations(one) }).toEqual({ [`${state} votes`]: [] });
      await one.locator(".ui-panel-title").press("Escape");
      await one.locator(".ui-panel").waitFor({ state: "detached" });
      await choose(one, entry);
      for (const tool of ["power", "programme"]) {
        await one.locator(`[data-tool="${tool}"]`).press("Enter");
        await one.locator(".practice-about").waitFor();
        expect({ [`${state} ${tool}`]: await violations(one) }).toEqual({ [`${state} ${tool}`]: [] });
        expect(await one.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await one.locator(".groundwork-back").press("Enter");
      }
      await one.locator(".groundwork-tools").press("Escape");
    }
  };
  await look("empty");
  addStatements(host.hand, [
    { field: "decision", text: "Le thème", value: "dcnt--" },
    { field: "decision", text: "Le budget", value: "n--d--" },
    { field: "sequence", text: "Se connaître", note: "45", value: "before" },
  ]);
  await host.saved();
  const [sequence] = programmeOf(host.board()).flatMap(({ sequences }) => sequences);
  if (!sequence) throw new Error("a sequence");
  await host.command("sequence.own", { sequence: sequence.id, person: 0, on: true });
  await host.command("programme.sign", { person: 0, of: coveredByProgramme(host.board()), carrying: 1 });
  const ids = ["d0", "d1"] as const;
  for (const id of ids)
    await host.command("decision.note", {
      // Made up for this table.
      decision: id as never,
      text: `Décision ${id}`,
      by: ["trainer"],
      card: null,
      subject: null,
    });
  const [tilleul, genet] = [await guest(code, "Tilleul", "supported"), await guest(code, "Genêt", "supported")];
  const consent = "consent-of-the-test" as never;
  await tilleul.command("consent.start", { consent, text: THEME, line: null });
  for (const [at, one] of [host, tilleul, genet].entries())
    await one.command("consent.cast", { consent, person: 0, answer: at === 2 ? "objection" : "ok", words: "Non." });
  await host.command("consent.close", { consent });
  await look("full, barred");
  await host.command("consent.answer", { consent, words: "On en parle." });
  await look("full, answered");
  for (const one of [host, tilleul, genet]) await one[Symbol.asyncDispose]();
});
