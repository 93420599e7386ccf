import { expect, test } from "vitest";
import type { BoardId, MemberId, PhaseId, QuestionId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import { rehearsalOf } from "./rehearsal.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: null, people: 1 };
const tilleul: Asker = { id: "tilleul" as MemberId, role: "participant", part: null, people: 1 };
const of = "table" as BoardId;
const NOW = 1_700_000_000_000;

const phase = {
  id: "p" as PhaseId,
  name: "Une phase",
  purpose: "",
  minutes: 5,
  gate: "private",
  readyRule: "none",
} as const;
const question = { id: "q" as QuestionId, text: "Alors", kind: "scale", moments: ["after"] } as const;

/** A table in the middle of its session. */
const busy: Session = {
  ...NEW_SESSION,
  phases: [phase],
  phase: phase.id,
  goal: "Un but",
  rules: { text: "Des règles", round: 4, agreed: [{ member: tilleul.id, person: 0 }] },
  preparation: { notes: [{ phase: phase.id, text: "Une note" }], drafts: [] },
  evaluation: { ...NEW_SESSION.evaluation, questions: [question] },
  hands: [tilleul.id],
  ready: [tilleul.id],
  structureLocked: true,
  brakes: [],
  closing: { closed: true, decided: "Décidé", tasks: [], deleteAt: NOW },
};

function rehearsed(): Session {
  return rehearsalOf(busy, { fresh: NEW_SESSION, of, now: NOW });
}

test("REH2 a rehearsal begins with what was made ready, and with nothing that anybody said or did", () => {
  const { rules, ...session } = rehearsed();
  expect(rules).toEqual({ text: "Des règles", round: 1, agreed: [] });
  const { phases, goal, preparation } = busy;
  expect(session).toEqual({
    ...NEW_SESSION,
    rules: undefined,
    phases,
    goal,
    preparation,
    evaluation: { ...NEW_SESSION.evaluation, questions: [question] },
    rehearsal: { of, endsAt: NOW + limits.REHEARSAL_LIFE_HOURS * 3_600_000 },
  });
  expect(JSON.stringify(session)).not.toMatch(/tilleul|Décidé/);
});

test("REH3 what deletes a rehearsal at one press finds nothing to do at a table where people are", () => {
  const end = (session: Session) => reduce(session, { kind: "rehearsal.end" }, { asker: loriot, now: NOW });
  expect(end(busy)).toEqual({ ok: false, reason: "no-rehearsal" });
  const ended = end(rehearsed());
  expect(ended.ok && ended.value.session.rehearsal).toEqual({ of, endsAt: 0 });
});

test("REH4 everybody knows that it is a rehearsal, and whoever leads of which table", () => {
  const session = rehearsed();
  const endsAt = session.rehearsal?.endsAt;
  expect(viewOf(session, tilleul, NOW).rehearsal).toEqual({ endsAt });
  expect(viewOf(session, loriot, NOW).rehearsal).toEqual({ of, endsAt });
  expect(viewOf(busy, loriot, NOW).rehearsal).toBeNull();
});
