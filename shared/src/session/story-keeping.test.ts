import { expect, test } from "vitest";
import type { MemberId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import { ACCORD_VERSION } from "./accords.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { keptUntil } from "./story-keeping.ts";
import type { Asker, Session } from "./types.ts";

const DAY_MS = 86_400_000;
const host: Asker = { id: "alisier" as MemberId, role: "host", part: "trainer", people: 1 };
const STORY = "story-1" as StoryId;

function take(session: Session, command: SessionCommand, now = 0): Session {
  const reply = reduce(session, command, { asker: host, now });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

test("NAR6 a table keeps stories for days from one to ten years, or as long as itself", () => {
  const keep = (days: number | null) => reduce(NEW_SESSION, { kind: "story.keep", days }, { asker: host, now: 0 });
  for (const days of [0, -1, limits.STORY_KEPT_MAX_DAYS + 1])
    expect(keep(days)).toEqual({ ok: false, reason: "story-days-beyond" });
  for (const days of [1, limits.STORY_KEPT_MAX_DAYS, null]) expect(keep(days).ok).toBe(true);
  expect(keptUntil(NEW_SESSION.storyKeeping, 5)).toBeNull();
});

test("NAR7 days count from the last change of the words, and fewer days not from before they were told", () => {
  const thirty = take(NEW_SESSION, { kind: "story.keep", days: 30 }, 1_000);
  expect(keptUntil(thirty.storyKeeping, 0)).toBe(1_000 + 30 * DAY_MS);
  expect(keptUntil(thirty.storyKeeping, 5_000)).toBe(5_000 + 30 * DAY_MS);
  const more = take(thirty, { kind: "story.keep", days: 60 }, 9_000);
  expect(keptUntil(more.storyKeeping, 0)).toBe(1_000 + 60 * DAY_MS);
  const fewer = take(more, { kind: "story.keep", days: 10 }, 9_000);
  expect(keptUntil(fewer.storyKeeping, 0)).toBe(9_000 + 10 * DAY_MS);
  // Said once more, it is not a new notice.
  expect(take(fewer, { kind: "story.keep", days: 10 }, 99_000)).toBe(fewer);
});

test("NAR8 of what was erased a note stays that says when, how many and why, and of notes the newest", () => {
  const begin = (session: Session, story: StoryId) =>
    take(session, { kind: "story.begin", story, person: 0, of: "story" });
  const over = (session: Session, now: number, why: "days" | "no-key" | null = "days") =>
    take(session, { kind: "story.expire", stories: [STORY], why }, now);
  let session = take(NEW_SESSION, {
    kind: "accord.give",
    person: 0,
    version: ACCORD_VERSION,
    training: "no",
    publication: "no",
  });
  session = over(begin(session, STORY), 7);
  expect(session.storyKeeping.receipts).toEqual([{ at: 7, count: 1, why: "days" }]);
  // Nothing was left to erase; and what nobody has to be told of.
  expect(over(session, 8)).toBe(session);
  expect(over(begin(session, STORY), 9, null).storyKeeping.receipts).toHaveLength(1);
  for (let at = 0; at < limits.STORY_RECEIPTS_MAX_COUNT; at += 1)
    session = over(begin(session, STORY), 10 + at, "no-key");
  expect(session.storyKeeping.receipts).toHaveLength(limits.STORY_RECEIPTS_MAX_COUNT);
  expect(session.storyKeeping.receipts[0]).toEqual({ at: 10, count: 1, why: "no-key" });
});
