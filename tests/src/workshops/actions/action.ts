import type { z } from "zod";
import { parsed } from "../parsed.ts";
import type { Play } from "../play.ts";
import type { ScriptEvent } from "../script.ts";

/** One thing that people do in a workshop. It returns once it is done and seen; it throws why it could not be. */
export type Action = (play: Play, event: ScriptEvent) => Promise<string>;

interface Doing<Args> {
  readonly play: Play;
  readonly event: ScriptEvent;
  readonly args: Args;
}

/** What `run` returns is told in the report beside the action. */
export function action<Schema extends z.ZodType>(
  schema: Schema,
  run: (doing: Doing<z.output<Schema>>) => Promise<string | void>,
): Action {
  return async (play, event) => (await run({ play, event, args: parsed(schema, event.args ?? {}) })) ?? "";
}
