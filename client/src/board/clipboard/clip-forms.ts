import { heldPoints, isLine, POINT_NUMBERS } from "@tablee/shared/board/stroke";
import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES, MEANINGS, SECTIONS, SHAPE_KINDS } from "@tablee/shared/board/types";
import type { Board, Card, Size } from "@tablee/shared/board/types";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import { escapeHtml, htmlTable, safeText } from "@tablee/shared/formats/clip-table";
import type { KnowledgeType } from "@tablee/shared/board/types";
import { isId } from "@tablee/shared/ids";
import type { BoardId, FileId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { Clip, ClipCard, ClipGroup, ClipLink, ClipShape, ClipZone } from "./clip.ts";

/**
 * Other programs read plain text, one block per card or shape, or a table, one row per card. Tables of ours read a JSON, carried
 * as an attribute of the HTML form: the only form that survives both the clipboard events and the clipboard API.
 */
export interface Forms {
  readonly plain: string;
  readonly html: string;
}

/** The heads of the columns, as an import of ours knows them again. */
export interface SheetWords {
  readonly text: string;
  readonly zone: string;
  readonly group: string;
  readonly knowledge: string;
  readonly author: string;
  readonly knowledges: Readonly<Record<KnowledgeType, string>>;
}

const MARK = "data-tablee-cards";

export function writeForms(clip: Clip, rows: readonly (readonly string[])[]): Forms {
  const texts = clip.cards.map(({ text }) => text);
  const drawn = clip.shapes.map(({ text, stamp }) => text || (stamp ?? "")).filter((text) => text !== "");
  const shown = [rows.length > 0 ? htmlTable(rows) : texts.map(paragraph).join(""), ...drawn.map(paragraph)];
  return {
    plain: [...texts, ...drawn].map(safeText).join("\n\n"),
    html: `<div ${MARK}="${escapeHtml(JSON.stringify(clip))}">${shown.join("")}</div>`,
  };
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;
}

/** Several cards as a sheet: their words, and of the rest what some of them have. One card is a text, and no sheet. */
export function rowsOf(board: Board, cards: readonly Card[], words: SheetWords): string[][] {
  if (cards.length < 2) return [];
  const columns = (["text", "zone", "group", "knowledge", "author"] as const).map((name) => ({
    name,
    cells: cards.map((card) => cellOf(board, card, words)[name]),
  }));
  const filled = columns.filter(({ name, cells }) => name === "text" || cells.some((cell) => cell !== ""));
  return [filled.map(({ name }) => words[name]), ...cards.map((_, at) => filled.map(({ cells }) => cells[at] ?? ""))];
}

function cellOf(board: Board, card: Card, words: SheetWords) {
  return {
    text: card.text,
    zone: zoneOf(board, card)?.title ?? "",
    group: groupOf(board, card)?.name ?? "",
    knowledge: card.knowledge ? words.knowledges[card.knowledge] : "",
    author: card.author ?? "",
  };
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
  const { cards, zones, groups, links, shapes, board } = record(raw);
  if (!Array.isArray(cards) || cards.length > limits.CARDS_MAX_COUNT) return undefined;
  const areas = listed(zones, limits.ZONES_MAX_COUNT).map(readZone);
  const drawn = listed(shapes, limits.SHAPES_MAX_COUNT).flatMap(readShape);
  if (cards.length + areas.length + drawn.length === 0) return undefined;
  const names = listed(groups, limits.GROUPS_MAX_COUNT).map((group) => readGroup(group, areas.length));
  const counts = { zones: areas.length, groups: names.length };
  return {
    cards: cards.map((card) => readCard(card, counts)),
    zones: areas,
    groups: names,
    links: listed(links, limits.LINKS_MAX_COUNT).flatMap((link) => readLink(link, cards.length + areas.length)),
    shapes: drawn,
    // Asked for as whoever reads: what they may not see there they do not get.
    board: isId(board) ? (board as BoardId) : null,
  };
}

function listed(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
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

function rank(value: unknown, count: number): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < count ? value : null;
}

function place(raw: Readonly<Record<string, unknown>>) {
  return { x: number(raw["x"], limits.COORDINATE_MAX_PX / 10), y: number(raw["y"], limits.COORDINATE_MAX_PX / 10) };
}

function readSize(value: unknown): Size | null {
  const { w, h } = record(value);
  const side = (raw: unknown): number => Math.max(limits.CARD_MIN_PX, number(raw, limits.CARD_MAX_PX));
  return w === undefined || h === undefined ? null : { w: side(w), h: side(h) };
}

function readCard(value: unknown, counts: { readonly zones: number; readonly groups: number }): ClipCard {
  const raw = record(value);
  return {
    text: words(raw["text"], limits.CARD_TEXT_MAX_CHARS),
    ...place(raw),
    size: readSize(raw["size"]),
    kind: KINDS.find((kind) => kind === raw["kind"]) ?? "ingredient",
    knowledge: KNOWLEDGE_TYPES.find((type) => type === raw["knowledge"]) ?? null,
    colour: words(raw["colour"], 32) || null,
    author: words(raw["author"], limits.NAME_MAX_CHARS) || null,
    direction: DIRECTIONS.find((direction) => direction === raw["direction"]) ?? "auto",
    zone: rank(raw["zone"], counts.zones),
    group: rank(raw["group"], counts.groups),
  };
}

function readZone(value: unknown): ClipZone {
  const raw = record(value);
  const side = (name: string): number => Math.max(limits.CARD_MIN_PX, number(raw[name], limits.COORDINATE_MAX_PX / 10));
  return {
    title: words(raw["title"], limits.ZONE_TITLE_MAX_CHARS),
    ...place(raw),
    w: side("w"),
    h: side("h"),
    section: SECTIONS.find((section) => section === raw["section"]) ?? null,
    colour: words(raw["colour"], 32) || null,
  };
}

function readGroup(value: unknown, zones: number): ClipGroup {
  const raw = record(value);
  return { name: words(raw["name"], limits.GROUP_NAME_MAX_CHARS), zone: rank(raw["zone"], zones) };
}

function readLink(value: unknown, count: number): ClipLink[] {
  const raw = record(value);
  const [from, to] = [rank(raw["from"], count), rank(raw["to"], count)];
  if (from === null || to === null || from === to) return [];
  return [
    {
      from,
      to,
      label: words(raw["label"], limits.LINK_LABEL_MAX_CHARS),
      meaning: MEANINGS.find((one) => one === raw["meaning"]) ?? null,
      fromEnd: raw["fromEnd"] === "arrow" ? "arrow" : "none",
      toEnd: raw["toEnd"] === "none" ? "none" : "arrow",
    },
  ];
}

/** Nothing for what could not be drawn. */
function readShape(value: unknown): ClipShape[] {
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
      ...place(raw),
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
