import { words } from "../words.ts";

export const drawWords = words({
  fr: {
    title: "Dessins",
    kinds: {
      ink: "Trait",
      rectangle: "Rectangle",
      ellipse: "Ellipse",
      diamond: "Losange",
      arrow: "Flèche",
      text: "Texte",
      stamp: "Pictogramme",
      image: "Image",
      frame: "Cadre",
    },
  },
  en: {
    title: "Drawings",
    kinds: {
      ink: "Stroke",
      rectangle: "Rectangle",
      ellipse: "Ellipse",
      diamond: "Diamond",
      arrow: "Arrow",
      text: "Text",
      stamp: "Pictogram",
      image: "Image",
      frame: "Frame",
    },
  },
});
