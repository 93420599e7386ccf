import type { CardId, ConsentId, MemberId, PhaseId, QuestionId, VoteId } from "@tablee/shared/ids";
import { SHEET_COUNT_STEP_COUNT } from "@tablee/shared/limits";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { SessionView } from "@tablee/shared/session/types";
import type { Sitting } from "./crowded-table.ts";
import { until } from "./house.ts";
import type { House } from "./house.ts";

/**
 * An evening of sixty, with all that is a secret of somebody in it at the same time. A secret is a word with the number of
 * whose it is: whoever hears another's hears too much.
 */

export const COUNT = 60;
const DUO = [0, 1] as const;
const HOSTS: ReadonlySet<number> = new Set([0, 1, 2]);
export const OBSERVER = COUNT - 1;
export const POLLING: ReadonlySet<number> = new Set([2, 7, 23, 41]);
/** They write once more after the reveal. */
export const LATE: readonly number[] = [11, 12, 13];
/** Two sit there. */
const SHARED = 10;

const VOTE = "vote-of-all" as VoteId;
const CONSENT = "consent-of-all" as ConsentId;
const CARDS = Array.from({ length: COUNT }, (_, at) => `card-of-all-${at}` as CardId);
const SAFE = { id: "safe" as QuestionId, text: "Je me sens à ma place.", kind: "scale" } as const;
const WORD = { id: "word" as QuestionId, text: "Un mot ?", kind: "words" } as const;

const KINDS = [
  "ballot",
  "consent",
  "answer",
  "pair",
  "sheet",
  "kept",
  "late",
  "met",
  "mirror",
  "prepared",
  "token",
] as const;
type Kind = (typeof KINDS)[number];
export type Secret = `${Kind} ${number}`;

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
  for (const [, kind, at] of text.matchAll(/canary-([a-z]+)-(\d+)[._]/g)) found.add(`${kind as Kind} ${Number(at)}`);
  for (const [, card, points] of text.matchAll(/\["card-of-all-(\d+)",(\d+)\]/g))
    if (Number(points) === 10 + Number(card)) found.add(`ballot ${Number(card)}`);
  for (const [, card] of text.matchAll(/"met":\["card-of-all-(\d+)"/g)) found.add(`met ${Number(card)}`);
  for (const { seat, at } of people) if (text.includes(seat.token ?? "")) found.add(`token ${at}`);
  return found;
}

export function own(kinds: readonly Kind[], at: number): Secret[] {
  return kinds.map((kind) => `${kind} ${at}` as const);
}

export function all(kind: Kind): Secret[] {
  return Array.from({ length: COUNT }, (_, at) => `${kind} ${at}` as const);
}

/** Of the duo and of the hosts. */
export function ofTheirs(at: number): Secret[] {
  const mirror: Secret[] = DUO.some((one) => one === at) ? ["mirror 0"] : [];
  return HOSTS.has(at) ? [...mirror, "prepared 0"] : mirror;
}

/** A member is named in a view where everybody may see it, and nowhere else; and no number is anybody’s. */
function namesIn(view: SessionView, people: readonly Sitting[]): string[] {
  const { hands: _, floor: __, me: ___, duo: ____, items: _____, ...rest } = view;
  const said = JSON.stringify(rest);
  return people.filter(({ seat }) => said.includes(seat.member.id)).map(({ at }) => `member ${at}`);
}

/** What is refused is a fault of the evening. */
async function done<Name extends CommandName>(one: Sitting, name: Name, input: CommandInput<Name>): Promise<void> {
  const said = await one.send(name, input);
  if (said !== "ok") throw new Error(`${name} of ${one.at}: ${said}`);
}

async function each(people: readonly Sitting[], work: (one: Sitting) => Promise<void>): Promise<void> {
  await Promise.all(people.map(work));
}

/** Frames come in order: whoever has heard of this timer has heard all before it. */
export async function settle(host: Sitting, people: readonly Sitting[], seconds: number): Promise<void> {
  await done(host, "timer.start", { seconds });
  const told = (one: Sitting): boolean => {
    const { timer } = one.view();
    return timer.kind === "running" && timer.totalMs === seconds * 1_000;
  };
  await until("everybody is told", () => people.every((one) => told(one)), 60_000);
}

export class Evening {
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
    for (const at of [1, 2]) await done(host, "role.set", { member: member(at), role: "host" });
    await done(host, "duo.set", { other: member(1), holder: member(0) });
    await done(host, "baton.offer", { to: member(1) });
    await done(this.#one(1), "baton.accept", {});
    const grades = { exchange: 3, fluidity: 2, dropOff: 4 };
    await done(host, "mirror.note", { ...grades, line: word("mirror", 0) });
    const draft = { id: "d", kind: "card", text: word("prepared", 0), zone: null } as const;
    await done(host, "preparation.put", { draft });
    const note = { phase: "vote" as PhaseId, text: word("prepared", 0) };
    await done(host, "preparation.note", note);
  }

  async agree(): Promise<void> {
    await done(this.host, "rules.post", { text: "On garde les mots." });
    await until("the rules are read", () => this.voters.every((one) => one.view().rules.round === 1));
    await each(this.voters, (one) => done(one, "rules.agree", { round: 1, person: 0, agrees: true }));
    await done(this.#one(20), "brake.pull", { reason: "Trop vite.", signed: false });
    const answered = { cards: [], words: "D’accord." };
    await done(this.host, "brake.answer", { ...answered, decision: "go-on" });
    await done(this.#one(5), "hand.set", { raised: true });
    await each(this.voters, (one) => done(one, "ready.set", { ready: true }));
    // Each has met an obstacle, and says so in confidence.
    await each(this.voters, (one) => done(one, "item.meet", { card: CARDS[one.at] as CardId, met: true }));
  }

  async vote(): Promise<void> {
    const asked = { vote: VOTE, question: "", points: 100, maxPerCard: 80, cards: CARDS };
    await done(this.host, "vote.start", asked);
    const proposal = { consent: CONSENT, text: "On garde les pauses.", line: null };
    await done(this.host, "consent.start", proposal);
    await each(this.voters, (one) => done(one, "vote.cast", { vote: VOTE, person: 0, ballot: ballotOf(one.at) }));
    await each(this.voters, (one) => {
      const answer = one.at % 2 ? "objection" : "concern";
      return done(one, "consent.cast", { consent: CONSENT, person: 0, answer, words: word("consent", one.at) });
    });
    const second = { vote: VOTE, person: 1, ballot: { [CARDS[0] ?? ""]: 5 } };
    await done(this.#one(SHARED), "vote.cast", second);
  }

  async evaluate(): Promise<void> {
    for (const question of [SAFE, WORD])
      await done(this.#one(6), "question.put", { question: { ...question, moments: ["during"] } });
    await done(this.host, "evaluation.open", { moment: "during" });
    await each(this.voters, (one) => {
      const said = [
        { question: SAFE.id, value: 1 + (one.at % 4) },
        { question: WORD.id, value: word("answer", one.at) },
      ];
      // A digest has 43 characters, and no dot.
      const pair = word("pair", one.at).replaceAll(".", "_").padEnd(43, "x");
      return done(one, "evaluation.answer", { moment: "during", person: 0, pair, said });
    });
  }

  async write(): Promise<void> {
    await done(this.host, "phase.set", { phase: "silent" as PhaseId });
    for (const one of this.voters)
      await one.writePrivately([{ text: word("sheet", one.at) }, { text: word("kept", one.at), locked: true }]);
  }

  async reveal(): Promise<void> {
    const { host } = this;
    const { reveals } = host.view().rounds;
    await done(host, "round.reveal", { how: "all", reveals });
    await until("everybody has the cards", () => this.people.every(({ ear }) => hears(ear.text, "sheet")), 60_000);
    for (const at of LATE) {
      const late = this.#one(at);
      await until("the next sheet is told", () => late.view().rounds.sheets[0]?.epoch === 2);
      await late.writePrivately([{ text: word("late", at) }]);
    }
    await done(host, "vote.close", { vote: VOTE });
    await done(host, "consent.close", { consent: CONSENT });
    await done(host, "evaluation.show", { moment: "during" });
    await done(host, "parity.show", {});
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

  /** Who hears what is not theirs, and whose ear has not heard what is: an ear that is deaf proves nothing. */
  overheard(mayHear: (one: Sitting) => readonly Secret[]): string[] {
    return this.people.flatMap((one) => {
      const may = new Set(mayHear(one));
      const heard = secretsIn(one.ear.text, this.people);
      const more = [...heard].filter((secret) => !may.has(secret)).map((secret) => `${one.at} hears ${secret}`);
      const less = [...may].filter((secret) => !heard.has(secret)).map((secret) => `${one.at} does not hear ${secret}`);
      return [...more, ...less];
    });
  }

  tooMuchInViews(): string[] {
    return this.people.flatMap((one) =>
      one.views().flatMap((view) => tooMuchIn(view, this.people).map((what) => `${one.at} sees ${what}`)),
    );
  }
}

function tooMuchIn(view: SessionView, people: readonly Sitting[]): string[] {
  const isOfDuo = DUO.some((at) => people[at]?.seat.member.id === view.me.id);
  const ofDuo = /"(?:handovers|glances|holder)"/.test(JSON.stringify(view)) && !isOfDuo ? ["the duo"] : [];
  const prepared = "preparation" in view && view.me.role !== "host" ? ["a preparation"] : [];
  const counted = view.rounds.cards % SHEET_COUNT_STEP_COUNT === 0 ? [] : ["a count of private cards"];
  // In this evening nobody signs.
  const braked = [view.brake, ...view.brakes].some((brake) => (brake?.by ?? null) !== null) ? ["who braked"] : [];
  return [...namesIn(view, people), ...ofDuo, ...prepared, ...counted, ...braked];
}

function hears(text: string, kind: Kind): boolean {
  return Array.from({ length: COUNT - 1 }, (_, at) => at).every((at) => text.includes(word(kind, at)));
}
