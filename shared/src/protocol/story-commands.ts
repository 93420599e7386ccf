import { z } from "zod";
import type { CardId, QuoteId, StoryId } from "../ids.ts";
import { LEVELS, STORY_KINDS } from "../session/stories.ts";
import { STORY_DECISIONS } from "../session/story-links.ts";
import { id } from "./id.ts";

const story = id<StoryId>();
const card = id<CardId>();
const quote = id<QuoteId>();

/** Of stories. Whoever may read may take back what is theirs: a role that was taken away bars nobody from that. */
export const STORY_COMMANDS = {
  "story.begin": {
    needs: "takePart",
    input: z.strictObject({ story, person: z.int().min(0), of: z.enum(STORY_KINDS) }),
  },
  "story.share": {
    needs: "takePart",
    input: z.strictObject({ story, level: z.enum(LEVELS), signed: z.boolean() }),
  },
  "story.keep": { needs: "lead", input: z.strictObject({ days: z.int().nullable() }) },
  "story.withdraw": { needs: "read", input: z.strictObject({ story }) },
  "story.decide": { needs: "read", input: z.strictObject({ story, card, decision: z.enum(STORY_DECISIONS) }) },
  "derive.set": { needs: "takePart", input: z.strictObject({ card, story, on: z.boolean() }) },
  "derive.refuse": { needs: "read", input: z.strictObject({ card, story }) },
  "quote.answer": { needs: "takePart", input: z.strictObject({ quote, agrees: z.boolean() }) },
  "quote.revoke": { needs: "read", input: z.strictObject({ quote }) },
} as const;
