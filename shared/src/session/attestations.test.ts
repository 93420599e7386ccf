import { expect, test } from "vitest";
import type { AttestationId, MemberId } from "../ids.ts";
import type { Role } from "../rules/roles.ts";
import type { AttestationCommand } from "./attestations.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { NEW_SERIES } from "./series.ts";
import type { Effect } from "./step.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const NOW = 1_800_000_000_000;
const [ONE, TWO] = ["a1", "a2"] as [AttestationId, AttestationId];

function person(id: string, role: Role = "participant", people = 1): Asker {
  return { id: id as MemberId, role, part: null, people };
}

const [mesange, loriot] = [person("mesange"), person("loriot")];
const [huppe, sorbier] = [person("huppe", "host"), person("sorbier", "host")];

function play(session: Session, asker: Asker, command: SessionCommand) {
  return reduce(session, command, { asker, now: NOW });
}

function done(
  session: Session,
  asker: Asker,
  command: SessionCommand,
): { session: Session; effects: readonly Effect[] } {
  const step = play(session, asker, command);
  if (!step.ok) throw new Error(step.reason);
  return step.value;
}

const asked = { as: "co-formatrice", days: [NOW - 1], lines: ["Être là dès le départ."] };

function ask(attestation: AttestationId = ONE, person = 0): AttestationCommand {
  return { kind: "attest.ask", attestation, person, ...asked };
}

const { session: ASKED } = done(NEW_SESSION, mesange, ask());

test("MIN10 [C39] what somebody asks to be attested is known to them and to those who lead, and its answer to them alone", () => {
  expect(viewOf(ASKED, mesange, NOW).attestations).toEqual({
    mine: [{ id: ONE, member: mesange.id, person: 0, state: "asked", ...asked }],
  });
  for (const host of [huppe, sorbier])
    expect(viewOf(ASKED, host, NOW).attestations.toAnswer).toEqual([
      { id: ONE, member: mesange.id, person: 0, ...asked },
    ]);
  for (const other of [loriot, person("guet", "observer")])
    expect(viewOf(ASKED, other, NOW).attestations).toEqual({ mine: [] });
  const { session } = done(ASKED, huppe, { kind: "attest.answer", attestation: ONE, by: "Madame Huppe" });
  expect(viewOf(session, mesange, NOW).attestations.mine).toEqual([
    { id: ONE, member: mesange.id, person: 0, state: "attested", by: "Madame Huppe", at: NOW, ...asked },
  ]);
  for (const other of [huppe, sorbier, loriot])
    expect(JSON.stringify(viewOf(session, other, NOW))).not.toMatch(/mesange|Madame|co-formatrice/);
});

test("MIN11 [C39] a no, and what is taken back, leave none of its words; and the file is rid of them", () => {
  const declined = done(ASKED, huppe, { kind: "attest.answer", attestation: ONE, by: null });
  expect(declined.session.attestations).toEqual([{ id: ONE, member: mesange.id, person: 0, state: "declined" }]);
  const withdrawn = done(ASKED, mesange, { kind: "attest.withdraw", person: 0 });
  expect(withdrawn.session.attestations).toEqual([]);
  const { effects } = done(ASKED, mesange, ask(TWO));
  for (const one of [declined.effects, withdrawn.effects, effects]) expect(one).toEqual([{ kind: "scrub" }]);
  // Nothing is there to be taken back: nothing is saved.
  expect(done(withdrawn.session, mesange, { kind: "attest.withdraw", person: 0 }).session).toBe(withdrawn.session);
});

test("MIN12 nobody attests for themself, nor what they have not read, and the first answer of two holds", () => {
  const yes = (attestation: AttestationId, by = "Huppe"): AttestationCommand => ({
    kind: "attest.answer",
    attestation,
    by,
  });
  const own = done(NEW_SESSION, huppe, ask()).session;
  expect(play(own, huppe, yes(ONE))).toEqual({ ok: false, reason: "own-attestation" });
  expect(viewOf(own, huppe, NOW).attestations.toAnswer).toEqual([]);
  expect(play(own, sorbier, yes(ONE)).ok).toBe(true);
  const { session: other } = done(ASKED, mesange, ask(TWO));
  expect(play(other, huppe, yes(ONE))).toEqual({ ok: false, reason: "attestation-gone" });
  const answered = done(other, huppe, yes(TWO)).session;
  expect(play(answered, sorbier, yes(TWO, "Sorbier"))).toEqual({ ok: false, reason: "attestation-gone" });
  // The same again, as a line that broke sends it: what was answered stays so.
  expect(done(answered, mesange, ask(TWO)).session).toBe(answered);
});

test("MIN13 of two people on a seat each asks for themself, and it goes with them", () => {
  const two = person("mesange", "participant", 2);
  const both = done(done(NEW_SESSION, two, ask(ONE, 0)).session, two, ask(TWO, 1)).session;
  expect(both.attestations.map(({ id, person: at }) => [id, at])).toEqual([
    [ONE, 0],
    [TWO, 1],
  ]);
  expect(play(NEW_SESSION, mesange, ask(ONE, 1))).toEqual({ ok: false, reason: "no-such-person" });
  const left = done(both, huppe, { kind: "people.forget", member: two.id, from: 1 });
  expect(left.session.attestations.map(({ id }) => id)).toEqual([ONE]);
  expect(left.effects).toEqual([{ kind: "scrub" }]);
  const gone = done(both, huppe, { kind: "member.forget", member: two.id });
  expect(gone.session.attestations).toEqual([]);
});

test("MIN14 a request waits into the next meeting, and a closed table takes it and its answer", () => {
  const closed: Session = { ...ASKED, closing: { ...ASKED.closing, closed: true }, series: NEW_SERIES };
  const leave = { zones: [], outside: false, kinds: [] };
  const next = done(closed, huppe, { kind: "meeting.open", after: 1, leave, phases: null }).session;
  expect(next.attestations).toEqual(ASKED.attestations);
  expect(play(closed, huppe, { kind: "attest.answer", attestation: ONE, by: "Huppe" }).ok).toBe(true);
  expect(play(closed, loriot, ask(TWO)).ok).toBe(true);
});
