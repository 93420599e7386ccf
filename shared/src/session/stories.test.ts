import { describe, expect, test } from "vitest";
import type { CardId, MemberId, QuoteId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import { ACCORD_VERSION } from "./accords.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Step } from "./step.ts";
import type { Level } from "./stories.ts";
import { storiesView } from "./stories-view.ts";
import type { Asker, Session } from "./types.ts";

const mesange: Asker = { id: "mesange" as MemberId, role: "participant", part: "supported", people: 1 };
const alisier: Asker = { id: "alisier" as MemberId, role: "host", part: "trainer", people: 1 };
const STORY = "story-1" as StoryId;
const CARD = "card-1" as CardId;
const QUOTE = "quote-1" as QuoteId;

function take(session: Session, command: SessionCommand, asker = mesange): Step {
  const reply = reduce(session, command, { asker, now: 0 });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value;
}

function refusal(session: Session, command: SessionCommand, asker = alisier): string | null {
  const reply = reduce(session, command, { asker, now: 0 });
  return reply.ok ? null : reply.reason;
}

/** Nobody begins without the page of accords (story-accords.ts). */
const READ: Session = {
  ...NEW_SESSION,
  accords: [mesange, alisier].map(({ id }) => ({
    member: id,
    person: 0,
    what: "page",
    answer: "yes",
    version: ACCORD_VERSION,
    at: 0,
  })),
};
const begun = take(READ, { kind: "story.begin", story: STORY, person: 0, of: "story" }).session;

function shared(level: Level = "this-group", signed = true): Session {
  return take(begun, { kind: "story.share", story: STORY, level, signed }).session;
}

/** A card comes from it, and has words of it. */
function quoted(): Session {
  const asked = take(shared(), { kind: "quote.ask", quote: QUOTE, story: STORY, card: CARD }, alisier).session;
  return take(asked, { kind: "quote.answer", quote: QUOTE, agrees: true }).session;
}

describe("a story", () => {
  test("is known to its author alone until it is shared, and then as far as they say", () => {
    expect(storiesView(begun, mesange).mine).toHaveLength(1);
    expect(storiesView(begun, alisier)).toEqual(storiesView(NEW_SESSION, alisier));
    expect(storiesView(shared(), alisier).shared).toEqual([
      { id: STORY, kind: "story", level: "this-group", rev: 0, by: { member: mesange.id, person: 0 } },
    ]);
    expect(storiesView(shared("training", false), alisier).shared[0]?.by).toBeNull();
  });

  test("is moved by nobody else: to them it is not there", () => {
    for (const session of [begun, shared()]) {
      expect(refusal(session, { kind: "story.share", story: STORY, level: "publication", signed: true })).toBe(
        "no-such-story",
      );
    }
    expect(refusal(shared(), { kind: "story.withdraw", story: STORY })).toBe("no-such-story");
    // Where there is none to be seen, it is as they wish, and nothing happens.
    for (const session of [begun, NEW_SESSION])
      expect(take(session, { kind: "story.withdraw", story: STORY }, alisier)).toEqual({ session, effects: [] });
    expect(refusal(begun, { kind: "derive.set", card: CARD, story: STORY, on: true })).toBe("no-such-story");
    expect(refusal(begun, { kind: "quote.ask", quote: QUOTE, story: STORY, card: CARD })).toBe("no-such-story");
  });

  test("is quoted when its author agrees, and only until they say otherwise", () => {
    const asked = take(shared(), { kind: "quote.ask", quote: QUOTE, story: STORY, card: CARD }, alisier).session;
    expect(refusal(asked, { kind: "quote.answer", quote: QUOTE, agrees: true })).toBe("no-such-quote");
    expect(storiesView(quoted(), alisier)).toMatchObject({
      quotes: [{ id: QUOTE, card: CARD, state: "agreed", isMine: true }],
      derivations: [{ card: CARD, story: STORY, state: "standing" }],
    });
    const revoked = take(quoted(), { kind: "quote.revoke", quote: QUOTE });
    expect(revoked.session.stories.quotes).toEqual([]);
    expect(revoked.effects).toContainEqual({ kind: "stories.erase", stories: [], quotes: [QUOTE] });
    expect(refusal(quoted(), { kind: "quote.revoke", quote: QUOTE })).toBe("no-such-quote");
  });

  test("taken back to its author keeps no quote with others", () => {
    const back = take(quoted(), { kind: "story.share", story: STORY, level: "me-only", signed: true });
    expect(storiesView(back.session, alisier)).toMatchObject({ shared: [], quotes: [], derivations: [] });
    expect(back.effects).toContainEqual({ kind: "stories.erase", stories: [], quotes: [QUOTE] });
  });

  test("has its author refuse that a card comes from it, and that stays refused", () => {
    const derived = take(shared(), { kind: "derive.set", card: CARD, story: STORY, on: true }, alisier).session;
    expect(refusal(derived, { kind: "derive.refuse", card: CARD, story: STORY })).toBe("no-such-story");
    const refused = take(derived, { kind: "derive.refuse", card: CARD, story: STORY }).session;
    expect(refusal(refused, { kind: "derive.set", card: CARD, story: STORY, on: true })).toBe("derivation-refused");
    expect(refusal(refused, { kind: "quote.ask", quote: QUOTE, story: STORY, card: CARD })).toBe("derivation-refused");
  });

  test("withdrawn leaves its author to say what becomes of each card, and others nothing", () => {
    const step = take(quoted(), { kind: "story.withdraw", story: STORY });
    expect(step.effects).toContainEqual({ kind: "stories.erase", stories: [STORY], quotes: [QUOTE] });
    expect(storiesView(step.session, mesange).withdrawn).toEqual([
      { story: STORY, member: mesange.id, person: 0, cards: [CARD] },
    ]);
    expect(storiesView(step.session, alisier)).toEqual(storiesView(NEW_SESSION, alisier));
    const decide = { kind: "story.decide", story: STORY, card: CARD } as const;
    expect(refusal(step.session, { ...decide, decision: "keep" })).toBe("no-such-card-left");
    const kept = take(step.session, { ...decide, decision: "keep" });
    expect(kept.session.stories).toMatchObject({ withdrawn: [], marked: [CARD] });
    const removed = take(step.session, { ...decide, decision: "remove" });
    expect(removed.session.stories).toMatchObject({ withdrawn: [], marked: [] });
    expect(removed.effects).toEqual([{ kind: "board", change: { kind: "card.part", card: CARD, how: "removed" } }]);
  });

  test("goes with its author, and cards that came from it say that there was one", () => {
    const left = take(quoted(), { kind: "member.forget", member: mesange.id }, alisier);
    expect(left.session.stories).toEqual({ told: [], derivations: [], quotes: [], withdrawn: [], marked: [CARD] });
    expect(left.effects).toContainEqual({ kind: "stories.erase", stories: [STORY], quotes: [QUOTE] });
  });

  test("is one of so many, of a seat and of a table", () => {
    const many = Array.from({ length: limits.STORIES_OF_ONE_MAX_COUNT }, (_, at) => `s${at}` as StoryId);
    const full = many.reduce(
      (session, story) => take(session, { kind: "story.begin", story, person: 0, of: "story" }).session,
      READ,
    );
    expect(refusal(full, { kind: "story.begin", story: STORY, person: 0, of: "story" }, mesange)).toBe(
      "too-many-stories",
    );
  });

  test("and what hangs on stories has its bounds: cards, quotes, and cards that say that there was one", () => {
    const of = { story: STORY, state: "standing" } as const;
    const base = shared();
    const holding = (more: Partial<Session["stories"]>): Session => ({
      ...base,
      stories: { ...base.stories, ...more },
    });
    const ids = (count: number): readonly CardId[] => Array.from({ length: count }, (_, at) => `k${at}` as CardId);
    const derivations = ids(limits.DERIVATIONS_MAX_COUNT).map((card) => ({ ...of, card }));
    expect(refusal(holding({ derivations }), { kind: "derive.set", card: CARD, story: STORY, on: true })).toBe(
      "too-many-derivations",
    );
    const quotes = ids(limits.QUOTES_MAX_COUNT).map((card, at) => ({
      id: `q${at}` as QuoteId,
      story: STORY,
      card,
      asker: alisier.id,
      state: "asked" as const,
    }));
    const ask = { kind: "quote.ask", quote: QUOTE, story: STORY, card: CARD } as const;
    expect(refusal(holding({ quotes }), ask)).toBe("too-many-quotes");
    const marked = ids(limits.STORY_MARKS_MAX_COUNT);
    const left = take(holding({ marked, derivations: [{ ...of, card: CARD }] }), {
      kind: "member.forget",
      member: mesange.id,
    });
    expect(left.session.stories.marked).toEqual([...marked.slice(1), CARD]);
    const told = Array.from({ length: limits.STORIES_MAX_COUNT }, (_, at) => ({
      ...base.stories.told[0]!,
      id: `t${at}` as StoryId,
    }));
    expect(refusal(holding({ told }), { kind: "story.begin", story: STORY, person: 0, of: "story" })).toBe(
      "too-many-stories",
    );
  });
});
