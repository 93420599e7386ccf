import type { z } from "zod";
import { Unknown } from "./play.ts";

/**
 * The arguments of an action, or what an expectation says. A field that is not known is something that the replayer
 * cannot do: it makes the whole unknown, since leaving it out would be skipping it in silence.
 */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") || "arguments";
  throw new Unknown(`${where}: ${issue?.message ?? "not understood"}`);
}
