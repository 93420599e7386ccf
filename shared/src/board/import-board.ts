import * as Y from "yjs";
import type { CardId, GroupId, LineId, LinkId, ShapeId, StatementId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { lastOrder } from "./edit-order.ts";
import { shapeValues } from "./edit-shapes.ts";
import { choiceId } from "./edit-statements.ts";
import { boundsOf, cardRect, cardSize } from "./geometry.ts";
import { transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { Names } from "./import-names.ts";
import { refusalOf } from "./import-room.ts";
import type { BringReason } from "./import-room.ts";
import type { ImportedCard, ImportedLink, ImportedThings, ImportedZone } from "./imported.ts";
import { layOut } from "./lay-out.ts";
import { keysBetween } from "./order.ts";
import { readBoard } from "./read.ts";
import { rootOf } from "./schema.ts";
import type { Root } from "./schema.ts";
import type { Board, Point, Rect } from "./types.ts";

/** Free board between what is there and what is brought in beside it. */
const BESIDE_PX = 120;

export interface BringOptions {
  /** Where the upper left corner of what comes in goes; without it, as it is on an empty board, else beside what is there. */
  readonly at?: Point;
  /** The area for cards that have no place and name no area. */
  readonly into?: ZoneId | null;
}

export interface Brought {
  readonly zones: readonly ZoneId[];
  readonly groups: readonly GroupId[];
  readonly cards: readonly CardId[];
  readonly links: readonly LinkId[];
  readonly lines: readonly LineId[];
  readonly shapes: readonly ShapeId[];
  readonly statements: readonly StatementId[];
}

/**
 * Puts an imported board into the document, all of it or nothing. Everything gets an id of its own (on an empty board that
 * of our own file, see `import-names.ts`); links, groups and sources are tied again; what names something that is not there is left untied. An area without a rectangle is the
 * area of the board with that title, where there is one.
 *
 * One transaction, as long as its update fits into a frame of the wire; a larger board goes in several, one right after
 * the other, which an undo manager takes for one step.
 */
export function importBoard(
  hand: Hand,
  things: ImportedThings,
  options: BringOptions = {},
): Reply<Brought, BringReason> {
  const refused = refusalOf(hand.doc, things);
  if (refused !== null) return no(refused);
  const plan = new Plan(hand, things, options);
  const brought = plan.make();
  for (const step of stepsOf(plan.writes)) transact(hand, () => step.forEach((write) => write.put()));
  return yes(brought);
}

interface Write {
  readonly bytes: number;
  put(): void;
}

/** What the names, ids and clocks of one thing take in an update, at most. */
const OVERHEAD_BYTES = 600;

/** As much per transaction as surely fits into a frame. */
function stepsOf(writes: readonly Write[]): Write[][] {
  const steps: Write[][] = [];
  let bytes = Infinity;
  for (const write of writes) {
    if (bytes + write.bytes > limits.FRAME_MAX_BYTES / 2) {
      steps.push([]);
      bytes = 0;
    }
    steps.at(-1)?.push(write);
    bytes += write.bytes;
  }
  return steps;
}

/** UTF-8 never takes more than three bytes for a code unit, and its ids are all that a list of sources holds. */
function bytesIn(value: unknown): number {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) bytes += 2;
  return bytes;
}

function beside(board: Board): Point | null {
  const there = boundsOf([
    ...[...board.zones.values()].map(({ rect }) => rect),
    ...[...board.cards.values()].map((card) => cardRect(card)),
    ...[...board.shapes.values()].map(({ rect }) => rect),
  ]);
  return there ? { x: Math.round(there.x + there.w) + BESIDE_PX, y: Math.round(there.y) } : null;
}

function boundsIn(things: ImportedThings): Rect | undefined {
  return boundsOf([
    ...things.zones.flatMap(({ rect }) => (rect ? [rect] : [])),
    ...things.cards.flatMap((card) => (card.place ? [{ ...card.place, ...cardSize(card) }] : [])),
    ...things.shapes.map(({ rect }) => rect),
  ]);
}

class Plan {
  readonly writes: Write[] = [];
  readonly #hand: Hand;
  readonly #things: ImportedThings;
  readonly #board: Board;
  readonly #into: ZoneId | null;
  readonly #shift: Point;
  readonly #corner: Point;
  readonly #zones = new Map<string, ZoneId>();
  readonly #groups = new Map<string, GroupId>();
  readonly #lines = new Map<string, LineId>();
  readonly #names: Names;
  readonly #cards = new Map<string, CardId>();
  /** Areas of the board that the import names by their title. */
  readonly #known = new Map<string, ZoneId>();

  constructor(hand: Hand, things: ImportedThings, options: BringOptions) {
    this.#hand = hand;
    this.#things = things;
    this.#board = readBoard(hand.doc);
    this.#names = new Names(hand);
    this.#into = options.into && this.#board.zones.has(options.into) ? options.into : null;
    const bounds = boundsIn(things);
    const to = options.at ?? beside(this.#board);
    this.#shift = to && bounds ? { x: Math.round(to.x - bounds.x), y: Math.round(to.y - bounds.y) } : { x: 0, y: 0 };
    const start = to ?? { x: bounds?.x ?? 0, y: bounds?.y ?? 0 };
    this.#corner = bounds ? { x: start.x + bounds.w + BESIDE_PX, y: start.y } : start;
  }

  make(): Brought {
    this.#name();
    const laid = this.#layOut();
    const zones = this.#things.zones.filter(({ key }) => !this.#known.has(key));
    const layers = [
      ...zones.map((zone) => ({ zone, layer: zone.layer })),
      ...this.#things.cards.map((card) => ({ card, layer: card.layer })),
    ].sort((left, right) => left.layer - right.layer);
    const top = [lastOrder(this.#hand.doc, "cards"), lastOrder(this.#hand.doc, "zones")]
      .filter((order) => order !== undefined)
      .sort()
      .at(-1);
    const orders = this.#orders(top, layers.length);
    layers.forEach((thing, index) => {
      if ("zone" in thing) this.#zone(thing.zone, orders[index] ?? "a0", laid.rects.get(thing.zone.key));
      else this.#card(thing.card, orders[index] ?? "a0", laid.places.get(thing.card.key));
    });
    this.#groupsIn();
    const lines = this.#linesIn();
    const shapes = this.#shapesIn();
    const statements = this.#statementsIn();
    const links = this.#things.links.flatMap((link) => this.#link(link));
    this.#said();
    this.#extra();
    return {
      zones: [...this.#zones].flatMap(([key, id]) => (this.#known.has(key) ? [] : [id])),
      groups: [...this.#groups.values()],
      cards: this.#things.cards.flatMap(({ key }) => this.#cards.get(key) ?? []),
      links,
      lines,
      shapes,
      statements,
    };
  }

  /** The brands of all ids below say only that they are named just now. */
  #name(): void {
    const byTitle = new Map([...this.#board.zones.values()].map(({ id, title }) => [wordOf(title), id]));
    for (const { key, title, rect, as } of this.#things.zones) {
      const there = rect ? undefined : byTitle.get(wordOf(title));
      if (there !== undefined) this.#known.set(key, there);
      this.#zones.set(key, there ?? (this.#names.id(as) as ZoneId));
    }
    for (const { key, as } of this.#things.groups) this.#groups.set(key, this.#names.id(as) as GroupId);
    for (const { key, as } of this.#things.cards) this.#cards.set(key, this.#names.id(as) as CardId);
  }

  #layOut(): ReturnType<typeof layOut> {
    const known = new Map<string | null, ZoneId>(this.#known);
    if (this.#into) known.set(null, this.#into);
    const frames = [...known].flatMap(([key, id]) => {
      const zone = this.#board.zones.get(id);
      if (!zone) return [];
      const inside = [...this.#board.cards.values()].filter(({ place }) => place.zone === id);
      const foot = boundsOf(inside.map((card) => cardRect(card)));
      return [[key, { rect: zone.rect, foot: foot ? foot.y + foot.h : zone.rect.y }] as const];
    });
    return layOut(this.#things, { corner: this.#corner, known: new Map(frames) });
  }

  #orders(after: string | undefined, count: number): string[] {
    return count === 0 ? [] : keysBetween({ after, count, suffix: this.#hand.suffix() });
  }

  #zone(zone: ImportedZone, order: string, made: Rect | undefined): void {
    const rect = zone.rect ? this.#shifted(zone.rect) : made;
    this.#write("zones", this.#zones.get(zone.key), {
      title: zone.title,
      rect,
      order: this.#names.order(zone.as, order),
      section: zone.section,
      kind: zone.kind,
      colour: zone.colour,
      extra: zone.extra,
    });
  }

  #card(card: ImportedCard, order: string, made: Point | undefined): void {
    const place = card.place ? this.#shifted(card.place) : (made ?? this.#corner);
    const group = card.group === null ? null : (this.#groups.get(card.group) ?? null);
    const zone = card.zone === null ? (card.place ? null : this.#into) : (this.#zones.get(card.zone) ?? null);
    this.#write("cards", this.#cards.get(card.key), {
      text: card.text,
      place: { x: place.x, y: place.y, zone, group },
      order: this.#names.order(card.as, order),
      born: this.#born(card.bornAt),
      size: card.size,
      kind: card.kind === "ingredient" ? null : card.kind,
      knowledge: card.knowledge,
      colour: card.colour,
      author: card.author,
      direction: card.direction === "auto" ? null : card.direction,
      locked: card.locked ? true : null,
      extra: card.extra,
    });
  }

  #groupsIn(): void {
    const { groups } = this.#things;
    const orders = this.#orders(lastOrder(this.#hand.doc, "groups"), groups.length);
    groups.forEach(({ key, name, zone, as }, index) => {
      const zoneId = zone === null ? this.#into : (this.#zones.get(zone) ?? null);
      this.#write("groups", this.#groups.get(key), { name, zone: zoneId, order: this.#names.order(as, orders[index]) });
    });
  }

  #linesIn(): LineId[] {
    const { lines } = this.#things;
    const orders = this.#orders(lastOrder(this.#hand.doc, "lines"), lines.length);
    return lines.map(({ key, section, text, sources, bornAt, as }, index) => {
      const id = this.#names.id(as) as LineId;
      this.#lines.set(key, id);
      const cards = sources.flatMap((key) => this.#cards.get(key) ?? []);
      this.#write("lines", id, {
        section,
        text,
        order: this.#names.order(as, orders[index]),
        born: this.#born(bornAt),
        sources: cards,
      });
      return id;
    });
  }

  #shapesIn(): ShapeId[] {
    const { shapes } = this.#things;
    const orders = this.#orders(lastOrder(this.#hand.doc, "shapes"), shapes.length);
    return shapes.map(({ bornAt, as, ...shape }, index) => {
      const id = this.#names.id(as) as ShapeId;
      this.#write("shapes", id, {
        ...shapeValues({ ...shape, rect: this.#shifted(shape.rect) }),
        order: this.#names.order(as, orders[index]),
        born: this.#born(bornAt),
      });
      return id;
    });
  }

  /** A number of a list that is chosen here already stays as it is. */
  #statementsIn(): StatementId[] {
    const { statements } = this.#things;
    const there = rootOf(this.#hand.doc, "statements");
    const orders = this.#orders(lastOrder(this.#hand.doc, "statements"), statements.length);
    return statements.flatMap(({ bornAt, sources, line, as, ...statement }, index) => {
      const id = choiceId(statement) ?? (this.#names.id(as) as StatementId);
      if (there.has(id)) return [];
      this.#write("statements", id, {
        ...statement,
        order: this.#names.order(as, orders[index]),
        born: this.#born(bornAt),
        sources: sources.flatMap((key) => this.#cards.get(key) ?? []),
        line: line === null ? null : (this.#lines.get(line) ?? null),
      });
      return [id];
    });
  }

  /** What was said of a card that is not here is not brought. */
  #said(): void {
    const { said } = this.#things;
    const orders = this.#orders(lastOrder(this.#hand.doc, "notes"), said.length);
    said.forEach(({ card, bornAt, as, ...note }, index) => {
      const id = this.#cards.get(card);
      if (!id) return;
      const order = this.#names.order(as, orders[index]);
      this.#write("notes", this.#names.id(as), { ...note, card: id, order, born: this.#born(bornAt) });
    });
  }

  /** A link to nothing cannot be drawn or read. */
  #link({ from, to, fromEnd, toEnd, as, ...look }: ImportedLink): LinkId[] {
    const ends = [from, to].map((key) => this.#cards.get(key) ?? this.#zones.get(key));
    if (ends.includes(undefined)) return [];
    const id = this.#names.id(as) as LinkId;
    this.#write("links", id, {
      ...look,
      from: ends[0],
      to: ends[1],
      fromEnd: fromEnd === "none" ? null : fromEnd,
      toEnd: toEnd === "arrow" ? null : toEnd,
    });
    return [id];
  }

  /** What is foreign about a board as a whole: the first import’s, as a document has one. */
  #extra(): void {
    const meta = rootOf(this.#hand.doc, "meta");
    const { extra } = this.#things;
    if (extra === null || meta.has("extra")) return;
    this.writes.push({ bytes: bytesIn(extra), put: () => void meta.set("extra", extra) });
  }

  /** Who made it on another board is nobody here. */
  #born(at: number | null): { readonly by: null; readonly at: number } {
    return { by: null, at: at ?? this.#hand.now() };
  }

  #shifted<Place extends Point>(place: Place): Place {
    return { ...place, x: place.x + this.#shift.x, y: place.y + this.#shift.y };
  }

  #write(root: Root, id: string | undefined, values: Readonly<Record<string, unknown>>): void {
    if (id === undefined) return;
    const set = Object.entries(values).filter(([key, value]) => isSet(key, value));
    this.writes.push({
      bytes: set.reduce((sum, [, value]) => sum + bytesIn(value), OVERHEAD_BYTES),
      put: () =>
        void rootOf(this.#hand.doc, root).set(
          id,
          new Y.Map(set.map(([key, value]) => [key, shared(root, key, value)])),
        ),
    });
  }
}

/** An empty text, name or title is a value; other words that are empty are not written at all. */
function isSet(key: string, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return value !== "" || key === "text" || key === "name" || key === "title";
}

/** The two values that several people write in at once are types of Yjs. */
function shared(root: Root, key: string, value: unknown): unknown {
  // Nobody ever changes what was said.
  if (root === "notes") return value;
  if (key === "text") return new Y.Text(String(value));
  if (key === "sources" && Array.isArray(value)) return new Y.Map(value.map((card: unknown) => [String(card), true]));
  return value;
}

function wordOf(title: string): string {
  return title.trim().toLowerCase();
}
