import { z } from "zod";
import * as limits from "../limits.ts";
import { LOCALES } from "../locales.ts";

/** Who runs this server, as they say it themselves: a file that is read at the start, and GET /api/organisation. */

const text = z.string().trim().min(1).max(limits.ORGANISATION_TEXT_MAX_CHARS);
/** In each language; an empty line begins a new paragraph. */
const texts = z
  .partialRecord(z.enum(LOCALES), text)
  .refine((all) => Object.keys(all).length > 0, { error: "must have a text in one language at least" });

export const OrganisationBody = z.strictObject({
  name: z.string().trim().min(1).max(limits.ORGANISATION_LINE_MAX_CHARS),
  /** An address of mail, or of a page. */
  contact: z.union([z.email(), z.url({ protocol: /^https?$/ })], {
    error: "must be an address of mail, or one that begins with https://",
  }),
  notice: texts,
  /** How long tables are kept, and who deletes them. */
  kept: texts.optional(),
  accessibility: texts.optional(),
});
export type Organisation = z.output<typeof OrganisationBody>;
