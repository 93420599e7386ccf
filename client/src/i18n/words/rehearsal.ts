import { words } from "../words.ts";

export const rehearsalWords = words({
  fr: {
    dialog: {
      title: "Répéter la séance",
      body: "Une table à part s’ouvre, avec les zones, le déroulé, le but, les règles et la préparation de celle-ci. Des participants simulés y viennent, écrivent, votent et répondent à leur rythme ; vous menez, comme le jour venu.",
      apart:
        "Rien de ce qui s’y passe n’arrive à la vraie table. Tout en est supprimé quand vous finissez, ou au plus tard après {{hours}} heures.",
      count: "Participants simulés",
      unit: "participants",
      pace: "Leur rythme",
      paces: { calm: "Calme", brisk: "Vif" },
      go: "Ouvrir la répétition",
      tableTitle: "Répétition : {{title}}",
    },
    bar: {
      label: "Répétition",
      all: "Répétition. Les personnes marquées « simulation » ne sont pas de vraies personnes.",
      gone: "Les participants simulés vivent dans l’onglet qui a ouvert la répétition.",
      bring: "Faire venir des participants simulés",
      end: "Finir et tout supprimer",
    },
    over: {
      title: "La répétition est finie",
      body: "Rien n’en reste, ni sur le serveur ni sur cet appareil. La vraie table n’a pas changé.",
      back: "Revenir à la vraie table",
    },
  },
  en: {
    dialog: {
      title: "Rehearse the session",
      body: "A table of its own opens, with the areas, the agenda, the goal, the rules and the preparation of this one. Simulated participants come to it, write, vote and answer in their own rhythm; you lead, as on the day.",
      apart:
        "Nothing that happens there reaches the real table. All of it is deleted when you end it, or after {{hours}} hours at the latest.",
      count: "Simulated participants",
      unit: "participants",
      pace: "Their rhythm",
      paces: { calm: "Calm", brisk: "Brisk" },
      go: "Open the rehearsal",
      tableTitle: "Rehearsal: {{title}}",
    },
    bar: {
      label: "Rehearsal",
      all: "Rehearsal. Those marked “simulated” are not real people.",
      gone: "Simulated participants live in the tab that opened the rehearsal.",
      bring: "Bring simulated participants",
      end: "End and delete everything",
    },
    over: {
      title: "The rehearsal is over",
      body: "Nothing of it is left, neither on the server nor on this device. The real table has not changed.",
      back: "Back to the real table",
    },
  },
});
