import { words } from "./words.ts";

/** Why nothing was recorded of a card: they come with the words of the panel. */
export const itemReasons = words({
  fr: {
    "gate-closed": "Ce n’est pas encore le moment d’écrire pour vous. Votre mot peut attendre.",
    "not-asked": "Cette proposition n’est plus là.",
    "asked-already": "Cette personne a déjà reçu la proposition.",
    "cannot-own": "Cette personne ne peut pas s’en charger : elle observe, ou n’est plus à la table.",
    "too-many-asked": "Deux cents propositions attendent déjà une réponse.",
    "too-many-met": "La table a gardé tout ce qu’elle peut de ces confidences.",
    "card-gone": "Cette carte n’est plus sur la table.",
    "not-removed": "Personne ne dit, à cet instant, que c’est fini. Relisez la carte.",
    "not-for-you":
      "C’est à une personne qui l’a posé, ou qui l’a rencontré, de le confirmer. Et ce n’est pas à celle qui l’a dit.",
    "owned-already": "Quelqu’un s’en charge déjà. Cette personne peut laisser la place.",
    "not-yours": "Ce n’est pas vous qui vous en chargez.",
    "too-many-records": "Cette table a gardé tout ce qu’elle peut de confirmations et d’engagements.",
  },
  en: {
    "gate-closed": "It is not yet your moment to write. Your word can wait.",
    "not-asked": "That question is not there any more.",
    "asked-already": "That person has already been asked.",
    "cannot-own": "That person cannot take it on: they observe, or are no longer at the table.",
    "too-many-asked": "Two hundred questions are already waiting for an answer.",
    "too-many-met": "The table has kept all it can of what is said in confidence.",
    "card-gone": "That card is no longer on the table.",
    "not-removed": "Nobody says at this moment that it is over. Read the card again.",
    "not-for-you": "A person who raised it, or has met it, confirms it. And not the one who said it.",
    "owned-already": "Someone takes it on already. That person can make room.",
    "not-yours": "You are not the one who takes it on.",
    "too-many-records": "This table has kept all it can of confirmations and commitments.",
  },
});
