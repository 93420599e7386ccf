import { words } from "../words.ts";

/** Over the board, when somebody asks for something that is one person’s to answer. */
export const askedWords = words({
  fr: {
    attestation: {
      asked: "{{name}} demande une attestation.",
      read: "Lire la demande",
      come: "L’attestation que vous avez demandée est là.",
      take: "La prendre",
    },
  },
  en: {
    attestation: {
      asked: "{{name}} asks for an attestation.",
      read: "Read the request",
      come: "The attestation you asked for is here.",
      take: "Take it",
    },
  },
});
