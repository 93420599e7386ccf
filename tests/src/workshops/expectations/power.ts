import { z } from "zod";
import { resultSeen, signaturesSeen } from "../concerns/power.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";

/** What was decided, and who signed. */

/** Of the newest proposal, for all: what bars it is an objection, and a concern does not. */
export const strongObjectionBlocks = judge(z.strictObject({ is: z.boolean() }), async ({ play, says, board }) => {
  let seen = 0;
  for (const client of play.here(board)) {
    const result = await resultSeen(client);
    if (!result) continue;
    seen += 1;
    const isBlocked = result.state !== "agreed";
    if (isBlocked !== says.is) throw new Error(`for ${client.person.id} it is ${result.state}`);
    if (!says.is && result.concerns === 0) throw new Error("no concern was said");
  }
  if (seen === 0) throw new Error("nobody sees a result");
  return `${seen} see it`;
});

export const signatures = judge(z.strictObject({ is: z.number() }), async ({ play, says, board }) => {
  const missing = async (): Promise<string | null> => {
    for (const client of play.here(board)) {
      const signed = await signaturesSeen(client);
      if (signed !== says.is) return `${client.person.id} sees ${signed}`;
    }
    return null;
  };
  return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});
