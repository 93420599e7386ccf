import { z } from "zod";
import * as limits from "../limits.ts";
import { isKeptColour, KEPT_KINDS, KEPT_SECTIONS } from "../templates/kept.ts";
import { phase, question } from "./commands.ts";

/** A template that somebody kept of a table, on its way back: a file may have been mended by hand, or be hostile. */

const at = z.number().min(-limits.COORDINATE_MAX_PX).max(limits.COORDINATE_MAX_PX);
const side = z.number().positive().max(limits.COORDINATE_MAX_PX);

const zone = z.strictObject({
  title: z.string().max(limits.ZONE_TITLE_MAX_CHARS),
  rect: z.strictObject({ x: at, y: at, w: side, h: side }),
  section: z.enum(KEPT_SECTIONS).nullable(),
  kind: z.enum(KEPT_KINDS).nullable(),
  colour: z.string().refine(isKeptColour).nullable(),
});

export const KeptTemplateBody = z.strictObject({
  zones: z.array(zone).max(limits.ZONES_MAX_COUNT),
  phases: z.array(phase.omit({ id: true })).max(limits.PHASES_MAX_COUNT),
  goal: z.string().trim().max(limits.GOAL_MAX_CHARS),
  rules: z.string().trim().max(limits.RULES_MAX_CHARS),
  questions: z.array(question.omit({ id: true })).max(limits.QUESTIONS_MAX_COUNT),
});
