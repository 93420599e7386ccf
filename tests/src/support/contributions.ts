import type { Contribution, TakeBackWish, TakenBack } from "@tablee/shared/protocol/contribution";
import type { Seat } from "@tablee/shared/protocol/http";
import { ask } from "./stories.ts";
import type { Answer } from "./stories.ts";

/** Taking back what one brought, by its routes alone. */

function urlOf(base: string, { board }: Seat): string {
  return `${base}/api/boards/${board.id}/contribution`;
}

export async function contributionOf(base: string, seat: Seat): Promise<Contribution> {
  const { body } = await ask(urlOf(base, seat), { token: seat.token });
  return body as Contribution;
}

export function askToTakeBack(base: string, seat: Seat, wish: Partial<TakeBackWish> = {}): Promise<Answer> {
  const body = { person: 0, things: null, said: true, leave: false, ...wish };
  return ask(`${urlOf(base, seat)}/withdrawal`, { method: "POST", token: seat.token, body });
}

/** A refusal is thrown as its reason. */
export async function takeBack(base: string, seat: Seat, wish: Partial<TakeBackWish> = {}): Promise<TakenBack> {
  const { status, reason, body } = await askToTakeBack(base, seat, wish);
  if (status !== 200) throw new Error(reason ?? String(status));
  return body as TakenBack;
}

/** The same seat with the address that its table has now. */
export async function seatNow(base: string, seat: Seat): Promise<Seat> {
  const { body } = await ask(`${base}/api/boards/${seat.board.id}`, { token: seat.token });
  return { ...(body as Seat), ...(seat.token !== undefined && { token: seat.token }) };
}
