/** In a text with headings and lists, words that somebody wrote. */

export function oneLine(text: string): string {
  return literal(text.replaceAll(/\s*\n\s*/g, " ").trim());
}

/** What a card says is text: it neither opens a tag nor becomes a heading or a list. */
export function literal(line: string): string {
  return line
    .replaceAll("<", String.raw`\<`)
    .replace(/^(\s*)([#>+*-]+)(?=\s|$)/, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, String.raw`$1\$2`);
}
