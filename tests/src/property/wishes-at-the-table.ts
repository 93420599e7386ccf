import type { CardId, ZoneId } from "@tablee/shared/ids";
import type { CommandInput } from "@tablee/shared/protocol/commands";
import * as limits from "@tablee/shared/limits";
import { DECISIONS } from "@tablee/shared/session/brake";
import { ASKINGS, PULSES, WEATHERS } from "@tablee/shared/session/check-in";
import { REACTIONS } from "@tablee/shared/session/passing";
import { accessOf } from "@tablee/shared/session/access";
import type { Asker, Session, SessionView } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";

/** What somebody may wish beside writing and voting, sensible or not. */

const DAY_MS = 24 * 3_600_000;
const CARDS = ["c0", "c1", "c2"] as unknown as readonly [CardId, CardId, CardId];
const nothing = (): Record<string, never> => ({});

/** Said once and for all in it, so that a test finds who pulled an unsigned brake nowhere. */
const UNSIGNED = "canary-unsigned";

interface Shown {
  readonly session: Session;
}

export const WISHES_AT_THE_TABLE = {
  "rules.post": (random: Random) => ({ text: random.pick(["", "On s’écoute.", "On garde les mots."]) }),
  "rules.agree": (random: Random, { session }: Shown): CommandInput<"rules.agree"> => ({
    round: session.rules.round - (random.oneIn(4) ? 1 : 0),
    person: random.below(2),
    agrees: !random.oneIn(3),
  }),
  "goal.set": (random: Random) => ({ text: random.oneIn(3) ? "" : "Écrire ensemble." }),
  "brake.pull": (random: Random) => {
    const signed = random.oneIn(3);
    return { reason: signed ? "" : UNSIGNED, signed };
  },
  "brake.answer": (random: Random): CommandInput<"brake.answer"> => ({
    decision: random.pick(DECISIONS),
    cards: CARDS.filter(() => random.oneIn(2)),
    words: "",
  }),
  react: (random: Random): CommandInput<"react"> => ({ card: random.pick(CARDS), reaction: random.pick(REACTIONS) }),
  summon: (): CommandInput<"summon"> => ({ zone: "z" as ZoneId }),
  "board.close": (random: Random) => ({
    decided: "",
    tasks: [],
    // The clock of this world begins there; too near and too far are refused.
    deleteAt: random.oneIn(2) ? null : 1_700_000_000_000 + random.below(limits.DELETION_AHEAD_MAX_DAYS + 20) * DAY_MS,
  }),
  "board.reopen": nothing,
  "board.keep": nothing,
  "rehearsal.end": nothing,
  "checkin.give": (random: Random): CommandInput<"checkin.give"> => ({
    asking: random.pick(ASKINGS),
    choice: random.pick([...WEATHERS, ...PULSES]),
    word: random.oneIn(2) ? "bien" : "",
    person: random.below(2),
  }),
  "checkin.show": (random: Random): CommandInput<"checkin.show"> => ({ asking: random.pick(ASKINGS) }),
  "checkin.ask": (random: Random) => ({ question: random.oneIn(2) ? "" : "Je me sens à ma place." }),
  "meeting.open": (random: Random): CommandInput<"meeting.open"> => ({
    after: 1 + random.below(3),
    leave: { zones: [], outside: random.oneIn(3), kinds: random.oneIn(3) ? ["obstacle"] : [] },
    phases: random.oneIn(3) ? [] : null,
  }),
  "meeting.plan": (random: Random): CommandInput<"meeting.plan"> => ({
    plan: random.oneIn(3) ? null : { start: "2027-03-09T14:00", zone: "Europe/Paris", minutes: 90, every: "month" },
  }),
};

/** A brake and a closing hold for everybody; who did not sign is named nowhere; nobody agrees twice. */
export function holdsAtTheTable(session: Session, askers: readonly Asker[]): boolean {
  const { brake, brakes, closing, rules } = session;
  const all = brake ? [...brakes, brake] : brakes;
  const isTight = all.every(({ reason, by }) => reason !== UNSIGNED || by === null);
  const isHeld = askers.every((asker) => {
    const access = accessOf(session, asker);
    return !(closing.closed && access.cards) && !(brake && access.structure);
  });
  const isCounted =
    new Set(rules.agreed.map(({ member, person }) => `${member} ${person}`)).size === rules.agreed.length;
  return isTight && isHeld && isCounted && (closing.closed || closing.deleteAt === null);
}

/** The rest of a view, where no member is named: of brakes, only those that are not signed. */
export function withoutSignatures({ brake, brakes, ...rest }: Pick<SessionView, "brake" | "brakes">): object {
  return { ...rest, brakes: [brake, ...brakes].filter((one) => one?.by === null) };
}
