import { expect, test } from "vitest";
import * as Y from "yjs";
import { addStatements } from "./edit-statements.ts";
import { readBoard } from "./read.ts";
import { rootOf } from "./schema.ts";
import { supportNow, supportsOf } from "./support.ts";
import { testHand } from "./testing.ts";

test("PAI11 whatever a peer writes as a day is not yet, and a row without words says nothing", () => {
  const hand = testHand();
  const board = () => readBoard(hand.doc);
  addStatements(hand, [{ field: "support", note: "Direction de la formation", value: "2026-03-12" }]);
  for (const value of ["not-yet", "2026-13-40", "2026-02-30", "demain", "0", "12026-01-01"]) {
    const entry = new Y.Map<unknown>([
      ["field", "support"],
      ["text", new Y.Text(value)],
      ["value", value],
    ]);
    rootOf(hand.doc, "statements").set(`peer-${value}`, entry);
  }
  addStatements(hand, [{ field: "support", text: " ", value: "2026-01-01" }]);
  expect(supportsOf(board())).toHaveLength(8);
  expect(supportNow(board()).given).toHaveLength(1);
  expect(supportNow(board()).awaited).toHaveLength(6);
});
