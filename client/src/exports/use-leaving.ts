import { useTranslation } from "react-i18next";
import type { Board } from "@tablee/shared/board/types";
import { boardWithNames, withoutNames } from "@tablee/shared/formats/names";
import type { MemberId } from "@tablee/shared/ids";
import { NO_OUTCOMES } from "@tablee/shared/formats/outcomes";
import type { Outcomes } from "@tablee/shared/formats/outcomes";
import type { PeopleNames } from "@tablee/shared/formats/words";
import type { Question } from "@tablee/shared/session/evaluation";
import { NO_POWER } from "@tablee/shared/papers/power-known";
import type { PowerKnown } from "@tablee/shared/papers/power-known";
import type { Person } from "@tablee/shared/protocol/events";
import { nameOnSeat, nameRule, sameName } from "@tablee/shared/session/naming";
import type { NameRule, SeatNames } from "@tablee/shared/session/naming";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../board/workspace-context.ts";

/** Of the session, what it takes. */
interface Known {
  readonly view: SessionView | null;
  readonly people: ReadonlyMap<MemberId, SeatNames & Pick<Person, "part">>;
}

export interface Leaving {
  readonly board: Board;
  readonly outcomes: Outcomes;
  readonly rule: NameRule;
  /** Of those who took something on, by member. */
  readonly people: PeopleNames;
  /** Of the evaluation, as it is asked now. */
  readonly asked: readonly Question[];
  readonly power: PowerKnown;
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
      power: powerNow(live, rule),
      people: new Map([...live.people].flatMap(([id, { name }]) => (rule.may.has(sameName(name)) ? [[id, name]] : []))),
      board: boardWithNames(ws.board.getState().board, rule, unnamed),
      outcomes: outcomesNow(live, (who) => withoutNames(who, rule, unnamed.someone)),
    };
  };
}

/** Who promised something of a programme is named where they let their name leave, and stands by their part else. */
function powerNow({ view, people }: Known, rule: NameRule): PowerKnown {
  if (!view) return NO_POWER;
  const who: PowerKnown["who"] = ({ member, person }) => {
    const known = people.get(member);
    const name = nameOnSeat(known, person);
    const mayLeave = name !== undefined && name !== "" && rule.may.has(sameName(name));
    return { name: mayLeave ? name : null, part: known?.part ?? null };
  };
  return { decisions: view.decisions, programme: view.programme, who };
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
