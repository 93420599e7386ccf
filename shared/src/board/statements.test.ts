import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { CardId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import {
  addStatements,
  addStatementSources,
  deleteStatement,
  editStatement,
  orderStatement,
  removeStatementSource,
  writeStatement,
} from "./edit-statements.ts";
import { compareOrder } from "./order.ts";
import { readBoard } from "./read.ts";
import { ROOTS, rootOf } from "./schema.ts";
import { exchange, testHand } from "./testing.ts";

function statementsOf(hand: ReturnType<typeof testHand>) {
  return [...readBoard(hand.doc).statements.values()].sort(compareOrder);
}

function added(hand: ReturnType<typeof testHand>, text: string): StatementId {
  const reply = addStatements(hand, [{ field: "tip", text }]);
  const id = reply.ok ? reply.value[0] : undefined;
  if (!id) throw new Error("nothing was added");
  return id;
}

describe("statements of the sheet and the specifications", () => {
  test("PRA12 each change is one update and one step of undo", () => {
    const hand = testHand();
    const undo = new Y.UndoManager(
      ROOTS.map((root) => rootOf(hand.doc, root)),
      { trackedOrigins: new Set([hand.origin]), captureTimeout: 0 },
    );
    const [first, second] = [added(hand, "un"), added(hand, "deux")];
    const card = "c1" as CardId;
    const changes = [
      () => writeStatement(hand, first, "un et demi"),
      () => editStatement(hand, first, { note: "CC0", value: "not-yet" }),
      () => addStatementSources(hand, first, [card]),
      () => removeStatementSource(hand, first, card),
      () => orderStatement(hand, second, first),
      () => deleteStatement(hand, first),
    ];
    for (const change of changes) {
      const before = statementsOf(hand);
      let updates = 0;
      const count = (): void => void (updates += 1);
      hand.doc.on("update", count);
      change();
      hand.doc.off("update", count);
      const after = statementsOf(hand);
      expect(updates).toBe(1);
      expect(after).not.toEqual(before);
      undo.undo();
      expect(statementsOf(hand)).toEqual(before);
      undo.redo();
      expect(statementsOf(hand)).toEqual(after);
    }
  });

  test("PRA12 two people who write in one sentence keep all their words, and two who say the same thing say two", () => {
    const [one, two] = [testHand({ name: "a" }), testHand({ name: "b" })];
    const id = added(one, "un temps");
    exchange(one.doc, two.doc);
    writeStatement(one, id, "un long temps");
    writeStatement(two, id, "un temps calme");
    added(one, "titre");
    added(two, "titre");
    exchange(one.doc, two.doc);
    expect(statementsOf(one)).toEqual(statementsOf(two));
    expect(statementsOf(one).map(({ text }) => text)).toEqual(["un long temps calme", "titre", "titre"]);
  });

  test("PRA13 whatever a peer wrote there is a statement, or a card that says so with its words", () => {
    const hand = testHand();
    const root = rootOf(hand.doc, "statements");
    hand.doc.transact(() => {
      root.set("plain", "des mots");
      root.set(
        "unknown",
        new Y.Map<unknown>([
          ["field", "poem"],
          ["text", new Y.Text("un poème")],
        ]),
      );
      root.set(
        "odd",
        new Y.Map<unknown>([
          ["field", "theme"],
          ["text", 7],
          ["value", { deep: [1] }],
          ["note", "n".repeat(900)],
          ["sources", "c1"],
          ["order", null],
          ["line", "no id !"],
        ]),
      );
      root.set("deux mots", new Y.Map<unknown>([["field", "tip"]]));
    });
    const board = readBoard(hand.doc);
    expect([...board.statements.values()]).toEqual([
      {
        id: "odd",
        field: "theme",
        text: "",
        order: "a0",
        sources: [],
        born: { by: null, at: 0 },
        value: null,
        note: "n".repeat(limits.STATEMENT_NOTE_MAX_CHARS),
        address: "",
        line: null,
        why: "",
        who: "",
      },
    ]);
    const unread = [...board.cards.values()].map(({ text, unread: isUnread }) => [text, isUnread]);
    expect(unread.toSorted(([left], [right]) => String(left).localeCompare(String(right)))).toEqual([
      ["des mots", true],
      ["poem\nun poème", true],
      ["tip", true],
    ]);
  });

  test("LIM150 one statement too many is refused whole, and the rest stays", () => {
    const hand = testHand();
    const many = Array.from({ length: limits.STATEMENTS_MAX_COUNT }, () => ({ field: "tip", text: "x" }) as const);
    expect(addStatements(hand, many).ok).toBe(true);
    expect(addStatements(hand, [{ field: "tip" }])).toEqual({ ok: false, reason: "too-many-statements" });
    expect(statementsOf(hand)).toHaveLength(limits.STATEMENTS_MAX_COUNT);
  });

  test("LIM151 words, a note or an address over their limit are refused, and at the limit taken", () => {
    const hand = testHand();
    const texts = {
      text: limits.STATEMENT_TEXT_MAX_CHARS,
      note: limits.STATEMENT_NOTE_MAX_CHARS,
      address: limits.STATEMENT_ADDRESS_MAX_CHARS,
      why: limits.STATEMENT_NOTE_MAX_CHARS,
      who: limits.STATEMENT_NOTE_MAX_CHARS,
    };
    for (const [key, max] of Object.entries(texts)) {
      expect(addStatements(hand, [{ field: "link", [key]: "x".repeat(max) }]).ok).toBe(true);
      expect(addStatements(hand, [{ field: "link", [key]: "x".repeat(max + 1) }])).toEqual({
        ok: false,
        reason: "text-too-long",
      });
    }
    const id = added(hand, "un");
    expect(writeStatement(hand, id, "x".repeat(limits.STATEMENT_TEXT_MAX_CHARS + 1)).ok).toBe(false);
    expect(editStatement(hand, id, { note: "x".repeat(limits.STATEMENT_NOTE_MAX_CHARS + 1) }).ok).toBe(false);
    expect(statementsOf(hand).at(-1)).toMatchObject({ text: "un", note: "" });
  });

  test("LIM152 a statement takes as many cards as a line, and not one more", () => {
    const hand = testHand();
    const cards = Array.from({ length: limits.SOURCES_PER_LINE_MAX_COUNT }, (_, at) => `c${at}` as CardId);
    const id = added(hand, "un");
    expect(addStatementSources(hand, id, cards).ok).toBe(true);
    expect(addStatementSources(hand, id, ["more" as CardId])).toEqual({ ok: false, reason: "too-many-sources" });
    expect(addStatements(hand, [{ field: "tip", sources: [...cards, "more" as CardId] }]).ok).toBe(false);
  });
});
