import type { MemberId, PhaseId, QuestionId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { MOMENTS } from "@tablee/shared/session/evaluation";
import { GATES, READY_RULES } from "@tablee/shared/session/types";
import type { Phase } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";
import type { Person, World } from "./session-world.ts";
import { ATTESTATION_WISHES } from "./attestation-wishes.ts";
import { SAFETY_WISHES } from "./safety-wishes.ts";
import { LEAVING_WISHES } from "./leaving-wishes.ts";
import { ITEM_WISHES } from "./item-wishes.ts";
import { PAIR_WISHES } from "./pair-wishes.ts";
import { WISHES_AROUND } from "./wishes-around.ts";
import { STORY_WISHES } from "./story-wishes.ts";
import { POWER_WISHES } from "./power-wishes.ts";
import { VOTE_WISHES } from "./vote-wishes.ts";
import { WISHES_AT_THE_TABLE } from "./wishes-at-the-table.ts";
import { WISHES_OF_ROUNDS } from "./wishes-of-rounds.ts";

/** In every text that a member writes for few: nobody else's view may hold it. */
export const CANARY = {
  mirror: "canary-mirror",
  preparation: "canary-preparation",
  pair: "canary-pair-".padEnd(43, "x"),
} as const;

type Wishes = { readonly [Name in CommandName]: (random: Random, world: World) => CommandInput<Name> };

const QUESTIONS = ["q0", "q1", "q2"] as const;
const PHASES = ["p0", "p1", "p2", "p3", "p4", "p5"] as const;
const nothing = (): Record<string, never> => ({});
const grade = (random: Random): number => 1 + random.below(4);
const wave = (random: Random) => ({ moment: random.pick(MOMENTS) });

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

/** An answer to what is asked, more often than not. */
function answer(random: Random, { session }: World): CommandInput<"evaluation.answer"> {
  const { moment } = wave(random);
  const open = session.evaluation.waves[moment];
  const asked = open.state === "open" ? random.pick(open.questions)?.id : undefined;
  const question = asked ?? (random.pick(QUESTIONS) as QuestionId);
  const said = [{ question, value: 1 + random.below(limits.SCALE_MAX_COUNT) }];
  return { moment, person: random.below(2), pair: random.oneIn(2) ? CANARY.pair : null, said };
}

/** Every command of the protocol: one that is added is played too, or this is no longer a list of all. */
export const WISHES: Wishes = {
  ...SAFETY_WISHES,
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
  "role.lend": (random, world) => ({ member: somebody(random, world), minutes: random.below(20) }),
  "role.set": (random, world) => ({
    member: somebody(random, world),
    role: random.pick(["host", "participant", "observer"]),
  }),
  "member.remove": (random, world) => ({ member: somebody(random, world) }),
  "question.put": (random) => ({
    question: {
      id: random.pick(QUESTIONS) as QuestionId,
      text: "Et alors",
      kind: "scale",
      moments: [random.pick(MOMENTS)],
    },
  }),
  "question.drop": (random) => ({ question: random.pick(QUESTIONS) as QuestionId }),
  "evaluation.open": wave,
  "evaluation.answer": answer,
  "evaluation.show": wave,
  "parity.show": nothing,
  ...VOTE_WISHES,
  ...WISHES_AT_THE_TABLE,
  ...WISHES_AROUND,
  ...WISHES_OF_ROUNDS,
  ...ATTESTATION_WISHES,
  ...ITEM_WISHES,
  ...PAIR_WISHES,
  ...STORY_WISHES,
  ...POWER_WISHES,
  ...LEAVING_WISHES,
};
