import type { MemberId } from "../ids.ts";
import type { Asker } from "./types.ts";

/**
 * Several people may share a seat. `person` is the place of one of them: 0 has the name of the member, then the others in
 * their order. What is one person’s own is kept under a key of both.
 */

export interface Place {
  readonly member: MemberId;
  readonly person: number;
}

/** Of every command that names a person. */
export const SEAT_REASONS = ["no-such-person"] as const;
export type SeatReason = (typeof SEAT_REASONS)[number];

export function sitsHere({ people }: Pick<Asker, "people">, person: number): boolean {
  return person >= 0 && person < people;
}

export function keyOf({ member, person }: Place): string {
  return `${member}/${person}`;
}

/** Is this the key of somebody on the seat of `member`, from this place on? */
export function isKeyOn(key: string, member: MemberId, from = 0): boolean {
  return key.startsWith(`${member}/`) && Number(key.slice(member.length + 1)) >= from;
}

/** One thing for each person of a seat, in the order of their places. */
export function ofEach<Thing>({ id, people }: Pick<Asker, "id" | "people">, thing: (place: Place) => Thing): Thing[] {
  return Array.from({ length: people }, (_, person) => thing({ member: id, person }));
}
