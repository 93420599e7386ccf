import { describe, expect, test } from "vitest";
import { addCards, moveCards, resizeCards } from "../board/edit-cards.ts";
import { addZone, editZone, groupCards } from "../board/edit-structure.ts";
import { replaceText } from "../board/edit-text.ts";
import type { Hand } from "../board/hand.ts";
import { importBoard } from "../board/import-board.ts";
import { readBoard } from "../board/read.ts";
import { textOf } from "../board/schema.ts";
import { testHand } from "../board/testing.ts";
import type { CardId } from "../ids.ts";
import * as limits from "../limits.ts";
import { writeJsonCanvas } from "./json-canvas.ts";
import { readJsonCanvas } from "./read-json-canvas.ts";

type Thing = Record<string, unknown>;

function brought(file: object, hand: Hand = testHand()): Hand {
  const read = readJsonCanvas(JSON.stringify(file));
  if (!read.ok) throw new Error(`${read.reason} ${read.detail ?? ""}`);
  const reply = importBoard(hand, read.value);
  if (!reply.ok) throw new Error(reply.reason);
  return hand;
}

function written(hand: Hand): { nodes: Thing[]; edges: Thing[] } & Thing {
  // Written by us just now.
  return JSON.parse(writeJsonCanvas(readBoard(hand.doc))) as { nodes: Thing[]; edges: Thing[] } & Thing;
}

function cardNamed(hand: Hand, text: string): CardId {
  const card = [...readBoard(hand.doc).cards.values()].find((one) => one.text === text);
  if (!card) throw new Error(`no card ${text}`);
  return card.id;
}

const note = { id: "n", type: "text", x: 10.5, y: -20, width: 150, height: 35, text: "mot", color: "3", shape: "pill" };
const file = { id: "f", type: "file", x: 300, y: 0, width: 400, height: 400, file: "Notes/Idée.md", subpath: "#Suite" };
const area = { id: "g", type: "group", x: -100, y: -100, width: 900, height: 900, label: "Zone", background: "x.png" };

describe("JSON Canvas", () => {
  test("FMT22 an original value is given back only while ours is what it was brought to", () => {
    const hand = brought({ nodes: [area, note, file], edges: [], metadata: { version: "1.0" } });
    expect(written(hand)).toEqual({ nodes: [area, note, file], edges: [], metadata: { version: "1.0" } });
    moveCards(hand, [{ id: cardNamed(hand, "mot"), x: 40.4, y: 50 }]);
    expect(written(hand).nodes[1]).toEqual({ ...note, x: 40, y: 50 });
    resizeCards(hand, [{ id: cardNamed(hand, "mot"), size: { w: 210, h: 120 } }]);
    expect(written(hand).nodes[1]).toEqual({ ...note, x: 40, y: 50, width: 210, height: 120 });
    const [zone] = readBoard(hand.doc).zones.keys();
    if (zone) editZone(hand, zone, { title: "Autre" });
    expect(written(hand).nodes[0]).toEqual({ ...area, label: "Autre" });
  });

  test("a file shows its name, comes back as it was, and is a text once somebody writes in it", () => {
    const hand = brought({ nodes: [file], edges: [] });
    const id = cardNamed(hand, "Idée.md #Suite");
    const text = textOf(hand.doc, "cards", id);
    if (text) replaceText(text, "Une idée", null);
    const { file: _file, subpath: _subpath, ...rest } = file;
    expect(written(hand).nodes).toEqual([{ ...rest, type: "text", text: "Une idée" }]);
  });

  test("a file brought in twice lies beside itself, each id once, each edge between its own ends", () => {
    const canvas = {
      nodes: [note, { ...file, id: "m" }],
      edges: [{ id: "e", fromNode: "n", toNode: "m", toEnd: "none" }],
    };
    const twice = written(brought(canvas, brought(canvas)));
    const ids = twice.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.slice(0, 2)).toEqual(["n", "m"]);
    expect(twice.edges).toHaveLength(2);
    expect(twice.edges.map(({ fromNode }) => fromNode)).toEqual([ids[0], ids[2]]);
    expect(Number(twice.nodes[2]?.["x"])).toBeGreaterThan(700);
  });

  test("FMT23 edges to nowhere, equal ids, numbers as ids and unknown kinds lose nothing", () => {
    const nodes = [
      { ...note, id: 7 },
      { ...note, id: 7, text: "deux" },
      { id: "p", type: "poll", x: 0, y: 0, width: 50, height: 50, title: "?" },
    ];
    const edges = [
      { id: "a", fromNode: 7, toNode: "p", label: "vers", style: 1 },
      { id: "b", fromNode: "p", toNode: "nobody" },
    ];
    const out = written(brought({ nodes, edges }));
    expect(out.nodes[0]).toEqual(nodes[0]);
    expect(out.nodes[1]).toEqual({ ...nodes[1], id: expect.any(String) });
    expect(out.nodes[2]).toEqual(nodes[2]);
    expect(out.edges).toEqual(edges);
  });

  test("a key that would reach a prototype is a key like any other", () => {
    const text =
      '{"nodes":[{"id":"n","type":"text","x":0,"y":0,"width":200,"height":96,"text":"a","__proto__":{"polluted":1}}],"edges":[]}';
    const read = readJsonCanvas(text);
    if (!read.ok) throw new Error(read.reason);
    const hand = testHand();
    importBoard(hand, read.value);
    expect(writeJsonCanvas(readBoard(hand.doc))).toContain('"__proto__":{"polluted":1}');
    expect(({} as Thing)["polluted"]).toBeUndefined();
  });

  test("what is too long for one thing to carry is left out, and said", () => {
    const read = readJsonCanvas(JSON.stringify({ nodes: [{ ...note, image: "a".repeat(limits.EXTRA_MAX_CHARS) }] }));
    const notes = expect.arrayContaining([{ reason: "left-out", where: "nodes[0]", count: 1 }]) as unknown;
    expect(read).toMatchObject({ ok: true, value: { cards: [{ text: "mot" }], notes } });
  });

  test("a text longer than a card shows its beginning and goes out whole", () => {
    const long = "a".repeat(limits.CARD_TEXT_MAX_CHARS + 10);
    const hand = brought({ nodes: [{ ...note, text: long }], edges: [] });
    expect([...readBoard(hand.doc).cards.values()][0]?.text).toHaveLength(limits.CARD_TEXT_MAX_CHARS);
    expect(written(hand).nodes[0]?.["text"]).toBe(long);
  });

  test("an empty file and an empty object are empty boards; another program’s object is not", () => {
    for (const text of ["", " \n", "{}", '{"metadata":{}}', '{"nodes":[]}']) {
      expect(readJsonCanvas(text)).toMatchObject({ ok: true, value: { cards: [] } });
    }
    for (const text of ['{"elements":[]}', "[]", '"x"', '{"nodes":{}}', '{"nodes":[1]}']) {
      expect(readJsonCanvas(text)).toMatchObject({ ok: false, reason: "not-this-format" });
    }
  });

  test("FMT24 our own groups come back as groups, with what lies in them, and in Obsidian’s layout", () => {
    const hand = testHand();
    addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 500, h: 500 } });
    const cards = addCards(hand, [
      { text: "a", place: { x: 20, y: 60, zone: null, group: null }, colour: "mint", kind: "need" },
    ]);
    const [zone] = readBoard(hand.doc).zones.keys();
    if (cards.ok && zone)
      groupCards(hand, { name: "Lien", zone, cards: cards.value.map((id) => ({ id, x: 20, y: 60 })) });
    const text = writeJsonCanvas(readBoard(hand.doc));
    expect(text.split("\n")[2]).toMatch(/^\t\t\{"id":"h1","type":"group",.*\},$/);
    const [, group, card] = written(hand).nodes;
    expect(group).toMatchObject({ type: "group", label: "Lien", tablee: { is: "group" } });
    expect(card).toMatchObject({ color: "4", tablee: { kind: "need", colour: "mint" } });
    const moved = readJsonCanvas(text.replace('"x":20,"y":60', '"x":700,"y":60'));
    expect(moved).toMatchObject({
      value: { groups: [{ name: "Lien" }], cards: [{ group: null, zone: null, colour: "mint" }] },
    });
  });
});
