import { LICENCE_IDS } from "../practice/publication.ts";
import type { LicenceId } from "../practice/publication.ts";
import type { LeavingWords } from "./leaving-words.ts";

/** Words for tests. */
export const LEAVING_WORDS: LeavingWords = {
  audience: { "this-group": "ce groupe", training: "la formation", publication: "tout le monde" },
  madeFor: (audience, day) => `Pour ${audience}, le ${day}.`,
  stories: "Récits",
  storyBy: (name) => `Récit de ${name}`,
  story: (number) => `Récit ${number}`,
  becomingBy: (name) => `Qui ${name} devient`,
  becoming: (number) => `Qui je deviens ${number}`,
  easy: "En mots simples",
  quotes: "Paroles citées",
  quoted: (words) => `« ${words} »`,
  quotedIn: (card) => `sur la carte « ${card} »`,
  report: "Retour d’expérience",
  reportOf: (title) => `Retour d’expérience – ${title}`,
  parts: { done: "Ce qui a été fait", decided: "Ce qui a été décidé", unknown: "Ce que l’on ne sait pas" },
  only: "Ce que seule l’expérience a apporté",
  onlyAbout: "Sans autre source que l’expérience.",
  onlyNone: "Rien encore.",
  lines: "Lignes",
  cards: "Cartes",
  nothing: "Rien n’est écrit ici.",
  read: "Les personnes citées ont relu.",
  leftOut: "Des passages n’y sont pas.",
  publication: "Publication",
  abstracts: { fr: "Résumé", en: "Abstract" },
  cite: "Comment citer",
  licence: "Licence",
  // Every licence is there: fromEntries cannot say so.
  licences: Object.fromEntries(LICENCE_IDS.map((id) => [id, `En clair : ${id}`])) as Record<LicenceId, string>,
  identifier: "Identifiant",
};
