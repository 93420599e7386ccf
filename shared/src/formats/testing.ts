import type { ExportWords } from "./words.ts";

/** Words for tests, in French as people have them. */
export const EXPORT_WORDS: ExportWords = {
  zone: "Zone",
  group: "Groupe",
  text: "Texte",
  kind: "Nature",
  knowledge: "Savoir",
  author: "Auteur",
  colour: "Couleur",
  lines: "Lignes du référentiel",
  cards: "Les cartes",
  framework: "Le référentiel",
  links: "Liens",
  outside: "Hors des zones",
  alone: "Seules",
  unnamed: "Groupe sans nom",
  noExperience: "Aucune expérience ne soutient encore cette ligne.",
  noSource: "Aucune carte ne soutient encore cette ligne.",
  noLine: "Pas encore de ligne ici.",
  kinds: {
    ingredient: "Ingrédient",
    need: "Besoin",
    obstacle: "Obstacle",
    lever: "Levier",
    condition: "Condition",
    tip: "Astuce",
    situation: "Situation",
  },
  knowledges: { experience: "Expérience", practice: "Métier", academic: "Académique" },
  colours: { straw: "Paille", apricot: "Abricot", rose: "Rose", lilac: "Lilas", sky: "Ciel", mint: "Menthe" },
  sections: { before: "Avant", during: "Pendant", after: "Après", always: "Tout le temps" },
};
