import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { bandOf } from "./parity.ts";
import type { Band } from "./parity.ts";
import { isKeyOn, keyOf, ofEach, sitsHere } from "./seat.ts";
import type { SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * How people come to a meeting, each once and without a name: the weather with a word if they wish, and one question of
 * trust. Two askings, each
 *
 *   open ──show──► shown, for this meeting
 *   each answers    bands for everybody at once; of fewer than are enough nothing, ever
 *
 * While it is open there are counts, which hold no order, and beside them who has answered, to refuse a second answer.
 * Shown, both are gone: what is kept are bands.
 */

export const ASKINGS = ["weather", "pulse"] as const;
export type AskingName = (typeof ASKINGS)[number];

export const WEATHERS = ["sun", "cloud", "wind", "rain", "storm"] as const;
/** From 1, not at all, to 4, entirely. */
export const PULSES = ["1", "2", "3", "4"] as const;
export const CHOICES = { weather: WEATHERS, pulse: PULSES } as const;
export type Choice = (typeof WEATHERS)[number] | (typeof PULSES)[number];

/** What may be said of an asking. `hidden`: too few answered. */
export type Shown =
  | { readonly kind: "hidden" }
  | {
      readonly kind: "bands";
      readonly bands: readonly { readonly choice: Choice; readonly band: Band }[];
      /** Sorted by their letters. */
      readonly words: readonly string[];
    };

export type Asking =
  | {
      readonly state: "open";
      readonly counts: Readonly<Partial<Record<Choice, number>>>;
      readonly words: readonly string[];
      /** `member/place on the seat`, sorted. */
      readonly voices: readonly string[];
    }
  | { readonly state: "shown"; readonly shown: Shown };

export interface CheckIn {
  /** What the pulse asks; empty: the usual words, in the language that each one reads. */
  readonly question: string;
  readonly askings: Readonly<Record<AskingName, Asking>>;
}

const UNASKED: Asking = { state: "open", counts: {}, words: [], voices: [] };
export const NEW_CHECK_IN: CheckIn = { question: "", askings: { weather: UNASKED, pulse: UNASKED } };

export type CheckInCommand =
  | {
      readonly kind: "checkin.give";
      readonly asking: AskingName;
      readonly choice: Choice;
      /** Of the weather; empty for none. */
      readonly word: string;
      readonly person: number;
    }
  | { readonly kind: "checkin.show"; readonly asking: AskingName }
  | { readonly kind: "checkin.ask"; readonly question: string };

export type CheckInReason = "wave-not-open" | "already-answered" | "wrong-answer" | SeatReason;

export function reduceCheckIn(
  session: Session,
  command: CheckInCommand,
  { asker }: Context,
): Reply<Step, CheckInReason> {
  const { checkIn } = session;
  if (command.kind === "checkin.ask") return ask(session, command.question);
  const asking = checkIn.askings[command.asking];
  if (command.kind === "checkin.show") {
    if (asking.state === "shown") return step(session);
    // The counts leave the files as well.
    return step(withAsking(session, command.asking, { state: "shown", shown: shownOf(command.asking, asking) }), [
      { kind: "scrub" },
    ]);
  }
  if (asking.state !== "open") return no("wave-not-open");
  if (!sitsHere(asker, command.person)) return no("no-such-person");
  const voice = keyOf({ member: asker.id, person: command.person });
  if (asking.voices.includes(voice)) return no("already-answered");
  const { choice } = command;
  if (!CHOICES[command.asking].some((one) => one === choice)) return no("wrong-answer");
  if (command.word !== "" && command.asking !== "weather") return no("wrong-answer");
  return step(
    withAsking(session, command.asking, {
      state: "open",
      // Under the names of all choices, so that not even their order says which was given first.
      counts: counted(command.asking, asking.counts, choice),
      words: command.word === "" ? asking.words : [...asking.words, command.word].toSorted(),
      voices: [...asking.voices, voice].toSorted(),
    }),
  );
}

function counted(
  name: AskingName,
  counts: Readonly<Partial<Record<Choice, number>>>,
  choice: Choice,
): Readonly<Partial<Record<Choice, number>>> {
  return Object.fromEntries(CHOICES[name].map((one) => [one, (counts[one] ?? 0) + (one === choice ? 1 : 0)]));
}

/** Other words are another question: once somebody has answered, it stays as it is for this meeting. */
function ask(session: Session, question: string): Reply<Step, CheckInReason> {
  const { checkIn } = session;
  if (question === checkIn.question) return step(session);
  const { pulse } = checkIn.askings;
  if (pulse.state === "shown" || pulse.voices.length > 0) return no("already-answered");
  return step({ ...session, checkIn: { ...checkIn, question } });
}

function withAsking(session: Session, name: AskingName, asking: Asking): Session {
  const { checkIn } = session;
  return { ...session, checkIn: { ...checkIn, askings: { ...checkIn.askings, [name]: asking } } };
}

export function shownOf(name: AskingName, asking: Asking): Shown {
  if (asking.state === "shown") return asking.shown;
  const total = asking.voices.length;
  const answered = Object.values(asking.counts).reduce((sum, count) => sum + count, 0);
  // Whoever was removed has answered all the same, and their voice is gone: the smaller of the two decides.
  if (Math.min(total, answered) < limits.CHECK_IN_ANSWERS_MIN_COUNT) return { kind: "hidden" };
  const bands = CHOICES[name].map((choice) => ({ choice, band: bandOf(asking.counts[choice] ?? 0, answered) }));
  const isEnough = asking.words.length >= limits.CHECK_IN_ANSWERS_MIN_COUNT;
  return { kind: "bands", bands, words: isEnough ? asking.words : [] };
}

/** The question lasts, so that a trend is of one question; answers are of one meeting. */
export function checkInOfNext({ question }: CheckIn): CheckIn {
  return { ...NEW_CHECK_IN, question };
}

export interface AskingView {
  readonly state: Asking["state"];
  /** How many have answered, while it is open; never who. */
  readonly answered: number;
  /** For each person of one’s own seat, while it is open. */
  readonly mine: readonly boolean[];
  readonly shown: Shown | null;
}

export interface CheckInView {
  readonly question: string;
  readonly weather: AskingView;
  readonly pulse: AskingView;
}

export function checkInView({ question, askings }: CheckIn, asker: Asker): CheckInView {
  return { question, weather: askingView(askings.weather, asker), pulse: askingView(askings.pulse, asker) };
}

function askingView(asking: Asking, asker: Asker): AskingView {
  if (asking.state === "shown") return { state: "shown", answered: 0, mine: [], shown: asking.shown };
  const mine = ofEach(asker, (place) => asking.voices.includes(keyOf(place)));
  return { state: "open", answered: asking.voices.length, mine, shown: null };
}

/** What a removed person has said stays: nobody can tell which it was. */
export function forgetInCheckIn(session: Session, member: MemberId): Session {
  const { checkIn } = session;
  const without = (asking: Asking): Asking =>
    asking.state === "open" && asking.voices.some((voice) => isKeyOn(voice, member))
      ? { ...asking, voices: asking.voices.filter((voice) => !isKeyOn(voice, member)) }
      : asking;
  const [weather, pulse] = [without(checkIn.askings.weather), without(checkIn.askings.pulse)];
  if (weather === checkIn.askings.weather && pulse === checkIn.askings.pulse) return session;
  return { ...session, checkIn: { ...checkIn, askings: { weather, pulse } } };
}
