import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { COMMANDS } from "@tablee/shared/protocol/commands";
import type { MemberId, PhaseId, QuestionId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { can } from "@tablee/shared/rules/roles";
import type { Part, Role } from "@tablee/shared/rules/roles";
import { MOMENTS } from "@tablee/shared/session/evaluation";
import { NEW_SESSION, reduce } from "@tablee/shared/session/reducer";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import { GATES, READY_RULES } from "@tablee/shared/session/types";
import type { Asker, Phase, Session, Sitter } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";
import { VOTE_WISHES } from "./vote-wishes.ts";
import { WISHES_AT_THE_TABLE } from "./wishes-at-the-table.ts";
import { WISHES_OF_ROUNDS } from "./wishes-of-rounds.ts";

/** A table of a few people who press anything at any time, around the session's reducer as the gateway stands around it. */

/** In every text that a member writes for few: nobody else's view may hold it. */
export const CANARY = { mirror: "canary-mirror", preparation: "canary-preparation" } as const;

export interface Person {
  readonly id: MemberId;
  readonly part: Part;
  role: Role;
  awayMs: number;
}

/** The others are the gateway’s own, or become another command there. */
type Played = Exclude<CommandName, "member.remove" | "role.set" | "role.lend" | "parity.show">;
type Wishes = { readonly [Name in Played]: (random: Random, world: World) => CommandInput<Name> };

const WAVE = (random: Random) => ({ moment: random.pick(MOMENTS) });
const QUESTIONS = ["q0", "q1", "q2"] as const;
const nothing = (): Record<string, never> => ({});
const grade = (random: Random): number => 1 + random.below(4);
const PHASES = ["p0", "p1", "p2", "p3", "p4", "p5"] as const;

function somePhase(random: Random): PhaseId {
  return random.pick(PHASES) as PhaseId;
}

function somebody(random: Random, { people }: World): MemberId {
  return (random.pick(people) as Person).id;
}

function someHost(random: Random, { people }: World): MemberId {
  const hosts = people.filter(({ role }) => role === "host");
  return (random.pick(hosts.length > 0 ? hosts : people) as Person).id;
}

function phase(random: Random, id: string): Phase {
  const rule = { gate: random.pick(GATES), readyRule: random.pick(READY_RULES) };
  return { id: id as PhaseId, name: id, purpose: "", minutes: random.below(20), ...rule };
}

/** As somebody changes it who sees the one that is there, or out of nothing. */
function agenda(random: Random, { session }: World): Phase[] {
  if (random.oneIn(4)) return PHASES.filter(() => !random.oneIn(3)).map((id) => phase(random, id));
  return session.phases.map((one) => (random.oneIn(6) ? phase(random, one.id) : one));
}

/** Every command that the reducer takes: one that is added is played, too. */
const WISHES: Wishes = {
  "phase.set": (random) => ({ phase: random.oneIn(8) ? null : somePhase(random) }),
  "agenda.set": (random, world) => ({ phases: agenda(random, world) }),
  "timer.start": (random) => ({ seconds: random.below(limits.TIMER_MAX_SECONDS + 10) }),
  "timer.extend": (random) => ({ seconds: random.below(200) - 100 }),
  "timer.pause": nothing,
  "timer.resume": nothing,
  "timer.stop": nothing,
  "hand.set": (random) => ({ raised: random.oneIn(2) }),
  "floor.give": (random, world) => ({ to: random.oneIn(3) ? null : somebody(random, world) }),
  "ready.set": (random) => ({ ready: !random.oneIn(3) }),
  "structure.lock": (random) => ({ locked: random.oneIn(2) }),
  "duo.set": (random, world) => ({ other: someHost(random, world), holder: someHost(random, world) }),
  "duo.end": nothing,
  "baton.offer": (random, world) => ({ to: someHost(random, world) }),
  "baton.accept": nothing,
  "baton.decline": nothing,
  "baton.withdraw": nothing,
  "baton.take": nothing,
  "mirror.note": (random) => ({
    exchange: grade(random),
    fluidity: grade(random),
    dropOff: grade(random),
    line: CANARY.mirror,
  }),
  "mirror.later": nothing,
  "mirror.every": (random) => ({ minutes: random.below(limits.MIRROR_MAX_MINUTES) }),
  "mirror.forget": nothing,
  "preparation.note": (random) => ({ phase: somePhase(random), text: random.oneIn(4) ? "" : CANARY.preparation }),
  "preparation.put": (random) => ({
    draft: { id: `d${random.below(80)}`, kind: "card", text: CANARY.preparation, zone: null },
  }),
  "preparation.remove": (random) => ({ drafts: [`d${random.below(80)}`] }),
  "question.put": (random) => ({
    question: {
      id: random.pick(QUESTIONS) as QuestionId,
      text: "Et alors",
      kind: "scale",
      moments: [random.pick(MOMENTS)],
    },
  }),
  "question.drop": (random) => ({ question: random.pick(QUESTIONS) as QuestionId }),
  "evaluation.open": WAVE,
  "evaluation.answer": (random) => ({
    ...WAVE(random),
    person: random.below(2),
    pair: null,
    said: [{ question: random.pick(QUESTIONS) as QuestionId, value: 1 + random.below(limits.SCALE_MAX_COUNT) }],
  }),
  "evaluation.show": WAVE,
  ...VOTE_WISHES,
  ...WISHES_AT_THE_TABLE,
  ...WISHES_OF_ROUNDS,
};

const NAMES = Object.keys(WISHES) as Played[];
/** What needs the one before it, and would come about by chance alone too seldom. */
const OFTEN: readonly Played[] = ["baton.offer", "baton.accept", "baton.take", "phase.set", "ready.set", "duo.set"];

export function person(id: string, role: Role, part: Part): Person {
  return { id: id as MemberId, role, part, awayMs: 0 };
}

export interface Turn {
  readonly by: Person;
  readonly command: SessionCommand;
  readonly before: Session;
  readonly after: Session;
  /** Null when it was done. */
  readonly reason: string | null;
}

export class World {
  readonly people: readonly Person[];
  session: Session = NEW_SESSION;
  now = 1_700_000_000_000;

  constructor(people: readonly Person[]) {
    this.people = people;
  }

  table(): readonly Sitter[] {
    return this.people.map(({ id, role, part, awayMs }) => ({ id, role, part, people: 1, isLent: false, awayMs }));
  }

  asker({ id, role, part }: Person): Asker {
    return { id, role, part, people: 1 };
  }

  /** People lose the connection and come back; now and then a host becomes something else, or the other way round. */
  live(random: Random): void {
    this.now += random.below(90_000);
    for (const one of this.people) if (random.oneIn(20)) one.awayMs = random.oneIn(3) ? random.below(90_000) : 0;
    if (!random.oneIn(150)) return;
    const one = random.pick(this.people) as Person;
    one.role = one.role === "host" ? "participant" : "host";
    if (one.role !== "host") this.do({ kind: "host.forget", member: one.id }, one);
  }

  /** What the gateway does: parse, right, reduce. */
  turn(random: Random): Turn {
    const pair = this.people.filter(({ id }) => this.session.duo?.members.includes(id));
    const by = (pair.length > 0 && random.oneIn(2) ? random.pick(pair) : random.pick(this.people)) as Person;
    const name = random.pick(random.oneIn(2) ? OFTEN : NAMES) as Played;
    const input = COMMANDS[name].input.parse(WISHES[name](random, this));
    // The schema has just said so.
    const command = { kind: name, ...input } as SessionCommand;
    const { session: before } = this;
    const reason = can(by.role, COMMANDS[name].needs) ? this.do(command, by) : "not-allowed";
    return { by, command, before, after: this.session, reason };
  }

  do(command: SessionCommand, by: Person): string | null {
    const context = { asker: this.asker(by), now: this.now, table: this.table() };
    const reply = reduce(this.session, command, context);
    if (!reply.ok) return reply.reason;
    this.session = frozen(reply.value.session);
    return null;
  }
}

/** A reducer that changes what it was given throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
