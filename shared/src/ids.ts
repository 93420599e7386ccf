/** Branded ids. An id is made by whoever creates the thing: 16 random bytes, base64url, 22 characters. */

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: { readonly [Key in Name]: true } };

export type BoardId = Brand<"BoardId">;
export type MemberId = Brand<"MemberId">;
export type InvitationId = Brand<"InvitationId">;
export type PhaseId = Brand<"PhaseId">;
export type ZoneId = Brand<"ZoneId">;
export type GroupId = Brand<"GroupId">;
export type CardId = Brand<"CardId">;
export type LinkId = Brand<"LinkId">;
export type LineId = Brand<"LineId">;
export type VoteId = Brand<"VoteId">;
export type ConsentId = Brand<"ConsentId">;
/** A sentence or a choice of the practice sheet or of the specifications. */
export type StatementId = Brand<"StatementId">;
/** What somebody wrote beside a card. */
export type NoteId = Brand<"NoteId">;
/** What the house wrote beside a card. */
export type RecordId = Brand<"RecordId">;
export type QuestionId = Brand<"QuestionId">;
/** A private sheet: one document of one person. Whoever does not know it cannot ask for it. */
export type SheetId = Brand<"SheetId">;
export type AttestationId = Brand<"AttestationId">;
/** What somebody told; its words are kept under it. */
export type StoryId = Brand<"StoryId">;
export type QuoteId = Brand<"QuoteId">;
/** A line of the register of what was decided. */
export type DecisionId = Brand<"DecisionId">;
/** A file that left with words of stories in it. */
export type ExportId = Brand<"ExportId">;
export type PublicationId = Brand<"PublicationId">;
export type VersionId = Brand<"VersionId">;
/** What is chosen, dragged and shown to others is cards and shapes together: there, the id of one stands beside those of the other. */
export type ShapeId = CardId & Brand<"ShapeId">;
/** A file that was uploaded to this table. */
export type FileId = Brand<"FileId">;

/** Ids reach us from peers and files: this shape is all that is accepted as a key of ours. */
const ID_SHAPE = /^[A-Za-z0-9_-]{1,64}$/;

/** True for a string that may serve as an id: never `__proto__`, never a sentence somebody wrote. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID_SHAPE.test(value) && !value.startsWith("__");
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64url of `bytes` without padding. Randomness stays with the caller: this package has none. */
export function idFromBytes(bytes: Uint8Array): string {
  let out = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = Math.min(bytes.length - at, 3) + 1;
    for (let digit = 0; digit < digits; digit += 1) {
      out += ALPHABET.charAt((word >> (18 - 6 * digit)) & 63);
    }
  }
  // A leading dash reads as an option in shells, and a double underscore is refused by isId.
  return out.startsWith("-") || out.startsWith("_") ? `x${out.slice(1)}` : out;
}
