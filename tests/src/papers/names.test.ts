import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import { boardWithNames, withoutNames } from "@tablee/shared/formats/names";
import type { MemberId } from "@tablee/shared/ids";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import { PAPER_WORDS } from "@tablee/shared/papers/testing";
import { specificationPaper } from "@tablee/shared/papers/specification-paper";
import { isAgreed, sign } from "@tablee/shared/practice/specifications";
import { nameRule } from "@tablee/shared/session/naming";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { writePdf } from "@tablee/client/exports/papers/pdf";
import { COPY_FORMATS } from "@tablee/client/exports/job";
import { runJob } from "@tablee/client/exports/run-job";
import { outcomesOf, paperBoard } from "../support/paper-board.ts";
import { paperFonts } from "../support/paper-fonts.ts";
import { readDocx, readOdt, readPdf } from "../support/read-papers.ts";

const unnamed = { someone: "quelqu’un", numbered: (number: number) => `Personne ${number}` };
/** Of two who signed a card and the specifications, and have a task, one has said that their name may leave. */
const SAID = "Canari-Oui";
const SILENT = "Canari-Non";
const STRANGER = "Canari-Ailleurs";
const id = (name: string) => name as MemberId;
const people = new Map([
  [id("m1"), { name: SILENT, also: [SAID] }],
  [id("m2"), { name: "Autre", also: [] }],
]);
const rule = nameRule([{ member: id("m1"), person: 1 }], people);

test("EXP12 those who agreed to the specifications stay people of their own when their names stay here", () => {
  const hand = testHand();
  addStatements(hand, [{ field: "clause", value: "before", text: "Une clause." }]);
  for (const name of ["Iris", "Merle noir", "J. (Tilleul)", "IRIS"])
    sign(hand, readBoard(hand.doc), { name, part: "trainer" });
  const board = readBoard(hand.doc);
  const other = { may: new Set<string>(), others: ["iris", "j. (tilleul)"] };
  const out = boardWithNames(board, other, unnamed);
  const texts = [...out.statements.values()].filter(({ field }) => field === "signature").map(({ text }) => text);
  expect(texts).toEqual(["Personne 1", "Merle noir", "Personne 2", "Personne 1"]);
  expect(isAgreed(out)).toBe(true);
});

function signedBoard(): Board {
  const hand = testHand();
  const place = { x: 0, y: 0, zone: null, group: null };
  addCards(
    hand,
    [SAID, SILENT, STRANGER].map((author) => ({ text: "Une carte.", place, author })),
  );
  addStatements(hand, [{ field: "clause", value: "before", text: "Une clause." }]);
  for (const name of [SAID, SILENT]) sign(hand, readBoard(hand.doc), { name, part: "trainer" });
  return readBoard(hand.doc);
}

test("EXP12 in every form of copy and document stand the names of those who said so, and nobody else’s", async () => {
  const board = boardWithNames(signedBoard(), rule, unnamed);
  const tasks = [{ what: "Écrire", who: withoutNames(`${SILENT} et ${SAID}`, rule, unnamed.someone) }];
  const outcomes = { ...outcomesOf(paperBoard()), tasks };
  const what = { board, title: "t", words: PAPER_WORDS, outcomes };
  const texts: Record<string, string> = {};
  for (const format of COPY_FORMATS) {
    const done = runJob({ ...what, kind: "write", format, words: PAPER_WORDS.board });
    texts[format] = "text" in done ? done.text : "";
  }
  for (const [name, paper] of Object.entries({ board: boardPaper(what), specifications: specificationPaper(what) })) {
    texts[`${name}.docx`] = readDocx(await writeDocx(paper)).texts.join(" ");
    texts[`${name}.odt`] = readOdt(writeOdt(paper)).texts.join(" ");
    texts[`${name}.pdf`] = (await readPdf(await writePdf(paper, paperFonts()))).texts.join(" ");
  }
  expect(Object.keys(texts)).toHaveLength(COPY_FORMATS.length + 6);
  for (const [form, text] of Object.entries(texts)) {
    expect([form, text.includes(SAID)]).toEqual([form, true]);
    for (const name of [SILENT, STRANGER]) expect([form, text.includes(name)]).toEqual([form, false]);
  }
});
