import fc from "fast-check";
import * as Y from "yjs";
import { expect, test } from "vitest";
import { replaceText } from "./edit-text.ts";
import { exchange } from "./testing.ts";

function textWith(content: string): Y.Text {
  const text = new Y.Doc().getText("t");
  text.insert(0, content);
  return text;
}

test("BRD2 a text becomes exactly what was asked, for any two texts", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
      const text = textWith(before);
      replaceText(text, after, "me");
      expect(text.toString()).toBe(after);
    }),
  );
});

test("BRD3 two people writing in one card at once keep both their words", () => {
  const mine = textWith("Un café pour tous");
  const other = new Y.Doc();
  if (!mine.doc) throw new Error("no doc");
  exchange(mine.doc, other);
  replaceText(mine, "Un café chaud pour tous", "me");
  replaceText(other.getText("t"), "Un café pour tous et toutes", "you");
  exchange(mine.doc, other);
  expect(mine.toString()).toBe("Un café chaud pour tous et toutes");
  expect(other.getText("t").toString()).toBe(mine.toString());
});

test("a smile replaced by another smile never leaves half a character", () => {
  const text = textWith("a😀b");
  replaceText(text, "a😁b", "me");
  expect(text.toString()).toBe("a😁b");
  expect(Y.encodeStateAsUpdate(text.doc as Y.Doc).length).toBeGreaterThan(0);
});
