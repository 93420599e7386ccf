import { cardRect } from "@tablee/shared/board/geometry";
import type { Board, Card, Point, Rect } from "@tablee/shared/board/types";
import { COLOURS } from "@tablee/shared/board/types";
import type { Colour } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { colourOf } from "../card-face.ts";
import type { Pen, ShapePaints } from "./picture-shapes.ts";

/** All cards of a part of the board as one picture, for when nothing of them can be read: paper, edge, and lines for words. */

export interface Picture {
  readonly board: Board;
  readonly ids: Iterable<CardId>;
  /** What is drawn, board pixels. */
  readonly area: Rect;
  /** Pixels of the picture to one of the board. */
  readonly scale: number;
  readonly driftOf: (id: CardId) => Point | undefined;
  /** Others are looked for: drawn as a trace of itself. */
  readonly isDim: (id: CardId) => boolean;
}

interface Paint {
  readonly paper: string;
  readonly edge: string;
  readonly words: string;
  /** Where paper and ground are the same: high contrast. */
  readonly border: string | null;
}

/** A card is never smaller than this in the picture, however far apart cards lie. */
const DOT_PX = 1.5;
const EDGE_PX = 4;
const LINE_PX = 21;
const PADDING_PX = 13;
const LINES_FROM_SCALE = 0.16;
const LINES_MOST = 5;
/** Of the width of a line, how much a line of words fills on average; the last one less. */
const FILLED = 0.86;
const FILLED_LAST = 0.5;

/** The colours as the style sheets have them now: they change with theme and contrast. */
export function paintsFrom(style: CSSStyleDeclaration, isOutlined: boolean): ReadonlyMap<Colour, Paint> {
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return new Map(
    COLOURS.map((colour) => {
      const hue = token(`--hue-${colour}`);
      return [
        colour,
        {
          paper: `oklch(${token("--card-l")} ${token("--card-c")} ${hue})`,
          edge: `oklch(${token("--edge-l")} ${token("--edge-c")} ${hue})`,
          words: token("--muted"),
          border: isOutlined ? token("--line") : null,
        },
      ];
    }),
  );
}

export function shapePaintsFrom(style: CSSStyleDeclaration, of: ReadonlyMap<Colour, Paint>): ShapePaints {
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return { ink: token("--ink"), muted: token("--muted"), ground: token("--panel"), of };
}

export function drawPicture(context: Pen, paints: ReadonlyMap<Colour, Paint>, picture: Picture): void {
  const { ids, isDim } = picture;
  const [dim, plain]: [CardId[], CardId[]] = [[], []];
  for (const id of ids) (isDim(id) ? dim : plain).push(id);
  // What is looked for lies over the rest.
  context.globalAlpha = DIM_ALPHA;
  drawCards(context, paints, { ...picture, ids: dim, alpha: DIM_ALPHA });
  context.globalAlpha = 1;
  drawCards(context, paints, { ...picture, ids: plain, alpha: 1 });
}

const DIM_ALPHA = 0.22;

function drawCards(
  context: Pen,
  paints: ReadonlyMap<Colour, Paint>,
  { board, ids, area, scale, driftOf, alpha }: Picture & { readonly alpha: number },
): void {
  const byColour = new Map<Colour, { readonly card: Card; readonly rect: Rect }[]>(
    COLOURS.map((colour) => [colour, []]),
  );
  for (const id of ids) {
    const card = board.cards.get(id);
    if (!card) continue;
    const [rect, by] = [cardRect(card), driftOf(id)];
    const x = (rect.x + (by?.x ?? 0) - area.x) * scale;
    const y = (rect.y + (by?.y ?? 0) - area.y) * scale;
    byColour
      .get(colourOf(card))
      ?.push({ card, rect: { x, y, w: Math.max(DOT_PX, rect.w * scale), h: Math.max(DOT_PX, rect.h * scale) } });
  }
  for (const [colour, cards] of byColour) {
    const paint = paints.get(colour);
    if (!paint) continue;
    context.fillStyle = paint.paper;
    for (const { rect } of cards) context.fillRect(rect.x, rect.y, rect.w, rect.h);
    context.fillStyle = paint.edge;
    for (const { rect } of cards) context.fillRect(rect.x, rect.y, rect.w, Math.max(0.5, EDGE_PX * scale));
    if (paint.border !== null) {
      context.strokeStyle = paint.border;
      for (const { rect } of cards) context.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.w - 1, rect.h - 1);
    }
    if (scale < LINES_FROM_SCALE) continue;
    context.fillStyle = paint.words;
    context.globalAlpha = 0.45 * alpha;
    for (const { card, rect } of cards) drawLines(context, card, rect, scale);
    context.globalAlpha = alpha;
  }
}

function drawLines(context: Pen, { text, kind }: Card, rect: Rect, scale: number): void {
  if (text === "" && kind === "ingredient") return;
  const [line, padding] = [LINE_PX * scale, PADDING_PX * scale];
  const width = rect.w - 2 * padding;
  const room = Math.floor((rect.h - 3 * padding) / line);
  const count = Math.min(LINES_MOST, room, Math.ceil((text.length * 8 * scale) / width));
  for (let at = 0; at < count; at += 1) {
    const part = at === count - 1 && count > 1 ? FILLED_LAST : FILLED;
    context.fillRect(rect.x + padding, rect.y + padding + at * line, width * part, Math.max(0.6, line * 0.3));
  }
}
