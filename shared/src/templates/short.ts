import { columns, phase } from "./plan.ts";
import type { Template } from "./plan.ts";

/** Ways to work that fit into a part of a day, each alone or as phases of a longer agenda. */

export const CHECK_IN: Template = {
  name: "check-in",
  zones: columns(
    { fr: "Comment j’arrive", en: "How I arrive" },
    { fr: "Ce que j’espère", en: "What I hope for" },
    { fr: "Ce dont j’ai besoin", en: "What I need" },
  ),
  phases: [
    phase("arrive", 5, {
      name: { fr: "Chaque personne écrit comment elle arrive", en: "Everyone writes how they arrive" },
      purpose: { fr: "Un mot ou une phrase suffit. Passer est permis.", en: "A word is enough. Passing is fine." },
    }),
    phase("round", 10, {
      name: { fr: "Tour de table", en: "Round" },
      purpose: {
        fr: "Chaque personne dit ce qu’elle veut de sa carte.",
        en: "Everyone says what they wish of their card.",
      },
    }),
  ],
};

export const BRAINWRITING: Template = {
  name: "brainwriting",
  zones: columns(
    { fr: "Premières idées", en: "First ideas" },
    { fr: "Idées prolongées", en: "Ideas taken further" },
    { fr: "À garder", en: "To keep" },
  ),
  phases: [
    phase("question", 5, {
      name: { fr: "La question", en: "The question" },
      purpose: { fr: "La lire ensemble, la dire avec ses mots.", en: "Read it together, say it in one’s own words." },
    }),
    phase("write", 8, {
      name: { fr: "Écrire sans parler", en: "Write without talking" },
      purpose: { fr: "Trois idées par personne, une par carte.", en: "Three ideas each, one to a card." },
      gate: "private",
    }),
    phase("further", 8, {
      name: { fr: "Prolonger", en: "Take further" },
      purpose: {
        fr: "Partir de la carte de quelqu’un d’autre. La sienne reste.",
        en: "Start from somebody else’s card. Theirs stays.",
      },
    }),
    phase("keep", 12, {
      name: { fr: "Lire et garder", en: "Read and keep" },
      purpose: { fr: "Lire à voix haute, mettre de côté ce qui sert.", en: "Read aloud, set aside what is of use." },
    }),
  ],
};

export const DOT_VOTE: Template = {
  name: "dot-vote",
  zones: columns({ fr: "Propositions", en: "Proposals" }, { fr: "Ce que nous retenons", en: "What we keep" }),
  phases: [
    phase("propose", 10, {
      name: { fr: "Proposer", en: "Propose" },
      purpose: { fr: "Une proposition par carte.", en: "One proposal to a card." },
    }),
    phase("clear", 8, {
      name: { fr: "Comprendre", en: "Understand" },
      purpose: { fr: "Poser des questions, ne rien juger.", en: "Ask questions, judge nothing." },
    }),
    phase("vote", 7, {
      name: { fr: "Voter", en: "Vote" },
      purpose: { fr: "Placer ses points. S’abstenir est permis.", en: "Place one’s points. Abstaining is fine." },
    }),
    phase("retain", 10, {
      name: { fr: "Retenir", en: "Keep" },
      purpose: {
        fr: "Regarder le résultat, et ce qui n’a pas eu de points.",
        en: "Look at the result, and at what had no points.",
      },
    }),
  ],
};

export const BEFORE_DURING_AFTER: Template = {
  name: "before-during-after",
  zones: columns(
    { fr: "Avant", en: "Before", section: "before" },
    { fr: "Pendant", en: "During", section: "during" },
    { fr: "Après", en: "After", section: "after" },
  ),
  phases: [
    phase("first", 12, {
      name: { fr: "Les personnes accompagnées d’abord", en: "Supported people first" },
      purpose: { fr: "Elles posent les premières cartes.", en: "They put down the first cards." },
      gate: "experience-first",
    }),
    phase("all", 15, {
      name: { fr: "Tout le monde complète", en: "Everyone adds" },
      purpose: { fr: "Ce qu’il faut avant, pendant, après.", en: "What is needed before, during, after." },
    }),
    phase("frame", 18, {
      name: { fr: "Écrire le référentiel", en: "Write the framework" },
      purpose: { fr: "Une phrase à partir de plusieurs cartes.", en: "One sentence from several cards." },
    }),
  ],
};

export const ONE_TWO_FOUR_ALL: Template = {
  name: "one-two-four-all",
  zones: columns(
    { fr: "Seul·e", en: "Alone" },
    { fr: "À deux", en: "In pairs" },
    { fr: "À quatre", en: "In fours" },
    { fr: "Toute la table", en: "All together" },
  ),
  phases: [
    phase("one", 3, {
      name: { fr: "Seul·e", en: "Alone" },
      purpose: { fr: "Écrire pour soi, sans parler.", en: "Write for oneself, without talking." },
    }),
    phase("two", 5, {
      name: { fr: "À deux", en: "In pairs" },
      purpose: { fr: "Se lire, et poser ce qui vient à deux.", en: "Read each other, put down what comes of two." },
    }),
    phase("four", 8, {
      name: { fr: "À quatre", en: "In fours" },
      purpose: {
        fr: "Chercher ce qui se ressemble et ce qui diffère.",
        en: "Look for what is alike and what differs.",
      },
    }),
    phase("all", 12, {
      name: { fr: "Toute la table", en: "All together" },
      purpose: { fr: "Chaque groupe dit une idée qui compte.", en: "Each group says one idea that matters." },
    }),
  ],
};

export const FREE: Template = {
  name: "free",
  zones: [{ title: { fr: "La table", en: "The table" }, section: null, rect: { x: 0, y: 0, w: 1_400, h: 860 } }],
  phases: [phase("work", 30, { name: { fr: "Travail", en: "Work" }, purpose: { fr: "", en: "" } })],
};
