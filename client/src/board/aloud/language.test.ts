import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

test.each([
  ["أحتاج إلى وقت قبل أن أتكلم", "ar"],
  ["Ne pas figer ce qui est dit.", "fr"],
  ["J'ai besoin de temps", "fr"],
  ["Qu’on rie aussi. La précarité, ce n’est pas que triste", "fr"],
  ["Let's laugh too. Hardship is not only sad", "en"],
  ["I need time before I speak.", "en"],
  ["Мне нужно время", "ru"],
  ["אני צריך זמן", "he"],
  ["Bonjour : أحتاج إلى وقت قبل أن أتكلم", "ar"],
  ["42", "xx"],
  ["Mésange", "fr"],
  ["Tilleul", "xx"],
  ["", "xx"],
])("TBL13 the language of “%s” is told: %s", (text, language) => {
  expect(languageOf(text, "xx")).toBe(language);
});
