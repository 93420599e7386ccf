import type { z } from "zod";
import { parsed } from "../parsed.ts";
import { MAIN } from "../play.ts";
import type { Play } from "../play.ts";
import type { Expectation } from "../script.ts";

/** After which action an expectation is judged. */
export interface Moment {
  /** Null at the very end. */
  readonly actor: string | null;
  readonly args: unknown;
  /** When the action began, milliseconds since 1970. */
  readonly since: number;
}

/** What must hold after an action. It returns what was measured; it throws what does not hold. */
export type Judge = (play: Play, expectation: Expectation, moment: Moment) => Promise<string>;

interface Judging<Says> {
  readonly play: Play;
  readonly says: Says;
  readonly moment: Moment;
  /** The board that is asked about. */
  readonly board: string;
}

export function judge<Schema extends z.ZodType>(
  schema: Schema,
  run: (judging: Judging<z.output<Schema>>) => Promise<string>,
): Judge {
  return async (play, expectation, moment) => {
    const said = Object.fromEntries(Object.entries(expectation).filter(([key]) => key !== "kind"));
    const says = parsed(schema, said);
    const named = typeof said["board"] === "string" ? said["board"] : undefined;
    const board = named ?? (moment.actor === null ? MAIN : play.seated(moment.actor).board);
    return run({ play, says, moment, board });
  };
}

/** One name of a script for several things to see: `what` says which; without one it is `other`. */
export function byWhat(judges: Readonly<Record<string, Judge>>, other: Judge): Judge {
  return (play, expectation, moment) => {
    const what = expectation["what"];
    const chosen = typeof what === "string" && Object.hasOwn(judges, what) ? judges[what] : undefined;
    return (chosen ?? other)(play, expectation, moment);
  };
}
