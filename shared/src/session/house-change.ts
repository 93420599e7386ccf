import type { CardId, MemberId, NoteId, SheetId, ZoneId } from "../ids.ts";

/**
 * What the house itself writes into a board because of a step of the session, as data: ids, choices and what was
 * said in the command, never words that lie in a document. The server applies it to the document as it is stored (`server/src/sync/workers/house-changes.ts`).
 */
export type HouseChange = SheetsPublish | SheetsDrop | GroupsPart | CardsLeave | CardPart | ItemChange | ProgrammeSign;

/** A private sheet as it is now. Each time cards leave it, the rest goes on under the next epoch, and this one is gone. */
export interface SheetAt {
  readonly sheet: SheetId;
  readonly epoch: number;
}

/** Cards of private sheets become new cards of the board, shuffled. */
export interface SheetsPublish {
  readonly kind: "sheets.publish";
  readonly sheets: readonly PublishedSheet[];
}

/** A group’s answer to a brake: these cards leave their groups, or their groups are dissolved. */
export interface GroupsPart {
  readonly kind: "groups.part";
  readonly how: "leave" | "dissolve";
  readonly cards: readonly CardId[];
}

/** A card that came from a story which its author took back, as they wish it. */
export interface CardPart {
  readonly kind: "card.part";
  readonly card: CardId;
  readonly how: "unsigned" | "removed";
}

/** What the house keeps of a card, if the document bears it out. */
export type ItemChange =
  | {
      readonly kind: "item.confirm";
      readonly card: CardId;
      readonly claim: NoteId;
      readonly member: MemberId;
      readonly met: boolean;
    }
  | { readonly kind: "item.challenge"; readonly card: CardId; readonly reason: string }
  | {
      readonly kind: "item.own";
      readonly card: CardId;
      readonly member: MemberId;
      readonly seated: readonly MemberId[];
    }
  | { readonly kind: "item.disown"; readonly card: CardId; readonly member: MemberId };

/** Nothing is written: it is refused unless the programme says what this digest was made of. */
export interface ProgrammeSign {
  readonly kind: "programme.sign";
  readonly of: string;
}

/** Cards and drawings that do not go along into the next meeting: they stand in the archive of the last one. */
export interface CardsLeave {
  readonly kind: "cards.leave";
  readonly zones: readonly ZoneId[];
  readonly outside: boolean;
  readonly kinds: readonly string[];
  /** Those of which what they say is over. */
  readonly over: boolean;
  readonly drawings: boolean;
}

export interface PublishedSheet extends SheetAt {
  /** Named on cards that are signed, and on no other. */
  readonly member: MemberId;
  /** Null: all that are not kept back. */
  readonly cards: readonly CardId[] | null;
}

/** Nothing of them is left, anywhere. */
export interface SheetsDrop {
  readonly kind: "sheets.drop";
  readonly sheets: readonly SheetAt[];
}
