import { z } from "zod";
import { FORMATS, saveAs, writeSheet } from "../concerns/documents.ts";
import { AUDIENCES } from "@tablee/shared/session/audience";
import { wordsOf } from "./stories.ts";
import { action } from "./action.ts";

/** The sheet of the European Social Network, with so many objectives; a script says no words of them. */
export const fillSheet = action(
  z.strictObject({
    sheet: z.literal("esn"),
    objectives: z.int().min(0).max(10),
    principles: z.array(z.int().min(1).max(20)).default([]),
  }),
  async ({ play, event, args: { objectives, principles } }) => {
    await writeSheet(play.seated(event.actor).client, { objectives, principles });
    return `${objectives} objectives`;
  },
);

/** Each copy is kept, so that it can be searched. */
export const exportAll = action(
  z.strictObject({ formats: z.array(z.enum(FORMATS)).min(1), audience: z.enum(AUDIENCES).optional() }),
  async ({ play, event, args: { formats, audience } }) => {
    const { client } = play.seated(event.actor);
    const words = await wordsOf(play, event.actor);
    for (const format of formats) play.copies.set(format, await saveAs(client, format, { audience, words }));
    return formats.map((format) => `${format} ${play.copies.get(format)?.length ?? 0} bytes`).join(", ");
  },
);
