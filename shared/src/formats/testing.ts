import { importBoard } from "../board/import-board.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board, Kind } from "../board/types.ts";
import type { ReadReply } from "./imported.ts";
import type { ExportWords } from "./words.ts";

const OVER: Readonly<Record<Kind, string>> = {
  ingredient: "Levé",
  need: "Levé",
  obstacle: "Levé",
  issue: "Réglé",
  lever: "Actionné",
  condition: "Réunie",
  step: "Faite",
  decision: "Appliquée",
  commitment: "Tenu",
  tip: "Levé",
  situation: "Levé",
  watch: "Levé",
};

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
  shapes: "Dessins",
  support: { title: "Soutien de l’institution", since: "depuis le", notYet: "pas encore" },
  outside: "Hors des zones",
  alone: "Seules",
  unnamed: "Groupe sans nom",
  noExperience: "Aucune expérience ne soutient encore cette ligne.",
  votes: "Points",
  rank: "Rang",
  point: "point",
  points: "points",
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
    issue: "Enjeu",
    step: "Étape",
    decision: "Décision",
    commitment: "Engagement",
    watch: "Point de vigilance",
  },
  status: "Où ça en est",
  due: "Pour le",
  owner: "S’en charge",
  standings: {
    "in-progress": "En cours",
    blocked: "Bloqué",
    claimed: "À confirmer",
    reopened: "À reprendre",
  },
  over: OVER,
  recorded: {
    confirmed: "Confirmé par une personne concernée",
    challenged: "Contesté",
    owned: "Pris en charge",
    disowned: "N’est plus pris en charge",
  },
  meanings: { "may-remove": "peut lever", "needed-by": "nécessaire à", "step-of": "étape de" },
  knowledges: { experience: "Expérience", practice: "Métier", academic: "Académique" },
  colours: { straw: "Paille", apricot: "Abricot", rose: "Rose", lilac: "Lilas", sky: "Ciel", mint: "Menthe" },
  sections: { before: "Avant", during: "Pendant", after: "Après", always: "Tout le temps" },
  shapeKinds: {
    ink: "Trait",
    rectangle: "Rectangle",
    ellipse: "Ellipse",
    diamond: "Losange",
    arrow: "Flèche",
    text: "Texte",
    stamp: "Pictogramme",
    image: "Image",
    frame: "Cadre",
  },
};

/** Another board, with what was read on it. */
export function bring(reply: ReadReply): Board {
  if (!reply.ok) throw new Error(`${reply.reason} ${reply.detail ?? ""}`);
  const hand = testHand({ name: "other" });
  const brought = importBoard(hand, reply.value);
  if (!brought.ok) throw new Error(brought.reason);
  return readBoard(hand.doc);
}
