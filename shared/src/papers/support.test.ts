import { expect, test } from "vitest";
import { addStatements, deleteStatement, editStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { supportNow, supportsOf } from "../board/support.ts";
import { testHand } from "../board/testing.ts";
import type { StatementId } from "../ids.ts";
import { writeJson } from "../formats/json.ts";
import { writeMarkdown } from "../formats/markdown.ts";
import { readJson } from "../formats/read-json.ts";
import { bring, EXPORT_WORDS } from "../formats/testing.ts";
import { fieldsOf, SHEET_FIELDS, warningsOf } from "../practice/sheet.ts";
import { boardPaper } from "./board-paper.ts";
import { paperMarkdown } from "./paper-markdown.ts";
import { specificationPaper } from "./specification-paper.ts";
import { PAPER_WORDS } from "./testing.ts";

function written() {
  const hand = testHand();
  const added = addStatements(hand, [
    { field: "support", note: "Direction de la formation", text: "Temps de préparation payé", value: "2026-03-12" },
    { field: "support", note: "Service des achats", text: "Trajets\nremboursés" },
    { field: "support", text: "Une salle", value: "2026-01-05" },
  ]);
  if (!added.ok) throw new Error(added.reason);
  return { hand, ids: added.value, board: () => readBoard(hand.doc) };
}

test("PAI10 [C52] a support has a signatory, a scope and a day, and without a day it is not yet", () => {
  const { hand, ids, board } = written();
  expect(supportNow(board()).given.map(({ scope, day }) => [scope, day])).toEqual([
    ["Une salle", "2026-01-05"],
    ["Temps de préparation payé", "2026-03-12"],
  ]);
  expect(supportNow(board()).awaited.map(({ signatory }) => signatory)).toEqual(["Service des achats"]);
  editStatement(hand, ids[1] as StatementId, { value: "2026-04-01" });
  expect(supportNow(board()).awaited).toEqual([]);
  editStatement(hand, ids[1] as StatementId, { value: null });
  expect(supportNow(board()).awaited).toHaveLength(1);
  for (const id of ids) deleteStatement(hand, id);
  expect(supportNow(board())).toEqual({ given: [], awaited: [] });
});

test("PAI12 [C52] text, documents and the complete copy carry each support, and the practice sheet asks nothing of it", () => {
  const { board } = written();
  const markdown = writeMarkdown({ board: board(), title: "t", words: EXPORT_WORDS });
  expect(markdown).toContain(
    [
      "## Soutien de l’institution",
      "",
      "- Une salle · depuis le 2026-01-05",
      "- Direction de la formation · Temps de préparation payé · depuis le 2026-03-12",
      "- Service des achats · Trajets\n  remboursés · pas encore",
    ].join("\n"),
  );
  for (const paper of [boardPaper, specificationPaper]) {
    const said = paperMarkdown(paper({ board: board(), title: "t", words: PAPER_WORDS }));
    for (const part of ["Soutien de l’institution", "Direction de la formation", "depuis le", "pas encore"])
      expect(said).toContain(part);
  }
  const back = bring(readJson(writeJson({ board: board(), title: "t" })));
  expect(supportsOf(back).map(({ signatory, scope, day }) => [signatory, scope, day])).toEqual(
    supportsOf(board()).map(({ signatory, scope, day }) => [signatory, scope, day]),
  );
  expect(SHEET_FIELDS).not.toContain("support");
  expect(JSON.stringify(warningsOf(fieldsOf(board().statements.values())))).not.toContain("support");
});

test("PAI12 a board without any support has no heading for it", () => {
  const board = readBoard(testHand().doc);
  expect(writeMarkdown({ board, title: "t", words: EXPORT_WORDS })).not.toContain("Soutien");
  expect(paperMarkdown(boardPaper({ board, title: "t", words: PAPER_WORDS }))).not.toContain("Soutien");
});
