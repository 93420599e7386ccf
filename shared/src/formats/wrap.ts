import { CHAR_WIDTH_PX, charsIn } from "../board/geometry.ts";

/**
 * A text in lines of at most `w` pixels, by the same estimate that sizes cards. Breaks between words, inside a word
 * only where it is wider than the line. Never between the halves of a character.
 */
export function wrapText(text: string, w: number): string[] {
  const most = Math.max(1, Math.floor(w / CHAR_WIDTH_PX));
  return text.split("\n").flatMap((line) => wrapLine(line, most));
}

function wrapLine(line: string, most: number): string[] {
  const lines: string[] = [];
  let now = "";
  for (const word of line.match(/[^ ]* */g) ?? [""]) {
    if (charsIn((now + word).trimEnd()) > most && now !== "") {
      lines.push(now.trimEnd());
      now = "";
    }
    const [head, rest] = cutWord(word, most);
    lines.push(...head);
    now += rest;
  }
  lines.push(now.trimEnd());
  return lines;
}

/** Full lines of a word that is wider than a line, and what is left of it. */
function cutWord(word: string, most: number): [string[], string] {
  if (charsIn(word.trimEnd()) <= most) return [[], word];
  const lines: string[] = [];
  let now = "";
  let wide = 0;
  for (const char of word) {
    const width = charsIn(char);
    if (wide + width > most) {
      lines.push(now);
      now = "";
      wide = 0;
    }
    now += char;
    wide += width;
  }
  return [lines, now];
}
