import type * as Y from "yjs";
import { createUndo } from "@tablee/client/board/undo";
import { ALIGNMENTS, aligned, tidied } from "@tablee/shared/board/arrange";
import * as cards from "@tablee/shared/board/edit-cards";
import * as framework from "@tablee/shared/board/edit-framework";
import * as structure from "@tablee/shared/board/edit-structure";
import { replaceText } from "@tablee/shared/board/edit-text";
import { cardRect } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import type { Hand } from "@tablee/shared/board/hand";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots, textOf } from "@tablee/shared/board/schema";
import { stepAside } from "@tablee/shared/board/step-aside";
import { COLOURS, DIRECTIONS, KINDS, KNOWLEDGE_TYPES, SECTIONS, SIDES } from "@tablee/shared/board/types";
import type { Board, Card, Extra, Place } from "@tablee/shared/board/types";
import { writeJson } from "@tablee/shared/formats/json";
import { readJson } from "@tablee/shared/formats/read-json";
import type { MemberId } from "@tablee/shared/ids";
import type { Random } from "./random.ts";
import { SHAPE_ACTIONS } from "./random-shapes.ts";
import { STATEMENT_ACTIONS } from "./random-statements.ts";

/** Somebody who does anything that a person can do to a board, in any order: every action of `board/edit`, by chance. */

const WORDS = ["", "a", "été", "أن نأخذ", "😀👩‍👩‍👧", "\ufeffb", "deux\nlignes", "Prendre le temps de comprendre les mots"];
/** Beyond this many cards, more are deleted than made: what is looked for is in the mixing, not in the size. */
const CROWD = 40;

interface Moment {
  readonly hand: Hand;
  readonly random: Random;
  readonly board: Board;
  readonly undo: ReturnType<typeof createUndo>;
}

export class RandomEditor {
  readonly hand: Hand;
  readonly #random: Random;
  readonly #undo: ReturnType<typeof createUndo>;

  constructor(doc: Y.Doc, random: Random, origin: object = {}) {
    openRoots(doc);
    this.#random = random;
    this.hand = {
      doc,
      by: `m-${random.id()}` as MemberId,
      origin,
      newId: () => random.id(),
      suffix: () => random.id().slice(0, 3),
      now: () => 1_700_000_000_000 + random.below(1_000_000),
    };
    this.#undo = createUndo({ doc, origin, maySort: () => true });
  }

  /** Does one thing and answers its name. */
  act(): string {
    const names = Object.keys(ACTIONS);
    const name = this.#random.pick(names) ?? "";
    const board = readBoard(this.hand.doc);
    if (this.#random.oneIn(3)) this.#undo.newStep();
    ACTIONS[name]?.({ hand: this.hand, random: this.#random, board, undo: this.#undo });
    return name;
  }

  undo(): string {
    return this.#undo.undo();
  }

  close(): void {
    this.#undo.close();
  }
}

function idOf<Id>(random: Random, things: ReadonlyMap<Id, unknown>): Id | null {
  return random.pick([...things.keys()]) ?? null;
}

function words(random: Random): string {
  return `${random.pick(WORDS) ?? ""}${random.pick(WORDS) ?? ""}`;
}

function chosen({ random, board }: Moment): Card[] {
  return random.some([...board.cards.values()], 5);
}

function spot({ random, board }: Pick<Moment, "random" | "board">): Place {
  return {
    x: random.below(4_000) - 2_000,
    y: random.below(4_000) / 3,
    zone: random.oneIn(2) ? idOf(random, board.zones) : null,
    group: random.oneIn(3) ? idOf(random, board.groups) : null,
  };
}

function extra(random: Random): Extra | null {
  if (!random.oneIn(4)) return null;
  return {
    mot: "un mot",
    "\ufeffé": [1, 2.5, -7, 1e300, null, true, { a: [[[["x"]]]] }],
    long: "y".repeat(200),
  };
}

function newCard(moment: Moment): cards.NewCard {
  const { random } = moment;
  return {
    text: words(random),
    place: spot(moment),
    kind: random.pick(KINDS) ?? "need",
    knowledge: random.oneIn(2) ? (random.pick(KNOWLEDGE_TYPES) ?? null) : null,
    colour: random.pick([...COLOURS, "#a1b2c3", null]) ?? null,
    author: random.oneIn(3) ? "Mésange" : null,
    direction: random.pick(DIRECTIONS) ?? "auto",
    size: random.oneIn(3) ? { w: 200, h: 90.5 } : null,
    extra: extra(random),
  };
}

/** Typing: letters one after the other, a word taken out, from somewhere in the text. */
function type(text: Y.Text | undefined, { hand, random }: Moment): void {
  if (!text) return;
  // An editor never stands between the halves of a character.
  const spotIn = (): number => {
    const at = random.below(text.length + 1);
    return /^[\udc00-\udfff]/.test(text.toString().slice(at)) ? at + 1 : at;
  };
  let at = spotIn();
  for (let letters = random.below(6); letters >= 0; letters -= 1) {
    transact(hand, () => text.insert(at, random.pick(["e", "é", "ا", " "]) ?? "e"));
    at += random.oneIn(8) ? 0 : 1;
  }
  const [from = 0, to = 0] = [spotIn(), spotIn()].sort((one, other) => one - other);
  if (to > from && random.oneIn(2)) transact(hand, () => text.delete(from, to - from));
}

const ACTIONS: Readonly<Record<string, (moment: Moment) => unknown>> = {
  ...SHAPE_ACTIONS,
  ...STATEMENT_ACTIONS,
  addCards: (moment) =>
    moment.board.cards.size < CROWD &&
    cards.addCards(
      moment.hand,
      Array.from({ length: 1 + moment.random.below(3) }, () => newCard(moment)),
    ),
  deleteCards: (moment) =>
    cards.deleteCards(
      moment.hand,
      chosen(moment)
        .slice(0, 2)
        .map(({ id }) => id),
    ),
  moveCards: (moment) =>
    cards.moveCards(
      moment.hand,
      chosen(moment).map(({ id }) => ({ id, ...spot(moment) })),
    ),
  nudgeCard: (moment) => {
    for (const { id, place } of chosen(moment).slice(0, 1))
      for (let step = 0; step < 4; step += 1) cards.moveCards(moment.hand, [{ id, x: place.x + step }]);
  },
  resizeCards: (moment) =>
    cards.resizeCards(
      moment.hand,
      chosen(moment).map(({ id }) => ({
        id,
        size: moment.random.oneIn(3) ? null : { w: 240, h: 100 },
        at: spot(moment),
      })),
    ),
  styleCards: (moment) => {
    const { random } = moment;
    const { kind, knowledge, colour, author, direction } = newCard(moment);
    const look = { kind, knowledge, colour, author, direction };
    const key = random.pick(Object.keys(look)) ?? "";
    cards.styleCards(
      moment.hand,
      chosen(moment).map(({ id }) => id),
      Object.fromEntries(Object.entries(look).filter(([name]) => name === key)),
    );
  },
  orderCards: (moment) =>
    cards.orderCards(
      moment.hand,
      chosen(moment).map(({ id }) => id),
      idOf(moment.random, moment.board.cards),
    ),
  align: (moment) => {
    const some = chosen(moment);
    const to = aligned(
      some.map((card) => cardRect(card)),
      moment.random.pick(ALIGNMENTS) ?? "left",
    );
    cards.moveCards(
      moment.hand,
      some.map(({ id }, at) => ({ id, ...to[at] })),
    );
  },
  tidy: (moment) => {
    const some = chosen(moment);
    const to = tidied(some.map((card) => cardRect(card)));
    cards.moveCards(
      moment.hand,
      some.map(({ id }, at) => ({ id, ...to[at] })),
    );
  },
  stepAside: (moment) => {
    const ids = chosen(moment).map(({ id }) => id);
    cards.moveCards(moment.hand, stepAside(moment.board, { cards: ids, group: null }, new Set(ids)));
  },
  writeText: (moment) => {
    for (const { id } of chosen(moment).slice(0, 1)) {
      const text = textOf(moment.hand.doc, "cards", id);
      if (text)
        replaceText(
          text,
          `${words(moment.random)}${Array.from(text.toString()).slice(0, 30).join("")}`,
          moment.hand.origin,
        );
    }
  },
  typeInCard: (moment) => type(textOf(moment.hand.doc, "cards", idOf(moment.random, moment.board.cards) ?? ""), moment),
  typeInShape: (moment) =>
    type(textOf(moment.hand.doc, "shapes", idOf(moment.random, moment.board.shapes) ?? ""), moment),
  typeInLine: (moment) => type(textOf(moment.hand.doc, "lines", idOf(moment.random, moment.board.lines) ?? ""), moment),
  addZone: (moment) =>
    moment.board.zones.size < 8 &&
    structure.addZone(moment.hand, {
      title: words(moment.random),
      rect: { x: moment.random.below(900), y: 0, w: 400, h: 300 },
      section: moment.random.pick(SECTIONS) ?? null,
      colour: moment.random.pick(["mint", null]) ?? null,
      extra: extra(moment.random),
    }),
  editZone: (moment) => {
    const id = idOf(moment.random, moment.board.zones);
    if (id)
      structure.editZone(moment.hand, id, {
        title: words(moment.random),
        colour: moment.random.pick(["sky", null]) ?? null,
      });
  },
  placeZone: (moment) => {
    const id = idOf(moment.random, moment.board.zones);
    if (id)
      structure.placeZone(moment.hand, id, {
        x: moment.random.below(500),
        y: moment.random.below(500),
        w: 400,
        h: 300,
      });
  },
  orderZone: (moment) => {
    const id = idOf(moment.random, moment.board.zones);
    if (id) structure.orderZone(moment.hand, id, idOf(moment.random, moment.board.zones));
  },
  deleteZone: (moment) => {
    const id = idOf(moment.random, moment.board.zones);
    if (id && moment.random.oneIn(2)) structure.deleteZone(moment.hand, id);
  },
  groupCards: (moment) =>
    moment.board.groups.size < 10 &&
    structure.groupCards(moment.hand, {
      name: words(moment.random),
      zone: idOf(moment.random, moment.board.zones),
      cards: chosen(moment).map(({ id }) => ({ id, x: 3, y: 4.5 })),
    }),
  joinGroup: (moment) => {
    const id = idOf(moment.random, moment.board.groups);
    if (id)
      structure.joinGroup(
        moment.hand,
        id,
        chosen(moment).map((card) => ({ id: card.id, x: 1, y: 2 })),
      );
  },
  nameGroup: (moment) => {
    const id = idOf(moment.random, moment.board.groups);
    if (id) structure.nameGroup(moment.hand, id, words(moment.random));
  },
  moveGroup: (moment) => {
    const id = idOf(moment.random, moment.board.groups);
    const to = chosen(moment).map((card) => ({ id: card.id, x: 9, y: 9 }));
    if (id) structure.moveGroup(moment.hand, id, { zone: idOf(moment.random, moment.board.zones), cards: to });
  },
  ungroup: (moment) => {
    const id = idOf(moment.random, moment.board.groups);
    if (id) structure.ungroup(moment.hand, id);
  },
  addLink: (moment) => {
    const [from, to] = [idOf(moment.random, moment.board.cards), idOf(moment.random, moment.board.cards)];
    const fromSide = moment.random.pick(SIDES) ?? null;
    if (from && to && moment.board.links.size < 20)
      structure.addLink(moment.hand, { from, to, label: words(moment.random), fromSide, extra: extra(moment.random) });
  },
  editLink: (moment) => {
    const id = idOf(moment.random, moment.board.links);
    if (id) structure.editLink(moment.hand, id, { label: words(moment.random), fromEnd: "arrow", toEnd: "none" });
  },
  turnLink: (moment) => {
    const id = idOf(moment.random, moment.board.links);
    if (id) structure.turnLink(moment.hand, id);
  },
  deleteLink: (moment) => {
    const id = idOf(moment.random, moment.board.links);
    if (id) structure.deleteLink(moment.hand, id);
  },
  addLine: (moment) =>
    moment.board.lines.size < 10 &&
    framework.addLine(moment.hand, {
      section: moment.random.pick(SECTIONS) ?? "before",
      text: words(moment.random),
      sources: chosen(moment).map(({ id }) => id),
    }),
  moveLine: (moment) => {
    const id = idOf(moment.random, moment.board.lines);
    const section = moment.random.pick(SECTIONS) ?? "before";
    if (id) framework.moveLine(moment.hand, id, { section, next: idOf(moment.random, moment.board.lines) });
  },
  addSources: (moment) => {
    const id = idOf(moment.random, moment.board.lines);
    if (id)
      framework.addSources(
        moment.hand,
        id,
        chosen(moment).map((card) => card.id),
      );
  },
  removeSource: (moment) => {
    const line = moment.random.pick([...moment.board.lines.values()]);
    const source = line && moment.random.pick(line.sources);
    if (line && source) framework.removeSource(moment.hand, line.id, source);
  },
  mergeLines: (moment) => {
    const [into, other] = [idOf(moment.random, moment.board.lines), idOf(moment.random, moment.board.lines)];
    if (into && other && moment.random.oneIn(2)) framework.mergeLines(moment.hand, into, other);
  },
  deleteLine: (moment) => {
    const id = idOf(moment.random, moment.board.lines);
    if (id && moment.random.oneIn(2)) framework.deleteLine(moment.hand, id);
  },
  importBoard: (moment) => {
    if (moment.board.cards.size > CROWD || !moment.random.oneIn(3)) return;
    const read = readJson(writeJson({ board: moment.board, title: "t" }));
    // Only a peer writes more into a card than it holds; a file with such a card is refused whole.
    if (!read.ok && read.reason === "text-too-long") return;
    if (!read.ok) throw new Error("a board of ours does not come back from its own file");
    const { cards: many, ...rest } = read.value;
    importBoard(moment.hand, { ...rest, cards: many.slice(0, 6) });
  },
  several: (moment) =>
    transact(moment.hand, () => {
      for (let count = 0; count < 3; count += 1)
        ACTIONS[moment.random.pick(["addCards", "moveCards", "addLink"]) ?? ""]?.(moment);
    }),
  undo: ({ undo, random }) => {
    for (let count = random.below(3); count >= 0; count -= 1) undo.undo();
  },
  redo: ({ undo, random }) => {
    for (let count = random.below(3); count >= 0; count -= 1) undo.redo();
  },
};
