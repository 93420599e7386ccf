import type { PracticeField } from "../board/types.ts";
import { PRACTICE_FIELDS } from "../board/types.ts";
import { EXPORT_WORDS } from "../formats/testing.ts";
import { MAPPING_WORDS } from "./mapping-testing.ts";
import { LEAVING_WORDS } from "./leaving-testing.ts";
import { CHECKING_WORDS } from "./checking-testing.ts";
import { POWER_WORDS } from "./power-testing.ts";
import type { PaperWords } from "./words.ts";

/** Words for tests: a field is called as it is named. */
export const PAPER_WORDS: PaperWords = {
  locale: "fr",
  board: EXPORT_WORDS,
  outcomes: {
    votes: "Votes",
    untitled: (at) => `Vote du ${new Date(at).toISOString().slice(0, 10)}`,
    turnout: (people, points) => `${people} bulletins, ${points} points`,
    rank: "Rang",
    tied: (rank) => `${rank} ex æquo`,
    card: "Carte",
    goneCard: "Une carte qui n’est plus là",
    knowledge: "Savoir",
    points: "Points",
    without: "Sans point",
    consents: "Propositions",
    answers: ({ ok, concerns, objections }) => `D’accord : ${ok}. Réserves : ${concerns}. Objections : ${objections}.`,
    concern: "Réserve",
    objection: "Objection",
    reply: "Réponse",
    states: {
      agreed: "Levée : c’est décidé.",
      blocked: "Ce n’est pas décidé.",
      answered: "Ce n’est pas encore décidé.",
    },
    brakes: "Freins",
    noReason: "Sans raison donnée",
    decisions: {
      "keep-singular": "Garder des cartes seules",
      rename: "Trouver un autre nom",
      undo: "Défaire le regroupement",
      "go-on": "Continuer",
    },
    decided: "Ce qui a été décidé",
    task: "Quoi",
    who: "Qui",
  },
  around: "Autour de la formation",
  mapping: MAPPING_WORDS,
  checking: CHECKING_WORDS,
  power: POWER_WORDS,
  leaving: LEAVING_WORDS,
  // Every field is there: fromEntries cannot say so.
  fields: Object.fromEntries(PRACTICE_FIELDS.map((field) => [field, `Rubrique ${field}`])) as Record<
    PracticeField,
    string
  >,
  specifications: "Cahier des charges",
  origins: "D’où vient chaque phrase",
  toReview: "À revoir",
  lacking: "Certains signes ne sont qu’en texte.",
  history: "Les états de la pratique",
  notYet: "Pas encore évalué",
  unsigned: "Personne n’a encore donné son accord.",
  noClause: "Pas encore de clause.",
  signature: { name: "Nom", part: "À quel titre", day: "Date", state: "État" },
  holds: "Accord valable",
  earlier: "Accord donné avant un changement",
  agreed: "Deux personnes sont d’accord.",
  field: "Rubrique",
  answer: "Réponse",
  principle: (number, name) => `${number}. ${name}`,
  warning: ({ kind, field }) => `${kind} : ${field}`,
  evaluated: (how) => `Évalué : ${how}`,
  licence: (name) => `Licence : ${name}`,
  wordCount: (got, max) => `${got} mots sur ${max}`,
  drafts: (got, max) => `Brouillon : ${got} pour ${max}`,
  behind: (types) => `Savoirs : ${types.map((type) => EXPORT_WORDS.knowledges[type]).join(", ")}`,
  part: (part) => part,
  day: (at) => new Date(at).toISOString().slice(0, 10),
};
