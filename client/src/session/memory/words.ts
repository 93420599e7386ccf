import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card } from "@tablee/shared/board/types";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";

/** The words of both languages that a memory is told in. */
export interface MemoryWords {
  readonly t: TFunction<"series">;
  readonly evaluation: TFunction<"evaluation">;
  readonly board: TFunction<"board">;
  readonly canvas: TFunction<"canvas">;
  /** `Séance 3, 12 mars 2027` */
  readonly meeting: (meeting: Pick<MeetingInfo, "number" | "closedAt">) => string;
  readonly card: (card: Card) => string;
}

export function useMemoryWords(): MemoryWords {
  const { t } = useTranslation("series");
  const { t: evaluation } = useTranslation("evaluation");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const day = new Intl.DateTimeFormat(currentLocale(), { dateStyle: "long" });
  return {
    t,
    evaluation,
    board,
    canvas,
    meeting: ({ number, closedAt }) => t("memory.meetingOn", { number, date: day.format(closedAt) }),
    card: ({ text }) => wordsWithoutMarks(text).trim() || canvas("noWords"),
  };
}
