import { withoutComments } from "../support/sources.ts";
import type { Source } from "../support/sources.ts";

/** docs/mission.md: which test proves which row of the mission, read from the titles; and why a row has none yet. */

const TITLE = /["'`]((?:[A-Z]{3}|E2E)\d{1,3})((?: \[[AC]\d{2}\])+) ([^"'`]+)["'`]/g;

interface Proof {
  readonly promise: string;
  readonly sentence: string;
  readonly file: string;
}

/** Those of the trainers’ seminar, and those of the courses that supported people build and give. */
const LENGTHS = { C: 67, A: 19 } as const;

const ROWS: readonly string[] = Object.entries(LENGTHS).flatMap(([letter, length]) =>
  Array.from({ length }, (_, at) => `${letter}${String(at + 1).padStart(2, "0")}`),
);

/** Row → the titles that quote it. */
export function proofsIn(tests: readonly Source[]): Map<string, Proof[]> {
  const proofs = new Map<string, Proof[]>();
  for (const { file, text } of tests) {
    for (const [, promise = "", quoted = "", sentence = ""] of withoutComments(text).matchAll(TITLE)) {
      for (const row of quoted.match(/[AC]\d{2}/g) ?? [])
        // What a title says of a machine without the corpus is said when it runs there.
        proofs.set(row, [...(proofs.get(row) ?? []), { promise, sentence: sentence.replace(/\$\{.*$/, ""), file }]);
    }
  }
  return proofs;
}

/** One sentence for each row that is neither proved nor explained, both, or unknown. */
export function missionFaults(
  proofs: ReadonlyMap<string, readonly Proof[]>,
  reasons: Readonly<Record<string, string>>,
) {
  return [
    ...ROWS.filter((row) => !proofs.has(row) && reasons[row] === undefined).map(
      (row) => `${row} has no test, no reason`,
    ),
    ...ROWS.filter((row) => proofs.has(row) && reasons[row] !== undefined).map(
      (row) => `${row} has a test and a reason`,
    ),
    ...[...proofs.keys(), ...Object.keys(reasons)]
      .filter((row) => !ROWS.includes(row))
      .map((row) => `${row} is no row of the mission`),
  ];
}

export function missionPage(
  proofs: ReadonlyMap<string, readonly Proof[]>,
  reasons: Readonly<Record<string, string>>,
): string {
  const proved = ROWS.filter((row) => proofs.has(row));
  const open = ROWS.filter((row) => !proofs.has(row));
  return [
    "# The mission, row by row",
    "",
    "Made by `npm run mission` from the titles of the tests; a test looks that it is up to date. The rows C01 to C67 are those of the trainers’ seminar, A01 to A19 those of a platform where supported people build courses and train professionals.",
    "",
    `## Proved: ${proved.length} of ${ROWS.length}`,
    "",
    "| row | by | in |",
    "| --- | --- | --- |",
    ...proved.flatMap((row) =>
      (proofs.get(row) ?? []).map(
        ({ promise, sentence, file }) => `| ${row} | ${promise}: ${sentence} | \`${file}\` |`,
      ),
    ),
    "",
    `## Not yet: ${open.length}`,
    "",
    "| row | why |",
    "| --- | --- |",
    ...open.map((row) => `| ${row} | ${reasons[row] ?? ""} |`),
    "",
  ].join("\n");
}
