import { describe, expect, test } from "vitest";
import type { MemberId, StoryId } from "../ids.ts";
import { ACCORD_VERSION, answerOf } from "./accords.ts";
import type { AccordAnswer } from "./accords.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { LEVELS } from "./stories.ts";
import type { Level } from "./stories.ts";
import type { Asker, Session } from "./types.ts";

const mesange: Asker = { id: "mesange" as MemberId, role: "participant", part: "supported", people: 2 };
const alisier: Asker = { id: "alisier" as MemberId, role: "host", part: "trainer", people: 1 };
const [STORY, OTHER] = ["story-1", "story-2"] as [StoryId, StoryId];
const PLACE = { member: mesange.id, person: 0 };

function step(session: Session, command: SessionCommand, asker = mesange, now = 5) {
  return reduce(session, command, { asker, now });
}

function done(session: Session, command: SessionCommand, now = 5): Session {
  const reply = step(session, command, mesange, now);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function give(training: AccordAnswer, publication: AccordAnswer, person = 0): SessionCommand {
  return { kind: "accord.give", person, version: ACCORD_VERSION, training, publication };
}

function begin(story: StoryId, person = 0): SessionCommand {
  return { kind: "story.begin", story, person, of: "story" };
}

function share(level: Level, story = STORY): SessionCommand {
  return { kind: "story.share", story, level, signed: true };
}

function levelOf(session: Session, story = STORY): Level | undefined {
  return session.stories.told.find(({ id }) => id === story)?.level;
}

describe("accords and stories", () => {
  test("ACD11 a first story begins when this person has read the page, each of a seat for themself", () => {
    expect(step(NEW_SESSION, begin(STORY))).toEqual({ ok: false, reason: "accord-missing" });
    const read = done(NEW_SESSION, give("later", "later"));
    expect(step(read, begin(STORY)).ok).toBe(true);
    expect(step(read, begin(STORY, 1))).toEqual({ ok: false, reason: "accord-missing" });
    expect(step(read, begin(STORY), alisier)).toEqual({ ok: false, reason: "accord-missing" });
  });

  test.each([
    ["no", "later", ["me-only", "this-group"]],
    ["later", "no", ["me-only", "this-group", "training"]],
    ["no", "no", ["me-only", "this-group"]],
    ["no", "yes", ["me-only", "this-group"]],
    ["later", "later", LEVELS],
    ["yes", "yes", LEVELS],
  ] as const)(
    "ACD12 whoever said %s to training and %s to publication shares as far as %s, and the rest is refused",
    (training, publication, levels) => {
      const session = done(done(NEW_SESSION, give(training, publication)), begin(STORY));
      const reached = LEVELS.filter((level) => step(session, share(level)).ok);
      expect(reached).toEqual(levels);
      for (const level of LEVELS.filter((one) => !reached.includes(one)))
        expect(step(session, share(level))).toEqual({ ok: false, reason: "level-declined" });
    },
  );

  test("ACD13 to share so far is a yes with its date, for each use that it holds", () => {
    const session = done(done(NEW_SESSION, give("later", "later"), 1), begin(STORY));
    expect(done(session, share("this-group"), 2).accords).toEqual(session.accords);
    const shared = done(session, share("publication"), 3);
    expect(shared.accords.slice(1).map(({ what, answer, at }) => [what, answer, at])).toEqual([
      ["training", "yes", 3],
      ["publication", "yes", 3],
    ]);
  });

  test("ACD14 a yes that is taken back narrows one’s stories at once, those of nobody else, and a new yes widens none", () => {
    let session = done(done(NEW_SESSION, give("yes", "yes")), give("yes", "yes", 1));
    session = done(done(session, begin(STORY)), share("publication"));
    session = done(done(session, begin(OTHER, 1)), share("publication", OTHER));
    session = done(session, give("yes", "later"));
    expect([levelOf(session), levelOf(session, OTHER)]).toEqual(["training", "publication"]);
    session = done(session, give("no", "later"));
    expect(levelOf(session)).toBe("this-group");
    session = done(session, give("yes", "yes"));
    expect(levelOf(session)).toBe("this-group");
    expect(answerOf(session, PLACE, "training")).toBe("yes");
    const own = done(session, share("me-only"));
    expect(levelOf(done(own, give("no", "no")))).toBe("me-only");
  });
});
