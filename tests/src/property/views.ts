import { changeable, isOffered, isPossible } from "@tablee/client/board/actions/available";
import { addArea, editArea, sortedZones } from "@tablee/client/board/actions/areas";
import {
  choose,
  groupSelection,
  moveCardsToGroup,
  moveCardsToZone,
  shapesOf,
} from "@tablee/client/board/actions/commands";
import { dropCards } from "@tablee/client/board/actions/drop";
import { stopWriting } from "@tablee/client/board/actions/look-around";
import { newShape } from "@tablee/client/board/actions/shapes";
import { actions } from "@tablee/client/board/actions/registry";
import { groupActions, linkActions, zoneActions } from "@tablee/client/board/actions/things";
import { shapesInOrder } from "@tablee/client/board/canvas/shape-scene";
import { shapesWanted } from "@tablee/client/board/find/shape-search";
import { createWorkspace } from "@tablee/client/board/workspace";
import type { Ask, Workspace } from "@tablee/client/board/workspace";
import { styleCards } from "@tablee/shared/board/edit-cards";
import { styleShapes } from "@tablee/shared/board/edit-shapes";
import { addLine, addSources } from "@tablee/shared/board/edit-framework";
import { addLink, editLink, nameGroup } from "@tablee/shared/board/edit-structure";
import { replaceText } from "@tablee/shared/board/edit-text";
import { compareOrder } from "@tablee/shared/board/order";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { textOf } from "@tablee/shared/board/schema";
import { cardsShown, foldKeys, NO_WISH, sifted, SORTS } from "@tablee/shared/board/sift";
import { COLOURS, SECTIONS } from "@tablee/shared/board/types";
import type { Card, Shape } from "@tablee/shared/board/types";
import { VIEWS } from "@tablee/shared/presence/presence";
import type { CardId } from "@tablee/shared/ids";
import { joinBoard, openBoard, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { differenceOf } from "../support/said.ts";

/**
 * Two people at one table, one on the canvas and one in the list, who do anything that the registry offers in the view
 * they are in, while somebody else changes the board with any program: both views show the same cards, in the same
 * order, with the same words, and whatever only changes how one looks changes nothing of the board.
 */

const ACTS_COUNT = 24;
const WORDS = ["Pain", "été comme hiver", "", "deux\nlignes", "أن نأخذ", "Le même café pour tous"];

export interface ViewsPlayed {
  /** Ids of the actions that were done. */
  readonly done: ReadonlySet<string>;
  readonly cards: number;
}

class Person {
  readonly member: Headless;
  readonly ws: Workspace;
  readonly #random: Random;
  readonly done = new Set<string>();

  constructor(member: Headless, random: Random) {
    this.member = member;
    this.#random = random;
    this.ws = createWorkspace(member.table);
  }

  async act(): Promise<void> {
    const { ws } = this;
    const random = this.#random;
    const may = { cards: true, structure: true };
    if (random.oneIn(2)) choose(ws, this.#some());
    if (random.oneIn(6)) return this.#gesture();
    const ids = [...ws.selection.getState().ids];
    const possible = actions.filter(
      // The clipboard is the browser’s.
      (action) => !action.native && isOffered(ws, action, ids) && isPossible(ws, action, { ids, may }),
    );
    const action = random.pick(possible);
    if (!action) return;
    this.done.add(action.id);
    const before = action.on === "view" || action.on === "list" || action.on === "page" ? this.#words() : undefined;
    await action.run(ws, changeable(ws, action, ids));
    if (before !== undefined && before !== this.#words()) throw new Error(`${action.id} changed the board`);
    const { open } = ws.ask.getState();
    ws.ask.setState({ open: null });
    if (open) this.#answer(open);
    const { editing } = ws.selection.getState();
    if (editing !== null) this.#write(editing);
  }

  #words(): string {
    return JSON.stringify(this.member.table.sync.doc.toJSON());
  }

  #some(): CardId[] {
    const { cards, shapes } = this.ws.board.getState().board;
    return this.#random.some([...cards.keys(), ...shapes.keys()], 4);
  }

  #write(id: CardId): void {
    const { doc } = this.member.table.sync;
    const text = textOf(doc, "cards", id) ?? textOf(doc, "shapes", id);
    const words = this.#random.pick(WORDS) ?? "";
    if (text) replaceText(text, words, this.ws.hand().origin);
    stopWriting(this.ws, id);
  }

  /** What a dialogue does with an answer. */
  #answer(open: Ask): void {
    const { ws } = this;
    const random = this.#random;
    const { board } = ws.board.getState();
    const zone = random.oneIn(4) ? null : (random.pick([...board.zones.keys()]) ?? null);
    const name = random.pick(WORDS) ?? "";
    if (open.kind === "moveTo") {
      const group = random.oneIn(2) ? random.pick([...board.groups.values()]) : undefined;
      if (group) moveCardsToGroup(ws, open.ids, group);
      else moveCardsToZone(ws, open.ids, zone);
    } else if (open.kind === "nameGroup") groupSelection(ws, open.ids, name);
    else if (open.kind === "look") {
      const colour = random.pick(COLOURS) ?? null;
      styleCards(ws.hand(), open.ids, { colour });
      styleShapes(
        ws.hand(),
        shapesOf(ws, open.ids).map(({ id }) => id),
        { colour },
      );
    } else if (open.kind === "stamp") newShape(ws, "stamp", "⭐");
    else if (open.kind === "link") {
      const to = random.pick([...board.cards.keys()]);
      for (const from of open.ids) if (to !== undefined) addLink(ws.hand(), { from, to, label: name });
    } else if (open.kind === "addSource") {
      const line = random.pick([...board.lines.keys()]);
      if (line !== undefined && random.oneIn(2)) addSources(ws.hand(), line, open.ids);
      else addLine(ws.hand(), { section: random.pick(SECTIONS) ?? "before", text: name, sources: open.ids });
    } else if (open.kind === "zone") {
      const old = open.zone === null ? undefined : board.zones.get(open.zone);
      const wish = { title: name, colour: null, after: random.pick(sortedZones(ws))?.id ?? null, size: null };
      if (old) editArea(ws, old, wish);
      else if (board.zones.size < 9) addArea(ws, wish);
    } else if (open.kind === "renameGroup") nameGroup(ws.hand(), open.group, name);
    else if (open.kind === "editLink") editLink(ws.hand(), open.link, { label: name });
  }

  /** What has a menu of its own in both views, and what only a pointer does. */
  #gesture(): void {
    const { ws } = this;
    const random = this.#random;
    const { board } = ws.board.getState();
    const [zone, group, link] = [board.zones, board.groups, board.links].map((things) =>
      random.pick([...things.keys()]),
    );
    const kind = random.below(4);
    if (kind === 0 && zone !== undefined) void random.pick(zoneActions)?.run(ws, zone as never);
    else if (kind === 1 && group !== undefined) void random.pick(groupActions)?.run(ws, group as never);
    else if (kind === 2 && link !== undefined) void random.pick(linkActions)?.run(ws, link as never);
    else dropCards(ws, { ids: this.#some(), by: { x: random.below(900) - 450, y: random.below(600) }, maySort: true });
    const { open } = ws.ask.getState();
    ws.ask.setState({ open: null });
    if (open) this.#answer(open);
  }

  /** Of what this person’s two views show. */
  faults(): string[] {
    const { board, outline } = this.ws.board.getState();
    const whole = readBoard(this.member.table.sync.doc);
    const wanted = readingOrder(outlineOf(whole));
    const faults: string[] = [];
    const compare = (what: string, cards: readonly Card[], other: readonly Card[]): void => {
      if (said(cards) !== said(other)) faults.push(`${what}: ${said(cards)} instead of ${said(other)}`);
    };
    // As CanvasCards and ListView take them from the store.
    compare("canvas", readingOrder(outline), wanted);
    compare("list", cardsShown(sifted(outline, { wish: NO_WISH, sort: "outline" }), new Set()), wanted);
    // As CanvasDrawings and ListShapes take them.
    const drawn = saidShapes([...whole.shapes.values()].sort(compareOrder));
    const { shown } = this.ws.shapeScene.state.getState();
    const onCanvas = saidShapes(shown.flatMap((id) => this.ws.shapeFaces.read(id)?.shape ?? []));
    const inList = saidShapes(shapesWanted(board, NO_WISH));
    if (onCanvas !== drawn) faults.push(`drawn on the canvas: ${onCanvas} instead of ${drawn}`);
    if (inList !== drawn) faults.push(`drawn in the list: ${inList} instead of ${drawn}`);
    for (const sort of SORTS) {
      const parts = sifted(outline, { wish: NO_WISH, sort });
      compare(`list by ${sort}`, byId(cardsShown(parts, new Set())), byId([...board.cards.values()]));
      if (cardsShown(parts, new Set(foldKeys(parts))).length > 0) faults.push("all is folded, and something is shown");
    }
    return faults;
  }

  async close(): Promise<void> {
    this.ws.close();
    await this.member.table.sync.close();
  }
}

function byId(cards: readonly Card[]): Card[] {
  return cards.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function said(cards: readonly Card[]): string {
  return cards.map(({ id, text }) => `${id} ${JSON.stringify(text)}`).join(" ");
}

function saidShapes(shapes: readonly Shape[]): string {
  return JSON.stringify(shapes);
}

export async function playViews(house: Pick<House, "url">, seed: number): Promise<ViewsPlayed> {
  const random = new Random(seed);
  const board = await openBoard(house.url);
  const seat = (name: string) => joinBoard(house.url, board.board.code, { name });
  const [one, two] = [
    new Person(new Headless(house.url, await seat("Mésange")), random),
    new Person(new Headless(house.url, await seat("Tilleul")), random),
  ];
  const stranger = new Headless(house.url, await seat("Olivier"));
  const editor = new RandomEditor(stranger.table.sync.doc, random);
  const people = [one.member, two.member, stranger];
  try {
    await Promise.all(people.map((member) => member.saved()));
    two.ws.prefs.setState({ view: "list" });
    for (let act = 0; act < ACTS_COUNT; act += 1) {
      if (random.oneIn(3)) editor.act();
      await (random.oneIn(2) ? one : two).act();
      for (const person of [one, two]) {
        const faults = person.faults();
        if (faults.length > 0) throw new Error(faults.join("\n"));
      }
      // What an act opened is closed: the next one is done where this person is.
      for (const [at, { ws }] of [one, two].entries()) ws.prefs.setState({ view: VIEWS[at] ?? "canvas" });
    }
    const isSame = (): boolean =>
      people.every(({ table }) => differenceOf(stranger.table.sync.doc, table.sync.doc) === undefined);
    await until(
      "all have the same board",
      () => people.every((member) => member.status() === "saved") && isSame(),
      30_000,
    );
    const [canvas, list] = [one, two].map(({ ws }) => said(readingOrder(ws.board.getState().outline)));
    if (canvas !== list) throw new Error(`the canvas of one shows ${canvas}, the list of the other ${list}`);
    const [drawn, listed] = [one, two].map(({ ws }) => saidShapes(shapesInOrder(ws.board.getState().board)));
    if (drawn !== listed) throw new Error(`the canvas of one draws ${drawn}, the list of the other has ${listed}`);
    return { done: new Set([...one.done, ...two.done]), cards: one.ws.board.getState().board.cards.size };
  } finally {
    editor.close();
    await one.close();
    await two.close();
    await stranger[Symbol.asyncDispose]();
  }
}
