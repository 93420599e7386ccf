import type { CardId, MemberId, NoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { HouseChange } from "./house-change.ts";
import { accessOf } from "./access.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * What needs a promise about a card: the rest of it lies in the document. The house writes what comes of it, and judges
 * it by the document as it is stored.
 *
 *   nobody ──owner.ask──► asked ──accept──► the house writes who owns it
 *     │                     └──decline, withdraw──► nobody       nobody else ever hears of it
 *     └──owner.take──► the house writes who owns it ──owner.leave──► nobody
 *
 * Who has met an obstacle is said in confidence: it is known to nobody but the one who said it.
 */

export type ItemCommand =
  | { readonly kind: "item.meet"; readonly card: CardId; readonly met: boolean }
  | { readonly kind: "item.confirm"; readonly card: CardId; readonly claim: NoteId }
  | { readonly kind: "item.challenge"; readonly card: CardId; readonly reason: string }
  | { readonly kind: "owner.ask"; readonly card: CardId; readonly member: MemberId }
  | { readonly kind: "owner.withdraw"; readonly card: CardId; readonly member: MemberId }
  | { readonly kind: "owner.answer"; readonly card: CardId; readonly accepts: boolean }
  | { readonly kind: "owner.take"; readonly card: CardId }
  | { readonly kind: "owner.leave"; readonly card: CardId };

/** Of this slice, and of what the house finds in the document (`shared/board/edit-records.ts`). */
export const ITEM_REASONS = [
  "gate-closed",
  "not-asked",
  "asked-already",
  "cannot-own",
  "too-many-asked",
  "too-many-met",
  "card-gone",
  "not-removed",
  "not-for-you",
  "owned-already",
  "not-yours",
  "too-many-records",
] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

export interface Met {
  readonly card: CardId;
  readonly member: MemberId;
}

export interface OwnerAsked {
  readonly card: CardId;
  readonly member: MemberId;
  readonly by: MemberId;
}

export interface Items {
  readonly met: readonly Met[];
  readonly asked: readonly OwnerAsked[];
}

export const NO_ITEMS: Items = { met: [], asked: [] };

/** Of all that was said in confidence, what oneself said; of the questions, those one put or is asked. */
export interface ItemsView {
  readonly met: readonly CardId[];
  readonly asked: readonly OwnerAsked[];
}

export function itemsView({ items }: Session, { id }: Asker): ItemsView {
  return {
    met: items.met.flatMap(({ card, member }) => (member === id ? [card] : [])),
    asked: items.asked.filter(({ member, by }) => member === id || by === id),
  };
}

export function reduceItems(session: Session, command: ItemCommand, context: Context): Reply<Step, ItemReason> {
  const taken = take(session, command, context);
  // What may not be written by hand now is not written by the house for the same person.
  const { cards, reason } = accessOf(session, context.asker);
  const isEarly = !cards && reason !== "closed" && taken.ok && taken.value.effects.length > 0;
  return isEarly ? no("gate-closed") : taken;
}

function take(session: Session, command: ItemCommand, context: Context): Reply<Step, ItemReason> {
  const { asker } = context;
  const { card } = command;
  switch (command.kind) {
    case "item.meet":
      return meet(session, { card, member: asker.id }, command.met);
    case "item.confirm": {
      const met = session.items.met.some((one) => one.card === card && one.member === asker.id);
      return write(session, { kind: "item.confirm", card, claim: command.claim, member: asker.id, met });
    }
    case "item.challenge":
      return write(session, { kind: "item.challenge", card, reason: command.reason });
    case "owner.leave":
      return write(session, { kind: "item.disown", card, member: asker.id });
    case "owner.take":
      return own(session, card, context);
    default:
      return reduceAsked(session, command, context);
  }
}

type AskedCommand = Extract<ItemCommand, { readonly kind: "owner.ask" | "owner.withdraw" | "owner.answer" }>;

function reduceAsked(session: Session, command: AskedCommand, context: Context): Reply<Step, ItemReason> {
  const { asker, table = [] } = context;
  const { card } = command;
  const { asked } = session.items;
  if (command.kind === "owner.ask") {
    const { member } = command;
    if (member === asker.id) return own(session, card, context);
    if (asked.some((one) => one.card === card && one.member === member)) return no("asked-already");
    if (!table.some(({ id, role }) => id === member && role !== "observer")) return no("cannot-own");
    if (asked.length >= limits.OWNERS_ASKED_MAX_COUNT) return no("too-many-asked");
    return step(withAsked(session, [...asked, { card, member, by: asker.id }]));
  }
  const isMeant = (one: OwnerAsked): boolean =>
    one.card === card &&
    (command.kind === "owner.answer" ? one.member === asker.id : one.by === asker.id && one.member === command.member);
  if (!asked.some(isMeant)) return no("not-asked");
  if (command.kind === "owner.answer" && command.accepts) return own(session, card, context);
  return step(
    withAsked(
      session,
      asked.filter((one) => !isMeant(one)),
    ),
  );
}

/** By oneself alone: the only way in which somebody comes to own something. What was asked about the card is over. */
function own(session: Session, card: CardId, { asker, table = [] }: Context): Reply<Step, ItemReason> {
  const left = session.items.asked.filter((one) => one.card !== card);
  const seated = table.map(({ id }) => id);
  return write(withAsked(session, left), { kind: "item.own", card, member: asker.id, seated });
}

function meet(session: Session, said: Met, isMet: boolean): Reply<Step, ItemReason> {
  const { items } = session;
  const others = items.met.filter(({ card, member }) => card !== said.card || member !== said.member);
  if (isMet && others.length >= limits.MET_MAX_COUNT) return no("too-many-met");
  if (isMet === others.length < items.met.length) return step(session);
  return step({ ...session, items: { ...items, met: isMet ? [...others, said] : others } });
}

function withAsked(session: Session, asked: readonly OwnerAsked[]): Session {
  return { ...session, items: { ...session.items, asked } };
}

function write(session: Session, change: HouseChange): Reply<Step, never> {
  return step(session, [{ kind: "board", change }]);
}

/** What they said in confidence goes, what they were asked and asked too. Where they own something stands their id, which names nobody now. */
export function forgetInItems(session: Session, gone: MemberId): Session {
  const { items } = session;
  const met = items.met.filter(({ member }) => member !== gone);
  const asked = items.asked.filter(({ member, by }) => member !== gone && by !== gone);
  const isSame = met.length === items.met.length && asked.length === items.asked.length;
  return isSame ? session : { ...session, items: { met, asked } };
}
