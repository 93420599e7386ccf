import { words } from "../words.ts";

export const listWords = words({
  fr: {
    cardText: "Texte de la carte",
    charsLeft_one: "Encore {{count}} caractère.",
    charsLeft_other: "Encore {{count}} caractères.",
    charsFull: "La limite de {{max}} caractères est atteinte. La suite tient dans une autre carte.",
  },
  en: {
    cardText: "Card text",
    charsLeft_one: "{{count}} character left.",
    charsLeft_other: "{{count}} characters left.",
    charsFull: "The limit of {{max}} characters is reached. The rest fits in another card.",
  },
});
