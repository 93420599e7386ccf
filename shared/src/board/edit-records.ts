import * as Y from "yjs";
import type { CardId, MemberId, NoteId, RecordId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { nextOrder } from "./edit-notes.ts";
import { transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { itemOf } from "./items.ts";
import { readBoard } from "./read.ts";
import { entryOf, rootOf } from "./schema.ts";
import type { Recorded } from "./types.ts";

/** What the house writes of a card when somebody asked for it who may: no member writes here, on any way. */

export const RECORD_REASONS = [
  "card-gone",
  "not-removed",
  "not-for-you",
  "owned-already",
  "not-yours",
  "too-many-records",
] as const;
export type RecordReason = (typeof RECORD_REASONS)[number];
type RecordReply = Reply<null, RecordReason>;

/** What is known of whoever asks, and of who wrote what: told by the client ids, which nobody can take over. */
export interface Witness {
  readonly member: MemberId;
  /** They said before that they have met it. */
  readonly hasMet: boolean;
  /** Whether this client id writes for them, or for the house. */
  readonly writes: (client: number, who: "member" | "house") => boolean;
}

/**
 * That it is over is said by someone who raised it, or who met it and is not the one who called it removed: nobody calls
 * something removed and confirms it by themself unless it is theirs.
 */
export function recordConfirmed(
  hand: Hand,
  { card, claim }: { readonly card: CardId; readonly claim: NoteId },
  witness: Witness,
): RecordReply {
  if (!entryOf(hand.doc, "cards", card)) return no("card-gone");
  const item = itemOf(readBoard(hand.doc), card);
  if (item.claim !== claim) return no("not-removed");
  if (item.isConfirmed) return yes(null);
  const isOwnClaim = isWrittenBy(entryOf(hand.doc, "notes", claim), "status", (client) =>
    witness.writes(client, "member"),
  );
  if (!hasRaised(hand, card, witness) && !(witness.hasMet && !isOwnClaim)) return no("not-for-you");
  return write(hand, { card, what: "confirmed", of: claim });
}

/** Anybody may, with a reason. */
export function recordChallenged(hand: Hand, card: CardId, reason: string): RecordReply {
  if (!entryOf(hand.doc, "cards", card)) return no("card-gone");
  if (itemOf(readBoard(hand.doc), card).status !== "removed") return no("not-removed");
  return write(hand, { card, what: "challenged", text: reason });
}

/** `seated`: everybody of the table. Somebody who is not among them any more owns nothing. */
export function recordOwned(
  hand: Hand,
  { card, member, seated }: { readonly card: CardId; readonly member: MemberId; readonly seated: readonly MemberId[] },
): RecordReply {
  if (!entryOf(hand.doc, "cards", card)) return no("card-gone");
  const { owner } = itemOf(readBoard(hand.doc), card);
  if (owner === member) return yes(null);
  if (owner !== null && seated.includes(owner)) return no("owned-already");
  return write(hand, { card, what: "owned", member });
}

export function recordDisowned(hand: Hand, card: CardId, member: MemberId): RecordReply {
  if (itemOf(readBoard(hand.doc), card).owner !== member) return no("not-yours");
  return write(hand, { card, what: "disowned" });
}

interface NewRecord {
  readonly card: CardId;
  readonly what: Recorded;
  readonly of?: NoteId;
  readonly text?: string;
  readonly member?: MemberId;
}

function write(hand: Hand, record: NewRecord): RecordReply {
  const root = rootOf(hand.doc, "records");
  if (root.size >= limits.RECORDS_MAX_COUNT) return no("too-many-records");
  // Made by newId just now.
  const id = hand.newId() as RecordId;
  transact(hand, () =>
    root.set(id, new Y.Map<unknown>([...Object.entries(record), ["order", nextOrder(hand)], ["at", hand.now()]])),
  );
  return yes(null);
}

/**
 * Who first put the card there: a map keeps what stood under a key before, so that a card that somebody else brought
 * back, or wrote anew in its place, is still that of whoever raised it. Of what the house brought, from private sheets
 * or a file, it wrote itself who is named.
 */
function hasRaised({ doc }: Hand, card: CardId, { member, writes }: Witness): boolean {
  const entry = entryOf(doc, "cards", card);
  let first = entry?._item ?? null;
  while (first?.left) first = first.left;
  if (!first) return false;
  if (writes(first.id.client, "member")) return true;
  const born = entry?.get("born");
  const isNamed = typeof born === "object" && born !== null && "by" in born && born.by === member;
  return isNamed && writes(first.id.client, "house") && isWrittenBy(entry, "born", (client) => writes(client, "house"));
}

function isWrittenBy(entry: Y.Map<unknown> | undefined, key: string, is: (client: number) => boolean): boolean {
  // oxlint-disable-next-line no-underscore-dangle -- the library has no other way to ask who wrote a value
  const item = entry?._map.get(key);
  return item !== undefined && is(item.id.client);
}
