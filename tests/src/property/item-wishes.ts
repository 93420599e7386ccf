import type { CardId, MemberId, NoteId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { Session } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";

type OfItems = Extract<CommandName, `item.${string}` | `owner.${string}`>;

interface Table {
  readonly people: readonly { readonly id: MemberId }[];
  readonly session: Pick<Session, "items">;
}

const CARDS = ["card-0", "card-1", "card-2"] as CardId[];
const card = (random: Random): CardId => random.pick(CARDS) ?? ("card-0" as CardId);
const member = (random: Random, { people }: Table): MemberId => random.pick(people)?.id ?? ("nobody" as MemberId);

/** What people may wish of what becomes of cards, among everything else. */
export const ITEM_WISHES: { readonly [Name in OfItems]: (random: Random, table: Table) => CommandInput<Name> } = {
  "item.meet": (random) => ({ card: card(random), met: !random.oneIn(3) }),
  "item.confirm": (random) => ({ card: card(random), claim: "note-0" as NoteId }),
  "item.challenge": (random) => ({ card: card(random), reason: "Toujours pas de bus." }),
  "owner.ask": (random, table) => ({ card: card(random), member: member(random, table) }),
  "owner.withdraw": (random, table) => {
    const { card: asked, member: whom } = random.pick(table.session.items.asked) ?? {
      card: card(random),
      member: member(random, table),
    };
    return { card: asked, member: whom };
  },
  "owner.answer": (random) => ({ card: card(random), accepts: random.oneIn(2) }),
  "owner.take": (random) => ({ card: card(random) }),
  "owner.leave": (random) => ({ card: card(random) }),
};
