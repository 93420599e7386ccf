import { z } from "zod";
import { MOMENTS } from "@tablee/shared/session/evaluation";
import { answer, ask, openWave, publishParity } from "../concerns/evaluation.ts";
import { action } from "./action.ts";

const STATEMENTS = [
  "Je suis content·e de cette journée.",
  "Je me sens à ma place.",
  "Ce que je sais de ma vie compte ici.",
  "Je referais cela.",
];

/** The script says how many questions; their words are ours. */
export const openEvaluation = action(
  z.strictObject({ moment: z.enum(MOMENTS), questions: z.int().min(1).max(STATEMENTS.length) }),
  async ({ play, event, args: { moment, questions } }) => {
    const { client } = play.seated(event.actor);
    for (const text of STATEMENTS.slice(0, questions)) await ask(client, { text, moment });
    await openWave(client, moment);
  },
);

export const evaluate = action(
  z.strictObject({
    moment: z.enum(MOMENTS),
    satisfaction: z.int().optional(),
    safe: z.int().optional(),
    heard: z.int().optional(),
  }),
  async ({ play, event, args: { moment, satisfaction, safe, heard } }) => {
    const { client } = play.seated(event.actor);
    const values = [satisfaction, safe, heard].filter((value) => value !== undefined);
    if (values.length === 0) throw new Error("nothing is answered");
    await answer(client, { moment, values });
  },
);

export const showParity = action(z.strictObject({}), ({ play, event }) =>
  publishParity(play.seated(event.actor).client),
);
