import { columns, phase } from "./plan.ts";
import type { Template } from "./plan.ts";

export const INGREDIENTS: Template = {
  name: "ingredients",
  zones: columns(
    { fr: "Avant la formation", en: "Before training", section: "before" },
    { fr: "Pendant la formation", en: "During training", section: "during" },
    { fr: "Après la formation", en: "After training", section: "after" },
    { fr: "Tout le temps", en: "All the time", section: "always" },
  ),
  phases: [
    phase("welcome", 10, {
      name: { fr: "Accueil et cadre", en: "Welcome and ground rules" },
      purpose: {
        fr: "Se présenter, se mettre d’accord sur la façon de travailler.",
        en: "Say who we are, agree on how we work.",
      },
    }),
    phase("first", 15, {
      name: { fr: "Les personnes accompagnées d’abord", en: "Supported people first" },
      purpose: {
        fr: "Ceux et celles qui vivent la situation posent les premières cartes.",
        en: "Those who live the situation put down the first cards.",
      },
      gate: "experience-first",
    }),
    phase("silent", 15, {
      name: { fr: "Écriture silencieuse", en: "Silent writing" },
      purpose: {
        fr: "Chaque personne écrit ses ingrédients sur sa feuille, sans parler.",
        en: "Everyone writes their ingredients on a sheet of their own, without talking.",
      },
      gate: "private",
    }),
    phase("reveal", 15, {
      name: { fr: "Mise en commun", en: "Sharing" },
      purpose: { fr: "Lire les cartes ensemble, à voix haute.", en: "Read the cards together, aloud." },
    }),
    phase("cluster", 25, {
      name: { fr: "Regrouper sans écraser", en: "Group without flattening" },
      purpose: {
        fr: "Rapprocher ce qui va ensemble. Les mots d’origine restent.",
        en: "Bring together what belongs together. Original words stay.",
      },
    }),
    phase("vote", 12, {
      name: { fr: "Choisir ce qui compte", en: "Choose what matters" },
      purpose: {
        fr: "Dire ce qui est le plus important pour la suite.",
        en: "Say what matters most for what comes next.",
      },
    }),
    phase("frame", 18, {
      name: { fr: "Avant, pendant, après", en: "Before, during, after" },
      purpose: { fr: "Écrire le référentiel à partir des cartes.", en: "Write the framework from the cards." },
    }),
    phase("close", 10, {
      name: { fr: "Évaluation et suite", en: "Evaluation and next steps" },
      purpose: { fr: "Dire ce qu’on garde, et qui fait quoi.", en: "Say what we keep, and who does what." },
    }),
  ],
};
