import { describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { bareCode, sourcesBelow } from "./support/sources.ts";
import type { Source } from "./support/sources.ts";

const FOLDERS = ["shared/src", "server/src", "client/src", "tests/src"];
const LIMITS = "shared/src/limits.ts";
const UNITS = /_(CHARS|COUNT|PX|MINUTES|SECONDS|MS|DAYS|HOURS|BYTES|PER_SECOND|BURST|DEPTH_MAX)$/;

const sources = sourcesBelow(FOLDERS, /\.tsx?$/).filter(({ file }) => file !== LIMITS);
const tests = sources.filter(({ file }) => file.includes(".test."));
const code = sources.filter(({ file }) => !file.includes(".test.") && !file.startsWith("tests/"));

/** The names that none of the sources says in its code. */
function unsaid(names: readonly string[], among: readonly Source[]): string[] {
  const said = new Set(among.flatMap(({ text }) => bareCode(text).match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []));
  return names.filter((name) => !said.has(name));
}

describe("limits", () => {
  test("LIM40 every limit is used by the code, crossed by a test, and says its unit", () => {
    const names = Object.keys(limits);
    expect(names.length).toBeGreaterThan(40);
    expect(unsaid(names, tests)).toEqual([]);
    expect(unsaid(names, code)).toEqual([]);
    expect(names.filter((name) => !UNITS.test(name))).toEqual([]);
    for (const value of Object.values(limits)) expect(value).toSatisfy(Number.isSafeInteger);
  });

  test("LIM41 a limit that nobody uses or crosses is noticed, and one in a comment alone does not count", () => {
    const text = "// SPOKEN_MAX_COUNT\nconst one = limits.USED_MAX_COUNT;";
    expect(unsaid(["SPOKEN_MAX_COUNT", "USED_MAX_COUNT"], [{ file: "a.ts", text }])).toEqual(["SPOKEN_MAX_COUNT"]);
  });
});
