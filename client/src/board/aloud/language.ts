/** In which language a text is, as far as it takes to choose a voice: by its script, and in ours by its commonest words. */

const SCRIPTS = [
  ["ar", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
] as const;

const FRENCH = new Set(
  "le la les un une des du de et est en que qui pas pour dans sur avec ce cette on je tu il elle nous vous ils se son sa ses au aux ne plus mais ou où par être sans avant leur leurs sont c’est d’un d’une qu’on à y".split(
    " ",
  ),
);
const ENGLISH = new Set(
  "the a an of and is are in that who not for on with this these we you he she they it its to be at from or by without before their there have has do does i my your our no more but as".split(
    " ",
  ),
);
/** Letters that English has in borrowed words alone. */
const ACCENTS = /[àâçèéêëîïôùûœ]/u;

/** A language tag; `fallback` where the words do not say: a name, a number, a language that is neither of ours. */
export function languageOf(text: string, fallback: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [tag, script] of SCRIPTS) if ((text.match(script)?.length ?? 0) * 2 > letters) return tag;
  const words =
    text
      .toLowerCase()
      .replaceAll("'", "’")
      .match(/[\p{L}’]+/gu) ?? [];
  const score = (among: ReadonlySet<string>): number => words.filter((word) => among.has(word)).length;
  const french = score(FRENCH) + words.filter((word) => ACCENTS.test(word) || /^[cdjlmnst]’/.test(word)).length;
  const english = score(ENGLISH);
  if (french === english) return fallback;
  return french > english ? "fr" : "en";
}
