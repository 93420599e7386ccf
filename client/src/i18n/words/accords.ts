import { words } from "../words.ts";

/**
 * The page of accords, in easy words: one idea a line, a line a sentence. Another meaning is another version: ACCORD_VERSION
 * in shared/src/session/accords.ts.
 */
export const accordWords = words({
  fr: {
    title: "Mes accords",
    who: "Ces accords sont ceux de",
    whoHelp: "Vous êtes plusieurs sur cet appareil : chaque personne peut ouvrir les réponses des autres.",
    hear: "Écouter tout le texte",
    hearOne: "Écouter : {{title}}",
    stop: "Arrêter la lecture",
    noVoice: "Cet appareil n’a pas de voix pour lire cette page.",
    text: {
      what: {
        title: "Un récit, c’est quoi ?",
        lines:
          "Un récit raconte un moment de votre vie.\nVous l’écrivez avec vos mots.\nPersonne ne change vos mots.\nRaconter n’est pas obligatoire.",
      },
      who: {
        title: "Qui lit mon récit ?",
        lines:
          "Au début, personne d’autre ne peut le lire.\nLes personnes qui mènent ne le lisent pas non plus.\nVous pouvez le partager, si vous voulez.\nVous choisissez avec qui.",
      },
      levels: {
        title: "Avec qui je partage ?",
        lines:
          "Il y a quatre choix.\n1. Moi seul·e : personne d’autre ne le lit.\n2. Ce groupe : les personnes de cette table le lisent.\n3. La formation : des personnes en formation le lisent aussi.\n4. Publication : tout le monde peut le lire.",
      },
      no: {
        title: "Je peux dire non",
        lines:
          "Vous pouvez dire non à la formation.\nVous pouvez dire non à la publication.\nVous participez quand même à tout le reste.\nVous n’avez pas à dire pourquoi.",
      },
      back: {
        title: "Je peux changer d’avis",
        lines:
          "Vous pouvez retirer votre récit quand vous voulez.\nIl disparaît de la table, pour tout le monde.\nVous pouvez aussi dire non après un oui.\nAlors vos récits ne vont plus si loin.\nUn document déjà donné ne revient pas.\nLa table garde la liste de ces documents.",
      },
      device: {
        title: "Ce qui reste sur mon appareil",
        lines:
          "Sans internet, votre appareil garde ce que vous écrivez.\nC’est gardé sous clé.\nEnsuite, cela part à la table.\nSi l’appareil ne peut pas le garder, la page le dit.",
      },
      time: {
        title: "Combien de temps ?",
        lines:
          "Votre récit est gardé aussi longtemps que la table.\nEnsuite, il est effacé.\nVous pouvez l’effacer avant.",
        ofDays_one:
          "Votre récit est gardé {{count}} jour.\nLe jour compte depuis votre dernier changement.\nEnsuite, il est effacé.\nVous pouvez l’effacer avant.",
        ofDays_many:
          "Votre récit est gardé {{count}} jours.\nLes jours comptent depuis votre dernier changement.\nEnsuite, il est effacé.\nVous pouvez l’effacer avant.",
        ofDays_other:
          "Votre récit est gardé {{count}} jours.\nLes jours comptent depuis votre dernier changement.\nEnsuite, il est effacé.\nVous pouvez l’effacer avant.",
      },
      help: {
        title: "Si c’est difficile",
        lines:
          "Raconter peut faire remonter des émotions.\nVous pouvez demander une pause.\nVous pouvez sortir un moment.\nVous pouvez appeler quelqu’un.",
      },
    },
    choices: {
      title: "Mes réponses",
      help: "Rien n’est choisi à votre place.\nÀ la table, personne d’autre ne voit vos réponses.",
      training: "Un de mes récits peut servir en formation, si je le partage pour cela.",
      publication: "Un de mes récits peut être publié, si je le partage pour cela.",
      holds: "Un récit publié peut aussi servir en formation.",
      answers: { yes: "Oui", no: "Non", later: "Plus tard" },
      give: "J’ai lu cette page, garder mes réponses",
      change: "Garder mes nouvelles réponses",
      observer: "Vous regardez cette table. Vous n’avez rien à choisir ici.",
    },
    receipt: {
      title: "Mon reçu",
      body: "Ce reçu est pour vous. Vous pouvez le garder.",
      of: "Pour {{name}}",
      table: "Table : {{title}}",
      version: "Texte de la page : version {{version}}",
      page: "J’ai lu la page « Mes accords »",
      training: "Formation",
      publication: "Publication",
      line: "{{what}} : {{answer}} ({{date}})",
      pageLine: "{{what}} ({{date}})",
      undecided: "{{what}} : pas encore décidé",
      answers: { yes: "oui", no: "non", later: "pas encore décidé" },
      change: "Vous pouvez changer vos réponses ici, quand vous voulez.",
      save: "Télécharger le reçu",
      print: "Imprimer le reçu",
      given: "Vos réponses sont gardées. Votre reçu est prêt.",
      file: "Mes accords",
    },
  },
  en: {
    title: "My agreements",
    who: "These agreements are those of",
    whoHelp: "There are several of you on this device: each person can open the answers of the others.",
    hear: "Listen to the whole text",
    hearOne: "Listen: {{title}}",
    stop: "Stop reading",
    noVoice: "This device has no voice to read this page.",
    text: {
      what: {
        title: "What is a story?",
        lines:
          "A story tells a moment of your life.\nYou write it in your own words.\nNobody changes your words.\nYou do not have to tell anything.",
      },
      who: {
        title: "Who reads my story?",
        lines:
          "At first, only you can read it.\nThe people who lead do not read it.\nYou can share it, if you want.\nYou choose with whom.",
      },
      levels: {
        title: "Whom do I share it with?",
        lines:
          "There are four choices.\n1. Me alone: nobody else reads it.\n2. This group: the people at this table read it.\n3. The training: people in training read it too.\n4. Publication: everybody can read it.",
      },
      no: {
        title: "I can say no",
        lines:
          "You can say no to training.\nYou can say no to publication.\nYou still take part in everything else.\nYou do not have to say why.",
      },
      back: {
        title: "I can change my mind",
        lines:
          "You can take your story back whenever you want.\nIt goes from the table, for everybody.\nYou can also say no after a yes.\nThen your stories no longer go so far.\nA document that was already given does not come back.\nThe table keeps the list of these documents.",
      },
      device: {
        title: "What stays on my device",
        lines:
          "Without the internet, your device keeps what you write.\nIt is kept under lock and key.\nThen it goes to the table.\nIf the device cannot keep it, the page says so.",
      },
      time: {
        title: "For how long?",
        lines: "Your story is kept as long as the table.\nThen it is erased.\nYou can erase it before.",
        ofDays_one:
          "Your story is kept for {{count}} day.\nThe day counts from your last change.\nThen it is erased.\nYou can erase it before.",
        ofDays_many:
          "Your story is kept for {{count}} days.\nThe days count from your last change.\nThen it is erased.\nYou can erase it before.",
        ofDays_other:
          "Your story is kept for {{count}} days.\nThe days count from your last change.\nThen it is erased.\nYou can erase it before.",
      },
      help: {
        title: "If it is hard",
        lines:
          "Telling can stir up feelings.\nYou can ask for a pause.\nYou can step out for a moment.\nYou can call someone.",
      },
    },
    choices: {
      title: "My answers",
      help: "Nothing is chosen for you.\nNobody else at the table sees your answers.",
      training: "A story of mine may be used in training, if I share it for that.",
      publication: "A story of mine may be published, if I share it for that.",
      holds: "A published story may also be used in training.",
      answers: { yes: "Yes", no: "No", later: "Later" },
      give: "I have read this page, keep my answers",
      change: "Keep my new answers",
      observer: "You are watching this table. You have nothing to choose here.",
    },
    receipt: {
      title: "My receipt",
      body: "This receipt is for you. You can keep it.",
      of: "For {{name}}",
      table: "Table: {{title}}",
      version: "Text of the page: version {{version}}",
      page: "I have read the page “My agreements”",
      training: "Training",
      publication: "Publication",
      line: "{{what}}: {{answer}} ({{date}})",
      pageLine: "{{what}} ({{date}})",
      undecided: "{{what}}: not decided yet",
      answers: { yes: "yes", no: "no", later: "not decided yet" },
      change: "You can change your answers here, whenever you want.",
      save: "Download the receipt",
      print: "Print the receipt",
      given: "Your answers are kept. Your receipt is ready.",
      file: "My agreements",
    },
  },
});
