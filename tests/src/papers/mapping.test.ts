import { expect, test } from "vitest";
import { runJob } from "@tablee/client/exports/run-job";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { writePdf } from "@tablee/client/exports/papers/pdf";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { addLink } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import { boardWithNames } from "@tablee/shared/formats/names";
import { aroundBlocks } from "@tablee/shared/papers/around-blocks";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import { PAPER_WORDS } from "@tablee/shared/papers/testing";
import { paperFonts } from "../support/paper-fonts.ts";
import { oneSpaced, readDocx, readOdt, readPdf, saidBy } from "../support/read-papers.ts";

const words = PAPER_WORDS;

function readyBoard(): Board {
  const hand = testHand();
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(hand, [
    { text: "Un projet partagé", kind: "lever", place },
    { text: "La confiance est lente", kind: "watch", place },
  ]);
  const [lever, watch] = added.ok ? added.value : [];
  if (lever && watch) addLink(hand, { from: lever, to: watch });
  const sources = lever ? [lever] : [];
  addStatements(hand, [
    { field: "player", text: "Canari-Non, du service", value: "supported", note: "here" },
    { field: "crossing", text: "Un temps à deux.", value: "practice-academic", note: "together", sources },
    { field: "inspiration", text: "La maison", value: "visit", why: "Un binôme.", who: "Canari-Non à l’accueil" },
  ]);
  return readBoard(hand.doc);
}

test("MAP8 [C42] in DOCX, ODT, PDF and Markdown stands all that was made ready, and no name that may not leave", async () => {
  const rule = { may: new Set<string>(), others: ["canari-non"] };
  const unnamed = { someone: "quelqu’un", numbered: (number: number) => `Personne ${number}` };
  const board = boardWithNames(readyBoard(), rule, unnamed);
  const paper = boardPaper({ board, title: "t", words });
  const told = aroundBlocks({ board, words });
  const markdown = runJob({ kind: "write", format: "markdown", board, title: "t", words: words.board, told });
  const docx = readDocx(await writeDocx(paper));
  expect(docx).toEqual(saidBy(paper));
  const forms = {
    docx: docx.texts.join(" "),
    odt: readOdt(writeOdt(paper)).texts.join(" "),
    pdf: (await readPdf(await writePdf(paper, paperFonts()))).texts.join(" "),
    md: "text" in markdown ? markdown.text : "",
  };
  for (const [form, text] of Object.entries(forms)) {
    const plain = oneSpaced(text);
    for (const sentence of [
      "Autour de la formation",
      "quelqu’un, du service",
      "Il manque quelqu’un ici.",
      "Un temps à deux.",
      "En attente : experience-practice, together",
      "Points de vigilance",
      "La confiance est lente",
      "Un binôme.",
      "À qui demander : quelqu’un à l’accueil",
    ])
      expect([form, plain]).toEqual([form, expect.stringContaining(sentence)]);
    expect(plain).not.toMatch(/canari/i);
  }
  expect(docx.headings).toContainEqual([4, "Leviers"]);
});
