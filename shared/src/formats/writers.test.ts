import { describe, expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addLine } from "../board/edit-framework.ts";
import { addLink, addZone, groupCards } from "../board/edit-structure.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import { readJson } from "./read-json.ts";
import { writeMarkdown } from "./markdown.ts";
import { writeSvg } from "./svg.ts";
import { EXPORT_WORDS as words } from "./testing.ts";
import { wrapText } from "./wrap.ts";

function smallBoard(): Board {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 500, h: 400 } });
  if (!zone.ok) throw new Error(zone.reason);
  const at = (x: number) => ({ x, y: 60, zone: zone.value, group: null });
  const cards = addCards(hand, [
    { text: "Prendre le temps\nd’écouter", place: at(20), knowledge: "experience", author: "Mésange" },
    { text: "=1+1; <b>", place: at(240), kind: "need", colour: "mint" },
    { text: "Dehors", place: { x: 700, y: 0, zone: null, group: null } },
  ]);
  if (!cards.ok) throw new Error(cards.reason);
  const [one, two, three] = cards.value;
  if (!one || !two || !three) throw new Error("three cards");
  groupCards(hand, { name: "Lien", zone: zone.value, cards: [{ id: one, x: 20, y: 60 }] });
  addLink(hand, { from: one, to: two, label: "parce que" });
  addLine(hand, { section: "before", text: "Écouter d’abord", sources: [one, two] });
  addLine(hand, { section: "after", text: "Revenir", sources: [two] });
  addLine(hand, { section: "always", text: "Rien encore", sources: [] });
  return readBoard(hand.doc);
}

describe("exports", () => {
  test("FMT30 the Markdown is the outline, then the framework with the cards behind each line and what is missing", () => {
    expect(writeMarkdown({ board: smallBoard(), title: "Nos ingrédients", words })).toBe(`# Nos ingrédients

## Les cartes

### Avant

#### Lien

- Prendre le temps
  d’écouter
  — Expérience · Mésange

#### Seules

- =1+1; \\<b>
  — Besoin

### Hors des zones

- Dehors

## Le référentiel

### Avant

- Écouter d’abord
  - Prendre le temps
    d’écouter
    — Expérience · Mésange
  - =1+1; \\<b>
    — Besoin

### Pendant

_Pas encore de ligne ici._

### Après

- Revenir
  - =1+1; \\<b>
    — Besoin
  - _Aucune expérience ne soutient encore cette ligne._

### Tout le temps

- Rien encore
  - _Aucune carte ne soutient encore cette ligne._

## Liens

- Prendre le temps d’écouter → =1+1; \\<b> (parce que)
`);
  });

  test("FMT31 the CSV opens in French Excel: mark, semicolons, CRLF between rows, apostrophe before a formula", () => {
    expect(writeCsv({ board: smallBoard(), words })).toBe(
      [
        "\ufeffZone;Groupe;Texte;Nature;Savoir;Auteur;Couleur;Lignes du référentiel",
        'Avant;Lien;"Prendre le temps\nd’écouter";Ingrédient;Expérience;Mésange;;Écouter d’abord',
        `Avant;;"'=1+1; <b>";Besoin;;;Menthe;"Écouter d’abord\nRevenir"`,
        ";;Dehors;Ingrédient;;;;",
        "",
      ].join("\r\n"),
    );
  });

  test("VOT15 points of closed votes go out beside the cards, in text, table and JSON, which still comes back", () => {
    const board = smallBoard();
    const [one, two] = [...board.cards.keys()];
    if (!one || !two) throw new Error("no cards");
    const points = new Map([
      [one, 7],
      [two, 1],
    ]);
    const markdown = writeMarkdown({ board, title: "t", words, points });
    expect(markdown).toContain("— Expérience · 7 points · Mésange");
    expect(markdown.match(/Besoin · 1 point$/gm)).toHaveLength(3);
    const rows = writeCsv({ board, words, points }).split("\r\n");
    expect(rows.map((row) => row.split(";").at(-1))).toEqual(["Points", "7", "1", "0", ""]);
    const json = writeJson({ board, title: "t", points });
    expect(json.match(/"points": ?[17]\b/g)).toHaveLength(2);
    const read = readJson(json);
    expect(read.ok && [read.value.cards.length, read.value.notes]).toEqual([3, []]);
  });

  test("FMT32 the JSON names no member, and has one thing per line", () => {
    const json = writeJson({ board: smallBoard(), title: "t" });
    expect(json).not.toContain("member-h");
    expect(json.split("\n").filter((line) => line.startsWith("\t\t{"))).toHaveLength(9);
  });

  test("FMT33 the picture has every area, group, card, sign and link, and says its title to those who do not see it", () => {
    const svg = writeSvg({ board: smallBoard(), title: "A & B", words });
    for (const part of [
      '<title id="title">A &amp; B</title>',
      "Avant: 2",
      "Lien",
      "d’écouter",
      "=1+1; &lt;b&gt;",
      "Expérience",
      "Besoin",
      "parce que",
    ]) {
      expect(svg).toContain(part);
    }
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg).toContain('marker-end="url(#arrow)"');
    expect(writeSvg({ board: readBoard(testHand().doc), title: "", words })).toContain("</svg>");
  });

  test("words wrap between words, and inside a word only where it is wider than the line", () => {
    expect(wrapText("un deux trois\n\nquatre", 60)).toEqual(["un deux", "trois", "", "quatre"]);
    expect(wrapText("anticonstitutionnellement", 80)).toEqual(["anticonsti", "tutionnell", "ement"]);
    expect(wrapText("日本語の文章", 32)).toEqual(["日本", "語の", "文章"]);
    expect(wrapText("", 80)).toEqual([""]);
  });
});
