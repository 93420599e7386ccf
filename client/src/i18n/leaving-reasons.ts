import { words } from "./words.ts";

/** Why something of what leaves was not done: in one list with the reasons of stories. */
export const leavingReasons = words({
  fr: {
    "exports-full": "La liste de ce qui a quitté la table est pleine. Sans les récits, la table s’enregistre encore.",
    "exported-already": "Un autre fichier est déjà noté à cette place. Recommencez.",
    "no-such-export": "Ce fichier n’est pas dans la liste.",
    "not-yours-to-give": "Ce qui va plus loin que ce groupe est donné par les personnes qui mènent.",
    "report-changed": "Le retour n’est plus pour les mêmes personnes. Relisez, puis répondez.",
    "not-your-words": "Seule la personne citée peut répondre pour ces mots.",
    "readings-full": "La table garde déjà beaucoup de réponses. Retirez-en une d’abord.",
    "credits-full": "Il n’y a plus de place pour un autre nom.",
    "leads-not": "Seules les personnes qui mènent la table peuvent donner leur nom ici.",
  },
  en: {
    "exports-full": "The list of what has left the table is full. Without the stories, the table can still be saved.",
    "exported-already": "Another file is noted in this place already. Start again.",
    "no-such-export": "This file is not in the list.",
    "not-yours-to-give": "What goes further than this group is given by those who lead.",
    "report-changed": "The report is no longer for the same people. Read again, then answer.",
    "not-your-words": "Only the person quoted can answer for these words.",
    "readings-full": "The table holds many answers already. Take one back first.",
    "credits-full": "There is no room for another name.",
    "leads-not": "Only those who lead the table can give their name here.",
  },
});
