import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { categoryHere, familiesOf, missingIn } from "@tablee/shared/practice/players";
import type { Category, Family } from "@tablee/shared/practice/players";
import { useBoard } from "../../board/workspace-context.ts";
import { useLive } from "../../session/use-live.ts";

export function useFamilies(): readonly Family[] {
  const statements = useBoard(({ board }) => board.statements);
  return useMemo(() => familiesOf({ statements }), [statements]);
}

/** Families of which somebody is here now, as the list of people says it to everybody. Not how many: that would be one, and who. */
export function useFamiliesHere(): ReadonlySet<Category> {
  const people = useLive((state) => state.people);
  return useMemo(() => {
    const here = [...people.values()].filter(({ present }) => present);
    return new Set(here.flatMap(({ part }) => categoryHere(part) ?? []));
  }, [people]);
}

export function usePlayersState(): string | null {
  const { t } = useTranslation("mapping");
  const families = useFamilies();
  const count = missingIn(families).length;
  if (families.every(({ players }) => players.length === 0)) return null;
  return count === 0 ? t("players.completeState") : t("players.missingState", { count });
}
