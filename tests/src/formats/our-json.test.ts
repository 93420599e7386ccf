import * as Y from "yjs";
import { expect, test } from "vitest";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import { writeJson } from "@tablee/shared/formats/json";
import { readJson } from "@tablee/shared/formats/read-json";
import { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";

/** On another, empty table, as somebody else there has it. */
function broughtTo(file: string): Board {
  const read = readJson(file);
  if (!read.ok) throw new Error(`${read.reason} ${read.detail ?? ""}`);
  const hand = testHand({ name: "elsewhere" });
  const brought = importBoard(hand, read.value);
  if (!brought.ok) throw new Error(brought.reason);
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(hand.doc));
  return readBoard(replica);
}

test.for(Array.from({ length: 20 }, (_, at) => at + 1))(
  "FMT50 whatever people did to a table, its copy comes back byte for byte: seed %i",
  (seed) => {
    const editor = new RandomEditor(new Y.Doc(), new Random(seed));
    for (let at = 0; at < 120; at += 1) editor.act();
    const file = writeJson({ board: readBoard(editor.hand.doc), title: "Table" });
    editor.close();
    expect(writeJson({ board: broughtTo(file), title: "Table" })).toBe(file);
  },
);
