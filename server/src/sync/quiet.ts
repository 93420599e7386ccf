import * as limits from "@tablee/shared/limits";
import type { Access } from "@tablee/shared/session/types";
import type { Room } from "./room.ts";
import { WriteRefusedError } from "./transports/direct.ts";

/** Of a room that is taken up. */
export const CLOSED: Access = { cards: false, structure: false, reason: null };

export const CLOSE_WITHIN_MS = 5_000;
const LOOK_AGAIN_MS = 10;

/** Nobody is there any more, and nothing is under way; or it takes too long. */
export async function lookedAtUntilQuiet(rooms: readonly Room[]): Promise<void> {
  const end = performance.now() + CLOSE_WITHIN_MS;
  while (rooms.some(({ isQuiet }) => !isQuiet) && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

/** Resolves when all that came is stored; refuses where that takes too long. */
export async function untilQuiet(room: Room | undefined): Promise<void> {
  const late = new WriteRefusedError("not-saved", "what came last is not stored");
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), limits.SHEET_CLOSES_WITHIN_MS);
  });
  await Promise.race([room?.quiet(), tooLong]).finally(() => clearTimeout(timer));
}
