import type { PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Reply } from "../reply.ts";
import { currentPhase } from "./access.ts";
import { step } from "./step.ts";
import { hereBy, stayingOf } from "./staying.ts";
import type { Staying } from "./staying.ts";
import type { Context, Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * How what lies on the table is spread over the three knowledge types: in bands, once for each phase, and never of so
 * few people that a band would speak of one of them. No number per person is made on the way.
 */

export const BANDS = ["none", "few", "some", "half", "most"] as const;
/** Of the cards: none, under a sixth, under two fifths, under three fifths, more. */
export type Band = (typeof BANDS)[number];

export const VOICES = ["experience", "practice", "academic", "other"] as const;
/** A knowledge type; `other`: cards without one, and types of which too few people wrote. */
export type VoiceGroup = (typeof VOICES)[number];

/** What the server counted for this one answer; it is not kept. */
export interface VoiceCount {
  readonly group: VoiceGroup;
  readonly cards: number;
  /** At least so many people wrote them; never more than PARITY_PEOPLE_MIN_COUNT, which is all that is asked. */
  readonly people: number;
}

export interface Parity {
  /** After which it was published; null outside of any. */
  readonly phase: PhaseId | null;
  readonly groups: readonly { readonly group: VoiceGroup; readonly band: Band }[];
  /** Of which too few people wrote: not shown, or in `other`. */
  readonly suppressed: readonly VoiceGroup[];
  /** How many of those who began the phase are still here; left out where nothing can be said. */
  readonly stays?: readonly Staying[];
}

/** Made by the server from `parity.show`, which brings nothing. */
export type ParityCommand = { readonly kind: "parity.publish"; readonly counts: readonly VoiceCount[] };

/** Shown once for a phase: two pictures with one card between them would speak of whoever wrote it. */
export function reduceParity(
  session: Session,
  { counts }: ParityCommand,
  { table = [] }: Pick<Context, "table">,
): Reply<Step, never> {
  const phase = currentPhase(session)?.id ?? null;
  if (session.parity.some((one) => one.phase === phase)) return step(session);
  const known = counts.map((one) =>
    session.heard.includes(one.group) ? { ...one, people: limits.PARITY_PEOPLE_MIN_COUNT } : one,
  );
  const stays = stayingOf(session.began, hereBy(table));
  const published = { phase, ...parityOf(known), ...(stays.length > 0 && { stays }) };
  return step({ ...session, parity: [...session.parity, published] });
}

export function parityOf(counts: readonly VoiceCount[]): Omit<Parity, "phase" | "stays"> {
  const total = counts.reduce((sum, { cards }) => sum + cards, 0);
  const known = counts.filter(({ group }) => group !== "other");
  const suppressed = known.filter(({ cards, people }) => cards > 0 && people < limits.PARITY_PEOPLE_MIN_COUNT);
  const shown = known.filter((one) => !suppressed.includes(one));
  const rest = [...suppressed, ...counts.filter(({ group }) => group === "other")];
  const other = {
    cards: rest.reduce((sum, { cards }) => sum + cards, 0),
    people: rest.reduce((sum, { people }) => sum + people, 0),
  };
  const isOtherShown = other.cards > 0 && other.people >= limits.PARITY_PEOPLE_MIN_COUNT;
  return {
    groups: [
      ...shown.map(({ group, cards }) => ({ group, band: bandOf(cards, total) })),
      ...(isOtherShown ? [{ group: "other" as const, band: bandOf(other.cards, total) }] : []),
    ],
    suppressed: suppressed.map(({ group }) => group),
  };
}

export function bandOf(cards: number, total: number): Band {
  const share = total === 0 ? 0 : cards / total;
  if (share === 0) return "none";
  if (share < 1 / 6) return "few";
  if (share < 2 / 5) return "some";
  return share < 3 / 5 ? "half" : "most";
}
