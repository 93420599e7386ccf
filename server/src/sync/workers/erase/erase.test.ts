import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addLink } from "@tablee/shared/board/edit-structure";
import { addNote } from "@tablee/shared/board/edit-notes";
import type { Hand } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { textOf } from "@tablee/shared/board/schema";
import { exchange, testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { HOUSE } from "../../house.ts";
import { eraseFrom } from "./erase.ts";
import type { Erased } from "./erase.ts";

const MARK = "Une contribution a été retirée.";
const SECRET = "RECIT-7F3A-CANARI";

/** Two people, each on a device of their own, and the house. */
class Table {
  readonly mine = testHand({ name: "mine" });
  readonly other = testHand({ name: "other" });
  readonly owners = new Map<number, MemberId>([
    [this.mine.doc.clientID, "member-mine" as MemberId],
    [this.other.doc.clientID, "member-other" as MemberId],
  ]);

  meet(): void {
    exchange(this.mine.doc, this.other.doc);
  }

  card(hand: Hand, text: string): CardId {
    const made = addCards(hand, [{ text, place: { x: 1, y: 2, zone: null, group: null } }]);
    if (!made.ok || !made.value[0]) throw new Error("no card");
    this.meet();
    return made.value[0];
  }

  type(hand: Hand, card: CardId, at: number, text: string): void {
    textOf(hand.doc, "cards", card)?.insert(at, text);
    this.meet();
  }

  erase(
    things: readonly string[] | null = null,
    earlier: readonly Uint8Array[] = [],
  ): Erased & { readonly board: Board } {
    this.meet();
    const { owners } = this;
    const erased = eraseFrom(
      [
        { updates: [Y.encodeStateAsUpdate(this.other.doc)], version: 1, owners },
        ...earlier.map((update) => ({ updates: [update], version: 2 as const, owners })),
      ],
      { member: "member-mine" as MemberId, names: ["Mésange"], things, mark: MARK, at: 5 },
    );
    return { ...erased, board: readBoard(docIn(erased, 0)) };
  }
}

function docIn({ documents }: Erased, at: number): Y.Doc {
  const doc = new Y.Doc();
  const bytes = documents[at];
  if (!bytes) throw new Error("nothing was written");
  if (at === 0) Y.applyUpdate(doc, bytes);
  else Y.applyUpdateV2(doc, bytes);
  return doc;
}

function textsOf(board: Board): string[] {
  return [...board.cards.values()].map(({ text }) => text).sort();
}

function isNowhere(erased: Erased, word = SECRET): boolean {
  return erased.documents.every((bytes) => bytes === null || !Buffer.from(bytes).includes(word));
}

describe("what one person takes back", () => {
  test("ERA3 goes where nobody else is in it, and all that others wrote stays letter by letter", () => {
    const table = new Table();
    table.card(table.mine, SECRET);
    table.card(table.other, "celle de l’autre");
    const erased = table.erase();
    expect(textsOf(erased.board)).toEqual(["celle de l’autre"]);
    expect(erased.found).toEqual([
      expect.objectContaining({ root: "cards", words: SECRET, isOwn: true, stays: false }),
    ]);
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA3 goes letter by letter from what two wrote together", () => {
    const table = new Table();
    const mine = table.card(table.mine, `${SECRET} `);
    table.type(table.other, mine, SECRET.length + 1, "et la suite");
    const theirs = table.card(table.other, "au début");
    table.type(table.mine, theirs, 3, SECRET);
    const erased = table.erase();
    expect(textsOf(erased.board)).toEqual(["au début", "et la suite"]);
    expect([...erased.board.cards.values()].map(({ born }) => born.by)).toEqual([null, "member-other"]);
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA4 leaves a mark where an answer, a source or words on a link would hang in the air, and nowhere else", () => {
    const table = new Table();
    const [answered, source, linked, alone] = ["a", "b", "c", "d"].map((end) => table.card(table.mine, SECRET + end));
    const theirs = table.card(table.other, "la mienne");
    if (!answered || !source || !linked || !alone) throw new Error("no cards");
    addNote(table.other, { card: answered, text: "une réponse" });
    addNote(table.mine, { card: alone, text: `à moi ${SECRET}` });
    const line = addLine(table.other, { section: "before", text: "une ligne", sources: [source] });
    if (!line.ok) throw new Error(line.reason);
    addLink(table.other, { from: linked, to: theirs, label: "mène à" });
    addLink(table.other, { from: alone, to: theirs });
    const erased = table.erase();
    const { board } = erased;
    expect(textsOf(board)).toEqual([MARK, MARK, MARK, "la mienne"]);
    const marked = [...board.cards.values()].filter(({ text }) => text === MARK);
    for (const card of marked) expect(card).toMatchObject({ author: null, knowledge: null, born: { by: null, at: 5 } });
    expect([...board.notes.values()].map(({ text }) => text)).toEqual(["une réponse"]);
    expect([...board.links.values()].map(({ label }) => label)).toEqual(["mène à"]);
    expect([...board.lines.values()].map(({ text }) => text)).toEqual(["une ligne"]);
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA5 goes also where somebody else brought it back, and what that one wrote there stays", () => {
    const table = new Table();
    const card = table.card(table.mine, `Début ${SECRET}`);
    const undo = new Y.UndoManager(table.other.doc.getMap("cards"), { trackedOrigins: new Set([table.other.origin]) });
    const text = textOf(table.other.doc, "cards", card);
    table.other.doc.transact(() => text?.delete(0, 8), table.other.origin);
    table.meet();
    undo.undo();
    table.type(table.other, card, 0, "Avant. ");
    const deleted = table.card(table.mine, SECRET);
    table.other.doc.transact(() => table.other.doc.getMap("cards").delete(deleted), table.other.origin);
    table.meet();
    undo.undo();
    table.meet();
    expect(textsOf(readBoard(table.mine.doc))).toEqual([`Avant. Début ${SECRET}`, SECRET].sort());
    const erased = table.erase();
    expect(textsOf(erased.board)).toEqual(["Avant. "]);
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA5 goes letter by letter from a sentence that was made of it, and says so", () => {
    const table = new Table();
    const source = table.card(table.mine, SECRET);
    const line = addLine(table.other, { section: "before", text: `D’abord : ${SECRET}`, sources: [source] });
    if (!line.ok) throw new Error(line.reason);
    const erased = table.erase();
    expect([...erased.board.lines.values()].map(({ text }) => text)).toEqual(["D’abord : "]);
    expect(textsOf(erased.board)).toEqual([MARK]);
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA6 leaves no deletion and no id of a device, and whose each letter is stays known", () => {
    const table = new Table();
    table.card(table.mine, SECRET);
    const theirs = table.card(table.other, "à nous deux");
    table.type(table.mine, theirs, 0, "oui ");
    const erased = table.erase();
    const doc = docIn(erased, 0);
    const clients = [...doc.store.clients.keys()];
    expect(clients.some((client) => table.owners.has(client))).toBe(false);
    expect(clients.every((client) => erased.owners.has(client))).toBe(true);
    expect([...erased.owners.values()]).not.toContain("member-mine");
    for (const structs of doc.store.clients.values())
      for (const struct of structs) expect(struct instanceof Y.Item && !struct.deleted).toBe(true);
    const again = eraseFrom([{ updates: [Y.encodeStateAsUpdate(doc)], version: 1, owners: erased.owners }], {
      member: "member-other" as MemberId,
      names: [],
      things: null,
      mark: MARK,
      at: 6,
    });
    expect(again.found.map(({ words }) => words)).toEqual(["à nous deux"]);
    expect([...erased.owners.values()]).toContain(HOUSE);
  });

  test("ERA7 is also a part of it: what was not chosen stays, and stays theirs", () => {
    const table = new Table();
    const chosen = table.card(table.mine, SECRET);
    table.card(table.mine, "à garder");
    const erased = table.erase([chosen]);
    expect(textsOf(erased.board)).toEqual(["à garder"]);
    expect([...erased.owners.values()]).toContain("member-mine");
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA8 goes from earlier states, also where only these held it", () => {
    const table = new Table();
    const card = table.card(table.mine, SECRET);
    const earlier = Y.encodeStateAsUpdateV2(table.other.doc);
    table.mine.doc.getMap("cards").delete(card);
    table.card(table.other, "après");
    const erased = table.erase(null, [earlier, new Uint8Array([1, 2, 3])]);
    expect(erased.found).toEqual([]);
    expect(erased.elsewhere).toBe(1);
    expect(erased.unreadable).toEqual([2]);
    expect(isNowhere(erased)).toBe(true);
  });

  test("ERA9 takes their name from what others signed with it, and their name from what they took on", () => {
    const table = new Table();
    const card = table.card(table.other, "dicté");
    const entry = table.other.doc.getMap("cards").get(card);
    if (!(entry instanceof Y.Map)) throw new Error("no card");
    entry.set("author", "Mésange");
    const record = new Y.Map(Object.entries({ card, what: "owned", order: "a0", at: 1, member: "member-mine" }));
    table.other.doc.getMap("records").set("r1", record);
    const { board } = table.erase();
    expect([...board.cards.values()]).toEqual([expect.objectContaining({ text: "dicté", author: null })]);
    expect(board.records.size).toBe(0);
  });
});
