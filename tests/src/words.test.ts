import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { boardWords } from "@tablee/client/i18n/words/board";
import { itemWords } from "@tablee/client/i18n/words/items";
import { pagesWords } from "@tablee/client/i18n/words/pages";
import { sessionWords } from "@tablee/client/i18n/words/session";
import { shellWords } from "@tablee/client/i18n/words/shell";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { COMMAND_REASONS } from "@tablee/shared/protocol/commands";
import { HTTP_REASONS } from "@tablee/shared/protocol/http";
import { ACCORD_REASONS } from "@tablee/shared/session/accords";
import { DECISION_REASONS } from "@tablee/shared/session/decisions";
import { DUO_REASONS } from "@tablee/shared/session/duo";
import { EVALUATION_REASONS } from "@tablee/shared/session/evaluation";
import { LEAVING_REASONS } from "@tablee/shared/session/leaving";
import { ITEM_REASONS } from "@tablee/shared/session/items";
import { MIRROR_REASONS } from "@tablee/shared/session/mirror";
import { OBJECTION_REASONS } from "@tablee/shared/session/objections";
import { PAIR_REASONS } from "@tablee/shared/session/pairs";
import { PREPARATION_REASONS } from "@tablee/shared/session/preparation";
import { STORY_KEEPING_REASONS } from "@tablee/shared/session/story-keeping";
import { STORY_LINK_REASONS } from "@tablee/shared/session/story-links";
import { STORY_REASONS } from "@tablee/shared/session/telling";
import { SAFETY_REASONS } from "@tablee/shared/session/safety";
import { PROGRAMME_REASONS } from "@tablee/shared/session/programme";
import { WRITE_REASONS } from "@tablee/shared/session/types";
import { ROOT, sourcesBelow, textOf, withoutComments } from "./support/sources.ts";

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

/** They come with the panel that can meet them. */
const OF_PANELS: ReadonlySet<string> = new Set([
  ...ITEM_REASONS,
  ...PAIR_REASONS,
  ...DECISION_REASONS,
  ...PROGRAMME_REASONS,
  ...OBJECTION_REASONS,
  "proposal-unchanged",
  "not-your-proposal",
  "not-all-answered",
  ...DUO_REASONS,
  ...MIRROR_REASONS,
  ...PREPARATION_REASONS,
  ...EVALUATION_REASONS,
  ...LEAVING_REASONS,
  ...STORY_REASONS,
  ...STORY_LINK_REASONS,
  ...STORY_KEEPING_REASONS,
  ...ACCORD_REASONS,
  ...SAFETY_REASONS,
]);

const CASES = [
  ...[...HTTP_REASONS, "offline", "other"].map(
    (reason) => [`/api ${reason}`, pagesWords, ["reasons", reason]] as const,
  ),
  ...[...COMMAND_REASONS, "offline", "other"].map(
    (reason) => [`/live ${reason}`, OF_PANELS.has(reason) ? itemWords : sessionWords, ["reasons", reason]] as const,
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

const CLIENT = path.join(ROOT, "client/src");

/** What comes with these files at once: imports by a call come when they are called. */
function withImports(...files: readonly string[]): Set<string> {
  const found = new Set(files.map((file) => path.join(CLIENT, file)));
  for (const file of found) {
    const code = readFileSync(file, "utf8");
    for (const [, from = ""] of code.matchAll(/^(?:import|export) (?!type)(?:[^;]*? from )?"(\.[^"]+\.tsx?)";/gm)) {
      const imported = path.join(path.dirname(file), from);
      if (existsSync(imported)) found.add(imported);
    }
  }
  return found;
}

test("UIX122 nothing that is shown first says words of a room that comes later, and what says them comes with them", () => {
  const listed = readFileSync(path.join(CLIENT, "i18n/later-words.fr.ts"), "utf8");
  const rooms = /\{([\w,]+)\}\.ts/.exec(listed)?.[1]?.split(",") ?? [];
  expect(rooms.length).toBeGreaterThan(3);
  const says = new RegExp(`useTranslation\\("(?:${rooms.join("|")})"\\)`);
  const sayingIn = (files: ReadonlySet<string>): string[] =>
    [...files].filter((file) => says.test(readFileSync(file, "utf8"))).map((file) => path.relative(CLIENT, file));
  const first = withImports("main.tsx", "pages/BoardPage.tsx", "pages/JoinPage.tsx", "pages/OpenPage.tsx");
  expect(first.size).toBeGreaterThan(200);
  expect(sayingIn(first)).toEqual([]);
  expect(sayingIn(withImports("session/VersionsPanel.tsx"))).toContain("session/VersionsPanel.tsx");
});

/** Words that make somebody an object of what is done: nobody at a table is one. */
const LABELS =
  /t[ée]moin|usag[eè]re?s?(?!\p{L})|b[ée]n[ée]ficiair|utilisat(?:eur|rice)|(?<!\p{L})(?:witness|beneficiar|service[ -]user|end[ -]user|users?(?!\p{L}))/iu;

/** What stands between quotes, in a text without its comments. */
function quotedIn(text: string): string[] {
  return [...withoutComments(text).matchAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map(([words]) => words);
}

test("MIN23 [C50] no word of the interface, the templates, the lists of choices or the guide calls anybody a witness, a user or a beneficiary, in either language", () => {
  const said = [
    ...sourcesBelow(
      ["client/src/i18n", "shared/src/templates", "shared/src/practice", "client/src/rehearsal"],
      /(?<!\.test)\.ts$/,
    ),
  ].flatMap(({ file, text }) => quotedIn(text).map((words) => `${file}: ${words}`));
  const pages = ["docs/guide.fr.md", "docs/guide.en.md", "client/index.html"].map(textOf);
  expect(said.length).toBeGreaterThan(3_000);
  expect([...said, ...pages].filter((words) => LABELS.test(words))).toEqual([]);
  for (const label of ["Témoin", "les usagers", "bénéficiaires", "utilisatrice", "a witness", "Service user"])
    expect(LABELS.test(label)).toBe(true);
  for (const word of ["usage", "Il est invité à dire", "because"]) expect(LABELS.test(word)).toBe(false);
});
