import { words } from "../words.ts";

export const groundworkWords = words({
  fr: {
    title: "Préparer le terrain",
    about: "Ce qu’on met en place autour d’une formation, à votre rythme et dans l’ordre que vous voulez.",
    back: "Tous les outils",
    tools: {
      support: { title: "Soutien de l’institution", about: "Qui s’engage, pour quoi, depuis quand ; ou : pas encore." },
      players: {
        title: "Qui est concerné",
        about: "Les personnes et les services, par famille, et qui manque encore.",
      },
      duo: {
        title: "Se rencontrer à deux",
        about: "Une table à deux : se connaître, se comprendre, se reconnaître, se faire une place.",
      },
      selfCheck: {
        title: "Animer à deux : où en sommes-nous ?",
        about: "À deux, quelques questions, et des ressources pour avancer.",
      },
      checklist: {
        title: "Conditions de réussite",
        about: "Avant, pendant, après : ce qu’il faut, et qui s’en charge.",
      },
      crossing: { title: "Croiser les savoirs", about: "Où les trois savoirs s’accordent, où ils se heurtent." },
      levers: {
        title: "Leviers et points de vigilance",
        about: "Ce sur quoi s’appuyer, ce qu’il faut garder à l’œil, et ce qui va ensemble.",
      },
      situations: {
        title: "Situations de formation",
        about: "Qui, ce qui déclenche, comment on se tient : un scénario.",
      },
      practices: {
        title: "Pratiques à changer",
        about: "Ce qui se fait aujourd’hui, ce qu’il faut changer, ce qui l’empêche.",
      },
      fromTo: { title: "De… à…", about: "Ce qui change, et la question qui le montrera." },
      shelf: { title: "Pour s’inspirer", about: "Des visites, des récits, des ressources que l’on se passe." },
      power: {
        title: "Qui décide de quoi",
        about: "Ce qui se décide, la part de chacun, et le registre de ce qui a été décidé.",
      },
      programme: {
        title: "Le programme",
        about: "Les séquences de la formation, qui les porte, et les deux signatures.",
      },
      report: {
        title: "Retour d’expérience",
        about: "Ce qui a été fait, ce que seule l’expérience a apporté ; relu par les personnes citées.",
      },
      publication: {
        title: "Publication",
        about:
          "Deux résumés, au moins un nom, une licence, un identifiant : pour que d’autres la trouvent et la citent.",
      },
      ledger: { title: "Ce qui a quitté la table", about: "Quels fichiers, pour qui, et qui prévenir." },
      mine: {
        title: "Ce que j’ai apporté",
        about: "Pour vous seul·e : votre feuille, et une attestation si vous la demandez.",
      },
    },
  },
  en: {
    title: "Preparing the ground",
    about: "What is put in place around a training, at your own pace and in any order.",
    back: "All tools",
    tools: {
      support: { title: "Support of the institution", about: "Who commits, to what, since when; or: not yet." },
      players: { title: "Who is concerned", about: "People and services, by family, and who is still missing." },
      duo: {
        title: "Meeting as two",
        about: "A table for two: know, understand and recognise each other, make room for each other.",
      },
      selfCheck: {
        title: "Leading as two: where are we?",
        about: "A few questions for the two of you, and resources to go on.",
      },
      checklist: {
        title: "Conditions for success",
        about: "Before, during, after: what it takes, and who takes it on.",
      },
      crossing: {
        title: "Crossing what is known",
        about: "Where the three kinds of knowledge agree, and where they pull apart.",
      },
      levers: {
        title: "Levers and points to watch",
        about: "What to lean on, what to keep an eye on, and what goes together.",
      },
      situations: { title: "Training situations", about: "Who, what sets it off, how one stands: a scenario." },
      practices: {
        title: "Practices to change",
        about: "What is done today, what is to change, what stands in the way.",
      },
      fromTo: { title: "From… to…", about: "What changes, and the question that will show it." },
      shelf: { title: "For inspiration", about: "Visits, stories and resources that people pass on." },
      power: {
        title: "Who decides what",
        about: "What there is to decide, the part each has in it, and the register of what was decided.",
      },
      programme: {
        title: "The programme",
        about: "The sequences of the training, who carries them, and the two signatures.",
      },
      report: {
        title: "Report",
        about: "What was done, what only experience brought; read by the people quoted.",
      },
      publication: {
        title: "Publication",
        about: "Two abstracts, at least one name, a licence, an identifier: so that others can find it and cite it.",
      },
      ledger: { title: "What has left the table", about: "Which files, for whom, and whom to tell." },
      mine: { title: "What I brought", about: "For you alone: your sheet, and an attestation if you ask for one." },
    },
  },
});
