import { z } from "zod";
import { ACCORD_USES } from "@tablee/shared/session/accords";
import * as concern from "../concerns/safety.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";
import type { SessionView } from "@tablee/shared/session/types";

/** What people say before they tell anything, and what stops the table. */

export const readAndConsent = action(
  z.strictObject({ version: z.literal(1), easyRead: z.literal(true) }),
  async ({ play, event }) => {
    await concern.readAndConsent(play.seated(event.actor).client);
  },
);

export const decline = action(z.strictObject({ what: z.enum(ACCORD_USES) }), async ({ play, event, args }) => {
  await concern.readAndConsent(play.seated(event.actor).client, [args.what]);
});

async function allSee(play: Play, board: string, isSeen: (view: SessionView) => boolean): Promise<string> {
  const missing = async (): Promise<string | null> => {
    for (const { by, person } of play.here(board))
      if (by.kind === "sockets" && !isSeen(await by.member.view())) return `${person.id} does not see it`;
    return null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

export const setSafeWord = action(z.strictObject({ fr: z.string(), en: z.string() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  await concern.setSafeWord(client, args);
  return allSee(play, board, ({ safety }) => safety.word.fr === args.fr);
});

export const pause = action(z.strictObject({}), async ({ play, event }) => {
  const { client, board } = play.seated(event.actor);
  await concern.pause(client);
  return allSee(play, board, ({ safety }) => safety.paused);
});

export const resume = action(z.strictObject({}), async ({ play, event }) => {
  const { client, board } = play.seated(event.actor);
  await concern.resume(client);
  return allSee(play, board, ({ safety }) => !safety.paused);
});
