import { readFileSync, writeFileSync } from "node:fs";
import type { Place } from "./wire.ts";

/** What one load program leaves for the next, which meets the server after a restart. */
export interface Handed {
  readonly places: readonly (readonly Place[])[];
  /** Whose clocks say that somebody has all: Yjs client id, and how many clocks. */
  readonly ends: readonly (readonly [client: number, clock: number])[];
}

export function handOver(file: string, handed: Handed): void {
  writeFileSync(file, JSON.stringify(handed));
}

export function handed(file: string): Handed {
  // Written by the function above, in the program before.
  return JSON.parse(readFileSync(file, "utf8")) as Handed;
}
