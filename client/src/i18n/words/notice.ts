import { words } from "../words.ts";

export const noticeWords = words({
  fr: {
    title: "Mentions légales",
    none: "La personne ou l’organisme qui tient ce serveur ne s’est pas encore présenté.",
    noneHelp: "Qui le tient peut le dire dans un fichier : voir docs/configuration.md, « ORGANISATION_FILE ».",
    contact: "Écrire",
    kept: "Combien de temps les tables sont gardées",
    keptHouse:
      "Qui mène une table peut la supprimer à tout moment, ou fixer quand elle le sera. Une table de récits est supprimée 30 jours après sa clôture, sauf autre choix. Une répétition est supprimée quand elle finit. Il ne reste alors ni cartes, ni réponses, ni noms, sauf dans les sauvegardes du serveur faites avant. Sans date ni durée choisie, une table reste.",
    device:
      "Aucun compte n’est demandé. Un cookie garde votre place sur cet appareil. L’appareil garde aussi une copie des tables que vous y ouvrez, pour écrire hors ligne. Rien n’est chargé d’un autre site.",
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
      "Whoever leads a table can delete it at any time, or set when it will be. A table for stories is deleted 30 days after it is closed, unless another choice is made. A rehearsal is deleted when it ends. Then neither cards nor answers nor names are left, except in backups of the server made before. With no date and no length of time set, a table stays.",
    device:
      "No account is asked for. A cookie keeps your seat on this device. The device also keeps a copy of the tables that you open on it, to write offline. Nothing is loaded from another site.",
    accessibility: "Accessibility",
    accessibilityLink: "What is in place, and what remains to be done",
    failed: "This page could not be loaded.",
    again: "Try again",
  },
});
