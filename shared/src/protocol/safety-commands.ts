import { z } from "zod";
import * as limits from "../limits.ts";
import { ACCORD_ANSWERS } from "../session/accords.ts";

/** What people say of their stories, and what keeps them safe while they do. */

const answer = z.enum(ACCORD_ANSWERS);
const line = (chars: number) => z.string().trim().max(chars);
const contact = z.strictObject({
  name: line(limits.CONTACT_NAME_MAX_CHARS),
  phone: line(limits.CONTACT_PHONE_MAX_CHARS),
  hours: line(limits.CONTACT_HOURS_MAX_CHARS),
  link: line(limits.CONTACT_LINK_MAX_CHARS),
});
const word = line(limits.SAFE_WORD_MAX_CHARS);

export const SAFETY_COMMANDS = {
  "accord.give": {
    needs: "takePart",
    input: z.strictObject({ person: z.int().min(0), version: z.int(), training: answer, publication: answer }),
  },
  // Whoever only looks on may be the one who needs it.
  "pause.ask": { needs: "read", input: z.strictObject({}) },
  "pause.end": { needs: "lead", input: z.strictObject({}) },
  "safety.word": { needs: "lead", input: z.strictObject({ fr: word, en: word }) },
  // Read wider than it is taken, so that the reducer names what is wrong.
  "safety.contacts": {
    needs: "lead",
    input: z.strictObject({ contacts: z.array(contact).max(5 * limits.HELP_CONTACTS_MAX_COUNT) }),
  },
} as const;
