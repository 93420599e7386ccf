import { boundsOf, cardRect } from "@tablee/shared/board/geometry";
import { heldPoints, isLine, POINT_NUMBERS } from "@tablee/shared/board/stroke";
import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES, SHAPE_KINDS } from "@tablee/shared/board/types";
import type {
  Board,
  Card,
  Direction,
  Kind,
  KnowledgeType,
  LinkEnd,
  Rect,
  Shape,
  ShapeKind,
  Size,
} from "@tablee/shared/board/types";
import { isId } from "@tablee/shared/ids";
import type { CardId, FileId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";

/**
 * Cards and shapes on the clipboard. Other programs read the plain text, one block for each. Tables read a JSON of ours, carried
 * as an attribute of the HTML form: the only form that survives both the clipboard events and the clipboard API.
 */
export interface ClipCard {
  readonly text: string;
  /** From the top left of what was copied. */
  readonly x: number;
  readonly y: number;
  readonly size: Size | null;
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
  readonly colour: string | null;
  readonly author: string | null;
  readonly direction: Direction;
}

export interface ClipLink {
  /** Places in `cards`. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly fromEnd: LinkEnd;
  readonly toEnd: LinkEnd;
}

export interface ClipShape extends Rect {
  readonly kind: ShapeKind;
  readonly text: string;
  readonly colour: string | null;
  readonly points: readonly number[];
  readonly stamp: string | null;
  readonly file: FileId | null;
}

export interface Clip {
  readonly cards: readonly ClipCard[];
  readonly links: readonly ClipLink[];
  readonly shapes: readonly ClipShape[];
}

export interface Forms {
  readonly plain: string;
  readonly html: string;
}

const MARK = "data-tablee-cards";

/** The cards in the order given, the links among them, and shapes. */
export function clipOf(board: Board, cards: readonly Card[], shapes: readonly Shape[] = []): Clip {
  const corner = boundsOf([...cards.map(cardRect), ...shapes.map(({ rect }) => rect)]) ?? { x: 0, y: 0 };
  const at = new Map<string, number>(cards.map(({ id }, index) => [id, index]));
  const links = [...board.links.values()].flatMap(({ from, to, label, fromEnd, toEnd }) => {
    const [start, end] = [at.get(from), at.get(to)];
    return start === undefined || end === undefined ? [] : [{ from: start, to: end, label, fromEnd, toEnd }];
  });
  return {
    cards: cards.map(({ text, place, size, kind, knowledge, colour, author, direction }) => ({
      text,
      x: place.x - corner.x,
      y: place.y - corner.y,
      size,
      kind,
      knowledge,
      colour,
      author,
      direction,
    })),
    links,
    shapes: shapes.map(({ kind, rect, text, colour, points, stamp, file }) => ({
      kind,
      ...rect,
      x: rect.x - corner.x,
      y: rect.y - corner.y,
      text,
      colour,
      points,
      stamp,
      file,
    })),
  };
}

export function cardsByIds(board: Board, ids: readonly CardId[]): Card[] {
  return ids.flatMap((id) => board.cards.get(id) ?? []);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Character references as browsers write attributes back after cleaning them. */
function unescape(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&nbsp;", "\u00a0")
    .replaceAll("&amp;", "&");
}

export function writeForms(clip: Clip): Forms {
  const drawn = clip.shapes.map(({ text, stamp }) => text || (stamp ?? "")).filter((text) => text !== "");
  const texts = [...clip.cards.map(({ text }) => text), ...drawn];
  const paragraphs = texts.map((text) => `<p>${escape(text).replaceAll("\n", "<br>")}</p>`);
  return {
    plain: texts.join("\n\n"),
    html: `<div ${MARK}="${escape(JSON.stringify(clip))}">${paragraphs.join("")}</div>`,
  };
}

/** Undefined for anything but cards of ours. Whatever a page put there, every value is checked. */
export function readClip(html: string): Clip | undefined {
  const found = new RegExp(`${MARK}="([^"]*)"`).exec(html)?.[1];
  if (found === undefined) return undefined;
  let raw: unknown;
  try {
    raw = JSON.parse(unescape(found));
  } catch {
    // Cut short or changed on its way: the plain text beside it still holds the words.
    return undefined;
  }
  const { cards, links, shapes } = record(raw);
  if (!Array.isArray(cards) || cards.length > limits.CARDS_MAX_COUNT) return undefined;
  const read = cards.map(readClipCard);
  const drawn = Array.isArray(shapes) && shapes.length <= limits.SHAPES_MAX_COUNT ? shapes.flatMap(readClipShape) : [];
  if (read.length + drawn.length === 0) return undefined;
  const tied = Array.isArray(links) ? links.flatMap((link) => readClipLink(link, read.length)) : [];
  return { cards: read, links: tied, shapes: drawn };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // A parse boundary: any non-null object may be looked into by key, and every value is checked by its reader.
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function number(value: unknown, most: number): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(most, Math.max(-most, value)) : 0;
}

function words(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : "";
}

function readSize(value: unknown): Size | null {
  const { w, h } = record(value);
  const side = (raw: unknown): number => Math.max(limits.CARD_MIN_PX, number(raw, limits.CARD_MAX_PX));
  return w === undefined || h === undefined ? null : { w: side(w), h: side(h) };
}

function readClipCard(value: unknown): ClipCard {
  const raw = record(value);
  return {
    text: words(raw["text"], limits.CARD_TEXT_MAX_CHARS),
    x: number(raw["x"], limits.COORDINATE_MAX_PX / 10),
    y: number(raw["y"], limits.COORDINATE_MAX_PX / 10),
    size: readSize(raw["size"]),
    kind: KINDS.find((kind) => kind === raw["kind"]) ?? "ingredient",
    knowledge: KNOWLEDGE_TYPES.find((type) => type === raw["knowledge"]) ?? null,
    colour: words(raw["colour"], 32) || null,
    author: words(raw["author"], limits.NAME_MAX_CHARS) || null,
    direction: DIRECTIONS.find((direction) => direction === raw["direction"]) ?? "auto",
  };
}

function readClipLink(value: unknown, count: number): ClipLink[] {
  const raw = record(value);
  const [from, to] = [Number(raw["from"]), Number(raw["to"])];
  const isPlace = (at: number): boolean => Number.isInteger(at) && at >= 0 && at < count;
  if (!isPlace(from) || !isPlace(to) || from === to) return [];
  return [
    {
      from,
      to,
      label: words(raw["label"], limits.LINK_LABEL_MAX_CHARS),
      fromEnd: raw["fromEnd"] === "arrow" ? "arrow" : "none",
      toEnd: raw["toEnd"] === "none" ? "none" : "arrow",
    },
  ];
}

/** Nothing for what could not be drawn. */
function readClipShape(value: unknown): ClipShape[] {
  const raw = record(value);
  const kind = SHAPE_KINDS.find((one) => one === raw["kind"]);
  const points = kind && isLine(kind) ? heldPoints(raw["points"], POINT_NUMBERS[kind]) : [];
  const stamp = kind === "stamp" ? words(raw["stamp"], limits.STAMP_MAX_CHARS) : null;
  if (!kind || stamp === "" || (kind === "ink" && points.length === 0)) return [];
  const side = (length: unknown): number => Math.max(limits.SHAPE_MIN_PX, number(length, limits.COORDINATE_MAX_PX));
  const { file } = raw;
  return [
    {
      kind,
      x: number(raw["x"], limits.COORDINATE_MAX_PX / 10),
      y: number(raw["y"], limits.COORDINATE_MAX_PX / 10),
      w: side(raw["w"]),
      h: side(raw["h"]),
      text: words(raw["text"], limits.SHAPE_TEXT_MAX_CHARS),
      colour: words(raw["colour"], 32) || null,
      points,
      stamp,
      // The shape of an id is all that is asked of it: which files there are is another question.
      file: kind === "image" && isId(file) ? (file as FileId) : null,
    },
  ];
}

const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

/** The lines of a text that hold something, without the bullets of a list. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(BULLET, "").trim())
    .filter((line) => line !== "");
}
