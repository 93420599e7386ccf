import { z } from "zod";
import * as limits from "../limits.ts";

/** What one person brought to a table, and taking it back: bodies and answers of /api. */

/** Which person of the seat asks. */
const person = z.int().min(0);

export const TakeBackBody = z.strictObject({
  person,
  /** Ids of what goes from the board and its earlier states; null: all that was written on this seat. */
  things: z.array(z.string().max(64)).max(limits.TAKEN_BACK_MAX_COUNT).nullable(),
  /** And what they said beside it: private sheets, what two said apart, stories, ballots, answers, hands. */
  said: z.boolean(),
  /** And they leave: nothing says any more that they were here. */
  leave: z.boolean(),
});

export type TakeBackWish = z.input<typeof TakeBackBody>;

/** Where it stands: an area, a group, a card, a link, a line, a drawing, a sentence of a tool, a note. */
export const BROUGHT_PARTS = [
  "cards",
  "notes",
  "lines",
  "statements",
  "shapes",
  "links",
  "groups",
  "zones",
  "meta",
] as const;
export type BroughtPart = (typeof BROUGHT_PARTS)[number];

export interface BroughtThing {
  readonly part: BroughtPart;
  readonly id: string;
  /** Of somebody else’s thing, what oneself wrote in it. */
  readonly words: string;
  readonly isOwn: boolean;
  /** Others wrote in it, beside it or from it: it stays, and says that a contribution was withdrawn. */
  readonly stays: boolean;
}

export interface Contribution {
  readonly things: readonly BroughtThing[];
  /** In so many earlier states and rooms of two stands something of it. */
  readonly elsewhere: number;
}

export interface TakenBack {
  /** Milliseconds since 1970, of the server. */
  readonly at: number;
  readonly things: number;
  readonly elsewhere: number;
}
