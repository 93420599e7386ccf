import { parseArgs } from "node:util";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { chosen, positive } from "../bench/arguments.ts";
import { KIND_NAMES } from "./kinds.ts";
import type { KindName } from "./kinds.ts";
import { SCENE_NAMES } from "./scenes.ts";
import type { SceneName } from "./scenes.ts";

export interface Options {
  readonly kinds: readonly KindName[];
  readonly scenes: readonly SceneName[];
  readonly notes: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly seed: number;
  /** Where the results go; null: a new file of their own. */
  readonly out: string | null;
}

const QUICK = { rounds: 1, seconds: 2 };
const WHOLE = { rounds: 3, seconds: 4 };
const NOTES = 5_000;
/** A first view is full, and a board as large as the product allows. */
const LEAST_NOTES = 100;
const MOST_NOTES = 10_000;

export const HELP = `npm run bench:canvas -- [options]
  --only a,b       of ${KIND_NAMES.join(", ")} (all)
  --scenes a,b     of ${SCENE_NAMES.join(", ")} (all)
  --notes N        how many notes lie on the board (${NOTES})
  --rounds N       how often each is opened (${WHOLE.rounds}); the median counts
  --seconds N      how long each scene is played (${WHOLE.seconds})
  --quick          ${QUICK.rounds} round, ${QUICK.seconds} seconds a scene
  --seed N         of the order in which they are opened
  --json FILE      where the results go, the table beside it as .md; what it holds stays and counts`;

export function readOptions(args: readonly string[]): Reply<Options, "no-such"> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string" },
        scenes: { type: "string" },
        notes: { type: "string" },
        rounds: { type: "string" },
        seconds: { type: "string" },
        seed: { type: "string" },
        json: { type: "string" },
        quick: { type: "boolean" },
      },
    });
    const kinds = chosen(values.only, KIND_NAMES);
    if (!kinds.ok) return kinds;
    const scenes = chosen(values.scenes, SCENE_NAMES);
    if (!scenes.ok) return scenes;
    const otherwise = values.quick ? QUICK : WHOLE;
    const [rounds, seconds] = [positive(values.rounds, otherwise.rounds), positive(values.seconds, otherwise.seconds)];
    const [notes, seed] = [positive(values.notes, NOTES), positive(values.seed, Date.now() % 1_000_000)];
    if (rounds === undefined || seconds === undefined || seed === undefined)
      return no("no-such", "rounds, seconds and seed are numbers above 0");
    if (notes === undefined || notes < LEAST_NOTES || notes > MOST_NOTES)
      return no("no-such", `notes are ${LEAST_NOTES} to ${MOST_NOTES}`);
    const out = values.json ?? null;
    return yes({ kinds: kinds.value, scenes: scenes.value, notes, rounds, seconds, seed, out });
  } catch (error) {
    return no("no-such", error instanceof Error ? error.message : String(error));
  }
}
