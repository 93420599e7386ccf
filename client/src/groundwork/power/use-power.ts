import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { standingOf, subjectsOf } from "@tablee/shared/practice/power";
import type { Subject } from "@tablee/shared/practice/power";
import { useBoard } from "../../board/workspace-context.ts";

export function useSubjects(): readonly Subject[] {
  const statements = useBoard(({ board }) => board.statements);
  return useMemo(() => subjectsOf({ statements }), [statements]);
}

/** In the list of tools: how much there is, and where people concerned decide nothing. */
export function usePowerState(): string | null {
  const { t } = useTranslation("power");
  const subjects = useSubjects();
  if (subjects.length === 0) return null;
  const { of, decides } = standingOf(subjects);
  const state = t("map.state", { count: subjects.length });
  return of > 0 && decides === 0 ? t("map.stateNone", { state }) : state;
}
