import { words } from "./words.ts";

/** Why something of consent and safety was not done. */
export const safetyReasons = words({
  fr: {
    "accord-changed": "Le texte des accords a changé. Rechargez la page, puis relisez-le.",
    "accord-missing": "Lisez d’abord la page « Mes accords ». Elle est courte.",
    "level-declined": "Vous avez dit non à cet usage. Vous pouvez changer d’avis dans « Mes accords ».",
    "table-paused": "La table est en pause. Tout reprendra à la fin de la pause.",
    "paused-often":
      "Vous venez de demander plusieurs pauses. Vous pouvez sortir un moment, ou parler à une personne du groupe.",
    "too-many-contacts": "Douze contacts au plus. Gardez les plus utiles.",
    "contact-nameless": "Donnez un nom à chaque contact.",
    "contact-link": "Un lien commence par https:// ou par tel: suivi du numéro.",
  },
  en: {
    "accord-changed": "The text of the agreements has changed. Load the page again, then read it once more.",
    "accord-missing": "First read the page “My agreements”. It is short.",
    "level-declined": "You have said no to this use. You can change your mind in “My agreements”.",
    "table-paused": "The table is paused. Everything goes on when the pause ends.",
    "paused-often": "You have just asked for several pauses. You can step out for a moment, or talk to someone here.",
    "too-many-contacts": "Twelve contacts at most. Keep the most useful ones.",
    "contact-nameless": "Give each contact a name.",
    "contact-link": "A link begins with https://, or with tel: and the number.",
  },
});
