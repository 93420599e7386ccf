import { describe, expect, test } from "vitest";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { MemberId, QuestionId } from "../ids.ts";
import { EVALUATION_ANSWERS_MIN_COUNT } from "../limits.ts";
import type { EvaluationCommand, Question } from "../session/evaluation.ts";
import { evaluationView } from "../session/evaluation-results.ts";
import type { EvaluationView } from "../session/evaluation-results.ts";
import { NEW_SESSION, reduce } from "../session/reducer.ts";
import type { Asker, Session } from "../session/types.ts";
import { changesOf, movesOf, tiedTo, toldOf } from "./from-to.ts";
import { say } from "./testing.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: null, people: 1 };
const safe: Question = {
  id: "safe" as QuestionId,
  text: "Je prends ma place.",
  kind: "scale",
  moments: ["before", "after"],
};

function run(session: Session, command: EvaluationCommand, asker = loriot): Session {
  const reply = reduce(session, command, { asker, now: 0 });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function answered(session: Session, moment: "before" | "after", people: number): Session {
  const open = run(session, { kind: "evaluation.open", moment });
  const all = Array.from({ length: people }, (_, at) => at).reduce((before, at) => {
    const who: Asker = { id: `m${at}` as MemberId, role: "participant", part: null, people: 1 };
    const said = [{ question: safe.id, value: moment === "before" ? 2 : 3 }];
    return run(before, { kind: "evaluation.answer", moment, person: 0, pair: `code${at}`, said }, who);
  }, open);
  return run(all, { kind: "evaluation.show", moment });
}

function seen(session: Session): EvaluationView {
  return evaluationView(session.evaluation, loriot);
}

const asked = run(NEW_SESSION, { kind: "question.put", question: safe });

describe("from what was to what will be", () => {
  test("CHK10 [C46] a change has what was, what will be and one question, and says so when the question is gone", () => {
    const hand = testHand();
    say(hand, { field: "change", note: "Parler à la place de", text: "Parler avec", value: safe.id });
    const [change] = changesOf(readBoard(hand.doc));
    if (!change) throw new Error("no change");
    expect([change.note, change.text]).toEqual(["Parler à la place de", "Parler avec"]);
    expect(tiedTo(change, seen(asked))).toEqual({ kind: "asked", question: safe });
    expect(tiedTo({ value: null }, seen(asked))).toEqual({ kind: "none" });
    expect(tiedTo(change, seen(NEW_SESSION))).toEqual({ kind: "gone", question: null });
    const dropped = run(answered(asked, "before", 1), { kind: "question.drop", question: safe.id });
    expect(tiedTo(change, seen(dropped))).toEqual({ kind: "gone", question: safe });
  });

  test("CHK11 [C46] beside it stands what the evaluation shows everybody, after the wave, and nothing of fewer than five", () => {
    const enough = EVALUATION_ANSWERS_MIN_COUNT;
    expect(toldOf(safe.id, seen(asked))).toEqual([]);
    expect(toldOf(safe.id, seen(run(asked, { kind: "evaluation.open", moment: "before" })))).toEqual([]);
    const few = seen(answered(asked, "before", enough - 1));
    expect(toldOf(safe.id, few)).toEqual([{ moment: "before", result: { kind: "hidden" } }]);
    const both = seen(answered(answered(asked, "before", enough), "after", enough));
    expect(toldOf(safe.id, both)).toEqual([
      { moment: "before", result: { kind: "scale", counts: [0, enough, 0, 0] } },
      { moment: "after", result: { kind: "scale", counts: [0, 0, enough, 0] } },
    ]);
    expect(movesOf(safe.id, both)).toMatchObject([{ from: "before", to: "after", moved: { up: enough } }]);
    expect(movesOf("other" as QuestionId, both)).toEqual([]);
  });
});
