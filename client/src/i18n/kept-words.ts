import { words } from "./words.ts";

/** Of a template from a file: part of `words/pages.ts`. */
export const keptWords = words({
  fr: {
    kept: {
      choose: "Partir d’un modèle enregistré",
      help: "Un fichier fait avec « Enregistrer comme modèle » à une autre table.",
      is: "Modèle : {{file}}",
      has: "Zones : {{zones}}. Phases : {{phases}}.",
      drop: "Retirer le modèle",
      reasons: {
        "not-json": "Ce fichier n’est pas un modèle, ou il est abîmé. Choisissez-en un autre.",
        "not-this-format":
          "Ce fichier n’est pas un modèle. Une copie de table se reprend à une table ouverte, par « Apporter des cartes ».",
        "newer-version": "Ce modèle vient d’une version plus récente. Choisissez-en un autre.",
        "too-big": "Ce fichier est trop grand pour un modèle. Choisissez-en un autre.",
      },
    },
  },
  en: {
    kept: {
      choose: "Start from a saved template",
      help: "A file made with “Save as a template” at another table.",
      is: "Template: {{file}}",
      has: "Areas: {{zones}}. Phases: {{phases}}.",
      drop: "Remove the template",
      reasons: {
        "not-json": "This file is no template, or it is damaged. Choose another.",
        "not-this-format":
          "This file is no template. A copy of a table is brought to an open table, by “Bring cards in”.",
        "newer-version": "This template comes from a newer version. Choose another.",
        "too-big": "This file is too big for a template. Choose another.",
      },
    },
  },
});
