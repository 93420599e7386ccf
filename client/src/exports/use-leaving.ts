import { useTranslation } from "react-i18next";
import type { Board } from "@tablee/shared/board/types";
import { boardWithNames, withoutNames } from "@tablee/shared/formats/names";
import type { MemberId } from "@tablee/shared/ids";
import { NO_OUTCOMES } from "@tablee/shared/formats/outcomes";
import type { Outcomes } from "@tablee/shared/formats/outcomes";
import type { PeopleNames } from "@tablee/shared/formats/words";
import type { Question } from "@tablee/shared/session/evaluation";
import { nameRule, sameName } from "@tablee/shared/session/naming";
import type { NameRule, SeatNames } from "@tablee/shared/session/naming";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../board/workspace-context.ts";

/** Of the session, what it takes. */
interface Known {
  readonly view: SessionView | null;
  readonly people: ReadonlyMap<MemberId, SeatNames>;
}

export interface Leaving {
  readonly board: Board;
  readonly outcomes: Outcomes;
  readonly rule: NameRule;
  /** Of those who took something on, by member. */
  readonly people: PeopleNames;
  /** Of the evaluation, as it is asked now. */
  readonly asked: readonly Question[];
}

/** The table as it may leave, when it does: the one door for every copy and document, with the names of those who said so. */
export function useLeaving(): () => Leaving {
  const { t } = useTranslation("outcomes");
  const ws = useWorkspace();
  return () => {
    const live = ws.table.live.state.getState();
    const rule = ruleNow(live);
    const unnamed = { someone: t("names.someone"), numbered: (number: number) => t("names.numbered", { number }) };
    return {
      rule,
      asked: live.view?.evaluation.questions ?? [],
      people: new Map([...live.people].flatMap(([id, { name }]) => (rule.may.has(sameName(name)) ? [[id, name]] : []))),
      board: boardWithNames(ws.board.getState().board, rule, unnamed),
      outcomes: outcomesNow(live, (who) => withoutNames(who, rule, unnamed.someone)),
    };
  };
}

/** Before the first word of the session nobody has said anything. */
function ruleNow({ view, people }: Known): NameRule {
  return nameRule(view?.named ?? [], people);
}

function outcomesNow({ view }: Known, say: (who: string) => string): Outcomes {
  if (!view) return NO_OUTCOMES;
  const { votes, consents, brakes, closing } = view;
  return {
    votes: votes.results,
    consents: consents.results,
    brakes: brakes.map(({ reason, decision, words }) => ({ reason, decision, words })),
    decided: closing.decided,
    tasks: closing.tasks.map(({ what, who }) => ({ what, who: say(who) })),
  };
}
