import { addCards } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board, Card } from "@tablee/shared/board/types";
import { boardWithNames } from "@tablee/shared/formats/names";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import type { Paper } from "@tablee/shared/papers/paper";
import { publicationPaper } from "@tablee/shared/papers/publication-paper";
import { reportPaper } from "@tablee/shared/papers/report-paper";
import type { ReportOf } from "@tablee/shared/papers/report-paper";
import type { StoryTold } from "@tablee/shared/papers/story-blocks";
import { PAPER_WORDS } from "@tablee/shared/papers/testing";
import { onlyExperience } from "@tablee/shared/practice/experience";
import { recordOf, urnOf } from "@tablee/shared/practice/publication";
import type { CardId, QuoteId } from "@tablee/shared/ids";

/** A board with what is hard in a report: a name that was read and one that was not, marks, another script. */
export function leavingBoard(): Board {
  const hand = testHand();
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(hand, [
    { text: "Demander **avant** de noter.", knowledge: "experience", author: "Loriot", place },
    { text: "CANARI-CARTE", knowledge: "experience", author: "Merle", place },
    { text: "أن نأخذ الوقت", knowledge: "experience", place },
    { text: "Prévoir un temps.", knowledge: "practice", place },
  ]);
  const [lived] = added.ok ? added.value : [];
  if (lived) addLine(hand, { section: "always", text: "On demande d’abord.", sources: [lived] });
  addStatements(hand, [
    { field: "report", value: "done", text: "Deux demi-journées avec Merle." },
    { field: "report", value: "unknown", text: "Ce qui reste dans un an." },
    { field: "publication", value: "title-fr", text: "Apprendre de qui l’a vécu" },
    { field: "publication", value: "abstract-fr", text: "Une formation faite à deux.\n\nEt relue." },
    { field: "publication", value: "title-en", text: "Learning from those who lived it" },
    { field: "publication", value: "abstract-en", text: "A course made by two." },
    { field: "publication", value: "licence", text: "bysa" },
  ]);
  return readBoard(hand.doc);
}

const STORIES: readonly StoryTold[] = [
  { kind: "story", text: "J’ai cru à une erreur.\n\n- **Vraiment**.", easy: "On m’a demandé mon avis.", by: "Mésange" },
  { kind: "story", text: "ذات صباح", easy: "", by: null },
  { kind: "becoming", text: "Je suis formatrice.", easy: "", by: null },
];

function cardNamed(board: Board, author: string): Card {
  const card = [...board.cards.values()].find((one) => one.author === author);
  if (!card) throw new Error(`no card of ${author}`);
  return card;
}

/** Merle has not said that their name may leave, and has not read their passage. */
export function leavingPapers(board: Board = leavingBoard()) {
  const words = PAPER_WORDS;
  const read = cardNamed(board, "Loriot").id;
  const rule = { may: new Set(["loriot", "mésange"]), others: ["merle"] };
  const named = boardWithNames(board, rule, { someone: "quelqu’un", numbered: (at) => `Personne ${at}` });
  const quotes = [
    { id: "q1" as QuoteId, card: read, words: "de quoi j’avais peur", by: "Mésange" },
    { id: "q2" as QuoteId, card: "gone" as CardId, words: "CANARI-PAROLE", by: null },
  ];
  const report: ReportOf = {
    board: named,
    outcomes: { decided: "Recommencer en mars.", tasks: [{ what: "Écrire", who: "quelqu’un" }] },
    only: onlyExperience(board, new Set()),
    quotes,
    stands: new Set<CardId | QuoteId>([read, "q1" as QuoteId]),
    isLess: true,
  };
  const record = recordOf(board, {
    authors: ["Loriot", "Mme Mésange"],
    urn: urnOf("abcdefghijklmnopqrstuv"),
    year: 2027,
  });
  const publication = publicationPaper({ record, report, stories: STORIES }, words);
  if (!publication.ok) throw new Error(publication.detail);
  const now = Date.UTC(2027, 2, 9, 13);
  return {
    report: reportPaper(report, { title: "Séminaire", audience: "training", now, words }),
    publication: publication.value,
    table: boardPaper({
      board: named,
      title: "Séminaire",
      words,
      told: { stories: STORIES, quotes: quotes.slice(0, 1) },
    }),
    lacking: (record_: typeof record) => publicationPaper({ record: record_, report, stories: STORIES }, words),
    record,
  } satisfies Record<string, Paper | object>;
}
