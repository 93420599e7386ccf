import { describe, expect, test } from "vitest";
import type { CardId, ConsentId, LineId, MemberId, VoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const VOTE = "vote1" as VoteId;
const CONSENT = "consent1" as ConsentId;
const CARDS = ["card1", "card2", "card3", "card4"] as CardId[];

function asker(id: string, wish: Partial<Asker> = {}): Asker {
  return { id: id as MemberId, role: "participant", part: null, people: 1, ...wish };
}
const host = asker("mesange", { role: "host" });
const [tilleul, iris, merle] = [asker("tilleul"), asker("iris"), asker("merle")];
const alisier = asker("alisier", { people: 2 });

const START = {
  kind: "vote.start",
  vote: VOTE,
  question: "Que garder ?",
  points: 5,
  maxPerCard: 2,
  cards: CARDS,
} as const satisfies SessionCommand;
const CLOSE: SessionCommand = { kind: "vote.close", vote: VOTE };

function cast(ballot: Readonly<Record<string, number>>, person = 0): SessionCommand {
  return { kind: "vote.cast", vote: VOTE, person, ballot };
}

function answer(word: "ok" | "concern" | "objection", words = "", person = 0): SessionCommand {
  return { kind: "consent.cast", consent: CONSENT, person, answer: word, words };
}

function run(session: Session, command: SessionCommand, by = host): Session {
  const reply = reduce(session, command, { asker: by, now: 7 });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand, by = host): string | null {
  const reply = reduce(session, command, { asker: by, now: 7 });
  return reply.ok ? null : reply.reason;
}

const open = run(NEW_SESSION, START);
const cards = (count: number): CardId[] => Array.from({ length: count }, (_, at) => `card${at}` as CardId);

describe("secret vote", () => {
  test("VOT1 the server judges the budget: over all, over one card, on cards that are not asked about", () => {
    expect(refusal(open, cast({ card1: 2, card2: 2, card3: 1 }), iris)).toBe(null);
    expect(refusal(open, cast({ card1: 2, card2: 2, card3: 2 }), iris)).toBe("over-budget");
    expect(refusal(open, cast({ card1: 6 }), iris)).toBe("over-budget");
    expect(refusal(open, cast({ card1: 3 }), iris)).toBe("over-card-max");
    expect(refusal(open, cast({ card1: 3, card2: -1 }), iris)).toBe("over-budget");
    expect(refusal(open, cast({ elsewhere: 1 }), iris)).toBe("no-such-card");
    expect(refusal(open, cast({ card1: 1 }, 1), iris)).toBe("no-such-person");
    expect(refusal(open, { ...cast({}), vote: "another" as VoteId } as SessionCommand, iris)).toBe("no-such-vote");
  });

  test("VOT2 a ballot is changed until closing, and the same once more changes nothing", () => {
    const first = run(open, cast({ card1: 2, card2: 1 }), iris);
    expect(run(first, cast({ card2: 1, card1: 2 }), iris)).toBe(first);
    const changed = run(first, cast({ card3: 1 }), iris);
    expect(viewOf(changed, iris, 0).votes.open).toMatchObject({ turnout: 1, mine: [[["card3", 1]]] });
    expect(refusal(run(voted(), CLOSE), cast({ card1: 1 }), iris)).toBe("no-such-vote");
  });

  test("VOT3 each person of a shared seat has a ballot, and abstaining is one", () => {
    const two = run(run(open, cast({ card1: 2 }, 0), alisier), cast({}, 1), alisier);
    expect(viewOf(two, alisier, 0).votes.open).toMatchObject({ turnout: 2, mine: [[["card1", 2]], []] });
    expect(refusal(two, cast({}, 2), alisier)).toBe("no-such-person");
    expect(viewOf(open, alisier, 0).votes.open?.mine).toEqual([null, null]);
    expect(viewOf(two, asker("buse", { role: "observer" }), 0).votes.open).toMatchObject({ turnout: 2, mine: [] });
  });

  function voted(): Session {
    let session = open;
    session = run(session, cast({ card2: 2, card1: 1 }), iris);
    session = run(session, cast({ card1: 1 }), tilleul);
    session = run(session, cast({ card3: 2 }), merle);
    return run(session, cast({}), host);
  }

  test("VOT4 nobody, who leads included, sees another's ballot or a total before closing, and after it whose a point was", () => {
    const session = voted();
    const seen = JSON.stringify(viewOf(session, host, 0).votes);
    expect(JSON.parse(seen)).toEqual({
      open: { id: VOTE, question: "Que garder ?", points: 5, maxPerCard: 2, cards: CARDS, turnout: 4, mine: [[]] },
      results: [],
    });
    const closed = JSON.stringify(run(session, CLOSE));
    for (const { id } of [iris, tilleul, merle, host]) expect(closed).not.toContain(id);
  });

  test("VOT5 closing makes the totals and drops the ballots in one state, and tells the house to scrub its files", () => {
    const reply = reduce(voted(), CLOSE, { asker: host, now: 7 });
    if (!reply.ok) throw new Error(reply.reason);
    expect(reply.value.effects).toEqual([{ kind: "scrub" }]);
    expect(reply.value.session.votes).toEqual({
      open: null,
      results: [
        {
          id: VOTE,
          question: "Que garder ?",
          points: 5,
          maxPerCard: 2,
          turnout: 4,
          closedAt: 7,
          phase: null,
          totals: [
            ["card1", 2],
            ["card2", 2],
            ["card3", 2],
            ["card4", 0],
          ],
        },
      ],
    });
  });

  test("VOT6 the order in which people voted is nowhere", () => {
    const ballots: [Asker, SessionCommand][] = [
      [merle, cast({ card3: 2 })],
      [iris, cast({ card1: 1, card2: 2 })],
      [tilleul, cast({ card1: 1 })],
    ];
    const play = (order: typeof ballots): Session => order.reduce((now, [by, one]) => run(now, one, by), open);
    expect(JSON.stringify(play(ballots))).toBe(JSON.stringify(play(ballots.toReversed())));
  });

  test("VOT7 two hosts who close at once close once; one who cancels after it is told that there is no vote", () => {
    const closed = run(voted(), CLOSE);
    expect(run(closed, CLOSE)).toBe(closed);
    expect(refusal(closed, { kind: "vote.cancel", vote: VOTE })).toBe("no-such-vote");
    expect(refusal(closed, START)).toBe("no-such-vote");
    expect(run(open, START)).toBe(open);
    expect(refusal(open, { ...START, vote: "vote2" as VoteId })).toBe("vote-open");
    const cancelled = run(voted(), { kind: "vote.cancel", vote: VOTE });
    expect(cancelled.votes).toEqual({ open: null, results: [] });
  });

  test("VOT8 below three ballots with a point there is no result, for it would tell a ballot", () => {
    let session = run(run(open, cast({ card1: 1 }), iris), cast({ card1: 1 }), tilleul);
    session = run(run(session, cast({}), merle), cast({}), host);
    expect(refusal(session, CLOSE)).toBe("too-few-ballots");
    expect(limits.VOTE_SHOWN_FROM_BALLOTS_COUNT).toBe(3);
    expect(refusal(run(session, cast({ card2: 1 }), merle), CLOSE)).toBe(null);
  });

  test("VOT9 the ballots of a removed member go, and those of people who changed their place on a seat", () => {
    const two = run(run(voted(), cast({ card4: 1 }, 0), alisier), cast({ card4: 2 }, 1), alisier);
    const turnout = (session: Session) => viewOf(session, host, 0).votes.open?.turnout;
    expect(turnout(two)).toBe(6);
    expect(turnout(run(two, { kind: "people.forget", member: alisier.id, from: 1 }))).toBe(5);
    const reply = reduce(two, { kind: "member.forget", member: alisier.id }, { asker: host, now: 0 });
    expect(reply.ok && reply.value.effects).toEqual([{ kind: "scrub" }]);
    expect(reply.ok && turnout(reply.value.session)).toBe(4);
    // Somebody whose id begins alike is somebody else.
    expect(turnout(run(two, { kind: "member.forget", member: "alis" as MemberId }))).toBe(6);
  });

  test("LIM135 a vote is about so many cards, and at least one; the same card twice is one", () => {
    const about = (some: readonly CardId[]) => ({ ...START, cards: some }) as SessionCommand;
    expect(refusal(NEW_SESSION, about([]))).toBe("vote-without-cards");
    expect(refusal(NEW_SESSION, about(cards(limits.VOTE_CARDS_MAX_COUNT + 1)))).toBe("vote-too-large");
    expect(refusal(NEW_SESSION, about([...cards(limits.VOTE_CARDS_MAX_COUNT), "card0" as CardId]))).toBe(null);
  });

  test("LIM136 points are at least one, and so many; one card takes no more than a person has", () => {
    const wish = (change: object) => ({ ...START, ...change }) as SessionCommand;
    for (const points of [0, -1, limits.VOTE_POINTS_MAX_COUNT + 1])
      expect(refusal(NEW_SESSION, wish({ points, maxPerCard: 1 }))).toBe("vote-out-of-range");
    expect(refusal(NEW_SESSION, wish({ maxPerCard: 6 }))).toBe("vote-out-of-range");
    expect(refusal(NEW_SESSION, wish({ maxPerCard: 0 }))).toBe("vote-out-of-range");
    expect(refusal(NEW_SESSION, wish({ question: "a".repeat(limits.VOTE_QUESTION_MAX_CHARS + 1) }))).toBe(
      "vote-out-of-range",
    );
  });

  test("LIM137 so many results are kept, the oldest goes for the next", () => {
    let session = NEW_SESSION;
    for (let at = 0; at <= limits.VOTE_RESULTS_KEPT_COUNT; at += 1) {
      const vote = `vote-${at}` as VoteId;
      session = run(session, { ...START, vote });
      for (const by of [iris, tilleul, merle])
        session = run(session, { kind: "vote.cast", vote, person: 0, ballot: { card1: 1 } }, by);
      session = run(session, { kind: "vote.close", vote });
    }
    const ids = session.votes.results.map(({ id }) => id);
    expect([ids.length, ids[0]]).toEqual([limits.VOTE_RESULTS_KEPT_COUNT, "vote-1"]);
  });
});

describe("consent", () => {
  const asked = run(NEW_SESSION, {
    kind: "consent.start",
    consent: CONSENT,
    text: " On garde les pauses. ",
    line: null,
  });
  const close: SessionCommand = { kind: "consent.close", consent: CONSENT };

  test("VOT10 an answer is ok, a concern or an objection, the last two in words, changed until closing", () => {
    expect(refusal(asked, answer("ok"), iris)).toBe(null);
    expect(refusal(asked, answer("concern", "  "), iris)).toBe("words-missing");
    expect(refusal(asked, answer("objection"), iris)).toBe("words-missing");
    expect(refusal(asked, answer("ok", "", 1), iris)).toBe("no-such-person");
    const first = run(asked, answer("concern", " Et le budget ? "), iris);
    expect(run(first, answer("concern", "Et le budget ?"), iris)).toBe(first);
    const changed = run(first, answer("ok", "dropped"), iris);
    expect(viewOf(changed, iris, 0).consents.open).toMatchObject({
      text: "On garde les pauses.",
      turnout: 1,
      mine: [{ answer: "ok", words: "" }],
    });
    expect(JSON.stringify(changed)).not.toContain("budget");
  });

  test("VOT11 words are shown after closing, sorted, without names, and nobody's before", () => {
    let session = run(asked, answer("objection", "Trop court."), tilleul);
    session = run(session, answer("concern", "Qui paie ?"), iris);
    session = run(session, answer("concern", "Le lieu."), merle);
    expect(JSON.stringify(viewOf(session, host, 0))).not.toMatch(/Qui paie|Trop court|tilleul/);
    const closed = run(run(session, answer("ok"), alisier), close);
    const { held: _, ...told } = closed.consents;
    expect(told).toEqual({
      open: null,
      results: [
        {
          id: CONSENT,
          text: "On garde les pauses.",
          line: null,
          card: null,
          subject: null,
          again: null,
          state: "blocked",
          ok: 1,
          concerns: ["Le lieu.", "Qui paie ?"],
          objections: ["Trop court."],
          closedAt: 7,
          phase: null,
        },
      ],
    });
    // Whoever objected is asked again, and nobody else is told: objections.test.ts.
    expect(JSON.stringify(closed)).not.toMatch(/iris|merle|alisier/);
    expect(JSON.stringify(viewOf(closed, host, 0).consents)).not.toContain("tilleul");
    expect(run(closed, close)).toBe(closed);
    expect(refusal(closed, answer("ok"), iris)).toBe("no-such-proposal");
  });

  test("VOT12 one proposal at a time, cancelled without a trace, and of two answers nothing is told", () => {
    const start = { kind: "consent.start", consent: "c2" as ConsentId, text: "b", line: "l" as LineId } as const;
    expect(refusal(asked, start)).toBe("consent-open");
    expect(refusal(NEW_SESSION, { ...start, text: " " })).toBe("proposal-missing");
    const two = run(run(asked, answer("ok"), iris), answer("concern", "Un mot."), merle);
    expect(refusal(two, close)).toBe("too-few-ballots");
    const reply = reduce(two, { kind: "consent.cancel", consent: CONSENT }, { asker: host, now: 0 });
    expect(reply).toMatchObject({ ok: true, value: { session: NEW_SESSION, effects: [{ kind: "scrub" }] } });
    const forgotten = run(two, { kind: "member.forget", member: merle.id });
    expect(JSON.stringify(forgotten)).not.toContain("Un mot");
  });

  test("LIM138 a proposal is as long as a line of the framework", () => {
    const long = "a".repeat(limits.LINE_TEXT_MAX_CHARS + 1);
    const start = { kind: "consent.start", consent: CONSENT, text: long, line: null } as const;
    expect(refusal(NEW_SESSION, start)).toBe("proposal-too-long");
    expect(refusal(NEW_SESSION, { ...start, text: long.slice(1) })).toBe(null);
  });

  test("LIM139 words of a concern are bounded", () => {
    const words = "a".repeat(limits.CONSENT_WORDS_MAX_CHARS + 1);
    expect(refusal(asked, answer("concern", words), iris)).toBe("words-too-long");
    expect(refusal(asked, answer("concern", words.slice(1)), iris)).toBe(null);
  });
});
