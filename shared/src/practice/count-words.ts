/**
 * How words are counted, on the screen and in each document, in both languages by one rule: a word is what stands between
 * spaces and has a letter or a digit in it.
 *
 * So an apostrophe and a hyphen join (`l’accompagnement`, `peut-être`: one each), as in the word processors people know; a sign by
 * itself is no word, and French spaces before `:` or within `« »` add none; a number grouped by spaces that do not break (`12 000`)
 * is one; a dash joins figures (`2024–2026`) and parts words.
 */
const GROUPED = /(\d)[\u00A0\u202F\u2009](?=\d{3}(?!\d))/gu;
const PARTS_WORDS = /(?<!\d)[\u2013\u2014]|[\u2013\u2014](?!\d)/gu;
/** White space, and the space of no width; what joins letters without a look of its own stays. */
const BETWEEN = /[\s\u200B]+/u;
const IS_WORD = /[\p{L}\p{N}]/u;

export function countWords(text: string): number {
  const plain = text.replace(GROUPED, "$1").replace(PARTS_WORDS, " ");
  return plain.split(BETWEEN).filter((part) => IS_WORD.test(part)).length;
}
