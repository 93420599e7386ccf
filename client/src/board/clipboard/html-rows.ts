import { IMPORT_COLUMNS_MAX_COUNT, IMPORT_FILE_MAX_BYTES } from "@tablee/shared/limits";

/**
 * The rows of the first table that another program put on the clipboard as a page. It is taken apart in a document of
 * its own, where nothing runs and nothing is fetched. None: there is no table, or more of it than a file may have.
 */
export function rowsOfHtml(html: string): string[][] {
  if (html.length > IMPORT_FILE_MAX_BYTES || !/<table/i.test(html)) return [];
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  for (const code of table?.querySelectorAll("script, style, template") ?? []) code.remove();
  return [...(table?.rows ?? [])].map((row) =>
    [...row.cells].flatMap((cell) => {
      // What spans several columns stands in the first of them.
      const span = Math.min(IMPORT_COLUMNS_MAX_COUNT, Math.max(1, cell.colSpan));
      return [wordsIn(cell), ...Array<string>(span - 1).fill("")];
    }),
  );
}

/** Lines where the page has lines: its own line ends are nothing but spaces. */
function wordsIn(cell: Element): string {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.textContent = (node.textContent ?? "").replace(/[ \t\r\n]+/g, " ");
  for (const mark of cell.querySelectorAll("br")) mark.replaceWith("\n");
  for (const block of cell.querySelectorAll("p, div, li")) block.append("\n");
  return (cell.textContent ?? "")
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
}
