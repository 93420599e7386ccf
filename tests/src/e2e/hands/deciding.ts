import { expect } from "vitest";
import { until } from "../../support/house.ts";
import type { Headless } from "../../support/member.ts";
import { answer, button, choose, inDialog, sees, textbox } from "./table.ts";
import type { Bound } from "./table.ts";

interface Table {
  readonly iris: Headless;
  readonly thym: Headless;
}

/** What was written privately is revealed, the table decides and evaluates, and what is kept of it is taken along. */
export async function decide(by: Bound, table: Table): Promise<void> {
  await reveal(by, table.iris);
  await vote(by, table);
  await askConsent(by, table);
  await answerTheBrake(by, table.iris);
  await evaluate(by, table);
  await invite(by);
  await keepAndHandOn(by);
}

async function reveal(by: Bound, iris: Headless): Promise<void> {
  const { page, press, pick } = by;
  await choose(by, "Mener la séance");
  await pick(button(page, /Aller à la phase/), /Un tour libre$/);
  await sees(iris, "private writing", ({ rounds }) => rounds.mayBegin);
  await iris.addPrivately("Venir à deux");
  await press(button(page, "Mettre en commun…"));
  await answer(by, "Tout mettre sur la table");
  await until("it is on the table", () => iris.texts().includes("Venir à deux"));
  // Once for each phase, and not for whom.
  await press(page.getByRole("region", { name: "Qui parle à cette table" }).getByRole("button"));
  await sees(iris, "how much of each knowledge", ({ parity }) => parity.length === 1);
  await pick(button(page, /Aller à la phase/), /^1\./);
  await sees(iris, "the first phase", ({ phase, phases }) => phase === phases[0]?.id);
}

async function vote(by: Bound, { iris, thym }: Table): Promise<void> {
  const { page, press, write } = by;
  await press(page.locator(".ui-panel").getByRole("button", { name: "Votes", exact: true }));
  await write(textbox(page, "La question (facultatif)"), "Que gardons-nous ?");
  await write(textbox(page, "Points par personne"), "3");
  await press(button(page, "Ouvrir le vote secret"));
  await sees(iris, "a vote", ({ votes }) => votes.open?.points === 3);
  await press(button(page, "Annuler le vote"));
  await answer(by, "Annuler le vote");
  await sees(iris, "no vote", ({ votes }) => votes.open === null);
  await press(button(page, "Ouvrir le vote secret"));
  await sees(iris, "another vote", ({ votes }) => votes.open !== null);
  for (const one of [iris, thym]) {
    const { open } = (await one.view()).votes;
    const card = open?.cards[0];
    if (open && card) await one.command("vote.cast", { vote: open.id, person: 0, ballot: { [card]: 1 } });
  }
  await press(page.getByRole("button", { name: /^Un point de plus : Venir à deux/ }));
  await sees(iris, "three ballots", ({ votes }) => votes.open?.turnout === 3);
  await press(button(page, "Clore le vote"));
  await answer(by, "Clore le vote");
  await sees(iris, "results", ({ votes }) => votes.results.length === 1);
}

async function askConsent(by: Bound, { iris, thym }: Table): Promise<void> {
  const { page, press, write } = by;
  const propose = async (): Promise<void> => {
    await press(page.getByRole("radio", { name: "Consentement" }));
    await write(textbox(page, "Votre proposition"), "On garde les pauses.");
    await press(button(page, "Soumettre la proposition"));
    await sees(iris, "a proposal", ({ consents }) => consents.open !== null);
  };
  await press(button(page, "Ouvrir un vote"));
  await propose();
  await press(button(page, "Annuler la proposition"));
  await answer(by, "Annuler la proposition");
  await sees(iris, "no proposal", ({ consents }) => consents.open === null);
  await propose();
  for (const one of [iris, thym]) {
    const { open } = (await one.view()).consents;
    if (open) await one.command("consent.cast", { consent: open.id, person: 0, answer: "ok", words: "" });
  }
  await press(page.getByRole("radio", { name: /^Une réserve/ }));
  await write(textbox(page, /^En quelques mots/), "Qui paie ?");
  await press(button(page, "Déposer ma réponse"));
  await sees(iris, "three answers", ({ consents }) => consents.open?.turnout === 3);
  await press(button(page, "Clore la proposition"));
  await answer(by, "Clore la proposition");
  await page.locator(".ui-panel").getByText("Qui paie ?").waitFor();
}

async function answerTheBrake(by: Bound, iris: Headless): Promise<void> {
  const { page, press, write, pick } = by;
  await choose(by, "Ce dont on a convenu");
  await press(page.locator(".ui-panel").getByRole("button", { name: "Freiner", exact: true }));
  await write(textbox(page, "Pourquoi, si vous voulez le dire"), "On fige.");
  await press(page.getByRole("switch", { name: "Signer de mon nom" }));
  await answer(by, "Freiner");
  await sees(iris, "a brake", ({ brake }) => brake?.reason === "On fige.");
  await press(page.locator(".ui-panel").getByRole("button", { name: "Répondre au frein" }));
  await pick(page.getByRole("dialog").getByRole("button", { name: /Ce que le groupe décide/ }), "Trouver un autre nom");
  await write(textbox(page, "Les mots de la réponse"), "Un autre mot.");
  await answer(by, "Noter la réponse");
  await sees(iris, "an answer", ({ brakes }) => brakes[0]?.words === "Un autre mot.");
}

async function evaluate(by: Bound, { iris, thym }: Table): Promise<void> {
  const { page, press, write } = by;
  await choose(by, "Évaluer ensemble");
  for (const words of ["De trop", "Je me sens à ma place."]) {
    await press(button(page, "Ajouter une question"));
    await write(textbox(page, "La question, ou l’affirmation"), words);
    await press(page.getByRole("dialog").getByRole("switch", { name: "Pendant la formation" }));
    await answer(by, "Enregistrer");
    await sees(iris, words, ({ evaluation }) => evaluation.questions.some(({ text }) => text === words));
  }
  await press(button(page, "Changer la question : De trop"));
  await answer(by, "Retirer cette question");
  await sees(iris, "one question", ({ evaluation }) => evaluation.questions.length === 1);
  await press(button(page, "Ouvrir aux réponses : Pendant la formation"));
  await sees(iris, "it is open", ({ evaluation }) => evaluation.waves.some(({ state }) => state === "open"));
  for (const one of [iris, thym]) {
    const question = (await one.view()).evaluation.questions[0]?.id;
    if (question)
      await one.command("evaluation.answer", {
        moment: "during",
        person: 0,
        pair: null,
        said: [{ question, value: 3 }],
      });
  }
  await press(page.getByRole("radio", { name: "Plutôt oui" }));
  await press(button(page, "Envoyer ma réponse"));
  await page.getByText("Votre réponse est gardée").waitFor();
  await press(button(page, "Montrer les réponses"));
  await answer(by, "Montrer à tout le monde");
  await sees(iris, "it is shown", ({ evaluation }) => evaluation.waves.some(({ state }) => state === "shown"));
}

async function invite(by: Bound): Promise<void> {
  const { page, press, pick } = by;
  await choose(by, "Inviter");
  const code = page.locator(".invite-code");
  const before = await code.textContent();
  await press(button(page, "Changer le code"));
  await expect.poll(() => code.textContent()).not.toBe(before);
  await pick(page.locator(".ui-panel").getByRole("button", { name: /Pour quelqu’un qui/ }), "participe");
  await press(button(page, "Faire un lien"));
  await page.getByText("Le lien est prêt").waitFor();
  await press(
    page
      .locator(".ui-panel")
      .getByRole("button", { name: /^Retirer le lien/ })
      .first(),
  );
  await page.getByText("Le lien ne marche plus.").first().waitFor();
}

/** What is kept of a table: a version, a copy, the sheet, the specifications. */
async function keepAndHandOn(by: Bound): Promise<void> {
  const { page, press, write } = by;
  await choose(by, "Versions de la table");
  await write(textbox(page, "Nom de l’état présent"), "Avant de clore");
  await press(button(page, "Nommer l’état présent"));
  const version = page.locator('.versions-row[data-cause="named"]', { hasText: "Avant de clore" });
  await press(version.getByRole("button").first());
  await press(button(page, "Revenir au présent"));
  if (by.way === "touch") await choose(by, "Versions de la table");
  await press(version.getByRole("button", { name: /^Supprimer/ }));
  await answer(by, "Supprimer");
  await version.waitFor({ state: "detached" });
  await choose(by, "Enregistrer une copie…");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page.getByRole("dialog").getByRole("button", { name: /Tableau \(\.csv\)/ })),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await press(inDialog(page, "Fermer"));
  await choose(by, "Fiche de pratique");
  await press(button(page, "Remplir avec la table"));
  await page.locator('.practice-field[data-field="theme"]').waitFor();
  await press(page.locator('[data-field="theme"]').getByRole("checkbox", { name: "Inclusion sociale" }));
  await choose(by, "Cahier des charges");
  const clause = page.locator('.practice-field[data-section="before"] form');
  await write(clause.getByRole("textbox"), "Deux personnes animent.");
  await press(clause.getByRole("button").last());
  await page.locator("[data-statement-id]", { hasText: "Deux personnes animent." }).first().waitFor();
}

export async function close(by: Bound, iris: Headless): Promise<void> {
  const { page, press, write } = by;
  await choose(by, "Clore la table…");
  await write(textbox(page, "Ce qui a été décidé"), "On se revoit en mars.");
  await write(textbox(page, "Tâche 1"), "De trop");
  await press(button(page, "Ajouter une tâche"));
  await write(textbox(page, "Tâche 2"), "Réserver la salle");
  await write(textbox(page, "Qui").nth(1), "Olivier");
  await press(button(page, "Retirer la tâche 1"));
  await press(page.getByRole("switch", { name: "Supprimer la table à une date" }));
  await answer(by, "Clore");
  await sees(iris, "it is closed", ({ closing }) => closing.closed && closing.tasks[0]?.who === "Olivier");
  await press(page.locator(".together-strip").getByRole("button", { name: "Voir" }));
  await press(button(page, "Renoncer à la suppression"));
  await sees(iris, "it is kept", ({ closing }) => closing.deleteAt === null);
  await press(button(page, "Rouvrir la table"));
  await sees(iris, "it is open again", ({ closing }) => !closing.closed);
}
