import { useCallback } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Shape } from "@tablee/shared/board/types";
import { knownColour } from "../../card-face.ts";

/** All that the eye sees of a shape, in words: what it is, what is written in it, its colour. */
function shapeName(shape: Shape, t: TFunction<"draw">, board: TFunction<"board">): string {
  const { kind, text, stamp, colour, locked } = shape;
  const known = knownColour(colour);
  const what = [kind === "image" && text.trim() === "" ? t("decorative") : t(`kinds.${kind}`), stamp]
    .filter(Boolean)
    .join(" ");
  const words = wordsWithoutMarks(text).trim();
  return [words === "" ? what : t("named", { what, words }), known && board(`colours.${known}`), locked && t("locked")]
    .filter(Boolean)
    .join(", ");
}

export function useShapeName(): (shape: Shape) => string {
  const { t } = useTranslation("draw");
  const { t: board } = useTranslation("board");
  return useCallback((shape) => shapeName(shape, t, board), [t, board]);
}
