import { describe, expect, test } from "vitest";
import { sourcesBelow, textOf, withoutComments } from "./support/sources.ts";
import type { Source } from "./support/sources.ts";
import { tablesIn } from "./support/tables.ts";

const NUMBER = /^(?:[A-Z]{3}|E2E)\d{1,3}$/;
const TITLE = /["'`]((?:[A-Z]{3}|E2E)\d{1,3})\s/g;

interface Promised {
  readonly number: string;
  readonly sentence: string;
}

function promisesIn(page: string): Promised[] {
  return tablesIn(page)
    .filter(({ head }) => head[1] === "promise")
    .flatMap(({ rows }) => rows.map(([number = "", sentence = ""]) => ({ number, sentence })));
}

/** Number → the files whose titles quote it. */
function quotesIn(tests: readonly Source[]): Map<string, string[]> {
  const quotes = new Map<string, string[]>();
  for (const { file, text } of tests) {
    for (const [, number = ""] of withoutComments(text).matchAll(TITLE))
      quotes.set(number, [...(quotes.get(number) ?? []), file]);
  }
  return quotes;
}

/** One sentence for each difference between the page and the titles. */
function differences(page: string, tests: readonly Source[]): string[] {
  const promises = promisesIn(page);
  const quotes = quotesIn(tests);
  const numbers = promises.map(({ number }) => number);
  return [
    ...numbers.filter((number, at) => numbers.indexOf(number) !== at).map((number) => `${number} stands twice`),
    ...numbers.filter((number) => !NUMBER.test(number)).map((number) => `“${number}” is no number`),
    ...promises
      .filter(({ sentence }) => !/^\S.{15,}\.$/.test(sentence))
      .map(({ number }) => `${number} is no sentence`),
    ...numbers.filter((number) => !quotes.has(number)).map((number) => `${number} is proved by no test`),
    ...[...quotes]
      .filter(([number]) => !numbers.includes(number))
      .map(([number, files]) => `${number} is not promised: ${files[0]}`),
  ];
}

describe("SPEC.md", () => {
  test("HOM20 the page and the titles of the tests name the same promises, each once", () => {
    const tests = sourcesBelow(["shared/src", "server/src", "client/src", "tests/src"], /\.test\.tsx?$/);
    expect(quotesIn(tests).size).toBeGreaterThan(50);
    expect(differences(textOf("shared/SPEC.md"), tests)).toEqual([]);
  });

  test("HOM21 a promise without a test, a test without a promise and a number that stands twice are noticed", () => {
    // Put together here, so that this file quotes no number but its own.
    const [one, two, three, four] = [1, 2, 3, 4].map((at) => `AAA${at}`);
    const row = (number = "", sentence = "Somebody may rely on this.") => `| ${number} | ${sentence} |`;
    const rows = [row(one), row(two), row(two), row(three, "No"), row("so")];
    const page = ["| no. | promise |", "| - | - |", ...rows].join("\n");
    const text = [one, two, three, four].map((number) => `test("${number} holds", () => {});`).join("\n");
    expect(differences(page, [{ file: "a.test.ts", text }])).toEqual([
      `${two} stands twice`,
      "“so” is no number",
      `${three} is no sentence`,
      "so is proved by no test",
      `${four} is not promised: a.test.ts`,
    ]);
    expect(differences(page, [{ file: "a.test.ts", text: `// ${text}` }])).toContain(`${one} is proved by no test`);
  });
});
