import type { ConsentId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { can } from "../rules/roles.ts";
import { stateOf, withBallot, withoutBallots } from "./ballots.ts";
import type { ConsentResult, Consents, ConsentsView, HeldConsent, Second } from "./ballots.ts";
import { keyOf, ofEach, sitsHere } from "./seat.ts";
import type { SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * A proposal that somebody objected to is not decided. What was objected is answered in writing, by anybody; whoever
 * objected is asked once more, on their own seat and in secret, and all of them have to let it pass.
 *
 *   blocked ──answer──► answered ──conclude, all pass──► agreed
 *    │  ▲                 │  ▲ └──conclude, one does not──► blocked, and all are asked again after the next answer
 *    │  └────conclude─────┘  second (a ballot, changed until then)
 *    └──start again, in other words──► another proposal: consents.ts
 *
 * Nothing is told of who was asked, who has said something and how many: one reading at the end of each answer, and
 * silence lets nothing pass. An objection of somebody who is gone stands: taking a person away must not decide anything.
 */

export type ObjectionCommand =
  | { readonly kind: "consent.answer"; readonly consent: ConsentId; readonly words: string }
  | {
      readonly kind: "consent.second";
      readonly consent: ConsentId;
      readonly person: number;
      readonly passes: boolean;
      /** How many answers had been written when it was read: what one lets pass is that one. */
      readonly replies: number;
    }
  | { readonly kind: "consent.conclude"; readonly consent: ConsentId; readonly replies: number };

export const OBJECTION_REASONS = ["nothing-to-answer", "not-objected", "too-many-replies"] as const;
export type ObjectionReason =
  | (typeof OBJECTION_REASONS)[number]
  | SeatReason
  | "no-such-proposal"
  | "words-missing"
  | "words-too-long"
  | "not-your-proposal";

type ObjectionReply = Reply<Step, ObjectionReason>;

interface Barred {
  readonly held: HeldConsent;
  readonly result: ConsentResult;
}

export function reduceObjections(session: Session, command: ObjectionCommand, asker: Asker): ObjectionReply {
  const { consents } = session;
  const result = consents.results.find(({ id }) => id === command.consent);
  const held = consents.held.find(({ id }) => id === command.consent);
  if (!result || !held) return no("no-such-proposal");
  switch (command.kind) {
    case "consent.answer":
      return answer(session, { held, result }, command.words.trim());
    case "consent.second":
      return second(session, { held, result }, { ...command, asker });
    case "consent.conclude":
      return conclude(session, { held, result }, { replies: command.replies, asker });
    default:
      return assertNever(command);
  }
}

function answer(session: Session, { held, result }: Barred, words: string): ObjectionReply {
  const replies = result.replies ?? [];
  if (words === "") return no("words-missing");
  if (words.length > limits.CONSENT_WORDS_MAX_CHARS) return no("words-too-long");
  if (stateOf(result) !== "blocked") return replies.at(-1) === words ? step(session) : no("nothing-to-answer");
  if (replies.length >= limits.CONSENT_REPLIES_MAX_COUNT) return no("too-many-replies");
  return step(changed(session, held, { ...result, state: "answered", replies: [...replies, words] }));
}

interface Say {
  readonly asker: Asker;
  readonly person: number;
  readonly passes: boolean;
  readonly replies: number;
}

function second(session: Session, { held, result }: Barred, { asker, person, passes, replies }: Say): ObjectionReply {
  if (!sitsHere(asker, person)) return no("no-such-person");
  const place = { member: asker.id, person };
  if (!Object.hasOwn(held.asked, keyOf(place))) return no("not-objected");
  if (!isAsked(result, replies)) return no("nothing-to-answer");
  const asked = withBallot<Second>(held.asked, place, passes ? "passes" : "stands");
  return step(asked === held.asked ? session : changed(session, { ...held, asked }, result));
}

/** Whoever put the proposal, or leads. Pressed twice, or by two, it is one reading. */
function conclude(
  session: Session,
  { held, result }: Barred,
  { asker, replies }: { readonly asker: Asker; readonly replies: number },
): ObjectionReply {
  if (!mayConclude(held, asker)) return no("not-your-proposal");
  const isRead = stateOf(result) === "blocked" && (result.replies ?? []).length === replies && replies > 0;
  if (isRead) return step(session);
  if (!isAsked(result, replies)) return no("nothing-to-answer");
  const passed = Object.values(held.asked).filter((one) => one === "passes").length;
  if (passed === result.objections.length) {
    const { consents } = changed(session, held, { ...result, state: "agreed" });
    const left = { ...consents, held: consents.held.filter(({ id }) => id !== held.id) };
    return step({ ...session, consents: left }, [{ kind: "scrub" }]);
  }
  const anew = Object.fromEntries(Object.keys(held.asked).map((key): [string, Second] => [key, "unsaid"]));
  return step(changed(session, { ...held, asked: anew }, { ...result, state: "blocked" }), [{ kind: "scrub" }]);
}

function isAsked(result: ConsentResult, replies: number): boolean {
  return stateOf(result) === "answered" && (result.replies ?? []).length === replies;
}

function mayConclude({ by }: HeldConsent, { id, role }: Asker): boolean {
  return can(role, "takePart") && (by === id || can(role, "lead"));
}

function changed(session: Session, held: HeldConsent, result: ConsentResult): Session {
  const { consents } = session;
  const next: Consents = {
    ...consents,
    results: consents.results.map((one) => (one.id === result.id ? result : one)),
    held: consents.held.map((one) => (one.id === held.id ? held : one)),
  };
  return { ...session, consents: next };
}

/** Whom it asked and who put it are forgotten with them; that somebody objected is not. */
export function withoutHeld(session: Session, member: MemberId, from: number): Session {
  const { held } = session.consents;
  const next = held.map((one) => {
    const asked = withoutBallots(one.asked, member, from);
    const by = from === 0 && one.by === member ? null : one.by;
    return asked === one.asked && by === one.by ? one : { ...one, asked, by };
  });
  const isSame = next.every((one, at) => one === held[at]);
  return isSame ? session : { ...session, consents: { ...session.consents, held: next } };
}

/** Of the others it says nothing, not even that they are asked. */
export function heldSeenBy(held: readonly HeldConsent[], asker: Asker): Pick<ConsentsView, "objected" | "mayConclude"> {
  const objected = held.flatMap(({ id, asked }) => {
    const mine = ofEach(asker, (place) => asked[keyOf(place)] ?? null);
    return mine.every((one) => one === null) ? [] : [{ consent: id, mine }];
  });
  return { objected, mayConclude: held.flatMap((one) => (mayConclude(one, asker) ? [one.id] : [])) };
}
