import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { joinBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { choose, joinTable, openPage, openTable, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

async function addQuestion(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Ajouter une question" }).click();
  await page.getByRole("textbox", { name: "La question, ou l’affirmation" }).fill(text);
  await page.getByText("Pendant la formation").last().click();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("EVA9 [C40] two people on one tablet write questions, answer each in turn and read the same as all others", async () => {
  const { page: host } = await openPage(browser);
  const code = await openTable(host, { house, name: "Mésange" });
  const { page: tablet } = await openPage(browser, { width: 820, height: 1100, phone: true });
  await joinTable(tablet, { house, code, name: "Alisier" });
  await choose(tablet, "Deux personnes sur cet appareil");
  await tablet.getByRole("dialog").getByRole("textbox").last().fill("Sorbier");
  await tablet.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await tablet.getByRole("dialog").waitFor({ state: "detached" });
  await choose(tablet, "Évaluer ensemble");
  await addQuestion(tablet, "Je me sens à ma place.");
  await choose(host, "Évaluer ensemble");
  await host.getByText("Je me sens à ma place.").waitFor();
  await host.getByRole("button", { name: "Ouvrir aux réponses : Pendant la formation" }).press("Enter");
  const form = tablet.getByRole("form", { name: "Réponse de Alisier" });
  await form.getByText("Plutôt oui").tap();
  await form.getByRole("textbox").fill("le tilleul de la cour");
  expect(await violations(tablet)).toEqual([]);
  await form.getByRole("button", { name: "Envoyer ma réponse" }).tap();
  await tablet.getByText("La réponse de Alisier est gardée").waitFor();
  // The next person finds an empty form.
  const second = tablet.getByRole("form", { name: "Réponse de Sorbier" });
  expect(await second.getByRole("textbox").inputValue()).toBe("");
  expect(await second.locator("[data-selected]").count()).toBe(0);
  await second.getByText("Tout à fait").tap();
  await second.getByRole("button", { name: "Envoyer ma réponse" }).tap();
  await tablet.getByText("La réponse de Sorbier est gardée").waitFor();
  // The host, by keyboard alone; three more by socket.
  const mine = host.getByRole("form", { name: "Répondre" });
  await mine.getByRole("radio").first().focus();
  await host.keyboard.press("ArrowRight");
  await mine.getByRole("button", { name: "Envoyer ma réponse" }).press("Enter");
  await host.getByText("Votre réponse est gardée").waitFor();
  await Promise.all([1, 2].map((value) => answerBySocket(code, value)));
  await host.getByText(/^5 réponses/).waitFor();
  await host.getByRole("button", { name: "Montrer les réponses" }).press("Enter");
  await host.getByRole("dialog").getByText("Il y a 5 réponses").waitFor();
  await host.getByRole("button", { name: "Montrer à tout le monde" }).last().press("Enter");
  const read = (page: Page) => page.getByRole("list", { name: "Je me sens à ma place." }).allInnerTexts();
  await tablet.getByText("Tout à fait : 1 sur 5").waitFor({ state: "attached" });
  await host.getByText("Tout à fait : 1 sur 5").waitFor({ state: "attached" });
  expect(await read(tablet)).toEqual(await read(host));
  expect(await violations(host)).toEqual([]);
});

async function answerBySocket(code: string, value: number): Promise<void> {
  await using person = new Headless(house.url, await joinBoard(house.url, code));
  const { evaluation } = await person.view();
  const question = evaluation.questions[0]?.id;
  if (!question) throw new Error("nothing is asked");
  await person.command("evaluation.answer", { moment: "during", person: 0, pair: null, said: [{ question, value }] });
}
