import { describe, expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addLine } from "../board/edit-framework.ts";
import { addNote } from "../board/edit-notes.ts";
import { addShapes } from "../board/edit-shapes.ts";
import { addLink, addZone, groupCards } from "../board/edit-structure.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { FIELDS } from "../board/types.ts";
import type { Board } from "../board/types.ts";
import { addStatements } from "../board/edit-statements.ts";
import type { BoardId, CardId, ConsentId, MemberId, PhaseId, QuestionId, VoteId } from "../ids.ts";
import { NEW_SESSION } from "../session/reducer.ts";
import type { Phase, Session } from "../session/types.ts";
import { isKeptColour, keptFrom, keptSession, readKept, writeKept } from "./kept.ts";

const CANARY = "canari";
const WHO = `${CANARY}-membre` as MemberId;
const PHASE: Phase = {
  id: `${CANARY}-phase` as PhaseId,
  name: "Écrire sans parler",
  purpose: "Trois idées par personne",
  minutes: 8,
  gate: "private",
  readyRule: "none",
};

/** Something that somebody wrote wherever a board takes words, and areas. */
function board(): Board {
  const hand = { ...testHand(), by: WHO };
  const zone = addZone(hand, {
    title: "Avant la formation",
    rect: { x: 1, y: 2, w: 456, h: 720 },
    section: "before",
    kind: "condition",
    colour: `${CANARY}-couleur`,
    extra: { [CANARY]: CANARY },
  });
  addZone(hand, { title: "Après", rect: { x: 500, y: 2, w: 456, h: 720 }, section: "after", colour: "#A1b2c3" });
  const place = { x: 20, y: 60, zone: zone.ok ? zone.value : null, group: null };
  const added = addCards(hand, [
    { text: `${CANARY} un`, author: `${CANARY} nom`, kind: "condition", place },
    { text: `${CANARY} deux`, place },
  ]);
  const cards = added.ok ? added.value : [];
  const [one, two] = cards;
  if (!one || !two) throw new Error("no cards");
  groupCards(hand, { name: `${CANARY} groupe`, zone: place.zone, cards: cards.map((id) => ({ id, x: 0, y: 0 })) });
  addLink(hand, { from: one, to: two, label: `${CANARY} lien` });
  addLine(hand, { section: "before", text: `${CANARY} ligne`, sources: cards });
  const rect = { x: 0, y: 0, w: 10, h: 10 };
  addShapes(hand, [{ kind: "text", rect, text: `${CANARY} dessin` }]);
  const words = { text: `${CANARY} phrase`, note: `${CANARY} note`, address: `https://${CANARY}.example.org` };
  addStatements(
    hand,
    FIELDS.map((field) => ({ field, ...words, sources: cards })),
  );
  addNote(hand, { card: one, text: `${CANARY} suivi`, due: "2026-12-14" });
  hand.doc.getMap("meta").set("extra", { [CANARY]: CANARY });
  return readBoard(hand.doc);
}

/** Whatever a session may hold of people. */
function session(): Session {
  const card = `${CANARY}-carte` as CardId;
  const place = { member: WHO, person: 0 };
  const questions = [
    { id: `${CANARY}-q` as QuestionId, text: "Je prends ma place.", kind: "scale", moments: ["before", "after"] },
  ] as const;
  const answers = [{ pair: `${CANARY}-code`, said: [{ question: questions[0].id, value: `${CANARY} réponse` }] }];
  return {
    ...NEW_SESSION,
    phases: [PHASE],
    phase: PHASE.id,
    goal: "Bien se rencontrer",
    rules: { text: "On garde les mots.", round: 3, agreed: [place] },
    hands: [WHO],
    floor: WHO,
    ready: [WHO],
    named: [place],
    heard: [],
    rehearsal: { of: `${CANARY}-table` as BoardId, endsAt: 1 },
    brakes: [
      { by: WHO, reason: `${CANARY} frein`, decision: "go-on", words: `${CANARY} mots`, cards: [card], at: 1 },
    ] as unknown as Session["brakes"],
    votes: {
      ...NEW_SESSION.votes,
      results: [{ id: `${CANARY}-vote` as VoteId, question: `${CANARY} vote`, totals: [[card, 3]] }],
    } as unknown as Session["votes"],
    consents: {
      ...NEW_SESSION.consents,
      results: [{ id: `${CANARY}-c` as ConsentId, text: `${CANARY} proposition`, concerns: [CANARY], objections: [] }],
    } as unknown as Session["consents"],
    closing: {
      ...NEW_SESSION.closing,
      decided: `${CANARY} décision`,
      tasks: [{ what: `${CANARY} tâche`, who: `${CANARY} qui` }],
    },
    preparation: {
      notes: [{ phase: PHASE.id, text: `${CANARY} préparation` }],
      drafts: [{ id: "d1", kind: "card", text: `${CANARY} brouillon`, zone: null }],
    },
    evaluation: {
      questions,
      waves: { ...NEW_SESSION.evaluation.waves, before: { state: "shown", questions, answers } },
    },
    items: { met: [{ card, member: WHO }], asked: [{ card, member: WHO, by: WHO }] },
  };
}

describe("a table kept as a template", () => {
  test("CHK19 [C38] of people’s content, of every sort, nothing is in its bytes; what was made ready is", () => {
    const all = { board: board(), session: session() };
    // The canaries are there, or this would prove nothing.
    const json = JSON.stringify(Object.values(all.board).map((map) => (map instanceof Map ? [...map] : map)));
    expect(json.split(CANARY).length).toBeGreaterThan(60);
    for (const part of ["votes", "brakes", "closing", "preparation", "evaluation", "items", "named"] as const)
      expect(JSON.stringify(all.session[part])).toContain(CANARY);
    const file = writeKept(keptFrom(all.board, all.session));
    expect(file).not.toContain(CANARY);
    expect(JSON.parse(file)).toEqual({
      format: "tablee-template",
      version: 1,
      zones: [
        {
          title: "Avant la formation",
          rect: { x: 1, y: 2, w: 456, h: 720 },
          section: "before",
          kind: "condition",
          colour: null,
        },
        {
          title: "Après",
          rect: { x: 500, y: 2, w: 456, h: 720 },
          section: "after",
          kind: null,
          colour: "#A1b2c3",
        },
      ],
      phases: [
        {
          name: "Écrire sans parler",
          purpose: "Trois idées par personne",
          minutes: 8,
          gate: "private",
          readyRule: "none",
        },
      ],
      goal: "Bien se rencontrer",
      rules: "On garde les mots.",
      questions: [{ text: "Je prends ma place.", kind: "scale", moments: ["before", "after"] }],
    });
  });

  test("CHK20 a table begins with what was kept, under ids of its own, and nobody has agreed to its rules", () => {
    const kept = keptFrom(board(), session());
    const read = readKept(writeKept(kept));
    expect(read).toEqual({ ok: true, value: kept });
    const begun = keptSession(kept, NEW_SESSION);
    expect(begun).toEqual({
      ...NEW_SESSION,
      phases: [{ ...PHASE, id: "phase-1" }],
      goal: "Bien se rencontrer",
      rules: { text: "On garde les mots.", round: 1, agreed: [] },
      evaluation: {
        ...NEW_SESSION.evaluation,
        questions: [{ id: "question-1", text: "Je prends ma place.", kind: "scale", moments: ["before", "after"] }],
      },
    });
    const bare = { zones: [], phases: [], goal: "", rules: "", questions: [] };
    expect(keptSession(bare, NEW_SESSION)).toEqual(NEW_SESSION);
  });

  test("CHK21 a file that is no template is named as what it is, and a colour is one of those that are known", () => {
    const file = writeKept(keptFrom(board(), session()));
    expect(readKept(`\ufeff${file}`).ok).toBe(true);
    expect(readKept(file.slice(0, -9))).toMatchObject({ ok: false, reason: "not-json" });
    expect(readKept("[]")).toMatchObject({ ok: false, reason: "not-this-format" });
    expect(readKept('{"format":"tablee-board","version":1}')).toMatchObject({ ok: false, reason: "not-this-format" });
    expect(readKept('{"format":"tablee-template","version":1}')).toMatchObject({ reason: "not-this-format" });
    expect(readKept(file.replace('"version": 1', '"version": 2'))).toMatchObject({ reason: "newer-version" });
    expect(["straw", "3", "#a1b2c3"].every(isKeptColour)).toBe(true);
    expect(["Huppe", "7", "#a1b2c", "url(x)"].some(isKeptColour)).toBe(false);
  });
});
