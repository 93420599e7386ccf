import { boardWords } from "@tablee/client/i18n/words/board";
import { evaluationWords } from "@tablee/client/i18n/words/evaluation";
import { pagesWords } from "@tablee/client/i18n/words/pages";
import { roundsWords } from "@tablee/client/i18n/words/rounds";
import { sessionWords } from "@tablee/client/i18n/words/session";
import { shellWords } from "@tablee/client/i18n/words/shell";
import { togetherWords } from "@tablee/client/i18n/words/together";
import { uiWords } from "@tablee/client/i18n/words/ui";
import { votesWords } from "@tablee/client/i18n/words/votes";
import type { Locale } from "@tablee/shared/locales";
import type { Page } from "playwright-core";

/** What is written at the table of the pictures, and the words of its buttons. */

const LINES = {
  fr: {
    title: "Séminaire : les ingrédients",
    goal: "Construire une formation que les premiers concernés reconnaissent.",
    rules: "Chacun parle pour soi. On garde les mots d’origine. On a le droit de se taire.",
    first: [
      "Être invité au premier rendez-vous, pas au dernier.",
      "Qu’on me demande ce que je sais avant ce qui me manque.",
      "Savoir ce que vous avez gardé de mes mots.",
    ],
    mine: "Oser dire que je ne sais pas.",
    more: "Une personne veille sur la fatigue.",
    silent: [
      ["Réserver deux places dès l’écriture du projet.", "Un café, le même pour tous."],
      ["Se regarder faire toutes les trente minutes.", "Revenir à trois mois avec la collectivité."],
    ],
    group: "Être là dès le départ",
    question: "Qu’est-ce qui compte le plus ?",
    line: "Inviter les personnes accompagnées dès l’écriture du projet.",
    asked: "Je me sens à l’aise pour animer à deux.",
    decided: "Deux places sont réservées aux personnes accompagnées dans le groupe projet.",
    task: "Écrire l’invitation",
    names: { host: "Mésange", phone: "Iris", others: ["Tilleul", "Genêt", "Olivier", "Loriot"] },
  },
  en: {
    title: "Seminar: the ingredients",
    goal: "Build a training in which those it is about recognise themselves.",
    rules: "Each speaks for themself. Original words stay. Anybody may be silent.",
    first: [
      "Be asked to the first meeting, not the last.",
      "Ask me what I know before what I lack.",
      "Know what you kept of my words.",
    ],
    mine: "Dare to say that I do not know.",
    more: "Somebody looks after tiredness.",
    silent: [
      ["Keep two seats from the first draft of the project.", "A coffee, the same for all."],
      ["Look at ourselves every thirty minutes.", "Come back after three months with the council."],
    ],
    group: "Being there from the start",
    question: "What matters most?",
    line: "Invite supported people from the first draft of the project.",
    asked: "I feel at ease leading as two.",
    decided: "Two seats are kept for supported people in the project group.",
    task: "Write the invitation",
    names: { host: "Wren", phone: "Iris", others: ["Linden", "Broom", "Olive", "Oriole"] },
  },
} as const;

export type Lines = (typeof LINES)[Locale];

export function linesOf(locale: Locale): Lines {
  return LINES[locale];
}

export function wordsOf(locale: Locale) {
  return {
    board: boardWords[locale],
    evaluation: evaluationWords[locale],
    pages: pagesWords[locale],
    rounds: roundsWords[locale],
    session: sessionWords[locale],
    shell: shellWords[locale],
    together: togetherWords[locale],
    ui: uiWords[locale],
    votes: votesWords[locale],
  };
}

export type Words = ReturnType<typeof wordsOf>;

/** Presses what has these words, wherever it is. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
}

export async function fromMenu(page: Page, words: Words, entry: string): Promise<void> {
  await press(page, words.shell.menu.label);
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
  await page.getByRole("menu").waitFor({ state: "detached" });
}

export async function nextPhase(page: Page): Promise<void> {
  const before = await page.locator(".lead-phase").textContent();
  await page.locator(".lead-next").click();
  await page
    .locator(".lead-phase")
    .filter({ hasNotText: before ?? "" })
    .waitFor();
}
