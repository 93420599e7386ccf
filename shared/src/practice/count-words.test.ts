import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { wordsWithoutMarks } from "../board/marks.ts";
import { countWords } from "./count-words.ts";

describe("counting words", () => {
  test.each([
    ["", 0],
    ["   \n\t ", 0],
    ["un deux  trois\nquatre", 4],
    ["l’accompagnement d'aujourd’hui", 2],
    ["peut-être co-construire", 2],
    ["it’s well-known", 2],
    // French spaces, and signs by themselves.
    ["« mot » : voici ; là\u202F! non ?", 4],
    ["• un – deux — … / &", 2],
    ["un—deux, trois–quatre", 4],
    // Figures.
    ["12\u202F000 personnes et 3,5 heures", 5],
    ["en 2024–2026", 2],
    ["10 000", 2],
    ["tout le monde (61)", 4],
    // Other scripts, marks, addresses.
    ["أن نأخذ الوقت", 3],
    ["👍 👍🏽", 0],
    ["https://example.org/une/page?x=1 suite", 2],
    ["**gras** et [deux mots](https://example.org)", 4],
  ])("PRA8 [C08] %j has %i words, by one rule in both languages", (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  test("PRA8 [C08] as typed and as shown without its marks, a text has the same number of words", () => {
    const marked = fc.array(
      fc.constantFrom("un", "**deux mots**", "[trois](https://example.org/a)", "- ", "\n", " ", "l’eau", "12\u202F000"),
    );
    fc.assert(
      fc.property(marked, (parts) => {
        const text = parts.join(" ");
        expect(countWords(wordsWithoutMarks(text))).toBe(countWords(text));
      }),
    );
  });
});
