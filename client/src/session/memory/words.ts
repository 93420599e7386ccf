import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { itemOf, shownOf } from "@tablee/shared/board/items";
import type { Board, Card } from "@tablee/shared/board/types";
import type { MemberId } from "@tablee/shared/ids";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { sayStanding } from "../../board/items/standing-words.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn, sayDay } from "../../i18n/moment.ts";
import { nameOf, useLive } from "../use-live.ts";

/** The words of both languages that a memory is told in. */
export interface MemoryWords {
  readonly t: TFunction<"series">;
  readonly comparing: TFunction<"comparing">;
  readonly evaluation: TFunction<"evaluation">;
  readonly board: TFunction<"board">;
  readonly canvas: TFunction<"canvas">;
  /** `Séance 3, 12 mars 2027` */
  readonly meeting: (meeting: Pick<MeetingInfo, "number" | "closedAt">) => string;
  readonly card: (card: Card) => string;
  /** Where it stands, and by when; empty where there is nothing to say. */
  readonly become: (board: Board, card: Card) => string;
  readonly who: (member: MemberId) => string;
}

export function useMemoryWords(): MemoryWords {
  const { t } = useTranslation("series");
  const { t: comparing } = useTranslation("comparing");
  const { t: evaluation } = useTranslation("evaluation");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const people = useLive((state) => state.people);
  const day = datesIn(currentLocale(), { dateStyle: "long" });
  return {
    t,
    comparing,
    evaluation,
    board,
    canvas,
    meeting: ({ number, closedAt }) => t("memory.meetingOn", { number, date: day.format(closedAt) }),
    become: (all, card) => {
      const shown = shownOf(all, card);
      const { due } = itemOf(all, card.id);
      if (shown === null) return "";
      const day = due === null ? "" : canvas("due", { date: sayDay(currentLocale(), due) });
      return [sayStanding(canvas, shown, card.kind), day].filter(Boolean).join(" · ");
    },
    who: (member) => nameOf(people, member),
    card: ({ text }) => wordsWithoutMarks(text).trim() || canvas("noWords"),
  };
}
