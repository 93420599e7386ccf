import { words } from "./words.ts";

/** Why nothing was recorded of a card: they come with the words of the panel. */
export const itemReasons = words({
  fr: {
    "gate-closed": "Ce n’est pas encore à vous d’écrire. Votre mot peut attendre.",
    "not-asked": "Cette proposition n’est plus là.",
    "asked-already": "Cette personne a déjà reçu la proposition.",
    "cannot-own": "Cette personne ne peut pas s’en charger : elle observe, ou n’est plus à la table.",
    "too-many-asked": "Deux cents propositions attendent déjà une réponse. Essayez plus tard.",
    "too-many-met": "Cette réponse n’a pas été notée : la table ne peut pas en garder plus.",
    "card-gone": "Cette carte n’est plus sur la table.",
    "not-removed": "Personne ne dit, à cet instant, que c’est fini. Relisez la carte.",
    "not-for-you":
      "Une personne qui l’a posé peut le confirmer. Ou une personne qui l’a rencontré, et n’a pas dit elle-même que c’est fini.",
    "owned-already": "Quelqu’un s’en charge déjà. Cette personne peut laisser la place.",
    "not-yours": "Ce n’est pas vous qui vous en chargez.",
    "too-many-records":
      "Cette table ne peut pas garder plus de confirmations et d’engagements. Ce qui est gardé reste.",
  },
  en: {
    "gate-closed": "It is not your turn yet to write. Your word can wait.",
    "not-asked": "That question is not there any more.",
    "asked-already": "That person has already been asked.",
    "cannot-own": "That person cannot take it on: they observe, or are no longer at the table.",
    "too-many-asked": "Two hundred questions are already waiting for an answer. Try later.",
    "too-many-met": "This answer was not noted: the table cannot keep any more of these.",
    "card-gone": "That card is no longer on the table.",
    "not-removed": "Nobody says at this moment that it is over. Read the card again.",
    "not-for-you":
      "Someone who raised it can confirm it. Or someone who has met it, and did not themself say that it is over.",
    "owned-already": "Someone takes it on already. That person can make room.",
    "not-yours": "You are not the one who takes it on.",
    "too-many-records": "This table cannot keep any more confirmations and commitments. What is kept stays.",
  },
});
