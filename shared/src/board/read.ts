import * as Y from "yjs";
import { isId } from "../ids.ts";
import type { CardId, GroupId, LineId, LinkId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { readNote, readRecord } from "./read-note.ts";
import { readShape } from "./read-shape.ts";
import { readStatement } from "./read-statement.ts";
import {
  bornOf,
  bounded,
  colourOf,
  coordinate,
  idOf,
  oneOf,
  orderOf,
  record,
  rectOf,
  sourcesOf,
  text,
} from "./read-values.ts";
import { KEYS, rootOf } from "./schema.ts";
import { extraOf, unreadCard, unreadId, wordsIn } from "./unread.ts";
import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES, MEANINGS, SECTIONS, SIDES } from "./types.ts";
import type { Board, Card, Group, Line, Link, Place, Size, Zone } from "./types.ts";

/**
 * From the document to plain values. Whatever a peer wrote, a reader gets something that holds: a wrong value reads as
 * the default, a number out of range is brought back in, a text is never dropped, and what is no card, area, group, link,
 * line, shape, statement, note or record is a card that says so. Nothing here writes.
 */

type Values = Y.Map<unknown>;

function placeOf(value: unknown): Place {
  const raw = record(value);
  return {
    x: coordinate(raw["x"]),
    y: coordinate(raw["y"]),
    zone: idOf<ZoneId>(raw["zone"]),
    group: idOf<GroupId>(raw["group"]),
  };
}

function sizeOf(value: unknown): Size | null {
  if (typeof value !== "object" || value === null) return null;
  const raw = record(value);
  return {
    w: bounded(raw["w"], limits.CARD_MIN_PX, limits.CARD_MAX_PX, limits.CARD_MIN_PX),
    h: bounded(raw["h"], limits.CARD_MIN_PX, limits.CARD_MAX_PX, limits.CARD_MIN_PX),
  };
}

/** The keys of a card that was written otherwise: its words may lie under any of them. */
function strange(values: Values): unknown[] {
  return [...values].flatMap(([key, value]) => (key === "text" || !KEYS.cards.includes(key) ? [value] : []));
}

export function readCard(id: CardId, values: Values): Card {
  const written = values.get("text");
  const isText = written instanceof Y.Text;
  return {
    id,
    text: isText ? written.toString() : wordsIn(strange(values)),
    place: placeOf(values.get("place")),
    size: sizeOf(values.get("size")),
    order: orderOf(values.get("order")),
    kind: oneOf(values.get("kind"), KINDS) ?? "ingredient",
    knowledge: oneOf(values.get("knowledge"), KNOWLEDGE_TYPES),
    colour: colourOf(values.get("colour")),
    author: text(values.get("author"), limits.NAME_MAX_CHARS) || null,
    direction: oneOf(values.get("direction"), DIRECTIONS) ?? "auto",
    locked: values.get("locked") === true,
    born: bornOf(values.get("born")),
    extra: extraOf(values.get("extra")),
    unread: !isText,
  };
}

export function readZone(id: ZoneId, values: Values): Zone {
  return {
    id,
    title: text(values.get("title"), limits.ZONE_TITLE_MAX_CHARS),
    rect: rectOf(values.get("rect"), limits.CARD_MIN_PX),
    order: orderOf(values.get("order")),
    section: oneOf(values.get("section"), SECTIONS),
    kind: oneOf(values.get("kind"), KINDS),
    colour: colourOf(values.get("colour")),
    extra: extraOf(values.get("extra")),
  };
}

export function readGroup(id: GroupId, values: Values): Group {
  return {
    id,
    name: text(values.get("name"), limits.GROUP_NAME_MAX_CHARS),
    zone: idOf<ZoneId>(values.get("zone")),
    order: orderOf(values.get("order")),
  };
}

/** Undefined when an end is missing: a link to nothing cannot be drawn or read. */
export function readLink(id: LinkId, values: Values): Link | undefined {
  const from = idOf<CardId>(values.get("from"));
  const to = idOf<CardId>(values.get("to"));
  if (!from || !to) return undefined;
  return {
    id,
    from,
    to,
    label: text(values.get("label"), limits.LINK_LABEL_MAX_CHARS),
    meaning: oneOf(values.get("meaning"), MEANINGS),
    fromSide: oneOf(values.get("fromSide"), SIDES),
    toSide: oneOf(values.get("toSide"), SIDES),
    fromEnd: values.get("fromEnd") === "arrow" ? "arrow" : "none",
    toEnd: values.get("toEnd") === "none" ? "none" : "arrow",
    colour: colourOf(values.get("colour")),
    extra: extraOf(values.get("extra")),
  };
}

export function readLine(id: LineId, values: Values): Line {
  return {
    id,
    section: oneOf(values.get("section"), SECTIONS) ?? "always",
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    order: orderOf(values.get("order")),
    sources: sourcesOf(values.get("sources")),
    born: bornOf(values.get("born")),
  };
}

export const PARTS = [
  "cards",
  "zones",
  "groups",
  "links",
  "lines",
  "shapes",
  "statements",
  "notes",
  "records",
] as const;
export type Part = (typeof PARTS)[number];
/** Which keys of which part are to be read again. */
export type Changed = ReadonlyMap<Part, Iterable<string>>;

const READERS = {
  cards: readCard,
  zones: readZone,
  groups: readGroup,
  links: readLink,
  lines: readLine,
  shapes: readShape,
  statements: readStatement,
  notes: readNote,
  records: readRecord,
} as const;

const NOTHING: Board = {
  cards: new Map(),
  zones: new Map(),
  groups: new Map(),
  links: new Map(),
  lines: new Map(),
  shapes: new Map(),
  statements: new Map(),
  notes: new Map(),
  records: new Map(),
  extra: null,
};

/** What stands under a key, or a card in its place that says that it cannot be read. */
function readThing(part: Part, key: string, value: unknown): { readonly thing?: unknown; readonly unread?: Card } {
  // The key has the shape of an id, which is all a brand says.
  const thing = isId(key) && value instanceof Y.Map ? READERS[part](key as never, value) : undefined;
  return thing === undefined ? { unread: unreadCard(part, key, value) } : { thing };
}

/** The board with what changed read anew. Parts and things that did not change stay the same objects. */
export function readAgain(doc: Y.Doc, board: Board, changed: Changed): Board {
  const next: Partial<Record<Part, Map<string, unknown>>> = {};
  const open = (part: Part): Map<string, unknown> => (next[part] ??= new Map<string, unknown>(board[part]));
  for (const [part, keys] of changed) {
    const root = rootOf(doc, part);
    const things = open(part);
    for (const key of keys) {
      const { thing, unread } = root.has(key) ? readThing(part, key, root.get(key)) : {};
      if (thing === undefined) things.delete(key);
      else things.set(key, thing);
      const stand = unreadId(part, key);
      if (unread) open("cards").set(stand, unread);
      else if ((next.cards ?? board.cards).has(stand)) open("cards").delete(stand);
    }
  }
  // Each map was filled by the readers of its own part, or holds cards.
  return { ...board, ...(next as object) };
}

/** The whole board, in one go. For exports, tests and first display; live views follow changes one thing at a time. */
export function readBoard(doc: Y.Doc): Board {
  const all = new Map(PARTS.map((part) => [part, rootOf(doc, part).keys()]));
  return { ...readAgain(doc, NOTHING, all), extra: extraOf(rootOf(doc, "meta").get("extra")) };
}
