import { wordsWithoutMarks } from "../board/marks.ts";
import {
  CARD_SIDE_PX,
  LINE_HEIGHT_PX,
  boundsOf,
  cardRect,
  centre,
  groupFrame,
  inflate,
  zoneFrame,
} from "../board/geometry.ts";
import { outlineOf, readingOrder } from "../board/outline.ts";
import type { OutlineZone } from "../board/outline.ts";
import type { Board, Card, KnowledgeType, Link, Point, Rect } from "../board/types.ts";
import { COLOURS, PRESET_COLOURS } from "../board/types.ts";
import { FILL } from "./fill.ts";
import type { ExportWords } from "./words.ts";
import {
  ARROW,
  EDGE,
  GROUND,
  GROUP,
  GROUP_LINE,
  INK,
  LINE,
  MUTED,
  ZONE,
  escapeXml,
  px,
  rectOut,
  textOut,
} from "./svg-parts.ts";
import type { Drawn } from "./svg-parts.ts";
import { shapesOut } from "./svg-shapes.ts";
import type { Pictures } from "./svg-shapes.ts";
import { wrapText } from "./wrap.ts";

const FONTS = "'Atkinson Hyperlegible Next', 'Noto Sans Arabic', 'Noto Sans', system-ui, sans-serif";
const MARGIN_PX = 40;
const TITLE_PX = 56;
const KIND_LINE_PX = 24;
/** Under the words: room for the knowledge type and the author. */
const FOOT_PX = 24;
const SMALL = `font-size="12.5"`;

/** The board as one picture, with its words as text. No script, no style sheet, nothing from another address. */
export function writeSvg(what: {
  readonly board: Board;
  readonly title: string;
  readonly words: ExportWords;
  /** As `data:` addresses; of an image that is not among them there is its frame, and what it shows in words. */
  readonly pictures?: Pictures;
}): string {
  const { board, title, words, pictures = new Map() } = what;
  const outline = outlineOf(board);
  const ends = endsOf(board);
  const zones = outline.flatMap((zone) => zoneOut(zone));
  const groups = outline.flatMap(({ groups }) =>
    groups.flatMap(({ group, cards }) => groupOut(group.name || words.unnamed, cards)),
  );
  const cards = readingOrder(outline).map((card) => cardOut(card, words));
  const shapes = shapesOut(board, pictures);
  const rects = [...zones, ...groups, ...shapes.under, ...cards, ...shapes.over].map(({ rect }) => rect);
  const around = inflate(boundsOf(rects) ?? { x: 0, y: 0, w: 600, h: 200 }, MARGIN_PX);
  const view = { ...around, y: around.y - TITLE_PX, h: around.h + TITLE_PX };
  const size = `width="${px(view.w)}" height="${px(view.h)}"`;
  const box = `viewBox="${px(view.x)} ${px(view.y)} ${px(view.w)} ${px(view.h)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box} role="img" aria-labelledby="title desc" font-family="${FONTS}" fill="${INK}">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="desc">${escapeXml(descriptionOf(outline, words))}</desc>`,
    ARROW,
    rectOut(view, `fill="${GROUND}"`),
    textOut({ x: view.x + MARGIN_PX, y: view.y + MARGIN_PX }, title, `font-size="24" font-weight="650"`),
    ...[...zones, ...groups, ...shapes.under].map(({ svg }) => svg),
    ...[...board.links.values()].map((link) => linkOut(link, ends, words)),
    ...[...cards, ...shapes.over].map(({ svg }) => svg),
    "</svg>\n",
  ].join("\n");
}

/** The words for those who do not see the picture: the areas with how much they hold. */
function descriptionOf(outline: readonly OutlineZone[], words: ExportWords): string {
  return outline.map(({ zone, count }) => `${zone ? zone.title : words.outside}: ${count}`).join(" · ");
}

function zoneOut({ zone, groups, lone }: OutlineZone): Drawn[] {
  if (!zone) return [];
  const cards = [...groups.flatMap(({ cards }) => cards), ...lone].map(drawnRect);
  const rect = zoneFrame(zone.rect, cards);
  const [title = ""] = wrapText(zone.title, rect.w - 40);
  const name = textOut({ x: rect.x + 18, y: rect.y + 34 }, title, `font-size="18" font-weight="650"`);
  return [{ rect, svg: rectOut(rect, `rx="18" fill="${ZONE}" stroke="${LINE}"`) + name }];
}

function groupOut(name: string, cards: readonly Card[]): Drawn[] {
  const rect = groupFrame(cards.map(drawnRect));
  if (!rect) return [];
  const frame = rectOut(
    rect,
    `rx="16" fill="${GROUP}" fill-opacity="0.55" stroke="${GROUP_LINE}" stroke-dasharray="5 4"`,
  );
  const [title = ""] = wrapText(name, rect.w - 28);
  return [{ rect, svg: frame + textOut({ x: rect.x + 14, y: rect.y - 5 }, title, `font-size="14" font-weight="650"`) }];
}

/** Disc, triangle, square: the shape says the type, and its word beside it says it too. */
function signOut(type: KnowledgeType, at: Point): string {
  const { x, y } = at;
  if (type === "experience") return `<circle cx="${px(x + 6)}" cy="${px(y - 5)}" r="6"/>`;
  if (type === "practice") return `<path d="M${px(x + 6)} ${px(y - 11)}L${px(x + 12)} ${px(y)}H${px(x)}z"/>`;
  return rectOut({ x, y: y - 11, w: 12, h: 12 }, `rx="2"`);
}

function isRightToLeft({ direction, text }: Card): boolean {
  if (direction !== "auto") return direction === "rtl";
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter);
}

function textTop({ kind }: Card): number {
  return kind === "ingredient" ? 26 : 26 + KIND_LINE_PX;
}

/** As tall as its words need here: breaking between words takes more lines than the estimate by characters. */
function drawnRect(card: Card): Rect {
  const rect = cardRect(card);
  const lines = wrapText(wordsWithoutMarks(card.text), rect.w - CARD_SIDE_PX).length;
  return { ...rect, h: Math.max(rect.h, textTop(card) + lines * LINE_HEIGHT_PX + FOOT_PX) };
}

function cardOut(card: Card, words: ExportWords): Drawn {
  const rect = drawnRect(card);
  const colour = COLOURS.find((name) => name === card.colour) ?? PRESET_COLOURS[card.colour ?? ""] ?? "straw";
  const edges = { left: rect.x + CARD_SIDE_PX / 2, right: rect.x + rect.w - CARD_SIDE_PX / 2 };
  const foot = rect.y + rect.h - 12;
  const kind =
    card.kind === "ingredient"
      ? ""
      : textOut({ x: edges.left, y: rect.y + 24 }, words.kinds[card.kind], `font-size="12.5" font-weight="650"`);
  const knowledge = card.knowledge
    ? signOut(card.knowledge, { x: edges.left, y: foot }) +
      textOut({ x: edges.left + 18, y: foot }, words.knowledges[card.knowledge], SMALL)
    : "";
  const author = card.author ? textOut({ x: edges.right, y: foot }, card.author, `${SMALL} text-anchor="end"`) : "";
  const body =
    rectOut(rect, `rx="10" fill="${FILL[colour]}"`) + rectOut({ ...rect, h: 4 }, `rx="2" fill="${EDGE[colour]}"`);
  return { rect, svg: `<g>${body}${kind}${wordsOut(card, rect)}${knowledge}${author}</g>` };
}

function wordsOut(card: Card, rect: Rect): string {
  const rtl = isRightToLeft(card);
  const x = rtl ? rect.x + rect.w - CARD_SIDE_PX / 2 : rect.x + CARD_SIDE_PX / 2;
  const top = rect.y + textTop(card);
  const spans = wrapText(wordsWithoutMarks(card.text), rect.w - CARD_SIDE_PX).map(
    (line, at) => `<tspan x="${px(x)}" y="${px(top + at * LINE_HEIGHT_PX)}">${escapeXml(line)}</tspan>`,
  );
  return `<text font-size="15.5" xml:space="preserve"${rtl ? ` direction="rtl"` : ""}>${spans.join("")}</text>`;
}

/** By id, the rectangles that links may end at. */
function endsOf(board: Board): ReadonlyMap<string, Rect> {
  return new Map<string, Rect>([
    ...[...board.zones].map(([id, { rect }]) => [id, rect] as const),
    ...[...board.cards].map(([id, card]) => [id, drawnRect(card)] as const),
  ]);
}

/** From edge to edge of the two rectangles, along the line between their centres. */
function linkOut(link: Link, rects: ReadonlyMap<string, Rect>, words: ExportWords): string {
  const from = rects.get(link.from);
  const to = rects.get(link.to);
  if (!from || !to) return "";
  const start = borderPoint(from, centre(to));
  const end = borderPoint(to, centre(from));
  const ends = `${link.fromEnd === "arrow" ? ` marker-start="url(#arrow)"` : ""}${link.toEnd === "arrow" ? ` marker-end="url(#arrow)"` : ""}`;
  const line = `<path d="M${px(start.x)} ${px(start.y)}L${px(end.x)} ${px(end.y)}" stroke="${MUTED}" stroke-width="2" fill="none"${ends}/>`;
  const said = [link.meaning && words.meanings[link.meaning], link.label].filter(Boolean).join(" · ");
  if (said === "") return line;
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 - 6 };
  return (
    line +
    textOut(
      middle,
      said.replaceAll("\n", " "),
      `font-size="13" text-anchor="middle" stroke="${GROUND}" stroke-width="4" paint-order="stroke"`,
    )
  );
}

function borderPoint(rect: Rect, towards: Point): Point {
  const middle = centre(rect);
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const scale = Math.min(rect.w / 2 / Math.abs(dx || 1e-9), rect.h / 2 / Math.abs(dy || 1e-9), 1);
  return { x: middle.x + dx * scale, y: middle.y + dy * scale };
}
