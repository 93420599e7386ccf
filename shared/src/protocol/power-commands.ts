import { z } from "zod";
import type { CardId, ConsentId, DecisionId, MemberId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { PARTS } from "../rules/roles.ts";
import type { Action } from "../rules/roles.ts";
import { id } from "./id.ts";

/** What is decided, by whom, and who promises what of a programme: all of it by everybody who takes part. */

const person = z.int().min(0);
/** Read further than the limit, so that the reducer names it. */
const writtenUpTo = (chars: number) => z.string().max(4 * chars);
const consent = id<ConsentId>();
const decision = id<DecisionId>();
const sequence = id<StatementId>();
const other = z.strictObject({ member: id<MemberId>(), person });
/** How many answers had been written, and which number of who carries what, was read. */
const count = z.int().min(0);

export const POWER_COMMANDS = {
  "consent.answer": {
    needs: "takePart",
    input: z.strictObject({ consent, words: writtenUpTo(limits.CONSENT_WORDS_MAX_CHARS) }),
  },
  "consent.second": {
    needs: "takePart",
    input: z.strictObject({ consent, person, passes: z.boolean(), replies: count }),
  },
  "consent.conclude": { needs: "takePart", input: z.strictObject({ consent, replies: count }) },
  "decision.note": {
    needs: "takePart",
    input: z.strictObject({
      decision,
      text: writtenUpTo(limits.LINE_TEXT_MAX_CHARS),
      by: z.array(z.enum(PARTS)).max(PARTS.length),
      card: id<CardId>().nullable(),
      subject: id<StatementId>().nullable(),
    }),
  },
  "decision.end": { needs: "takePart", input: z.strictObject({ decision, erase: z.boolean() }) },
  "sequence.own": { needs: "takePart", input: z.strictObject({ sequence, person, on: z.boolean() }) },
  "sequence.ask": { needs: "takePart", input: z.strictObject({ sequence, other, on: z.boolean() }) },
  "sequence.answer": { needs: "takePart", input: z.strictObject({ sequence, person, accepts: z.boolean() }) },
  "programme.sign": {
    needs: "takePart",
    input: z.strictObject({
      person,
      of: z.string().min(1).max(limits.PAIR_DIGEST_MAX_CHARS).nullable(),
      carrying: count,
    }),
  },
} as const satisfies Readonly<Record<string, { readonly needs: Action; readonly input: z.ZodType }>>;
