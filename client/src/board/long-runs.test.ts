import { expect, test } from "vitest";
import { inParts, PART_LETTERS } from "./long-runs.ts";

test("CAN50 what has no space for long is laid out in short parts, which together are the text, letter by letter", () => {
  const family = "👩‍👩‍👧";
  const runs = [
    "x".repeat(4_900),
    "ب".repeat(4_900),
    family.repeat(700),
    "e\u0301\u0323".repeat(900),
    "漢".repeat(250),
  ];
  for (const run of runs) {
    const text = `Deux mots ${run} et la suite`;
    const parts = inParts(text);
    expect(parts.join("")).toBe(text);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect([...new Intl.Segmenter().segment(part)].length).toBeLessThanOrEqual(PART_LETTERS);
      expect(part).toMatch(/^\P{M}/u);
      expect(part.startsWith("\u200d")).toBe(false);
    }
  }
});

test("CAN50 a text as people write it is one part, however long", () => {
  for (const text of ["", "Garder les mots d’origine.", "un deux trois ".repeat(350)])
    expect(inParts(text)).toEqual([text]);
});
