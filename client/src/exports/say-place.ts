import type { TFunction } from "i18next";

/** A place as the readers name it, in the reader’s language: `line 39, column 5`, `row 8`, or the path of a value. */
export function sayPlace(t: TFunction<"files">, place: string): string {
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(place) ?? [];
  if (line !== undefined && column !== undefined) return t("place.lineColumn", { line, column });
  const [, alone] = /^line (\d+)$/.exec(place) ?? [];
  if (alone !== undefined) return t("place.line", { line: alone });
  const [, row] = /^row (\d+)$/.exec(place) ?? [];
  return row === undefined ? t("place.other", { place }) : t("place.row", { row });
}
