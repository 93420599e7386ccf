import { z } from "zod";
import type { CardId, ExportId, PublicationId, QuoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { AUDIENCES } from "../session/audience.ts";
import { CREDITS } from "../session/credits.ts";
import { READ_ANSWERS } from "../session/readings.ts";
import { id } from "./id.ts";

const person = z.int().min(0);

/** Of what leaves the table. That something was handed out is noted by the server itself, on a request over ③. */
export const LEAVING_COMMANDS = {
  "export.told": { needs: "lead", input: z.strictObject({ export: id<ExportId>() }) },
  "report.call": { needs: "lead", input: z.strictObject({ audience: z.enum(AUDIENCES).nullable() }) },
  "report.read": {
    needs: "takePart",
    input: z.strictObject({
      passage: z.union([z.strictObject({ card: id<CardId>() }), z.strictObject({ quote: id<QuoteId>() })]),
      person,
      of: z.string().min(1).max(limits.READING_DIGEST_MAX_CHARS),
      audience: z.enum(AUDIENCES),
      answer: z.enum(READ_ANSWERS).nullable(),
      words: z.string().trim().max(limits.READING_WORDS_MAX_CHARS),
    }),
  },
  "credit.set": {
    needs: "takePart",
    input: z.strictObject({
      as: z.enum(CREDITS),
      person,
      name: z.string().trim().min(1).max(limits.NAME_MAX_CHARS).nullable(),
    }),
  },
  "publication.identify": { needs: "takePart", input: z.strictObject({ publication: id<PublicationId>() }) },
} as const;
