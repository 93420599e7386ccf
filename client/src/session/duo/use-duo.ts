import type { MemberId } from "@tablee/shared/ids";
import type { Duo, DuoView } from "@tablee/shared/session/types";
import { useEffect, useState } from "react";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import { nameOf, useLive } from "../use-live.ts";

export interface MyDuo {
  readonly duo: Duo;
  readonly other: MemberId;
  readonly otherName: string;
  readonly isOtherHere: boolean;
  /** I have the baton. */
  readonly isMine: boolean;
}

/** The duo that I am one of, as I may know it. */
export function useMyDuo(): MyDuo | null {
  const view = useLive((state) => state.view);
  const people = useLive((state) => state.people);
  const duo: DuoView | undefined = view?.duo;
  if (!view || duo?.kind !== "mine") return null;
  const [one, two] = duo.members;
  const other = one === view.me.id ? two : one;
  return {
    duo,
    other,
    otherName: nameOf(people, other),
    isOtherHere: people.get(other)?.present ?? false,
    isMine: duo.holder === view.me.id,
  };
}

/** A moment of the server's clock, as this device says it. */
export function useClockTime(): (at: number) => string {
  const offset = useLive((state) => state.clockOffsetMs);
  const format = datesIn(currentLocale(), { timeStyle: "short" });
  return (at) => format.format(at - offset);
}

/** True from a moment of the server's clock on. */
export function useHasCome(at: number | null): boolean {
  const offset = useLive((state) => state.clockOffsetMs);
  const [now, setNow] = useState(() => Date.now());
  const leftMs = at === null ? 0 : at - offset - now;
  useEffect(() => {
    if (at === null || leftMs <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), leftMs + 5);
    return () => clearTimeout(timer);
  }, [at, leftMs]);
  return at !== null && leftMs <= 0;
}

export function mirrorDueAt({ mirrorEveryMin, mirrorSince }: Duo): number | null {
  return mirrorEveryMin === 0 ? null : mirrorSince + mirrorEveryMin * 60_000;
}
