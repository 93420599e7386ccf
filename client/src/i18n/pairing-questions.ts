import { words } from "./words.ts";

/** What two people may ask each other, step by step: ideas to begin with, and nothing that must be answered. */
export const stepsInWords = words({
  fr: {
    know: {
      name: "Se connaître",
      first: "Comment aimez-vous qu’on vous appelle ?",
      second: "Qu’est-ce qui vous amène à former avec d’autres ?",
      third: "Qu’est-ce qui vous donne de l’élan, et qu’est-ce qui vous fatigue ?",
    },
    understand: {
      name: "Se comprendre",
      first: "Quels mots de l’autre ne comprenez-vous pas bien ?",
      second: "Comment voit-on que quelque chose ne va pas pour vous ?",
      third: "De quoi avez-vous besoin pour bien travailler : pauses, trajets, temps, aide ?",
    },
    recognise: {
      name: "Se reconnaître",
      first: "Qu’est-ce que l’autre sait, et que vous ne savez pas ?",
      second: "Qu’apportez-vous, que les gens ne voient pas toujours ?",
      third: "Comment le dire devant le groupe ?",
    },
    room: {
      name: "Se faire une place",
      first: "Qui fait quoi, et qui parle à quel moment ?",
      second: "Quel signe pour demander la parole, ou une pause ?",
      third: "Que faites-vous si le groupe ne parle qu’à une seule personne ?",
    },
  },
  en: {
    know: {
      name: "Know each other",
      first: "What do you like to be called?",
      second: "What brings you to train people together with others?",
      third: "What gives you energy, and what tires you?",
    },
    understand: {
      name: "Understand each other",
      first: "Which words of the other do you not quite understand?",
      second: "How can one see that something is not right for you?",
      third: "What do you need to work well: breaks, travel, time, help?",
    },
    recognise: {
      name: "Recognise each other",
      first: "What does the other know that you do not?",
      second: "What do you bring that people do not always see?",
      third: "How could it be said in front of the group?",
    },
    room: {
      name: "Make room for each other",
      first: "Who does what, and who speaks when?",
      second: "Which sign asks for the floor, or for a break?",
      third: "What do you do if the group speaks to one of you only?",
    },
  },
});

/** On leading as two: each is true, partly, not yet, or one does not know. */
export const checksInWords = words({
  fr: {
    speech: "Nous partageons la parole : nos deux voix comptent autant.",
    prepare: "Nous préparons ensemble, du début à la fin.",
    decide: "Nous savons qui décide de quoi, et ce qui compte se décide à deux.",
    stop: "Chaque personne peut dire stop, et l’autre s’arrête.",
    words: "Nous parlons avec des mots que tout le monde comprend.",
    money: "Le temps, les trajets et les repas sont payés, sans que personne avance l’argent.",
    pace: "Le rythme nous convient : horaires, pauses, fatigue.",
    credit: "Nos deux noms sont sur ce que nous faisons, si nous le voulons.",
    debrief: "Après chaque séance, nous prenons un moment pour en parler.",
  },
  en: {
    speech: "We share the floor: our two voices count equally.",
    prepare: "We prepare together, from beginning to end.",
    decide: "We know who decides what, and what matters is decided by both.",
    stop: "Each of us can say stop, and the other stops.",
    words: "We speak in words that everybody understands.",
    money: "Time, travel and meals are paid, and nobody has to pay first.",
    pace: "The pace suits us: hours, breaks, tiredness.",
    credit: "Both our names are on what we do, if we want them there.",
    debrief: "After each session we take a moment to talk about it.",
  },
});
