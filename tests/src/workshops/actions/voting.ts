import { z } from "zod";
import type { CardId } from "@tablee/shared/ids";
import {
  castVote as cast,
  closeVote as close,
  noteCast,
  noteClosing,
  startVote as start,
  watchVote,
} from "../concerns/votes.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";

/** Where the script says nothing, all of one’s points may go on one card. */
export const startVote = action(
  z.strictObject({
    points: z.int().min(1),
    maxPerCard: z.int().min(1).optional(),
    secret: z.literal(true),
    over: z.array(z.string()).optional(),
  }),
  async ({ play, event, args: { points, maxPerCard = points, over } }) => {
    const { client, board } = play.seated(event.actor);
    await watchVote(play, event.actor, board);
    await start(client, { points, maxPerCard, over: over?.map((card) => play.card(card).id) ?? null });
    return seenByAll(play, board, ({ open }) => open !== null);
  },
);

async function seenByAll(
  play: Play,
  board: string,
  isSeen: (votes: { readonly open: unknown; readonly results: readonly unknown[] }) => boolean,
): Promise<string> {
  const missing = async (): Promise<string | null> => {
    for (const { by, person } of play.here(board))
      if (by.kind === "sockets" && !isSeen((await by.member.view()).votes)) return `${person.id} does not see it`;
    return null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

/** Who is to be refused does not even try by the interface: what the server says to a bare socket is `serverRejects`. */
export const castVote = action(
  z.strictObject({ points: z.record(z.string(), z.int()), asCoUser: z.string().optional() }),
  async ({ play, event, args: { points, asCoUser } }) => {
    if (event.expect.some(({ kind }) => kind === "serverRejects")) return "not offered by the interface";
    const { client, member } = play.seated(event.actor);
    const placed = new Map<CardId, number>();
    for (const [card, count] of Object.entries(points)) placed.set(play.card(card).id, count);
    const { name } = client.person;
    await cast(client, { points: placed, person: asCoUser === undefined ? 0 : 1, name: asCoUser ?? name });
    noteCast(play, member, placed);
    return asCoUser === undefined ? "" : `as ${asCoUser}`;
  },
);

export const closeVote = action(z.strictObject({}), async ({ play, event }) => {
  const { client, board } = play.seated(event.actor);
  noteClosing(play);
  await close(client);
  return seenByAll(play, board, ({ open, results }) => open === null && results.length > 0);
});
