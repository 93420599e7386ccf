import { describe, expect, test } from "vitest";
import type { CardId, ConsentId, MemberId, PhaseId, QuestionId, VoteId } from "@tablee/shared/ids";
import type { SessionView } from "@tablee/shared/session/types";
import { crowdedTable } from "../support/crowded-table.ts";
import type { Sitting } from "../support/crowded-table.ts";
import { openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";

/**
 * One table of sixty, with all that is a secret of somebody in it at the same time, and every byte that each of them is
 * sent, on every channel. A secret is a word with the number of whose it is: whoever hears another's hears too much.
 */

const COUNT = 60;
const DUO = [0, 1] as const;
const HOSTS: ReadonlySet<number> = new Set([0, 1, 2]);
const OBSERVER = COUNT - 1;
const POLLING: ReadonlySet<number> = new Set([2, 7, 23, 41]);
/** Two sit there. */
const SHARED = 10;

const VOTE = "vote-of-all" as VoteId;
const CONSENT = "consent-of-all" as ConsentId;
const CARDS = Array.from({ length: COUNT }, (_, at) => `card-of-all-${at}` as CardId);
const SAFE = { id: "safe" as QuestionId, text: "Je me sens à ma place.", kind: "scale" } as const;
const WORD = { id: "word" as QuestionId, text: "Un mot ?", kind: "words" } as const;

const KINDS = ["ballot", "consent", "answer", "pair", "sheet", "kept", "late", "mirror", "prepared", "token"] as const;
type Kind = (typeof KINDS)[number];
type Secret = `${Kind} ${number}`;

function word(kind: Kind, at: number): string {
  return `canary-${kind}-${at}.`;
}

/** Much on a card of one's own, and a point on the next one's: no total is anybody's ballot. */
function ballotOf(at: number): Record<string, number> {
  return { [CARDS[at] ?? ""]: 10 + at, [CARDS[(at + 1) % COUNT] ?? ""]: 1 };
}

/** All that somebody was sent. */
function secretsIn(text: string, people: readonly Sitting[]): ReadonlySet<Secret> {
  const found = new Set<Secret>();
  for (const [, kind, at] of text.matchAll(/canary-([a-z]+)-(\d+)\./g)) found.add(`${kind as Kind} ${Number(at)}`);
  for (const [, card, points] of text.matchAll(/\["card-of-all-(\d+)",(\d+)\]/g))
    if (Number(points) === 10 + Number(card)) found.add(`ballot ${Number(card)}`);
  for (const { seat, at } of people) if (text.includes(seat.token ?? "")) found.add(`token ${at}`);
  return found;
}

function own(kinds: readonly Kind[], at: number): Secret[] {
  return kinds.map((kind) => `${kind} ${at}` as const);
}

function all(kind: Kind): Secret[] {
  return Array.from({ length: COUNT }, (_, at) => `${kind} ${at}` as const);
}

/** Of the duo and of the hosts. */
function ofTheirs(at: number): Secret[] {
  const mirror: Secret[] = DUO.some((one) => one === at) ? ["mirror 0"] : [];
  return HOSTS.has(at) ? [...mirror, "prepared 0"] : mirror;
}

/** A member is named in a view where everybody may see it, and nowhere else; and no number is anybody’s. */
function namesIn(view: SessionView, people: readonly Sitting[]): string[] {
  const { hands: _, floor: __, me: ___, duo: ____, ...rest } = view;
  const said = JSON.stringify(rest);
  return people.filter(({ seat }) => said.includes(seat.member.id)).map(({ at }) => `member ${at}`);
}

async function each(people: readonly Sitting[], work: (one: Sitting) => Promise<string>): Promise<void> {
  expect(new Set(await Promise.all(people.map(work)))).toEqual(new Set(["ok"]));
}

/** Frames come in order: whoever has heard of this timer has heard all before it. */
async function settle(host: Sitting, people: readonly Sitting[], seconds: number): Promise<void> {
  expect(await host.send("timer.start", { seconds })).toBe("ok");
  const told = (one: Sitting): boolean => {
    const { timer } = one.view();
    return timer.kind === "running" && timer.totalMs === seconds * 1_000;
  };
  await until("everybody is told", () => people.every((one) => told(one)), 60_000);
}

class Evening {
  readonly people: readonly Sitting[];
  readonly #house: House;

  constructor(house: House, people: readonly Sitting[]) {
    this.#house = house;
    this.people = people;
  }

  #one(at: number): Sitting {
    const one = this.people[at];
    if (!one) throw new Error(`nobody sits at ${at}`);
    return one;
  }

  get host(): Sitting {
    return this.#one(0);
  }

  get voters(): readonly Sitting[] {
    return this.people.filter(({ at }) => at !== OBSERVER);
  }

  async lead(): Promise<void> {
    const { host } = this;
    const member = (at: number): MemberId => this.#one(at).seat.member.id;
    for (const at of [1, 2]) expect(await host.send("role.set", { member: member(at), role: "host" })).toBe("ok");
    expect(await host.send("duo.set", { other: member(1), holder: member(0) })).toBe("ok");
    expect(await host.send("baton.offer", { to: member(1) })).toBe("ok");
    expect(await this.#one(1).send("baton.accept", {})).toBe("ok");
    const grades = { exchange: 3, fluidity: 2, dropOff: 4 };
    expect(await host.send("mirror.note", { ...grades, line: word("mirror", 0) })).toBe("ok");
    const draft = { id: "d", kind: "card", text: word("prepared", 0), zone: null } as const;
    expect(await host.send("preparation.put", { draft })).toBe("ok");
    const note = { phase: "vote" as PhaseId, text: word("prepared", 0) };
    expect(await host.send("preparation.note", note)).toBe("ok");
  }

  async agree(): Promise<void> {
    expect(await this.host.send("rules.post", { text: "On garde les mots." })).toBe("ok");
    await until("the rules are read", () => this.voters.every((one) => one.view().rules.round === 1));
    await each(this.voters, (one) => one.send("rules.agree", { round: 1, person: 0, agrees: true }));
    expect(await this.#one(20).send("brake.pull", { reason: "Trop vite.", signed: false })).toBe("ok");
    const answered = { cards: [], words: "D’accord." };
    expect(await this.host.send("brake.answer", { ...answered, decision: "go-on" })).toBe("ok");
    expect(await this.#one(5).send("hand.set", { raised: true })).toBe("ok");
    await each(this.voters, (one) => one.send("ready.set", { ready: true }));
  }

  async vote(): Promise<void> {
    const asked = { vote: VOTE, question: "", points: 100, maxPerCard: 80, cards: CARDS };
    expect(await this.host.send("vote.start", asked)).toBe("ok");
    const proposal = { consent: CONSENT, text: "On garde les pauses.", line: null };
    expect(await this.host.send("consent.start", proposal)).toBe("ok");
    await each(this.voters, (one) => one.send("vote.cast", { vote: VOTE, person: 0, ballot: ballotOf(one.at) }));
    await each(this.voters, (one) => {
      const answer = one.at % 2 ? "objection" : "concern";
      return one.send("consent.cast", { consent: CONSENT, person: 0, answer, words: word("consent", one.at) });
    });
    const second = { vote: VOTE, person: 1, ballot: { [CARDS[0] ?? ""]: 5 } };
    expect(await this.#one(SHARED).send("vote.cast", second)).toBe("ok");
  }

  async evaluate(): Promise<void> {
    for (const question of [SAFE, WORD])
      expect(await this.#one(6).send("question.put", { question: { ...question, moments: ["during"] } })).toBe("ok");
    expect(await this.host.send("evaluation.open", { moment: "during" })).toBe("ok");
    await each(this.voters, (one) => {
      const said = [
        { question: SAFE.id, value: 1 + (one.at % 4) },
        { question: WORD.id, value: word("answer", one.at) },
      ];
      // A digest has 43 characters, and no dot.
      const pair = word("pair", one.at).replaceAll(".", "_").padEnd(43, "x");
      return one.send("evaluation.answer", { moment: "during", person: 0, pair, said });
    });
  }

  async write(): Promise<void> {
    expect(await this.host.send("phase.set", { phase: "silent" as PhaseId })).toBe("ok");
    for (const one of this.voters)
      await one.writePrivately([{ text: word("sheet", one.at) }, { text: word("kept", one.at), locked: true }]);
  }

  async reveal(): Promise<void> {
    const { host } = this;
    const { reveals } = host.view().rounds;
    expect(await host.send("round.reveal", { how: "all", reveals })).toBe("ok");
    await until("everybody has the cards", () => this.people.every(({ ear }) => hears(ear.text, "sheet")), 60_000);
    for (const at of [11, 12, 13]) {
      const late = this.#one(at);
      await until("the next sheet is told", () => late.view().rounds.sheets[0]?.epoch === 2);
      await late.writePrivately([{ text: word("late", at) }]);
    }
    expect(await host.send("vote.close", { vote: VOTE })).toBe("ok");
    expect(await host.send("consent.close", { consent: CONSENT })).toBe("ok");
    expect(await host.send("evaluation.show", { moment: "during" })).toBe("ok");
  }

  /** What can be asked for, each asks for. */
  async ask(): Promise<void> {
    for (const { seat, ear } of this.people)
      for (const route of ["", "/versions"]) {
        const headers = { authorization: `Bearer ${seat.token}` };
        await fetch(`${ear.line.url}/api/boards/${seat.board.id}${route}`, { headers });
      }
  }

  async share(): Promise<void> {
    const { seat } = this.#one(SHARED);
    const headers = { "content-type": "application/json", authorization: `Bearer ${seat.token}` };
    const body = JSON.stringify({ also: ["Geai"] });
    await fetch(`${this.#house.url}/api/boards/${seat.board.id}/me`, { method: "PATCH", headers, body });
  }

  judge(mayHear: (one: Sitting) => readonly Secret[]): void {
    for (const one of this.people) {
      const may = new Set(mayHear(one));
      const heard = secretsIn(one.ear.text, this.people);
      expect([one.at, [...heard].filter((secret) => !may.has(secret))]).toEqual([one.at, []]);
      // The ear hears: what is one's own is there.
      expect([one.at, [...may].filter((secret) => !heard.has(secret))]).toEqual([one.at, []]);
    }
  }

  judgeViews(): void {
    for (const one of this.people) {
      const isOfDuo = DUO.some((at) => at === one.at);
      for (const view of one.views()) {
        expect([one.at, namesIn(view, this.people)]).toEqual([one.at, []]);
        const said = JSON.stringify(view);
        expect([one.at, said.match(/"(handovers|glances|holder)"/)?.[1] ?? null].slice(isOfDuo ? 2 : 0)).toEqual(
          isOfDuo ? [] : [one.at, null],
        );
        expect([one.at, "preparation" in view && view.me.role !== "host"]).toEqual([one.at, false]);
        expect(view.rounds.cards % 5).toBe(0);
        expect([view.brake, ...view.brakes].every((brake) => (brake?.by ?? null) === null)).toBe(true);
      }
    }
  }
}

function hears(text: string, kind: Kind): boolean {
  return Array.from({ length: COUNT - 1 }, (_, at) => at).every((at) => text.includes(word(kind, at)));
}

describe("what is somebody’s secret", () => {
  test("SES33 [C18] [C27] [C61] [C64] of sixty people nobody is sent another’s ballot, words, sheet, answer, code, hand-over or preparation, in any frame of any channel", async () => {
    await using house = await openHouse();
    const { people } = await crowdedTable(house.url, { count: COUNT, polling: POLLING });
    const evening = new Evening(house, people);
    await evening.share();
    await evening.lead();
    await evening.agree();
    await evening.vote();
    await evening.evaluate();
    await evening.write();
    await evening.ask();
    await settle(evening.host, people, 61);
    const mine = ({ at }: Sitting): Secret[] =>
      at === OBSERVER ? [] : own(["ballot", "consent", "sheet", "kept"], at);
    evening.judge((one) => [...mine(one), ...ofTheirs(one.at)]);
    evening.judgeViews();

    await evening.reveal();
    await evening.ask();
    await settle(evening.host, people, 62);
    const shown = (["sheet", "consent", "answer"] as const).flatMap((kind) => all(kind).slice(0, COUNT - 1));
    evening.judge((one) => {
      const late = [11, 12, 13].includes(one.at) ? own(["late"], one.at) : [];
      return [...mine(one), ...shown, ...late, ...ofTheirs(one.at)];
    });
    evening.judgeViews();
    for (const one of people) await one.leave();
  }, 240_000);
});
