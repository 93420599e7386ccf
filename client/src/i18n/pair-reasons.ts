import { words } from "./words.ts";

/** Why two people do not meet apart: they come with the reasons of what becomes of a card, in one list of later words. */
export const pairReasons = words({
  fr: {
    "no-such-pair": "Cette rencontre n’est plus là, ou n’est pas la vôtre.",
    "cannot-meet": "Cette personne ne peut pas vous rencontrer ici : elle observe, ou n’est plus à la table.",
    "met-already": "Vous vous rencontrez déjà, ou la proposition attend sa réponse.",
    "too-many-pairs": "C’est beaucoup de rencontres à la fois. Arrêtez-en une d’abord.",
    "pair-alone": "Il n’y a plus personne à qui laisser les mots. Vous pouvez les effacer.",
  },
  en: {
    "no-such-pair": "This meeting is no longer there, or it is not yours.",
    "cannot-meet": "This person cannot meet you here: they observe, or are no longer at the table.",
    "met-already": "You already meet, or the question is waiting for its answer.",
    "too-many-pairs": "That is a lot of meetings at once. Stop one of them first.",
    "pair-alone": "There is nobody left to leave the words to. You can erase them.",
  },
});
