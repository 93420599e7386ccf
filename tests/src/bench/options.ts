import { parseArgs } from "node:util";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { chosen, positive } from "./arguments.ts";
import { SCENARIO_NAMES } from "./scenarios.ts";
import type { ScenarioName } from "./scenarios.ts";
import { KIND_NAMES } from "./servers.ts";
import type { KindName } from "./servers.ts";

export interface Options {
  readonly scenarios: readonly ScenarioName[];
  readonly kinds: readonly KindName[];
  readonly rounds: number;
  readonly seconds: number;
  /** Where the results go; null: a new file of their own. */
  readonly out: string | null;
  readonly profile: boolean;
}

const QUICK = { rounds: 1, seconds: 2 };
const WHOLE = { rounds: 3, seconds: 6 };

export const HELP = `npm run bench:sync -- [options]
  --scenario a,b   of ${SCENARIO_NAMES.join(", ")} (all)
  --peers a,b      of ${KIND_NAMES.join(", ")} (all)
  --rounds N       how often each is played (${WHOLE.rounds}); the median counts
  --seconds N      how long is measured (${WHOLE.seconds}), after a warm-up
  --quick          ${QUICK.rounds} round of ${QUICK.seconds} seconds
  --json FILE      where the results go, the table beside it as .md; what it holds else stays
  --profile        with a CPU profile of our server, in tests/bench-results/`;

export function readOptions(args: readonly string[]): Reply<Options, "no-such"> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scenario: { type: "string" },
        peers: { type: "string" },
        rounds: { type: "string" },
        seconds: { type: "string" },
        json: { type: "string" },
        quick: { type: "boolean" },
        profile: { type: "boolean" },
      },
    });
    const scenarios = chosen(values.scenario, SCENARIO_NAMES);
    if (!scenarios.ok) return scenarios;
    const kinds = chosen(values.peers, KIND_NAMES);
    if (!kinds.ok) return kinds;
    const otherwise = values.quick ? QUICK : WHOLE;
    const [rounds, seconds] = [positive(values.rounds, otherwise.rounds), positive(values.seconds, otherwise.seconds)];
    if (rounds === undefined || seconds === undefined) return no("no-such", "rounds and seconds are numbers above 0");
    const profile = values.profile ?? false;
    return yes({ scenarios: scenarios.value, kinds: kinds.value, rounds, seconds, out: values.json ?? null, profile });
  } catch (error) {
    return no("no-such", error instanceof Error ? error.message : String(error));
  }
}
