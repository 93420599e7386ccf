import { words } from "./words.ts";

/** Why something at the table beside writing and voting was not done: part of the reasons of the session. */
export const tableReasons = words({
  fr: {
    "no-rules": "Aucune règle n’est posée pour l’instant.",
    "rules-changed": "Les règles viennent de changer. Relisez-les, puis répondez.",
    "no-such-person": "Cette personne n’est plus sur cet appareil.",
    "already-braked": "Quelqu’un a déjà freiné. Le groupe répond d’abord à ce frein.",
    "not-braked": "Il n’y a plus de frein : quelqu’un vient d’y répondre.",
    "no-cards-named": "Choisissez au moins une carte qui reste seule.",
    "table-closed": "La table est close : elle se lit, et ne s’écrit plus. Rouvrez-la d’abord.",
    "no-rehearsal": "Cette table n’est pas une répétition : elle ne se supprime pas ainsi.",
    "not-closed": "La table est ouverte : il n’y a rien à rouvrir.",
    "too-many-tasks": "Cinquante tâches au plus. Réunissez-en quelques-unes.",
    "meeting-open": "Il faut d’abord clore cette séance.",
    "meeting-gone": "Quelqu’un vient d’ouvrir une autre séance.",
    "too-many-meetings": "Cette table a eu ses deux cent quarante séances. Ouvrez-en une autre.",
    "plan-unreadable": "Cette date ne se lit pas. Choisissez un jour, une heure et une durée d’un jour au plus.",
    "archive-full":
      "Il n’y a plus de place pour garder cette séance. Supprimez d’abord d’anciennes versions de la table.",
    "date-out-of-range": "La date doit être entre demain et dans dix ans.",
  },
  en: {
    "no-rules": "No rules have been posted yet.",
    "rules-changed": "The rules have just changed. Read them again, then answer.",
    "no-such-person": "That person is no longer on this device.",
    "already-braked": "Someone has already put the brake on. The group answers that one first.",
    "not-braked": "There is no brake any more: someone has just answered it.",
    "no-cards-named": "Choose at least one card that stays on its own.",
    "table-closed": "The table is closed: it can be read, and no longer written. Open it again first.",
    "no-rehearsal": "This table is no rehearsal: it is not deleted in this way.",
    "not-closed": "The table is open: there is nothing to reopen.",
    "too-many-tasks": "Fifty tasks at most. Put some of them together.",
    "meeting-open": "Close this meeting first.",
    "meeting-gone": "Someone has just opened another meeting.",
    "too-many-meetings": "This table has had its two hundred and forty meetings. Open another one.",
    "plan-unreadable": "This date cannot be read. Choose a day, a time, and a length of one day at most.",
    "archive-full": "There is no room left to keep this meeting. Delete some earlier versions of the table first.",
    "date-out-of-range": "The date must be between tomorrow and ten years from now.",
  },
});
