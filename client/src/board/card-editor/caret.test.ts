import * as Y from "yjs";
import { expect, test } from "vitest";
import { mapCaret } from "./caret.ts";
import type { TextStep } from "./caret.ts";

test("BRD3 words put before the caret push it along, words after it leave it", () => {
  expect(mapCaret([{ insert: "abc" }], 2)).toBe(5);
  expect(mapCaret([{ retain: 5 }, { insert: "abc" }], 2)).toBe(2);
  expect(mapCaret([{ retain: 2 }, { insert: "abc" }], 2)).toBe(2);
});

test("BRD3 a deletion around the caret brings it to the start of what went", () => {
  expect(mapCaret([{ retain: 2 }, { delete: 6 }], 4)).toBe(2);
  expect(mapCaret([{ delete: 2 }], 4)).toBe(2);
});

function stepsOf(content: string, start: number, remove: number): readonly TextStep[] {
  const text = new Y.Doc().getText("t");
  text.insert(0, content);
  let steps: readonly TextStep[] = [];
  text.observe((event) => {
    steps = event.delta;
  });
  text.doc?.transact(() => {
    text.delete(start, remove);
    text.insert(start, "XY");
  });
  return steps;
}

test("BRD3 whatever others change, the caret stays beside the words it stood between", () => {
  const content = "abcdef";
  for (let start = 0; start <= 4; start += 1) {
    for (let remove = 0; remove <= 2; remove += 1) {
      const steps = stepsOf(content, start, remove);
      const before = Array.from({ length: start + 1 }, (_, caret) => mapCaret(steps, caret));
      expect(before).toEqual(before.map((_, caret) => caret));
      for (let caret = start + remove + 1; caret <= content.length; caret += 1) {
        expect(mapCaret(steps, caret)).toBe(caret - remove + 2);
      }
    }
  }
});
