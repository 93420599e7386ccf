import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { CardId, ConsentId, VoteId } from "@tablee/shared/ids";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { WireTap } from "../support/wire-tap.ts";

const VOTE = "vote-of-the-test" as VoteId;
const CONSENT = "consent-of-the-test" as ConsentId;
const CARDS = Array.from({ length: 11 }, (_, at) => `card-of-the-test-${at}` as CardId);
const RULES = { vote: VOTE, question: "Que garder ?", points: 60, maxPerCard: 40, cards: CARDS };
const VOTERS = 11;

async function observerAt(house: House, secret: string): Promise<WireTap> {
  const answer = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret, name: "Buse", session: "token" }),
  });
  return new WireTap(house.url, await answer.json()).here();
}

async function share({ seat }: WireTap, house: House, also: readonly string[]): Promise<void> {
  await fetch(`${house.url}/api/boards/${seat.board.id}/me`, {
    method: "PATCH",
    headers: { "content-type": "application/json", authorization: `Bearer ${seat.token}` },
    body: JSON.stringify({ also }),
  });
}

/** A host, another host, and others; the last one shares the seat with somebody. */
async function tableOf(house: House, count: number): Promise<{ taps: WireTap[]; observer: WireTap; end: () => void }> {
  const opened = await openBoard(house.url);
  const first = await new WireTap(house.url, opened).here();
  const others = await Promise.all(
    Array.from({ length: count - 1 }, async (_, at) =>
      new WireTap(house.url, await joinBoard(house.url, opened.board.code, { name: `Pie ${at}` })).here(),
    ),
  );
  const observer = await observerAt(house, opened.links.observer.split("#s=")[1] ?? "");
  const [second] = others;
  await first.send("role.set", { member: second?.seat.member.id ?? first.seat.member.id, role: "host" });
  const taps = [first, ...others];
  const last = taps.at(-1);
  if (last) await share(last, house, ["Geai"]);
  return { taps, observer, end: () => [...taps, observer].forEach((tap) => tap[Symbol.dispose]()) };
}

/** Of card `at` the voter of that number gives much, and the next one a single point: no total is anybody's ballot. */
function ballotOf(voter: number): Record<string, number> {
  return { [CARDS[voter] ?? ""]: 10 + voter, [CARDS[(voter + CARDS.length - 1) % CARDS.length] ?? ""]: 1 };
}

function said(card: number, points: number): string {
  return `["${CARDS[card]}",${points}]`;
}

async function castAll(taps: readonly WireTap[]): Promise<void> {
  const casts = taps.map((tap, at) => tap.send("vote.cast", { vote: VOTE, person: 0, ballot: ballotOf(at) }));
  expect(new Set(await Promise.all(casts))).toEqual(new Set(["ok"]));
}

test("VOT16 no frame of any channel carries another's ballot, a total or words before closing, nor who they were of after it", async () => {
  await using house = await openHouse();
  const { taps, observer, end } = await tableOf(house, VOTERS);
  const [host, second] = taps;
  if (!host || !second) throw new Error("two hosts");
  expect(await host.send("vote.start", RULES)).toBe("ok");
  expect(await host.send("consent.start", { consent: CONSENT, text: "On garde les pauses.", line: null })).toBe("ok");
  await castAll(taps);
  const words = taps.map((_, at) => `Réserve-canari-${at}`);
  const answers = taps.map((tap, at) =>
    tap.send("consent.cast", {
      consent: CONSENT,
      person: 0,
      answer: at % 2 ? "objection" : "concern",
      words: words[at] ?? "",
    }),
  );
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["ok"]));
  // The two on one seat: the second one as well.
  expect(await taps.at(-1)?.send("vote.cast", { vote: VOTE, person: 1, ballot: { [CARDS[0] ?? ""]: 5 } })).toBe("ok");
  const all = [...taps, observer];
  await until("all see the turnout", () => all.every(({ view }) => view?.votes.open?.turnout === VOTERS + 1));
  await until("all see the answers", () => all.every(({ view }) => view?.consents.open?.turnout === VOTERS));

  for (const [at, tap] of all.entries()) {
    const heard = tap.heard.join("\n");
    // The taps can hear: their own is there, and nothing is theirs who observes.
    expect([heard.includes(said(at, 10 + at)), heard.includes(`canari-${at}"`)]).toEqual(
      tap === observer ? [false, false] : [true, true],
    );
    for (const voter of taps.keys()) {
      if (voter === at) continue;
      expect(heard).not.toContain(said(voter, 10 + voter));
      expect(heard).not.toContain(`canari-${voter}"`);
      expect(heard).not.toContain(`"totals"`);
    }
    expect(tap.view?.votes.open?.mine).toHaveLength(tap === observer ? 0 : tap === taps.at(-1) ? 2 : 1);
  }

  // Both who lead close at once.
  const closed = await Promise.all([host, second].map((one) => one.send("vote.close", { vote: VOTE })));
  expect(closed).toEqual(["ok", "ok"]);
  expect(await second.send("consent.close", { consent: CONSENT })).toBe("ok");
  await until("all see the results", () => all.every(({ view }) => view?.consents.results.length === 1));
  for (const { view, heard } of all) {
    const result = view?.votes.results[0];
    expect(result?.totals).toEqual(CARDS.map((card, at) => [card, 11 + at + (at === 0 ? 5 : 0)]));
    expect(view?.votes).toEqual(host.view?.votes);
    // Whoever objected is asked again, on their own seat: power.test.ts.
    expect(view?.consents.results).toEqual(host.view?.consents.results);
    const [answer] = view?.consents.results ?? [];
    expect([...(answer?.concerns ?? []), ...(answer?.objections ?? [])].toSorted()).toEqual(words.toSorted());
    const over = JSON.stringify([view?.votes, view?.consents]);
    for (const tap of taps) expect(over).not.toContain(tap.seat.member.id);
    // Nothing but the words themselves, and no ballot of anybody else, has come since.
    const since = heard.join("\n");
    for (const voter of taps.keys())
      expect(taps[voter]?.heard !== heard && since.includes(said(voter, 10 + voter))).toBe(false);
  }
  end();
}, 60_000);

test("VOT17 a vote, its ballots and its results survive a restart in the middle", async () => {
  await using house = await openHouse();
  const { taps, end } = await tableOf(house, 4);
  const [host, ...others] = taps;
  if (!host) throw new Error("a host");
  expect(await host.send("vote.start", RULES)).toBe("ok");
  await castAll(taps.slice(0, 2));
  await house.restart();
  for (const tap of taps) tap.view = null;
  await Promise.all(taps.map((tap) => tap.here()));
  expect(host.view?.votes.open).toMatchObject({
    turnout: 2,
    mine: [
      [
        [CARDS[0], 10],
        [CARDS[10], 1],
      ],
    ],
  });
  // Whoever sent before the restart what the others send now, sends it twice.
  await castAll(taps);
  await until("all see it", () => others.every(({ view }) => view?.votes.open?.turnout === 4));
  expect(await host.send("vote.close", { vote: VOTE })).toBe("ok");
  await house.restart();
  for (const tap of taps) tap.view = null;
  await Promise.all(taps.map((tap) => tap.here()));
  const { results, open } = host.view?.votes ?? {};
  expect(open).toBe(null);
  expect(results?.[0]).toMatchObject({ turnout: 4 });
  expect(results?.[0]?.totals.reduce((sum, [, points]) => sum + points, 0)).toBe(10 + 11 + 12 + 13 + 4);
  end();
}, 60_000);

/** Where in the data folder these words stand. */
function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => {
    try {
      return readFileSync(path.join(folder, file)).includes(words);
    } catch {
      return false;
    }
  });
}

test("VOT18 after closing, cancelling or the removal of a member no byte of a ballot is left in the database or its log", async () => {
  await using house = await openHouse();
  const { taps, end } = await tableOf(house, 5);
  const [host, , third, fourth] = taps;
  if (!host || !third || !fourth) throw new Error("four people");
  const keys = taps.map(({ seat }) => `${seat.member.id}/0`);
  const gone = (words: readonly string[]) => () => words.every((one) => filesWith(house.dataDir, one).length === 0);

  expect(await host.send("vote.start", RULES)).toBe("ok");
  await castAll(taps);
  for (const one of [...keys, said(1, 11)]) expect(filesWith(house.dataDir, one)).not.toEqual([]);
  expect(await host.send("member.remove", { member: fourth.seat.member.id })).toBe("ok");
  await until("the removed ballot has left the files", gone([keys[3] ?? ""]));
  await until("the ballot is counted no more", () => host.view?.votes.open?.turnout === 4);
  expect(await host.send("vote.close", { vote: VOTE })).toBe("ok");
  await until("the ballots have left the files", gone([...keys, said(1, 11)]));

  expect(await host.send("consent.start", { consent: CONSENT, text: "On garde les pauses.", line: null })).toBe("ok");
  const cast = { consent: CONSENT, person: 0, answer: "concern", words: "Mot-qui-doit-partir" } as const;
  expect(await third.send("consent.cast", cast)).toBe("ok");
  expect(filesWith(house.dataDir, cast.words)).not.toEqual([]);
  expect(await host.send("consent.cancel", { consent: CONSENT })).toBe("ok");
  await until("the words have left the files", gone([cast.words]));
  end();
}, 60_000);

test("VOT19 what is refused of a ballot is refused to a bare socket, and only those vote who take part, and lead who lead", async () => {
  await using house = await openHouse();
  const { taps, observer, end } = await tableOf(house, 4);
  const [host, , other] = taps;
  if (!host || !other) throw new Error("three people");
  const card = CARDS[0] ?? "";
  expect(await other.send("vote.start", RULES)).toBe("not-allowed");
  expect(await other.send("vote.cast", { vote: VOTE, person: 0, ballot: {} })).toBe("no-such-vote");
  expect(await host.send("vote.start", RULES)).toBe("ok");
  const cast = (ballot: unknown, person: unknown = 0) => other.raw("vote.cast", { vote: VOTE, person, ballot });
  const reasons = await Promise.all([
    cast({ [card]: 61 }),
    cast({ [card]: 41 }),
    cast({ elsewhere: 1 }),
    cast({ [card]: 1 }, 1),
    cast({ [card]: 1.5 }),
    cast({ [card]: "1" }),
    cast({ "no id": 1 }),
    cast([[card, 1]]),
    cast({ [card]: 1 }, -1),
    other.raw("vote.cast", { vote: VOTE, person: 0, ballot: {}, member: host.seat.member.id }),
  ]);
  expect(reasons.map((reply) => (reply.ok ? "ok" : reply.reason))).toEqual([
    "over-budget",
    "over-card-max",
    "no-such-card",
    "no-such-person",
    ...Array.from({ length: 6 }, () => "bad-input"),
  ]);
  expect(await observer.send("vote.cast", { vote: VOTE, person: 0, ballot: {} })).toBe("not-allowed");
  expect(await other.send("vote.close", { vote: VOTE })).toBe("not-allowed");
  expect(await host.send("vote.close", { vote: VOTE })).toBe("too-few-ballots");
  expect(host.view?.votes.open?.turnout).toBe(0);
  end();
}, 60_000);

test("VOT9 who takes another's place on a seat is not shown their ballot, and a place that stays keeps its own", async () => {
  await using house = await openHouse();
  const { taps, end } = await tableOf(house, 3);
  const [host, , shared] = taps;
  if (!host || !shared) throw new Error("three people");
  await share(shared, house, ["Geai", "Pinson"]);
  expect(await host.send("vote.start", RULES)).toBe("ok");
  for (const person of [0, 1, 2])
    expect(await shared.send("vote.cast", { vote: VOTE, person, ballot: { [CARDS[person] ?? ""]: 3 } })).toBe("ok");
  await share(shared, house, ["Pinson"]);
  await until("the places that changed are empty", () => host.view?.votes.open?.turnout === 1);
  await until("told", () => shared.view?.votes.open?.mine.length === 2);
  expect(shared.view?.votes.open?.mine).toEqual([[[CARDS[0], 3]], null]);
  end();
}, 60_000);
