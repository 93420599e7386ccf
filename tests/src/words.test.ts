import { describe, expect, test } from "vitest";
import { boardWords } from "@tablee/client/i18n/words/board";
import { pagesWords } from "@tablee/client/i18n/words/pages";
import { sessionWords } from "@tablee/client/i18n/words/session";
import { shellWords } from "@tablee/client/i18n/words/shell";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { COMMAND_REASONS } from "@tablee/shared/protocol/commands";
import { HTTP_REASONS } from "@tablee/shared/protocol/http";
import { WRITE_REASONS } from "@tablee/shared/session/types";

/** The words a person reads for a code, or nothing. */
function wordsAt(tree: object, keys: readonly string[]): string {
  let at: unknown = tree;
  for (const key of keys)
    at = typeof at === "object" && at !== null ? Object.entries(at).find(([name]) => name === key)?.[1] : undefined;
  return typeof at === "string" ? at : "";
}

/** Where a person reads about a connection that ended, by what the client does then. */
const ABOUT_CLOSE = {
  stop: (name: string) => [pagesWords, ["board", "stopped", name]] as const,
  refused: () => [shellWords, ["kept", "body"]] as const,
  retry: () => [shellWords, ["status", "reconnectingClean"]] as const,
};

const CASES = [
  ...[...HTTP_REASONS, "offline", "other"].map(
    (reason) => [`/api ${reason}`, pagesWords, ["reasons", reason]] as const,
  ),
  ...[...COMMAND_REASONS, "offline", "other"].map(
    (reason) => [`/live ${reason}`, sessionWords, ["reasons", reason]] as const,
  ),
  ...WRITE_REASONS.map((reason) => [`write ${reason}`, sessionWords, ["access", reason]] as const),
  ...Object.entries(CLOSE).map(([name, { client }]) => [`close ${name}`, ...ABOUT_CLOSE[client](name)] as const),
  ...["tooLong", "tooMany", "notNow"].map((key) => [`board ${key}`, boardWords, [key]] as const),
];

describe("every refusal has words", () => {
  test.each(CASES)("LIM1 a person reads a sentence in both languages for %s", (_name, both, keys) => {
    const [fr, en] = [wordsAt(both.fr, keys), wordsAt(both.en, keys)];
    for (const said of [fr, en]) expect(said).toMatch(/^\p{Lu}.{8,}[.…]$/su);
    expect(fr).not.toBe(en);
  });

  test("LIM2 a code without words is noticed", () => {
    expect(wordsAt(pagesWords.fr, ["reasons", "no-such-reason"])).toBe("");
    expect(wordsAt(pagesWords.fr, ["reasons"])).toBe("");
  });
});
