import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addNote } from "../board/edit-notes.ts";
import { recordChallenged, recordConfirmed, recordOwned } from "../board/edit-records.ts";
import { addLink } from "../board/edit-structure.ts";
import { itemOf, standingOf } from "../board/items.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board, Kind } from "../board/types.ts";
import type { CardId, MemberId } from "../ids.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import { writeJsonCanvas } from "./json-canvas.ts";
import { writeMarkdown } from "./markdown.ts";
import { readJson } from "./read-json.ts";
import { readJsonCanvas } from "./read-json-canvas.ts";
import { bring, EXPORT_WORDS as words } from "./testing.ts";

const BRUYERE = "bruyere" as MemberId;
const people = new Map([[BRUYERE, "Bruyère"]]);
const title = "Groupe des alliés";

/** Obstacles o1, o2, o3 and a lever, after a meeting. */
function table(): Board {
  const hand = testHand();
  const put = (text: string, kind: Kind): CardId => {
    const added = addCards(hand, [{ text, kind, place: { x: 0, y: 0, zone: null, group: null } }]);
    return (added.ok ? added.value[0] : "") as CardId;
  };
  const [o1, o2, o3] = [
    put("La paie tarde.", "obstacle"),
    put("Le logiciel refuse.", "obstacle"),
    put("Plus de bus.", "obstacle"),
  ];
  const lever = put("Un petit budget libre.", "lever");
  addNote(hand, { card: o1, status: "in-progress", due: "2026-12-13", text: "Bruyère s’en occupe." });
  recordOwned(hand, { card: o1, member: BRUYERE, seated: [BRUYERE] });
  const witness = { member: BRUYERE, hasMet: false, writes: () => true };
  for (const card of [o2, o3]) {
    const claim = addNote(hand, { card, status: "removed" });
    if (claim.ok) recordConfirmed(hand, { card, claim: claim.value }, witness);
  }
  recordChallenged(hand, o3, "Toujours pas de bus le vendredi.");
  addNote(hand, { card: o2, text: "Le contrat type", address: "https://exemple.fr/contrat" });
  addLink(hand, { from: lever, to: o2, meaning: "may-remove", label: "si on ose" });
  return readBoard(hand.doc);
}

/** As it stands in a file, without ids, which are made anew by whoever takes it in. */
function withoutIds(file: string): string {
  const ids = new Map<string, string>();
  return file
    .replaceAll(/"((?:h|other)\d+)"/g, (_, id: string) => {
      if (!ids.has(id)) ids.set(id, `id${ids.size}`);
      return JSON.stringify(ids.get(id));
    })
    .replaceAll(/ (?:h|other)"/g, '"');
}

test("ITM19 our JSON carries all that was said, comes back the same, and promises nothing in another’s name", () => {
  const file = writeJson({ board: table(), title, people });
  expect(file).toContain('"told":"challenged"');
  expect(file).toContain('"meaning":"may-remove"');
  const there = bring(readJson(file));
  expect(withoutIds(writeJson({ board: there, title, people }))).toBe(withoutIds(file));
  const [o1, o2] = [...there.cards.values()];
  if (!o1 || !o2) throw new Error("no cards came");
  // A file cannot own a thing for somebody, nor confirm for those who live here.
  expect(itemOf(there, o1.id)).toMatchObject({ status: "in-progress", due: "2026-12-13", owner: null });
  expect(standingOf(there, o2)).toBe("claimed");
  expect(there.records.size).toBe(0);
});

test("ITM20 [C42] a text tells what became of a card, when and why, who took it on, and what may remove it", () => {
  const text = writeMarkdown({ board: table(), title, words, people });
  expect(text).toContain("— Obstacle · En cours · Pour le 2026-12-13 · S’en charge Bruyère");
  expect(text).toContain("1970-01-01 · En cours, Pour le 2026-12-13 · Bruyère s’en occupe.");
  expect(text).toContain("Contesté · Toujours pas de bus le vendredi.");
  expect(text).toContain("https://exemple.fr/contrat · Le contrat type");
  expect(text).toContain("Un petit budget libre. → Le logiciel refuse. (peut lever · si on ose)");
});

test("ITM21 [C42] a sheet has columns for it, and none where nothing has become of any card", () => {
  const [head = "", first, second, third, lever] = writeCsv({ board: table(), words, people }).split("\r\n");
  expect(head).toContain("Où ça en est;Pour le;S’en charge;Liens");
  expect(first).toContain("En cours;2026-12-13;Bruyère;");
  expect(second).toContain("Levé;;;");
  expect(third).toContain("À reprendre;;;");
  expect(lever).toContain("peut lever : Le logiciel refuse.");
  const board = { ...table(), notes: new Map(), records: new Map(), links: new Map() };
  expect(writeCsv({ board, words }).split("\r\n")[0]).not.toContain("Où ça en est");
});

test("ITM22 JSON Canvas carries what a link means, and a file of others none", () => {
  const file = writeJsonCanvas(table());
  const there = bring(readJsonCanvas(file));
  expect([...there.links.values()].map(({ meaning, label }) => [meaning, label])).toEqual([
    ["may-remove", "si on ose"],
  ]);
  const foreign = bring(readJsonCanvas(file.replaceAll("tablee", "other")));
  expect([...foreign.links.values()].map(({ meaning }) => meaning)).toEqual([null]);
});

test("FMT50 what was said of cards comes back in the same file, byte for byte, once the names are told", () => {
  const file = writeJson({ board: table(), title, people });
  expect(writeJson({ board: bring(readJson(file)), title })).toBe(file);
});
