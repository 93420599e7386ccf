import { columns, phase } from "./plan.ts";
import { STORY_AREA } from "./names.ts";
import type { Template } from "./plan.ts";

/** From what people lived to a training. The stories lie with those who tell them; the areas hold what comes of them. */

export const NARRATIVES: Template = {
  name: "narratives",
  keptDays: 30,
  zones: columns(
    { id: STORY_AREA, fr: "Récits", en: "Stories" },
    {
      id: "knowledge",
      fr: "Ce que cela apprend aux professionnels",
      en: "What this teaches professionals",
      kind: "tip",
    },
    { id: "identity", fr: "Qui je deviens", en: "Who I am becoming" },
    { id: "power", fr: "Partager le pouvoir", en: "Sharing power" },
  ),
  phases: [
    phase("consent", 12, {
      name: { fr: "Accord et sécurité", en: "Consent and safety" },
      purpose: {
        fr: "Lire ensemble ce que devient un récit. Choisir un mot pour s’arrêter.",
        en: "Read together what becomes of a story. Choose a word to stop with.",
      },
    }),
    phase("solo", 15, {
      name: { fr: "Écrire pour soi", en: "Writing for oneself" },
      purpose: {
        fr: "Écrire, dicter ou se taire. Personne ne lit ce que vous n’avez pas partagé.",
        en: "Write, dictate or stay silent. Nobody reads what you have not shared.",
      },
      gate: "private",
    }),
    // To listen is not to write: and those who told say when the table goes on to what it learns from it.
    phase("share", 20, {
      name: { fr: "Partager si on veut", en: "Sharing, if one wishes" },
      purpose: {
        fr: "Chaque personne choisit ce qu’elle partage, et jusqu’où. Les professionnels écoutent.",
        en: "Everyone chooses what they share, and how far. Professionals listen.",
      },
      gate: "experience-first",
    }),
    phase("learn", 22, {
      name: { fr: "Ce que cela apprend", en: "What it teaches" },
      purpose: {
        fr: "Écrire ce que les récits apprennent, en commençant par celles et ceux qui les ont racontés.",
        en: "Write what the stories teach, beginning with those who told them.",
      },
    }),
    phase("power", 18, {
      name: { fr: "Qui décide de quoi", en: "Who decides what" },
      purpose: {
        fr: "Dire ce qui se décide, qui le décide, et ce qui doit changer.",
        en: "Say what is being decided, by whom, and what has to change.",
      },
    }),
    phase("close", 18, {
      name: { fr: "Redescendre et relire", en: "Winding down and reading back" },
      purpose: {
        fr: "Souffler. Relire ses propres mots. Dire comment on repart.",
        en: "Take a breath. Read one’s own words again. Say how one leaves.",
      },
    }),
  ],
};
