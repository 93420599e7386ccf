import { expect, test } from "vitest";
import type { WordsTold } from "../session/word-exercise.ts";
import { exercisePaper } from "./exercise-paper.ts";
import { paperMarkdown } from "./paper-markdown.ts";

const WORDS = {
  locale: "fr",
  lacking: "",
  title: "Les mêmes mots, avant et après",
  rounds: { before: "La première fois", after: "La deuxième fois" },
  hidden: "Trop peu de personnes.",
  people: (count: number) => `${count} personnes`,
  table: "Les mots côte à côte",
  head: ["Mot", "Avant", "Après"],
  changes: { gone: "Ne sont plus dits", kept: "Se disent encore", come: "Se disent maintenant" },
} as const;

const told = (...words: readonly [string, number][]): WordsTold => ({
  kind: "words",
  people: 5,
  words: words.map(([word, count]) => ({ word, count })),
});

test("WEX5 [A04] the words of both rounds leave as a document, in words and as a table; of too few people nothing does", () => {
  const both = { before: told(["fragile", 4], ["courage", 2]), after: told(["collègue", 5], ["courage", 1]) };
  const text = paperMarkdown(exercisePaper("Personne accompagnée", both, WORDS));
  for (const line of ["Personne accompagnée", "fragile (4)", "Ne sont plus dits", "| courage | 2 | 1 |"])
    expect(text).toContain(line);
  const few = paperMarkdown(exercisePaper("Savoir", { ...both, before: { kind: "hidden" } }, WORDS));
  expect(few).toContain("Trop peu de personnes.");
  for (const word of ["fragile", "côte à côte"]) expect(few).not.toContain(word);
});
