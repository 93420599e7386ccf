import { describe, expect, test } from "vitest";
import { addLine, addSources, deleteLine, mergeLines, moveLine } from "../board/edit-framework.ts";
import { replaceText } from "../board/edit-text.ts";
import { readBoard } from "../board/read.ts";
import { textOf } from "../board/schema.ts";
import { testHand } from "../board/testing.ts";
import type { LineId } from "../ids.ts";
import { LINE_TEXT_MAX_CHARS, SOURCES_PER_LINE_MAX_COUNT } from "../limits.ts";
import { frameworkChanges } from "./framework-change.ts";
import { putCard } from "./testing.ts";

function framework(...texts: readonly string[]) {
  const hand = testHand();
  const ids = texts.map((text) => {
    const added = addLine(hand, { section: "before", text, sources: [] });
    if (!added.ok) throw new Error(added.reason);
    return added.value;
  });
  const lines = () => readBoard(hand.doc).lines;
  return { hand, ids, lines };
}

function at(ids: readonly LineId[], index: number): LineId {
  const id = ids[index];
  if (!id) throw new Error("no line");
  return id;
}

describe("what became of the framework", () => {
  test("PRA16 [C15] added, removed, rewritten, moved, placed otherwise and backed by other cards are told apart", () => {
    const { hand, ids, lines } = framework("un", "deux", "trois", "quatre");
    const old = lines();
    expect(frameworkChanges(old, lines())).toEqual([]);
    deleteLine(hand, at(ids, 0));
    const text = textOf(hand.doc, "lines", at(ids, 1));
    if (text) replaceText(text, "deux fois", hand.origin);
    moveLine(hand, at(ids, 2), { section: "after", next: null });
    addSources(hand, at(ids, 3), [putCard(hand, { text: "carte" })]);
    addLine(hand, { section: "during", text: "cinq", sources: [] });
    expect(frameworkChanges(old, lines()).map(({ line, ...rest }) => ({ ...rest, text: line.text }))).toEqual([
      { kind: "changed", was: "deux", text: "deux fois" },
      { kind: "sources", more: 1, fewer: 0, text: "quatre" },
      { kind: "added", text: "cinq" },
      { kind: "moved", from: "before", text: "trois" },
      { kind: "removed", text: "un" },
    ]);
  });

  test("PRA16 [C15] of lines in another order the fewest are said to have moved", () => {
    const { hand, ids, lines } = framework("un", "deux", "trois", "quatre", "cinq");
    const old = lines();
    moveLine(hand, at(ids, 0), { section: "before", next: null });
    expect(frameworkChanges(old, lines())).toMatchObject([{ kind: "reordered", line: { text: "un" } }]);
  });

  test("PRA15 two lines become one with both texts and all cards, and too much for one stays two", () => {
    const { hand, ids, lines } = framework("Se rencontrer.", "Avant le cahier des charges.", "Se rencontrer.");
    const [first, second] = [putCard(hand, { text: "a" }), putCard(hand, { text: "b" })];
    addSources(hand, at(ids, 0), [first]);
    addSources(hand, at(ids, 1), [first, second]);
    expect(mergeLines(hand, at(ids, 0), at(ids, 1))).toEqual({ ok: true, value: null });
    expect(lines().get(at(ids, 0))).toMatchObject({
      text: "Se rencontrer.\nAvant le cahier des charges.",
      sources: [first, second].sort(),
    });
    expect(lines().has(at(ids, 1))).toBe(false);
    expect(mergeLines(hand, at(ids, 0), at(ids, 1))).toEqual({ ok: false, reason: "gone" });
    expect(mergeLines(hand, at(ids, 0), at(ids, 0))).toEqual({ ok: false, reason: "gone" });
    const long = addLine(hand, { section: "after", text: "x".repeat(LINE_TEXT_MAX_CHARS), sources: [] });
    if (!long.ok) throw new Error(long.reason);
    expect(mergeLines(hand, at(ids, 0), long.value)).toEqual({ ok: false, reason: "text-too-long" });
    const sources = Array.from({ length: SOURCES_PER_LINE_MAX_COUNT }, (_, index) => `c${index}` as never);
    const backed = addLine(hand, { section: "after", text: "y", sources });
    if (!backed.ok) throw new Error(backed.reason);
    expect(mergeLines(hand, at(ids, 0), backed.value)).toEqual({ ok: false, reason: "too-many-sources" });
    expect(lines().size).toBe(4);
  });
});
