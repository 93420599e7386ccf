import { useTranslation } from "react-i18next";
import { turnNow } from "@tablee/shared/session/turns";
import type { Place } from "@tablee/shared/session/seat";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../../board/workspace-context.ts";
import { useLive, useSend, useView } from "../use-live.ts";

export interface TurnSeen {
  /** What everybody is told: whose it is, and who comes next. */
  readonly said: string;
  /** Of somebody on this seat. */
  readonly isMine: boolean;
  readonly order: readonly { readonly key: string; readonly name: string; readonly isNow: boolean }[];
  /** Null when all have had theirs, or it is neither one’s own nor does one lead. */
  readonly end: (() => void) | null;
}

/** While cards are published in turns. It says nothing of who has written, for nobody knows it. */
export function useTurn(): TurnSeen | null {
  const { t } = useTranslation("lead");
  const { seat } = useWorkspace().table;
  const view = useView();
  const people = useLive((state) => state.people);
  const send = useSend();
  if (!view?.rounds.turns) return null;
  const { order, at } = view.rounds;
  const nameOf = ({ member, person }: Place): string => {
    const one = people.get(member);
    return (person === 0 ? one?.name : one?.also[person - 1]) ?? "…";
  };
  const [now, next] = [turnNow(view.rounds), order[at + 1]];
  const isMine = now?.member === seat.member.id;
  const isAlone = (people.get(seat.member.id)?.also.length ?? 0) === 0;
  const mayEnd = now !== null && (isMine || view.me.role === "host");
  return {
    said: !now ? t("turn.over") : sayTurn({ isOwn: isMine && isAlone, name: nameOf(now), next: next && nameOf(next) }),
    isMine,
    order: order.map((turn, place) => ({
      key: `${turn.member} ${turn.person}`,
      name: nameOf(turn),
      isNow: place === at,
    })),
    end: mayEnd ? () => void send("turn.end", { at }) : null,
  };

  function sayTurn(turn: {
    readonly isOwn: boolean;
    readonly name: string;
    readonly next: string | undefined;
  }): string {
    const said = turn.isOwn ? t("turn.mine") : t("turn.of", { name: turn.name });
    return `${said} ${turn.next === undefined ? t("turn.last") : t("turn.next", { name: turn.next })}`;
  }
}

/** Of one person of this seat: in turns, in theirs alone. */
export function mayPublishAs({ rounds, me }: SessionView, person: number): boolean {
  const now = turnNow(rounds);
  return rounds.mayPublish && (me.access.cards || now === null || now.person === person);
}
