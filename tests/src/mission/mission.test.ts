import { expect, test } from "vitest";
import { sourcesBelow, textOf } from "../support/sources.ts";
import { missionFaults, missionPage, proofsIn } from "./page.ts";
import { REASONS } from "./reasons.ts";

/** The formatter puts a table’s columns under each other. */
function unspaced(page: string): string {
  return page.replace(/ +/g, " ").replace(/-{2,}/g, "-");
}

test("HOM86 every row of the mission is proved by a named test or has its reason, and the page says which", () => {
  const tests = sourcesBelow(["shared/src", "server/src", "client/src", "tests/src"], /\.test\.tsx?$/);
  const proofs = proofsIn(tests);
  expect(missionFaults(proofs, REASONS)).toEqual([]);
  expect(unspaced(textOf("docs/mission.md"))).toBe(unspaced(missionPage(proofs, REASONS)));
});

test("HOM87 a row without test and reason, with both, or unknown is noticed", () => {
  // Put together here, so that this file quotes no row.
  const row = (at: number): string => `C${String(at).padStart(2, "0")}`;
  const text = `test("${["AAA", 1].join("")} [${row(2)}] [${row(99)}] somebody may rely on this", () => {});`;
  const reasons = Object.fromEntries([2, 3, 88].map((at) => [row(at), "later"]));
  const faults = missionFaults(proofsIn([{ file: "a.test.ts", text }]), reasons);
  expect(faults.slice(0, 1)).toEqual([`${row(1)} has no test, no reason`]);
  expect(faults.slice(-3)).toEqual([
    `${row(2)} has a test and a reason`,
    `${row(99)} is no row of the mission`,
    `${row(88)} is no row of the mission`,
  ]);
});
