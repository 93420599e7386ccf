import { isDeepStrictEqual } from "node:util";
import type { BoardId, MemberId, SheetId, StoryId } from "@tablee/shared/ids";
import { ofEach, keyOf } from "@tablee/shared/session/seat";
import type { Asking } from "@tablee/shared/session/check-in";
import type { Wave } from "@tablee/shared/session/evaluation";
import type { Asker, Session, SessionView, Sitter } from "@tablee/shared/session/types";
import { viewOf } from "@tablee/shared/session/view";

/**
 * The same session in which everybody else had answered, written and led otherwise: if a view of it differs, it tells one
 * member what is another's. Each field of a session says here what of it is secret; a new one must, too.
 */

export interface Shown {
  readonly session: Session;
  readonly now: number;
  readonly table: readonly Sitter[];
}

/** One member, and what they are shown. */
export interface Seen {
  readonly me: Asker;
  readonly view: SessionView;
  /** As it goes over the wire. */
  readonly said: string;
}

export function seenBy({ session, now, table }: Shown, me: Asker): Seen {
  const view = viewOf(session, me, now, table);
  return { me, view, said: JSON.stringify(view) };
}

type Disguise = { readonly [Field in keyof Session]: (value: Session[Field], me: Asker) => Session[Field] };

/** Everybody may know all of it. */
const open = <Value>(value: Value): Value => value;
const OTHER = "somebody-else" as MemberId;

/** Only of places that are mine the value stays. */
function mineOf<Ballot>(
  ballots: Readonly<Record<string, Ballot>>,
  me: Asker,
  otherwise: Ballot,
): Readonly<Record<string, Ballot>> {
  const mine = new Set(ofEach(me, keyOf));
  return Object.fromEntries(Object.entries(ballots).map(([key, one]) => [key, mine.has(key) ? one : otherwise]));
}

function unheard(wave: Wave, me: Asker): Wave {
  if (wave.state !== "open") return wave;
  const mine = new Set(ofEach(me, keyOf));
  return {
    ...wave,
    answers: wave.answers.map(() => ({ pair: null, said: [] })),
    voices: wave.voices.map((voice) => (mine.has(voice) ? voice : `${OTHER}/0`)),
  };
}

function uncounted(asking: Asking, me: Asker): Asking {
  if (asking.state !== "open") return asking;
  const mine = new Set(ofEach(me, keyOf));
  const voices = asking.voices.map((voice) => (mine.has(voice) ? voice : `${OTHER}/0`));
  return { state: "open", counts: {}, words: [], voices };
}

const SECRETS: Disguise = {
  phases: open,
  phase: open,
  timer: open,
  hands: open,
  floor: open,
  floorSince: open,
  // Whose it is; how many, and of the group that a phase waits for, is told.
  ready: open,
  structureLocked: open,
  rounds: (rounds, { id }) => ({
    ...rounds,
    sheets: rounds.sheets.map((one) =>
      one.member === id ? one : { sheet: "elsewhere" as SheetId, epoch: 9, member: OTHER, person: 0 },
    ),
  }),
  votes: (votes, me) => ({
    ...votes,
    open: votes.open && { ...votes.open, ballots: mineOf(votes.open.ballots, me, []) },
  }),
  consents: (consents, me) => ({
    ...consents,
    open: consents.open && {
      ...consents.open,
      voices: mineOf(consents.open.voices, me, { answer: "objection", words: "otherwise" }),
      // That it is one’s own to end is for oneself and for hosts, who end any.
      by: consents.open.by === me.id ? me.id : OTHER,
    },
    // Others objected, or as many and answered otherwise.
    held: consents.held.map((one) => ({
      ...one,
      by: one.by === me.id ? me.id : OTHER,
      asked: { ...mineOf(one.asked, me, "stands" as const), [`${OTHER}/0`]: "passes" as const },
    })),
  }),
  rules: (rules, { id }) => ({
    ...rules,
    agreed: rules.agreed.map((one) => (one.member === id ? one : { member: OTHER, person: 0 })),
  }),
  goal: open,
  brake: open,
  brakes: open,
  closing: open,
  named: open,
  waits: open,
  duo: (duo, { id, role }) => {
    if (!duo || (duo.members.includes(id) && role === "host")) return duo;
    const members = [OTHER, OTHER] as const;
    return { ...duo, members, holder: OTHER, offered: false, handovers: [], glances: [], mirrorEveryMin: 1 };
  },
  preparation: (preparation, { role }) => (role === "host" ? preparation : { notes: [], drafts: [] }),
  evaluation: ({ questions, waves }, me) => ({
    questions,
    waves: {
      before: unheard(waves.before, me),
      during: unheard(waves.during, me),
      after: unheard(waves.after, me),
      communities: unheard(waves.communities, me),
    },
  }),
  parity: open,
  // A number of people by part: heard in words alone, when it is published.
  began: () => ({ other: 3 }),
  series: open,
  // What is rehearsed is for hosts to know.
  rehearsal: (rehearsal, { role }) =>
    rehearsal && (role === "host" ? rehearsal : { of: "elsewhere" as BoardId, endsAt: rehearsal.endsAt }),
  checkIn: ({ question, askings: { weather, pulse } }, me) => ({
    question,
    askings: { weather: uncounted(weather, me), pulse: uncounted(pulse, me) },
  }),
  // What somebody met is known to them alone; who is asked to take a card on, to the two of them.
  items: ({ met, asked }, { id }) => ({
    met: met.filter(({ member }) => member === id),
    asked: asked.filter(({ member, by }) => member === id || by === id),
  }),
  decisions: open,
  // Who is asked to carry a sequence is known to the two of them.
  programme: (programme, { id }) => ({
    ...programme,
    asked: programme.asked.filter(({ member, by }) => member === id || by === id),
  }),
  // What others ask is for hosts; how they were answered, for nobody but them.
  attestations: (attestations, { id, role }) =>
    attestations.filter(({ member, state }) => member === id || (role === "host" && state === "asked")),
  accords: (accords, { id }) => accords.filter(({ member }) => member === id),
  // Nobody is in these.
  safety: open,
  storyKeeping: open,
  // Others do not even know that two meet; of the two, neither what the other answered first.
  pairs: (pairs, { id }) =>
    pairs
      .filter(({ people }) => people.some(({ member }) => member === id))
      .map((pair) => ({
        ...pair,
        checked: pair.checked.map((one) => {
          const isBoth = pair.checked.filter(({ check }) => check === one.check).length === 2;
          return isBoth || one.member === id ? one : { ...one, answer: "unsure" as const };
        }),
      })),
  association: open,
  course: open,
  // Until both rounds are told nobody knows a word, nor who gave some: but their own seat, and how many.
  words: (words, me) => {
    if (words.step === "shown") return words;
    const mine = new Set(ofEach(me, keyOf));
    const unsaid = ({ people, voices }: typeof words.rounds.before) => ({
      people,
      words: ["otherwise"],
      voices: voices.map((voice) => (mine.has(voice) ? voice : `${OTHER}/0`)),
    });
    return { ...words, rounds: { before: unsaid(words.rounds.before), after: unsaid(words.rounds.after) } };
  },
  // One that others may not read is not there, nor what hangs on it; a quote that is asked for is between two.
  stories: (stories, { id }) => {
    const told = stories.told.filter(({ member, level }) => member === id || level !== "me-only");
    const isRead = ({ story }: { readonly story: StoryId }): boolean => told.some((one) => one.id === story);
    const isMine = ({ story }: { readonly story: StoryId }): boolean =>
      told.some((one) => one.id === story && one.member === id);
    return {
      told: told.map((story) => (story.member === id || story.signed ? story : { ...story, member: OTHER, person: 0 })),
      derivations: stories.derivations.filter(isRead),
      quotes: stories.quotes
        .filter((quote) => isRead(quote) && (quote.state === "agreed" || isMine(quote) || quote.asker === id))
        .map((quote) => (quote.asker === id ? quote : { ...quote, asker: OTHER })),
      withdrawn: stories.withdrawn.filter(({ member }) => member === id),
      marked: stories.marked,
    };
  },
  // What others answered is for those who lead; whose a quote is, and who of a seat answered, for nobody.
  report: ({ audience, readings }, { id, role }) => ({
    audience,
    readings: readings
      .filter(({ member }) => member === id || role === "host")
      .map((one) => {
        if (one.member === id) return one;
        return { ...one, member: one.kind === "quote" ? OTHER : one.member, person: 0 };
      }),
  }),
  exported: open,
  credits: open,
  // Types of which enough people wrote.
  heard: () => [],
};

function disguised(session: Session, me: Asker): Session {
  const hidden = <Field extends keyof Session>(field: Field): readonly [Field, Session[Field]] => [
    field,
    SECRETS[field](session[field], me),
  ];
  // Made of every field of it.
  return Object.fromEntries((Object.keys(SECRETS) as (keyof Session)[]).map(hidden)) as unknown as Session;
}

/** They cannot tell the session from one in which the others did otherwise. */
export function keepsSecrets({ session, now, table }: Shown, { me, view }: Seen): boolean {
  return isDeepStrictEqual(view, viewOf(disguised(session, me), me, now, table));
}
