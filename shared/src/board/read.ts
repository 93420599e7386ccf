import * as Y from "yjs";
import { isId } from "../ids.ts";
import type { CardId, GroupId, LineId, LinkId, MemberId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { rootOf } from "./schema.ts";
import type { Root } from "./schema.ts";
import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES, SECTIONS, SIDES } from "./types.ts";
import type { Board, Born, Card, Extra, Group, Line, Link, Place, Rect, Size, Zone } from "./types.ts";

/**
 * From the document to plain values. Whatever a peer wrote, a reader gets something that holds: a wrong value reads as
 * the default, a number out of range is brought back in, a text is never dropped. Nothing here writes.
 */

type Values = Y.Map<unknown>;

function text(value: unknown, maxChars: number): string {
  const raw = value instanceof Y.Text ? value.toString() : typeof value === "string" ? value : "";
  return raw.length > maxChars ? raw.slice(0, maxChars) : raw;
}

function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | null {
  return choices.find((choice) => choice === value) ?? null;
}

function bounded(value: unknown, low: number, high: number, otherwise: number): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return otherwise;
  return Math.min(high, Math.max(low, value));
}

function coordinate(value: unknown): number {
  return bounded(value, -limits.COORDINATE_MAX_PX, limits.COORDINATE_MAX_PX, 0);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // A parse boundary: any non-null object may be looked into by key, and every value is checked by its reader.
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function idOf<Id extends string>(value: unknown): Id | null {
  // A brand is only a shape here: whether the id names something is asked where it is used.
  return isId(value) ? (value as Id) : null;
}

function extraOf(value: unknown): Extra | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  // JSON by construction: Yjs stores plain values only, and what is not understood is only ever written back out.
  return value as Extra;
}

function orderOf(value: unknown): string {
  return typeof value === "string" && value.length > 0 && value.length <= 200 ? value : "a0";
}

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

function rectOf(value: unknown): Rect {
  const raw = record(value);
  return {
    x: coordinate(raw["x"]),
    y: coordinate(raw["y"]),
    w: bounded(raw["w"], limits.CARD_MIN_PX, limits.COORDINATE_MAX_PX, 400),
    h: bounded(raw["h"], limits.CARD_MIN_PX, limits.COORDINATE_MAX_PX, 300),
  };
}

function bornOf(value: unknown): Born {
  const raw = record(value);
  return { by: idOf<MemberId>(raw["by"]), at: bounded(raw["at"], 0, 8.64e15, 0) };
}

function colourOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= 32 ? value : null;
}

export function readCard(id: CardId, values: Values): Card {
  return {
    id,
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    place: placeOf(values.get("place")),
    size: sizeOf(values.get("size")),
    order: orderOf(values.get("order")),
    kind: oneOf(values.get("kind"), KINDS) ?? "ingredient",
    knowledge: oneOf(values.get("knowledge"), KNOWLEDGE_TYPES),
    colour: colourOf(values.get("colour")),
    author: text(values.get("author"), limits.NAME_MAX_CHARS) || null,
    direction: oneOf(values.get("direction"), DIRECTIONS) ?? "auto",
    born: bornOf(values.get("born")),
    extra: extraOf(values.get("extra")),
  };
}

export function readZone(id: ZoneId, values: Values): Zone {
  return {
    id,
    title: text(values.get("title"), limits.ZONE_TITLE_MAX_CHARS),
    rect: rectOf(values.get("rect")),
    order: orderOf(values.get("order")),
    section: oneOf(values.get("section"), SECTIONS),
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
    fromSide: oneOf(values.get("fromSide"), SIDES),
    toSide: oneOf(values.get("toSide"), SIDES),
    fromEnd: values.get("fromEnd") === "arrow" ? "arrow" : "none",
    toEnd: values.get("toEnd") === "none" ? "none" : "arrow",
    colour: colourOf(values.get("colour")),
    extra: extraOf(values.get("extra")),
  };
}

export function readLine(id: LineId, values: Values): Line {
  const sources = values.get("sources");
  return {
    id,
    section: oneOf(values.get("section"), SECTIONS) ?? "always",
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    order: orderOf(values.get("order")),
    sources: sources instanceof Y.Map ? [...sources.keys()].filter((key): key is CardId => isId(key)).sort() : [],
    born: bornOf(values.get("born")),
  };
}

function readAll<Id extends string, Value>(
  doc: Y.Doc,
  root: Root,
  read: (id: Id, values: Values) => Value | undefined,
): Map<Id, Value> {
  const out = new Map<Id, Value>();
  for (const [id, values] of rootOf(doc, root)) {
    if (!isId(id) || !(values instanceof Y.Map)) continue;
    // The key has the shape of an id, which is all a brand says.
    const value = read(id as Id, values);
    if (value !== undefined) out.set(id as Id, value);
  }
  return out;
}

/** The whole board, in one go. For exports, tests and first display; live views follow changes one thing at a time. */
export function readBoard(doc: Y.Doc): Board {
  return {
    cards: readAll<CardId, Card>(doc, "cards", readCard),
    zones: readAll<ZoneId, Zone>(doc, "zones", readZone),
    groups: readAll<GroupId, Group>(doc, "groups", readGroup),
    links: readAll<LinkId, Link>(doc, "links", readLink),
    lines: readAll<LineId, Line>(doc, "lines", readLine),
    extra: extraOf(rootOf(doc, "meta").get("extra")),
  };
}
