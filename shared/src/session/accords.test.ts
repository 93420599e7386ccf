import { describe, expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Role } from "../rules/roles.ts";
import { ACCORD_VERSION, agreedByDoing, answerOf, hasRead } from "./accords.ts";
import type { AccordCommand } from "./accords.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

function seat(id: string, role: Role = "participant", people = 1): Asker {
  return { id: id as MemberId, role, part: null, people };
}

const [mesange, tilleul, loriot] = [seat("mesange"), seat("tilleul", "participant", 2), seat("loriot", "host")];

function give(part: Partial<AccordCommand> = {}): AccordCommand {
  return { kind: "accord.give", person: 0, version: ACCORD_VERSION, training: "later", publication: "later", ...part };
}

function step(session: Session, asker: Asker, command: SessionCommand, now = 1_000) {
  return reduce(session, command, { asker, now });
}

function done(session: Session, asker: Asker, command: SessionCommand, now = 1_000): Session {
  const reply = step(session, asker, command, now);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function placeOf({ id }: Asker, person = 0) {
  return { member: id, person };
}

describe("the register of accords", () => {
  test("ACD1 that the page was read, and yes or no to two uses, is kept with its date and the version of the text; nothing is chosen by itself", () => {
    const session = done(NEW_SESSION, mesange, give({ training: "yes" }), 5);
    const entry = { member: mesange.id, person: 0, version: ACCORD_VERSION, at: 5 };
    expect(session.accords).toEqual([
      { ...entry, what: "page", answer: "yes" },
      { ...entry, what: "training", answer: "yes" },
    ]);
    expect(hasRead(NEW_SESSION, placeOf(mesange))).toBe(false);
    expect(hasRead(session, placeOf(mesange))).toBe(true);
    expect(answerOf(session, placeOf(mesange), "publication")).toBe("later");
    // A session that was stored before there was a register.
    const { accords: _, ...older } = NEW_SESSION;
    expect(sessionFrom(older as Session).accords).toEqual([]);
  });

  test("ACD2 a decision is changed as it was given, each with its date, and what is said again keeps its own", () => {
    let session = done(NEW_SESSION, mesange, give({ training: "yes", publication: "no" }), 1);
    expect(done(session, mesange, give({ training: "yes", publication: "no" }), 2)).toBe(session);
    session = done(session, mesange, give({ training: "no", publication: "later" }), 3);
    expect(session.accords.map(({ what, answer, at }) => [what, answer, at])).toEqual([
      ["page", "yes", 1],
      ["training", "yes", 1],
      ["publication", "no", 1],
      ["training", "no", 3],
      ["publication", "later", 3],
    ]);
    expect(answerOf(session, placeOf(mesange), "training")).toBe("no");
    expect(answerOf(session, placeOf(mesange), "publication")).toBe("later");
  });

  test("ACD3 each person of a shared seat has their own, which go with them, and whoever is removed leaves none", () => {
    let session = done(NEW_SESSION, tilleul, give({ training: "no" }));
    session = done(session, tilleul, give({ person: 1, training: "yes" }));
    expect(step(session, tilleul, give({ person: 2 }))).toMatchObject({ ok: false, reason: "no-such-person" });
    expect([0, 1].map((person) => answerOf(session, placeOf(tilleul, person), "training"))).toEqual(["no", "yes"]);
    const left = step(session, tilleul, { kind: "people.forget", member: tilleul.id, from: 1 });
    expect(left.ok && left.value.session.accords.every(({ person }) => person === 0)).toBe(true);
    expect(left.ok && left.value.effects).toEqual([{ kind: "scrub" }]);
    expect(done(session, loriot, { kind: "member.forget", member: tilleul.id }).accords).toEqual([]);
  });

  test("ACD4 nobody is shown another’s accords, and those who lead none but their own", () => {
    const session = done(NEW_SESSION, mesange, give({ training: "no", publication: "yes" }), 77_777);
    expect(viewOf(session, mesange, 0).accords.map(({ what, answer }) => [what, answer])).toEqual([
      ["page", "yes"],
      ["training", "no"],
      ["publication", "yes"],
    ]);
    for (const other of [tilleul, loriot, seat("guet", "observer")]) {
      const said = JSON.stringify(viewOf(session, other, 0));
      expect(said).toContain('"accords":[]');
      expect(said).not.toMatch(/mesange|77777/);
    }
  });

  test("ACD5 whoever says no takes part in all else as before: nothing else is refused for it", () => {
    const session = done(NEW_SESSION, mesange, give({ training: "no", publication: "no" }));
    const { me: before, ...rest } = viewOf(NEW_SESSION, mesange, 0);
    const { me, accords, ...after } = viewOf(session, mesange, 0);
    expect(me).toEqual(before);
    expect({ ...after, accords: [] }).toEqual(rest);
    expect(accords).toHaveLength(3);
    expect(step(session, mesange, { kind: "hand.set", raised: true }).ok).toBe(true);
  });

  test("ACD6 a text of another meaning is another version: what was read before it counts no longer", () => {
    expect(step(NEW_SESSION, mesange, give({ version: ACCORD_VERSION - 1 }))).toMatchObject({
      ok: false,
      reason: "accord-changed",
    });
    const page = { ...placeOf(mesange), what: "page", answer: "yes", version: ACCORD_VERSION - 1, at: 1 } as const;
    const old: Session = { ...NEW_SESSION, accords: [page, { ...page, what: "training" }] };
    expect(hasRead(old, placeOf(mesange))).toBe(false);
    const session = done(old, mesange, give({ training: "yes" }), 9);
    expect(hasRead(session, placeOf(mesange))).toBe(true);
    expect(session.accords.at(-1)).toMatchObject({ what: "training", version: ACCORD_VERSION, at: 9 });
  });

  test("ACD7 sharing so far is a yes with its date where nothing was said, and no answer is overwritten", () => {
    const read = done(NEW_SESSION, mesange, give({ publication: "no" }), 1);
    const shared = agreedByDoing(read, placeOf(mesange), ["training", "publication"], 8);
    expect(answerOf(shared, placeOf(mesange), "training")).toBe("yes");
    expect(shared.accords.at(-1)).toMatchObject({ what: "training", answer: "yes", at: 8 });
    expect(answerOf(shared, placeOf(mesange), "publication")).toBe("no");
    expect(agreedByDoing(shared, placeOf(mesange), ["training"], 9)).toBe(shared);
  });

  test("LIM176 of one person so many entries are kept, what holds now always, and others’ are left alone", () => {
    const first = done(NEW_SESSION, tilleul, give({ training: "yes" }), 0);
    let session = done(first, mesange, give({ publication: "no" }), 1);
    for (let at = 2; at < 3 * limits.ACCORDS_PER_PERSON_MAX_COUNT; at += 1)
      session = done(session, mesange, give({ publication: "no", training: at % 2 === 0 ? "yes" : "no" }), at);
    const mine = session.accords.filter(({ member }) => member === mesange.id);
    expect(mine).toHaveLength(limits.ACCORDS_PER_PERSON_MAX_COUNT);
    expect(mine.slice(0, 2)).toMatchObject([{ what: "page" }, { what: "publication", answer: "no", at: 1 }]);
    expect(mine.at(-1)?.at).toBe(3 * limits.ACCORDS_PER_PERSON_MAX_COUNT - 1);
    expect(session.accords.filter(({ member }) => member === tilleul.id)).toEqual(first.accords);
  });
});
