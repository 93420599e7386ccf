import { words } from "../words.ts";

export const noticeWords = words({
  fr: {
    title: "Mentions légales",
    none: "La personne ou l’organisme qui tient ce serveur ne s’est pas encore présenté.",
    noneHelp: "Qui le tient peut le dire dans un fichier : voir docs/configuration.md, « ORGANISATION_FILE ».",
    contact: "Écrire",
    kept: "Combien de temps les tables sont gardées",
    keptHouse:
      "Qui mène une table peut la supprimer à tout moment, ou fixer le jour où elle le sera : il ne reste alors ni cartes, ni réponses, ni noms. D’elle-même, une table n’est jamais supprimée.",
    device:
      "Aucun compte n’est demandé. Un cookie garde votre place sur cet appareil, et rien n’est chargé d’un autre site.",
    accessibility: "Accessibilité",
    accessibilityLink: "Ce qui est en place, et ce qui reste à faire",
    failed: "Cette page n’a pas pu être chargée.",
    again: "Réessayer",
  },
  en: {
    title: "Legal notice",
    none: "Whoever runs this server has not introduced themselves yet.",
    noneHelp: "They can do so in a file: see docs/configuration.md, “ORGANISATION_FILE”.",
    contact: "Write to them",
    kept: "How long tables are kept",
    keptHouse:
      "Whoever leads a table can delete it at any time, or set the day on which it will be: then neither cards nor answers nor names are left. By itself, a table is never deleted.",
    device:
      "No account is asked for. A cookie keeps your seat on this device, and nothing is loaded from another site.",
    accessibility: "Accessibility",
    accessibilityLink: "What is in place, and what remains to be done",
    failed: "This page could not be loaded.",
    again: "Try again",
  },
});
