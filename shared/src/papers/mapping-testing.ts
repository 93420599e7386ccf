import type { MappingWords } from "./mapping-words.ts";

/** Words for tests. */
export const MAPPING_WORDS: MappingWords = {
  players: "Qui est concerné",
  categories: {
    supported: "Personnes accompagnées",
    trainer: "Formateurs et formatrices",
    adviser: "Conseil en formation",
    authority: "Collectivités",
    institution: "Institution",
    provider: "Intelligence collective",
    professional: "Professionnels à former",
    other: "Et aussi",
  },
  answers: { here: "Déjà à la table", "to-invite": "À inviter", "not-now": "Non pour le moment" },
  missing: "Il manque quelqu’un ici.",
  crossing: "Croiser les savoirs",
  pairs: {
    "experience-practice": "Expérience et Métier",
    "experience-academic": "Expérience et Académique",
    "practice-academic": "Métier et Académique",
  },
  pulls: { together: "Ce qui s’accorde", apart: "Ce qui se heurte" },
  waiting: (pair, pull) => `En attente : ${pair}, ${pull}`,
  levers: "Leviers et points de vigilance",
  lists: { lever: "Leviers", watch: "Points de vigilance" },
  noCard: { lever: "Pas encore de levier.", watch: "Pas encore de point de vigilance." },
  untied: "Relié à rien pour l’instant.",
  shelf: "Pour s’inspirer",
  shelfKinds: { visit: "Visite", story: "Récit", resource: "Ressource" },
  story: "Un récit est ici parce que qui le raconte l’a choisi.",
  ask: (who) => `À qui demander : ${who}`,
};
