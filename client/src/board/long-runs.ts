/** As many letters as are laid out together when no space stands between them. */
export const PART_LETTERS = 100;

const LONG_RUN = new RegExp(`\\S{${PART_LETTERS},}`);

/**
 * A text in parts that a browser lays out one by one. Breaking a long word into lines, it shapes all that is left of the
 * word again for each line, wherever letters lean on their neighbours (kerning, joined scripts): 4,900 letters cost half
 * a second a card, and their square with twice as many. Most texts are one part.
 */
export function inParts(text: string): readonly string[] {
  if (!LONG_RUN.test(text)) return [text];
  const parts: string[] = [];
  let part = "";
  let letters = 0;
  // By grapheme: a mark stays on its letter, and a pictogram whole.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    const isFull = letters >= PART_LETTERS;
    if (isFull) parts.push(part);
    part = isFull ? segment : part + segment;
    letters = isFull ? 1 : letters + 1;
  }
  return [...parts, part];
}
