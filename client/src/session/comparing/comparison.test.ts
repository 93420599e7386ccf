import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addCards } from "@tablee/shared/board/edit-cards";
import { readBoard } from "@tablee/shared/board/read";
import type { MemberId, QuestionId } from "@tablee/shared/ids";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { WaveView } from "@tablee/shared/session/evaluation-results";
import type { Shown } from "@tablee/shared/session/check-in";
import type { Band } from "@tablee/shared/session/parity";
import { NEW_SESSION } from "@tablee/shared/session/reducer";
import { recordOf } from "@tablee/shared/session/series";
import type { Session, SessionView } from "@tablee/shared/session/types";
import { viewOf } from "@tablee/shared/session/view";
import { comparingWords } from "../../i18n/words/comparing.ts";
import { evaluationWords } from "../../i18n/words/evaluation.ts";
import { seriesWords } from "../../i18n/words/series.ts";
import { asMarkdown } from "../memory/part.ts";
import type { TableSay } from "../memory/part.ts";
import { comparisonCsv } from "./comparison-csv.ts";
import { comparisonPart } from "./comparison-part.ts";
import { comparisonOf, uncounted } from "./comparison.ts";
import type { Comparison, ToCompare } from "./comparison.ts";

const said = i18next.createInstance();
const room = (locale: "fr" | "en") => ({
  comparing: comparingWords[locale],
  series: seriesWords[locale],
  evaluation: evaluationWords[locale],
});

beforeAll(() =>
  said.init({ lng: "fr", resources: { fr: room("fr"), en: room("en") }, interpolation: { escapeValue: false } }),
);

function wordsIn(locale: "fr" | "en") {
  const [t, comparing] = [said.getFixedT(locale, "series"), said.getFixedT(locale, "comparing")];
  return { t, comparing, evaluation: said.getFixedT(locale, "evaluation") };
}

const me = { id: "m" as MemberId, role: "host", part: null, people: 1 } as const;

function viewIn(number: number, session: Partial<Session> = {}): SessionView {
  return viewOf({ ...NEW_SESSION, ...session, series: { ...NEW_SESSION.series, number } }, me, 1);
}

/** Of the four answers, from not at all to entirely. */
function shown(...bands: readonly [Band, Band, Band, Band]): Shown {
  return {
    kind: "bands",
    bands: bands.map((band, at) => ({ choice: (["1", "2", "3", "4"] as const)[at] ?? "1", band })),
    words: [],
  };
}
const HIDDEN: Shown = { kind: "hidden" };
const RATHER = shown("none", "some", "half", "none");
const ENTIRELY = shown("none", "none", "few", "most");

function meeting(number: number, part: Partial<MeetingInfo> = {}, pulse: Shown = RATHER): MeetingInfo {
  return {
    ...recordOf({ ...NEW_SESSION, series: { ...NEW_SESSION.series, number } }, 1),
    version: null,
    obstacles: { open: 3, blocked: 0, reopened: 0, removed: 0 },
    checkIn: { question: "", weather: HIDDEN, pulse },
    ...part,
  };
}

function boardWith(obstacles: number) {
  const doc = new Y.Doc();
  let at = 0;
  const newId = (): string => `id-${(at += 1)}`;
  const hand = { doc, by: null, origin: null, newId, suffix: () => "x", now: () => 1 };
  const place = { x: 0, y: 0, zone: null, group: null };
  addCards(
    hand,
    Array.from({ length: obstacles }, () => ({ text: "o", place, kind: "obstacle" as const })),
  );
  return readBoard(doc);
}

/** `meetings`: oldest first. */
function seen(meetings: readonly MeetingInfo[], open = 3, session: Partial<Session> = {}): ToCompare {
  const view = viewIn(meetings.length + 1, session);
  return { view, board: boardWith(open), meetings: meetings.toReversed(), past: new Map() };
}

/** Spaces that keep a sign on its line, as any other. */
function plain(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

function sentences(comparison: Comparison, locale: "fr" | "en" = "fr"): string[] {
  return comparisonPart(comparison, wordsIn(locale)).says.flatMap((say) =>
    say.kind === "words" || say.kind === "note" ? [plain(say.text)] : [],
  );
}

function tables(comparison: Comparison): TableSay[] {
  const all = comparisonPart(comparison, wordsIn("fr")).says.filter((say) => say.kind === "table");
  return all.map(({ kind, title, head, rows }) => {
    return { kind, title: plain(title), head, rows: rows.map((row) => row.map(plain)) };
  });
}

describe("meetings side by side", () => {
  const four = [
    meeting(1, { obstacles: { open: 5, blocked: 0, reopened: 0, removed: 1 } }),
    meeting(2, { obstacles: { open: 4, blocked: 1, reopened: 0, removed: 1 } }),
    meeting(3, { obstacles: { open: 7, blocked: 1, reopened: 1, removed: 1 } }, ENTIRELY),
  ];

  test("CMP8 since the first of those chosen it is said what was removed, also in meetings that nobody chose, and what is open", () => {
    const [fr, en] = (["fr", "en"] as const).map((locale) =>
      sentences(comparisonOf(seen(four), new Set([1, 3])), locale),
    );
    expect(fr?.slice(0, 2)).toEqual([
      "Depuis la séance 1, deux obstacles sont levés ; sept sont ouverts, deux de plus.",
      "Parmi ceux qui sont ouverts, un est bloqué, un est rouvert.",
    ]);
    expect(en?.slice(0, 2)).toEqual([
      "Since meeting 1, two obstacles have been removed; seven are open, two more than then.",
      "Of those that are open, one is blocked, one has been reopened.",
    ]);
    expect(sentences(comparisonOf(seen(four, 0), new Set([3, 4])))[0]).toBe(
      "Depuis la séance 3, aucun obstacle n’est levé ; aucun n’est ouvert, sept de moins.",
    );
    expect(sentences(comparisonOf(seen(four, 12), null))[0]).toContain("12 sont ouverts, sept de plus");
  });

  test("CMP9 when nothing has changed it says so, of one meeting it says what will be here, and of one choice that it takes two", () => {
    expect(sentences(comparisonOf(seen([meeting(1)]), null))[0]).toBe(
      "Depuis la séance 1, rien n’a changé pour les obstacles : trois sont ouverts, aucun n’est levé.",
    );
    expect(sentences(comparisonOf(seen([]), null))).toEqual([comparingWords.fr.one]);
    expect(tables(comparisonOf(seen([]), null))).toEqual([]);
    expect(sentences(comparisonOf(seen(four), new Set([2])), "en")).toEqual([comparingWords.en.fewer]);
    // The one that was left out is still there to be chosen.
    expect(comparisonOf(seen(four), new Set([2])).all.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test("CMP10 [C45] trust is told in shares and never in numbers, nothing of fewer than five, and nothing of another question", () => {
    const of = (one: MeetingInfo, other: MeetingInfo): string =>
      sentences(comparisonOf(seen([one, other]), new Set([1, 2])))[1] ?? "";
    expect(of(meeting(1), meeting(2, {}, ENTIRELY))).toBe(
      "« Je me sens en confiance dans ce groupe. » Séance 1 : surtout « Plutôt oui ». Séance 2 : surtout « Tout à fait ».",
    );
    expect(of(meeting(1), meeting(2))).toContain("Les réponses se répartissent comme à la séance 1.");
    expect(of(meeting(1), meeting(2, {}, HIDDEN))).toContain("Séance 2 : moins de cinq réponses, rien n’est montré.");
    const other = { question: "Une autre ?", weather: HIDDEN, pulse: ENTIRELY };
    expect(of(meeting(1), meeting(2, { checkIn: other }))).toContain("Séance 2 : une autre question était posée.");
    const [table] = tables(comparisonOf(seen([meeting(1), meeting(2, {}, ENTIRELY)]), null));
    const trust = table?.rows.map((row) => row[5]);
    expect(trust).toEqual([
      "Plutôt oui : la moitié environ, Plutôt non : une partie",
      "Tout à fait : la plupart, Plutôt oui : quelques personnes",
      "rien n’a été montré",
    ]);
    expect(trust?.join("")).not.toMatch(/\d/);
  });

  test("CMP11 [C49] the share of meetings led with a supported person is said of those of which it is known", () => {
    const { ledWithSupported, ...unknown } = meeting(1);
    const led = [unknown, meeting(2, { ledWithSupported: true }), meeting(3, { ledWithSupported: true })];
    expect(ledWithSupported).toBe(false);
    expect(sentences(comparisonOf(seen(led), null)).at(-1)).toBe(
      "2 séances sur 3 ont été menées avec une personne accompagnée.",
    );
    expect(sentences(comparisonOf(seen(led), null), "en").at(-1)).toBe(
      "2 meetings of 3 were led with a supported person.",
    );
    expect(tables(comparisonOf(seen(led), null))[0]?.rows.map((row) => row.at(-1))).toEqual([
      "non noté",
      "oui",
      "oui",
      "non",
    ]);
  });

  test("CMP12 an older archive without counts is counted from the board that it kept, and said to be uncounted before", () => {
    const { obstacles, ...old } = meeting(1, { version: "v" as never });
    expect(obstacles).toBeDefined();
    const without = seen([old, meeting(2)]);
    const comparison = comparisonOf(without, null);
    expect(sentences(comparison)[0]).toBe("De la séance 1, les obstacles n’ont pas été comptés.");
    expect(uncounted(comparison, without.meetings).map(({ number }) => number)).toEqual([1]);
    const looked = comparisonOf({ ...without, past: new Map([[1, boardWith(2)]]) }, null);
    expect(looked.all[0]?.obstacles).toEqual({ open: 2, blocked: 0, reopened: 0, removed: 0 });
    expect(uncounted(looked, without.meetings)).toEqual([]);
    // One that is gone can be asked for no more.
    expect(uncounted(comparison, [{ ...old, version: null }])).toEqual([]);
  });

  test("CMP13 as Markdown and as CSV it has each sentence and each row of the table", () => {
    const part = comparisonPart(comparisonOf(seen(four), null), wordsIn("fr"));
    const file = asMarkdown(part);
    const spoken = part.says.flatMap((say) => (say.kind === "words" ? [say.text] : []));
    expect(spoken.filter((text) => !file.includes(text))).toEqual([]);
    expect(spoken).toHaveLength(3);
    expect(plain(file)).toContain(
      "| Séance 2 | 4 | 1 | 0 | 1 | Plutôt oui : la moitié environ, Plutôt non : une partie | non |",
    );
    const [table] = tables(comparisonOf(seen(four), null));
    if (!table) throw new Error("no table");
    const rows = comparisonCsv(table).split("\r\n");
    expect(rows[0]).toBe(
      "\uFEFFSéance;Obstacles ouverts;dont bloqués;dont rouverts;Levés pendant la séance;Confiance;Menée avec une personne accompagnée",
    );
    expect(rows).toHaveLength(four.length + 3);
    const bar: TableSay = { kind: "table", title: "<b>", head: ["a|b"], rows: [["# c\nd"]] };
    expect(asMarkdown({ id: "x", title: "X", says: [bar], parts: [] })).toContain(
      "**\\<b>**\n\n| a\\|b |\n| --- |\n| \\# c d |",
    );
  });

  test("CMP14 [C48] the same statement in two waves or two meetings stands side by side, in other words or of few people it does not", () => {
    const question = {
      id: "q" as QuestionId,
      text: "On m’écoute.",
      kind: "scale",
      moments: ["before", "after"],
    } as const;
    const wave = (moment: "before" | "after", counts: readonly number[] | null, text = "On m’écoute."): WaveView => ({
      moment,
      state: "shown",
      questions: [{ ...question, text }],
      answered: 6,
      mine: [],
      results: [{ question: question.id, result: counts ? { kind: "scale", counts } : { kind: "hidden" } }],
    });
    const of = (...waves: readonly WaveView[]) =>
      comparisonOf(seen([meeting(1, { evaluation: { waves, changes: [] } }), meeting(2)]), null);
    const before = wave("before", [3, 2, 1, 0]);
    expect(tables(of(before, wave("after", [0, 1, 2, 3])))[1]).toEqual({
      kind: "table",
      title: "« On m’écoute. »",
      head: ["Séance", "Pas du tout", "Plutôt non", "Plutôt oui", "Tout à fait"],
      rows: [
        ["Séance 1 · Avant", "3 sur 6", "2 sur 6", "1 sur 6", "0 sur 6"],
        ["Séance 1 · Après", "0 sur 6", "1 sur 6", "2 sur 6", "3 sur 6"],
      ],
    });
    expect(of(before, wave("after", [0, 1, 2, 3], "On vous écoute.")).statements).toEqual([]);
    expect(of(before, wave("after", null)).statements).toEqual([]);
    const twice = [1, 2].map((number) => meeting(number, { evaluation: { waves: [before], changes: [] } }));
    expect(comparisonOf(seen(twice), null).statements[0]?.answers.map(({ number }) => number)).toEqual([1, 2]);
    expect(comparisonOf(seen(twice), new Set([2, 3])).statements).toEqual([]);
  });
});
