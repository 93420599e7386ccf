import { expect, test } from "vitest";
import { addTree, wordsOf } from "../i18n/spoken.ts";
import { filesWords } from "../i18n/words/files.ts";
import { sayPlace } from "./say-place.ts";

test("FIL4 the place of a fault is said in the person’s language", () => {
  addTree("fr", "files", filesWords.fr);
  addTree("en", "files", filesWords.en);
  const [french, english] = [wordsOf("fr", "files"), wordsOf("en", "files")];
  expect(sayPlace(french, "line 39, column 5")).toBe("ligne 39, colonne 5");
  expect(sayPlace(english, "line 39, column 5")).toBe("line 39, column 5");
  expect(sayPlace(french, "row 8")).toBe("ligne 8 du tableau");
  expect(sayPlace(french, "nodes[12].text")).toBe("à l’endroit « nodes[12].text »");
});
