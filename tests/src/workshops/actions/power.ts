import { z } from "zod";
import { CONSENT_ANSWERS } from "@tablee/shared/session/ballots";
import * as concern from "../concerns/power.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";

/** What is decided together, and what is signed. */

/** Everybody's answer, in the order in which the script names its people. */
export const vote = action(
  z.strictObject({ kind: z.literal("consent"), over: z.string(), answers: z.array(z.enum(CONSENT_ANSWERS)) }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const voters = play.script.participants.filter(({ id }) => play.isSeated(id, board));
    if (voters.length !== args.answers.length)
      throw new Error(`${voters.length} people, ${args.answers.length} answers`);
    await concern.propose(client, play.card(args.over).text);
    for (const [at, answer] of args.answers.entries())
      await concern.answerProposal(play.seated(voters[at]?.id ?? "", board).client, answer);
    await concern.concludeProposal(client);
    const missing = async (): Promise<string | null> => {
      for (const one of play.here(board)) {
        const seen = one.isBrowser ? undefined : await concern.resultSeen(one);
        if (seen === null) return `${one.person.id} sees no result`;
      }
      return null;
    };
    return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

export const signProgramme = action(z.strictObject({ by: z.string() }), async ({ play, event, args }) => {
  if (args.by !== event.actor) throw new Error("nobody signs for somebody else");
  await concern.signProgramme(play.seated(event.actor).client);
});
