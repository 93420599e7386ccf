import { expect, test } from "vitest";
import type { MemberId, PublicationId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Part, Role } from "../rules/roles.ts";
import { namedAs } from "./credits.ts";
import type { CreditAs } from "./credits.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";

function person(id: string, role: Role = "participant", part: Part | null = null, people = 1): Asker {
  return { id: id as MemberId, role, part, people };
}

const mesange = person("mesange", "participant", "supported", 2);
const loriot = person("loriot", "host", "supported");
const alisier = person("alisier", "host", "trainer");

function play(session: Session, asker: Asker, command: SessionCommand) {
  return reduce(session, command, { asker, now: 1 });
}

function done(session: Session, asker: Asker, command: SessionCommand): Session {
  const step = play(session, asker, command);
  if (!step.ok) throw new Error(step.reason);
  return step.value.session;
}

function credit(as: CreditAs, name: string | null, seat = 0): SessionCommand {
  return { kind: "credit.set", as, person: seat, name };
}

test("PUB5 each person names themself, as they wish, and takes their name off as easily; a seat of two has two names", () => {
  let session = done(NEW_SESSION, mesange, credit("author", "Mme Mésange"));
  session = done(session, mesange, credit("author", "Une seconde voix", 1));
  session = done(session, loriot, credit("author", "Loriot"));
  expect(namedAs(session.credits, "author", "fr")).toEqual(["Loriot", "Mme Mésange", "Une seconde voix"]);
  session = done(session, mesange, credit("author", "M.", 0));
  session = done(session, loriot, credit("author", null));
  expect(namedAs(session.credits, "author", "fr")).toEqual(["M.", "Une seconde voix"]);
  expect(play(session, mesange, credit("author", "x", 2))).toEqual({ ok: false, reason: "no-such-person" });
  expect(done(session, mesange, credit("author", "M."))).toBe(session);
  expect(done(session, mesange, { kind: "people.forget", member: mesange.id, from: 1 }).credits.named).toHaveLength(1);
  expect(done(session, loriot, { kind: "member.forget", member: mesange.id }).credits.named).toEqual([]);
});

test("PUB6 [A18] whoever leads is a trainer, whatever else they are: one list, in the order of the alphabet, without a title of any", () => {
  let session = done(NEW_SESSION, alisier, credit("trainer", "Alisier"));
  session = done(session, loriot, credit("trainer", "Loriot"));
  expect(namedAs(session.credits, "trainer", "fr")).toEqual(["Alisier", "Loriot"]);
  expect(JSON.stringify(session.credits)).not.toMatch(/supported|"trainer","part"/);
  expect(play(session, mesange, credit("trainer", "Mésange"))).toEqual({ ok: false, reason: "leads-not" });
  // Whoever led once stays one of them, and may take their name off when they lead no longer.
  const later = { ...loriot, role: "participant" } as const;
  expect(done(session, later, credit("trainer", null)).credits.named.map(({ name }) => name)).toEqual(["Alisier"]);
});

test("PUB3 [A19] a table gives its publication one identifier, and two who press at once give the same", () => {
  const [one, two] = ["p1", "p2"] as PublicationId[];
  const first = done(NEW_SESSION, mesange, { kind: "publication.identify", publication: one as PublicationId });
  expect(done(first, loriot, { kind: "publication.identify", publication: two as PublicationId })).toBe(first);
  expect(first.credits.publication).toBe(one);
});

test("LIM190 so many names stand at a table, and one more is refused; a name that is changed is none more", () => {
  const named = Array.from({ length: limits.CREDITS_MAX_COUNT }, (_, at) => ({
    member: (at === 0 ? "loriot" : `m${at}`) as MemberId,
    person: 0,
    as: "author" as const,
    name: "x",
  }));
  const full = { ...NEW_SESSION, credits: { ...NEW_SESSION.credits, named } };
  expect(play(full, loriot, credit("author", "y")).ok).toBe(true);
  expect(play(full, alisier, credit("author", "y"))).toEqual({ ok: false, reason: "credits-full" });
});
