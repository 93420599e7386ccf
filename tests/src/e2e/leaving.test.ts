import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newId } from "@tablee/client/new-id";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { textOf } from "@tablee/shared/board/schema";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { MadeLink, Seat } from "@tablee/shared/protocol/http";
import type { Level } from "@tablee/shared/session/stories";
import { joinBoard, until } from "../support/house.ts";
import { Keys } from "../support/keys.ts";
import { Headless } from "../support/member.ts";
import { choose, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { ask, askToQuote, tell } from "../support/stories.ts";

const { house, browser } = await openStage();

const LIVED = "Demander avant de noter.";
const QUOTED = "de quoi j’avais peur";
const STORY = `J’avais fait ma valise. On m’a demandé ${QUOTED}.`;

interface Someone {
  readonly seat: Seat;
  readonly member: Headless;
}

interface Opened {
  readonly page: Page;
  readonly keys: Keys;
  readonly hosts: ReadonlySet<string>;
  readonly author: Someone;
  readonly other: Someone;
  readonly story: StoryId;
  readonly card: CardId;
}

/** A host with a page; somebody with a signed card and a story; somebody who quotes it. */
async function openLeaving(level: Level = "training"): Promise<Opened> {
  const { page, hosts } = await openPage(browser);
  const code = await openTable(page, { house, name: "Alisier", title: "Séminaire" });
  const sits = async (name: string): Promise<Someone> => {
    const seat = await joinBoard(house.url, code, { name, part: "supported" });
    return { seat, member: new Headless(house.url, seat) };
  };
  const [author, other] = [await sits("Wren"), await sits("Loriot")];
  await author.member.saved();
  const place = { x: 40, y: 90, zone: null, group: null };
  const added = addCards(author.member.hand, [
    { text: LIVED, knowledge: "experience", author: "Wren", place },
    { text: "Prévoir un temps.", knowledge: "practice", place: { ...place, x: 400 } },
  ]);
  const [card] = added.ok ? added.value : [];
  if (!card) throw new Error("no card");
  await author.member.saved();
  const story = await tell(house.url, author, { text: STORY, level });
  const quote = newId<QuoteId>();
  await askToQuote(house.url, other.seat, { story, quote, card, words: QUOTED });
  await author.member.command("quote.answer", { quote, agrees: true });
  return { page, keys: new Keys(page), hosts, author, other, story, card };
}

/** The author on their own phone, by their own link. */
async function openPhone({ seat }: Someone): Promise<Page> {
  const link = await ask(`${house.url}/api/boards/${seat.board.id}/my-link`, {
    method: "POST",
    token: seat.token,
    body: {},
  });
  const wish = { width: 390, height: 800, phone: true, locale: "en-GB", colorScheme: "dark" } as const;
  const { page } = await openPage(browser, wish);
  await page.goto((link.body as MadeLink).url);
  await page.locator('[data-status="saved"]').waitFor();
  return page;
}

async function openTool(page: Page, entry: string, tool: string): Promise<void> {
  await choose(page, entry);
  await page.locator(`[data-tool="${tool}"]`).press("Enter");
  await page.locator(".practice-about").waitFor();
}

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await file.path(), "utf8");
}

async function end(...people: readonly Someone[]): Promise<void> {
  for (const { member } of people) await member[Symbol.asyncDispose]();
}

describe("a report", () => {
  test("REP9 [A07] whoever is quoted reads the passages on a phone before the report leaves; what they have not read is not in the file, which says so", async () => {
    const { page, keys, hosts, author, other } = await openLeaving();
    const phone = await openPhone(author);
    await keys.menu(/^Préparer le terrain$/);
    await page.locator(".groundwork-tools").waitFor();
    await keys.act(/^Retour d’expérience/);
    await page.getByText("Rien encore.").waitFor({ state: "detached" });
    await keys.to(/^Ce qui a été fait$/);
    await keys.type("Deux demi-journées.");
    await keys.act(/^Ajouter à : Ce qui a été fait$/);
    await page.locator('[data-part="done"]').getByText("Deux demi-journées.").waitFor();
    await page.locator('[data-part="only"]').getByText(LIVED).waitFor();
    await keys.to(/Pour qui sera ce retour/);
    await keys.press("Enter");
    await page.getByRole("option", { name: "Pour une formation" }).waitFor();
    await keys.act(/^Pour une formation$/, "ArrowDown");
    await page.getByText("2 passages attendent d’être relus.").waitFor();
    expect(await violations(page)).toEqual([]);
    // Nobody is called: it stands at the top of their own page.
    await phone.getByText("The report quotes your words.").waitFor();
    await phone.getByRole("button", { name: "Read", exact: true }).tap();
    const passages = phone.locator(".report-passage");
    await phone.getByText(`“${QUOTED}”`).waitFor();
    expect(await passages.count()).toBe(2);
    expect(await violations(phone)).toEqual([]);
    await phone.getByRole("button", { name: `Read, and agreed: ${QUOTED}` }).tap();
    await page.getByText("1 passage est relu et accepté.").waitFor();
    await page.getByText("1 passage attend d’être relu.").waitFor();
    await keys.to(/^À qui sera-t-il donné/);
    await keys.type("Institut de formation");
    const save = async (): Promise<void> => {
      await keys.act(/^Enregistrer ce retour$/);
      await page.getByRole("menu").waitFor();
      await keys.act(/Markdown|Texte/, "ArrowDown");
    };
    const first = await saved(page, save);
    expect(first).toContain(QUOTED);
    expect(first).toContain("Deux demi-journées.");
    expect(first).toContain("D’autres passages n’y sont pas");
    // The quote says beside which card it stands; the card itself, with its name, is not there.
    expect(first).not.toMatch(/^- Demander avant de noter/m);
    await page
      .locator(".practice-said")
      .getByText(/n’y sont pas\.$/)
      .waitFor();
    await phone.getByRole("button", { name: `To be changed: ${LIVED}` }).tap();
    await phone.getByRole("textbox", { name: "What should change?" }).fill("Sans mon nom.");
    await phone.getByRole("button", { name: "Send" }).tap();
    await page.getByText("Sans mon nom.").waitFor();
    await phone.getByRole("button", { name: `Read, and agreed: ${LIVED}` }).tap();
    await page.getByText("2 passages sont relus et acceptés.").waitFor();
    const second = await saved(page, save);
    expect(second).toMatch(/^- Demander avant de noter/m);
    expect(second).not.toContain("D’autres passages");
    expect(other.member.live().view?.exported).toMatchObject([
      { as: "report", audience: "training", to: "Institut de formation" },
      { as: "report" },
    ]);
    expect([...hosts]).toEqual([new URL(house.url).host]);
    await end(author, other);
  });

  test("REP9 [A07] words that change after they were read are asked for again, and a passage is taken out by its author alone", async () => {
    const { page, author, other, card } = await openLeaving();
    const phone = await openPhone(author);
    await openTool(page, "Préparer le terrain", "report");
    await page.getByRole("button", { name: /Pour qui sera ce retour/ }).click();
    await page.getByRole("option", { name: "Pour ce groupe" }).click();
    await phone.getByRole("button", { name: "Read", exact: true }).tap();
    await phone.getByRole("button", { name: `Read, and agreed: ${QUOTED}` }).tap();
    await phone.getByRole("button", { name: `Leave it out: ${LIVED}` }).tap();
    await page.getByText("1 passage n’y sera pas").waitFor();
    await page.getByText("1 passage est relu et accepté.").waitFor();
    const text = author.member.board().cards.get(card)?.text ?? "";
    textOf(other.member.hand.doc, "cards", card)?.insert(text.length, " Et après.");
    // Both were about these words.
    await page.getByText("2 passages attendent d’être relus.").waitFor();
    await expect.poll(() => phone.locator('.report-passage[data-answer="none"]').count()).toBe(2);
    await end(author, other);
  });
});

describe("a file with stories in it", () => {
  test("LED11 one chooses for whom a file is and sees what goes in; a withdrawal says whom to tell, until it is ticked", async () => {
    const { page, keys, author, other, story } = await openLeaving();
    await keys.menu(/^Enregistrer une copie/);
    await page.getByRole("dialog").waitFor();
    await page.getByText("1 récit y entre, sur 1.").first().waitFor();
    const plain = await saved(page, () => page.locator('[data-format="markdown"]').press("Enter"));
    expect(plain).not.toContain(QUOTED);
    await page.getByRole("radio", { name: /^Pour une formation/ }).press("Space");
    await page.locator('[data-format="markdown"]').press("Enter");
    await page.locator(".files-done").getByText("Dites à qui il sera donné.").waitFor();
    await page.getByRole("textbox", { name: /À qui sera-t-il donné/ }).fill("Institut de formation");
    expect(await violations(page)).toEqual([]);
    const file = await saved(page, () => page.locator('[data-format="markdown"]').press("Enter"));
    expect(file).toContain(STORY);
    expect(file).toContain("Récit de Wren");
    await page.getByRole("radio", { name: /^Pour tout le monde/ }).press("Space");
    await page.getByText("Une publication a besoin de").waitFor();
    await keys.press("Escape");
    await author.member.command("story.withdraw", { story });
    await page.getByText(/1 fichier déjà parti est concerné/).waitFor();
    await keys.act(/^Voir qui prévenir$/);
    await page.getByText("À prévenir : Institut de formation").waitFor();
    expect(await violations(page)).toEqual([]);
    await keys.act(/^J’ai prévenu : Institut de formation$/);
    await page.getByText("La personne qui a ce fichier est prévenue.").waitFor();
    await page.getByText(/déjà parti est concerné/).waitFor({ state: "detached" });
    await until("all know", () => author.member.live().view?.exported[0]?.told === true);
    await end(author, other);
  });
});

describe("a publication", () => {
  test("PUB9 [A19] it is refused by what it lacks, and leaves when all five are there, with the stories of that level", async () => {
    const { page, keys, author, other } = await openLeaving("publication");
    await openTool(page, "Préparer le terrain", "publication");
    const missing = page.locator(".report-missing li");
    expect(await missing.count()).toBe(5);
    const save = async (): Promise<void> => {
      await keys.act(/^Enregistrer la publication$/);
      await page.getByRole("menu").waitFor();
      await keys.act(/Markdown|Texte/, "ArrowDown");
    };
    await save();
    await page
      .locator(".practice-said")
      .getByText(/^La publication ne part pas encore\. Il manque : le titre et le résumé en français/)
      .waitFor();
    for (const [part, text] of [
      ["title-fr", "Apprendre de qui l’a vécu"],
      ["abstract-fr", "Une formation faite à deux."],
      ["title-en", "Learning from those who lived it"],
    ] as const)
      addStatements(other.member.hand, [{ field: "publication", value: part, text }]);
    await expect.poll(() => missing.count()).toBe(4);
    await keys.to(/^Résumé en anglais$/);
    await keys.type("A course made by two.");
    await keys.act(/^Ajouter : Résumé en anglais$/);
    await expect.poll(() => missing.count()).toBe(3);
    await keys.to(/^Votre nom sur la publication$/);
    await keys.type("Mme Alisier");
    await keys.press("Enter");
    await expect.poll(() => missing.count()).toBe(2);
    await page.getByRole("radio", { name: /^CC BY-SA 4\.0/ }).press("Space");
    await expect.poll(() => missing.count()).toBe(1);
    await keys.act(/^Donner un identifiant$/);
    await page.getByText("Les cinq sont là.").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(other.member.live().view?.exported).toEqual([]);
    const file = await saved(page, save);
    for (const words of [
      "Une formation faite à deux.",
      "A course made by two.",
      "Mme Alisier (",
      "CC BY-SA 4.0",
      "urn:uuid:",
      STORY,
    ])
      expect(file).toContain(words);
    await end(author, other);
  });
});
