import type { CheckingWords } from "./checking-words.ts";

/** Words for tests, in French as people have them. */
export const CHECKING_WORDS: CheckingWords = {
  checklist: "Conditions de réussite",
  times: { before: "Avant", during: "Pendant", after: "Après" },
  unsorted: "À ranger",
  progress: (done, of) => `${done} sur ${of}`,
  done: "Réunie",
  toConfirm: "Dite réunie, à confirmer",
  notDone: "Pas encore réunie",
  goneCard: "Une carte qui n’est plus là",
  noCondition: "Aucune condition.",
  toDo: (what) => `À faire : ${what}`,
  who: (role) => `Qui : ${role}`,
  due: (day) => `Pour le ${day}`,
  scenes: "Situations de formation",
  parts: { who: "Qui est là", trigger: "Ce qui déclenche", posture: "La posture", try: "Ce qu’on peut essayer" },
  unwritten: (parts) => `Reste à écrire : ${parts.join(", ")}`,
  goneScene: "Situations qui ne sont plus là",
  changes: "De… à…",
  from: "Ce qui était",
  to: "Ce qui sera",
  question: "La question",
  goneQuestion: "La question n’est plus là",
};
