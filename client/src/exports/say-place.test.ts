import { expect, test } from "vitest";
import { Words } from "../i18n/translate.ts";
import { filesWords } from "../i18n/words/files.ts";
import { sayPlace } from "./say-place.ts";

test("FIL4 the place of a fault is said in the person’s language", () => {
  const words = new Words();
  words.add("fr", "files", filesWords.fr);
  words.add("en", "files", filesWords.en);
  const [french, english] = [words.in("fr", "files"), words.in("en", "files")];
  expect(sayPlace(french, "line 39, column 5")).toBe("ligne 39, colonne 5");
  expect(sayPlace(english, "line 39, column 5")).toBe("line 39, column 5");
  expect(sayPlace(french, "row 8")).toBe("ligne 8 du tableau");
  expect(sayPlace(french, "nodes[12].text")).toBe("à l’endroit « nodes[12].text »");
});
