import { words } from "./words.ts";

/** Why something of what leaves was not done: in one list with the reasons of stories. */
export const leavingReasons = words({
  fr: {
    "exports-full": "La liste de ce qui a quitté la table est pleine. Rien n’est parti.",
    "exported-already": "Ce fichier est déjà parti. Recommencez.",
    "no-such-export": "Ce fichier n’est pas dans la liste.",
    "not-yours-to-give": "Ce qui va plus loin que ce groupe est donné par les personnes qui mènent.",
    "report-changed": "Le retour n’est plus pour les mêmes personnes. Relisez, puis répondez.",
    "not-your-words": "Seule la personne citée peut répondre pour ces mots.",
    "readings-full": "La table garde déjà beaucoup de réponses. Reprenez-en une d’abord.",
    "credits-full": "Il n’y a plus de place pour un nom de plus.",
    "leads-not": "Les formatrices et formateurs sont les personnes qui mènent la table.",
  },
  en: {
    "exports-full": "The list of what left the table is full. Nothing has left.",
    "exported-already": "This file has left already. Start again.",
    "no-such-export": "This file is not in the list.",
    "not-yours-to-give": "What goes further than this group is given by those who lead.",
    "report-changed": "The report is no longer for the same people. Read again, then answer.",
    "not-your-words": "Only the person quoted can answer for these words.",
    "readings-full": "The table holds many answers already. Take one back first.",
    "credits-full": "There is no room for one more name.",
    "leads-not": "The trainers are those who lead the table.",
  },
});
