import { words } from "../words.ts";

export const uiWords = words({
  fr: {
    close: "Fermer",
    closePanel: "Fermer le panneau",
    undo: "Annuler",
    dismiss: "Retirer ce message",
    messages: "Messages",
    cancel: "Ne rien changer",
    save: "Enregistrer",
    copy: "Copier",
    copied: "Copié.",
    copyFailed: "Le navigateur n’a pas permis de copier. Sélectionnez le texte et copiez-le à la main.",
    qr: "Code QR de ce lien",
    knowledge: { experience: "Expérience", practice: "Métier", academic: "Académique" },
    knowledgeAsk: "(que veut dire ce savoir ?)",
  },
  en: {
    close: "Close",
    closePanel: "Close the panel",
    undo: "Undo",
    dismiss: "Remove this message",
    messages: "Messages",
    cancel: "Change nothing",
    save: "Save",
    copy: "Copy",
    copied: "Copied.",
    copyFailed: "The browser did not allow copying. Select the text and copy it by hand.",
    qr: "QR code of this link",
    knowledge: { experience: "Experience", practice: "Practice", academic: "Academic" },
    knowledgeAsk: "(what does this knowledge mean?)",
  },
});
