import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { filesWords } from "../i18n/words/files.ts";
import { sayPlace } from "./say-place.ts";

const ready = i18next.createInstance();

beforeAll(() =>
  ready.init({
    lng: "fr",
    resources: { fr: { files: filesWords.fr }, en: { files: filesWords.en } },
    interpolation: { escapeValue: false },
  }),
);

test("FIL4 the place of a fault is said in the person’s language", () => {
  const french = ready.getFixedT("fr", "files");
  const english = ready.getFixedT("en", "files");
  expect(sayPlace(french, "line 39, column 5")).toBe("ligne 39, colonne 5");
  expect(sayPlace(english, "line 39, column 5")).toBe("line 39, column 5");
  expect(sayPlace(french, "row 8")).toBe("ligne 8 du tableau");
  expect(sayPlace(french, "nodes[12].text")).toBe("à l’endroit « nodes[12].text »");
});
