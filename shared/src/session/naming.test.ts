import { expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import { nameRule } from "./naming.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: null, people: 1 };
const tilleul: Asker = { id: "tilleul" as MemberId, role: "participant", part: null, people: 2 };

function run(session: Session, command: SessionCommand, asker: Asker): Session {
  const reply = reduce(session, command, { asker, now: 0 });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

const allow = (person: number, allowed: boolean): SessionCommand => ({ kind: "name.allow", person, allowed });

test("EXP13 nobody's name may leave before they say so, each of a seat for themself, and it is taken back as easily", () => {
  expect(viewOf(NEW_SESSION, loriot, 0).named).toEqual([]);
  expect(reduce(NEW_SESSION, allow(1, true), { asker: loriot, now: 0 })).toMatchObject({ reason: "no-such-person" });
  const second = run(NEW_SESSION, allow(1, true), tilleul);
  expect(second.named).toEqual([{ member: "tilleul", person: 1 }]);
  expect(run(second, allow(1, true), tilleul)).toBe(second);
  const both = run(second, allow(0, true), tilleul);
  expect(run(both, allow(1, false), tilleul).named).toEqual([{ member: "tilleul", person: 0 }]);
  // Another person sits there now; or nobody does.
  expect(run(both, { kind: "people.forget", member: tilleul.id, from: 1 }, loriot).named).toEqual([
    { member: "tilleul", person: 0 },
  ]);
  expect(run(both, { kind: "member.forget", member: tilleul.id }, loriot).named).toEqual([]);
  const { named: _, ...earlier } = NEW_SESSION;
  expect(sessionFrom(earlier as Session).named).toEqual([]);
});

test("EXP13 a name that two people have leaves only when both have said so", () => {
  const people = new Map([
    [loriot.id, { name: "Merle", also: [] }],
    [tilleul.id, { name: "Tilleul", also: ["merle "] }],
  ]);
  const one = nameRule([{ member: loriot.id, person: 0 }], people);
  expect([...one.may]).toEqual([]);
  expect(one.others).toEqual(["merle", "tilleul"]);
  const both = nameRule(
    [
      { member: loriot.id, person: 0 },
      { member: tilleul.id, person: 1 },
    ],
    people,
  );
  expect([[...both.may], both.others]).toEqual([["merle"], ["tilleul"]]);
});
