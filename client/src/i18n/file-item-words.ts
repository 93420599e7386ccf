import { words } from "./words.ts";

/** What files say of what becomes of cards: part of `words/files.ts`. */
export const fileItemWords = words({
  fr: {
    status: "Où ça en est",
    due: "Pour le",
    owner: "S’en charge",
    recorded: {
      confirmed: "Confirmé par quelqu’un que cela concerne",
      challenged: "Contesté",
      owned: "Pris en charge",
      disowned: "N’est plus pris en charge",
    },
  },
  en: {
    status: "Where it stands",
    due: "Due",
    owner: "Taken on by",
    recorded: {
      confirmed: "Confirmed by someone concerned",
      challenged: "Challenged",
      owned: "Taken on",
      disowned: "No longer taken on",
    },
  },
});
