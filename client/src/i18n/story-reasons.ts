import { words } from "./words.ts";

/** Why something of a story was not done: they come with the reasons of what becomes of a card, in one list of later words. */
export const storyReasons = words({
  fr: {
    "no-such-story": "Ce récit n’est plus là, ou n’est pas partagé avec vous.",
    "too-many-stories":
      "Il n’y a plus de place pour un nouveau récit. Vous pouvez écrire à la suite d’un récit déjà commencé.",
    "no-such-card-left": "Il n’y a plus rien à décider pour cette carte.",
    "derivation-refused": "La personne qui a écrit ce récit ne souhaite pas que cette carte en vienne.",
    "too-many-derivations": "Beaucoup de cartes viennent déjà de récits. Défaites un de ces liens d’abord.",
    "no-such-quote": "Cette citation n’est plus là.",
    "story-days-beyond": "Donnez un nombre de jours, de 1 à 3 650, ou laissez les récits aussi longtemps que la table.",
    "too-many-quotes": "La table garde déjà beaucoup de citations. Retirez-en une d’abord.",
  },
  en: {
    "no-such-story": "This story is not there any more, or is not shared with you.",
    "too-many-stories": "There is no room for a new story. You can go on writing in one that you have begun.",
    "no-such-card-left": "There is nothing left to decide for this card.",
    "derivation-refused": "Whoever wrote this story does not want this card to come from it.",
    "too-many-derivations": "Many cards come from stories already. Undo one of these links first.",
    "no-such-quote": "This quote is not there any more.",
    "story-days-beyond": "Give a number of days from 1 to 3,650, or leave the stories for as long as the table.",
    "too-many-quotes": "The table holds many quotes already. Remove one first.",
  },
});
