import * as Y from "yjs";
import type { CardId, NoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { lastOrder } from "./edit-order.ts";
import { transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { compareOrder, keysBetween } from "./order.ts";
import { entryOf, rootOf } from "./schema.ts";
import type { Status } from "./types.ts";

/** What is written beside a card. Nothing of it is changed afterwards: another word is another note. */

export interface NewNote {
  readonly card: CardId;
  readonly text?: string;
  /** What a person can say; that it is reopened is said by a challenge. */
  readonly status?: Exclude<Status, "reopened"> | null;
  readonly due?: string | null;
  readonly address?: string;
}

export type NoteReason = "gone" | "text-too-long" | "too-many-notes" | "nothing-said";

export function addNote(hand: Hand, { card, ...said }: NewNote): Reply<NoteId, NoteReason> {
  const root = rootOf(hand.doc, "notes");
  if (!entryOf(hand.doc, "cards", card)) return no("gone");
  if (root.size >= limits.NOTES_MAX_COUNT) return no("too-many-notes");
  const { text = "", address = "" } = said;
  if (text.length > limits.NOTE_TEXT_MAX_CHARS || address.length > limits.NOTE_ADDRESS_MAX_CHARS)
    return no("text-too-long");
  const values = Object.entries(said).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (values.length === 0) return no("nothing-said");
  // Made by newId just now: the brand says no more than that.
  const id = hand.newId() as NoteId;
  transact(hand, () =>
    root.set(
      id,
      new Y.Map<unknown>([
        ["card", card],
        ["text", text],
        ["order", nextOrder(hand)],
        ["born", { by: hand.by, at: hand.now() }],
        ...values.filter(([key]) => key !== "text"),
      ]),
    ),
  );
  return yes(id);
}

/** After all that is known of any card, whoever wrote it: notes and records have one order. */
export function nextOrder(hand: Hand): string {
  const [one, other] = [lastOrder(hand.doc, "notes"), lastOrder(hand.doc, "records")];
  const isLater =
    one !== undefined && other !== undefined && compareOrder({ id: "", order: one }, { id: "", order: other }) < 0;
  const after = isLater ? other : (one ?? other);
  return keysBetween({ after, count: 1, suffix: hand.suffix() })[0] ?? "a0";
}
