import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { coveredByProgramme, programmeOf, sequencesOf } from "@tablee/shared/practice/programme";
import type { ProgrammeTime, Sequence } from "@tablee/shared/practice/programme";
import type { Part } from "@tablee/shared/rules/roles";
import { nameOnSeat } from "@tablee/shared/session/naming";
import { NO_PROGRAMME, signedNow } from "@tablee/shared/session/programme";
import type { Programme, Signed } from "@tablee/shared/session/programme";
import type { Place } from "@tablee/shared/session/seat";
import { useBoard } from "../../board/workspace-context.ts";
import { useLive, useView } from "../../session/use-live.ts";

export interface ProgrammeNow {
  readonly times: readonly ProgrammeTime[];
  readonly sequences: readonly Sequence[];
  readonly promised: Programme;
  /** What a signature would cover. */
  readonly digest: string;
  readonly signed: Signed;
}

export function useProgramme(): ProgrammeNow {
  const statements = useBoard(({ board }) => board.statements);
  const promised = useView()?.programme ?? NO_PROGRAMME;
  return useMemo(() => {
    const digest = coveredByProgramme({ statements });
    const signed = signedNow(promised, digest);
    return { times: programmeOf({ statements }), sequences: sequencesOf({ statements }), promised, digest, signed };
  }, [statements, promised]);
}

/** Who somebody is: by name at the table, with the part that they told it. */
export interface Who {
  readonly name: string;
  readonly part: Part | null;
}

export function useWho(): (place: Place) => Who {
  const { t } = useTranslation("power");
  const people = useLive((state) => state.people);
  return ({ member, person }) => {
    const known = people.get(member);
    return { name: nameOnSeat(known, person) ?? t("programme.gone"), part: known?.part ?? null };
  };
}

/** In the list of tools. */
export function useProgrammeState(): string | null {
  const { t } = useTranslation("power");
  const { sequences, signed } = useProgramme();
  if (sequences.length === 0) return null;
  const count = t("programme.count", { count: sequences.length });
  return signed.isSigned ? `${count} · ${t("programme.signedState")}` : count;
}
