import { expect, test } from "vitest";
import { CARD_TEXT_MAX_CHARS } from "../limits.ts";
import { linksIn, marksOf, wordsWithoutMarks } from "./marks.ts";

const run = (text: string, isBold = false, href: string | null = null) => ({ text, isBold, href });

test("MRK1 bold words, items and links are read from the text, one line at a time", () => {
  expect(marksOf("Venir **à deux**\n- le matin\n* [le plan](https://exemple.fr/plan_(1).pdf)")).toEqual([
    { isItem: false, runs: [run("Venir "), run("à deux", true)] },
    { isItem: true, runs: [run("le matin")] },
    { isItem: true, runs: [run("le plan", false, "https://exemple.fr/plan_(1).pdf")] },
  ]);
  expect(marksOf("**[Écrire](mailto:a@exemple.fr) vite**")).toEqual([
    { isItem: false, runs: [run("Écrire", true, "mailto:a@exemple.fr"), run(" vite", true)] },
  ]);
  expect(marksOf("(voir https://exemple.fr/a.)")?.[0]?.runs).toEqual([
    run("(voir "),
    run("https://exemple.fr/a", false, "https://exemple.fr/a"),
    run(".)"),
  ]);
  expect(linksIn("https://a.fr et [b](https://b.fr)")).toEqual(["https://a.fr", "https://b.fr"]);
});

test("MRK1 what is no mark stays as it was written", () => {
  for (const text of [
    "2 ** 3 ** 4",
    "** vide **",
    "une * étoile",
    "[crochets](pas un lien)",
    "-sans blanc",
    "****",
    "[a](javascript:alert(1))",
    "[a](data:text/html,x)",
    "https://...",
  ])
    expect([text, marksOf(text)]).toEqual([text, null]);
});

test("MRK2 the words alone are all words, without the signs", () => {
  expect(wordsWithoutMarks("- **Accueillir** [ici](https://exemple.fr)\nsans signe")).toBe(
    "Accueillir ici\nsans signe",
  );
  expect(wordsWithoutMarks("rien")).toBe("rien");
});

test("MRK3 nothing that people or peers write makes reading it take longer than its length says", () => {
  const max = CARD_TEXT_MAX_CHARS * 4;
  for (const piece of [
    "**a",
    "[a](https://",
    "[",
    "**",
    "- ",
    "https://(",
    "*a*",
    "[a](https://a(b)",
    "](",
    "**a*",
    "https://x.",
    "https://.",
  ]) {
    const one = piece.repeat(Math.ceil(max / piece.length));
    const lines = marksOf(one);
    const shown = lines?.flatMap(({ runs }) => runs.map(({ text }) => text)).join("") ?? one;
    expect(shown.length).toBeGreaterThan(one.length / 10);
  }
});
