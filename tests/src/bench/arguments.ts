import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";

/** What a benchmark is asked on its command line. */

export function chosen<Name extends string>(
  given: string | undefined,
  all: readonly Name[],
): Reply<readonly Name[], "no-such"> {
  if (given === undefined) return yes(all);
  const names = given.split(",");
  const known = all.filter((name) => names.includes(name));
  const unknown = names.filter((name) => !all.some((one) => one === name));
  return unknown.length === 0
    ? yes(known)
    : no("no-such", `there is no ${unknown.join(", ")}; choose of ${all.join(", ")}`);
}

export function positive(given: string | undefined, otherwise: number): number | undefined {
  const value = given === undefined ? otherwise : Number(given);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
