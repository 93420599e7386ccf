import { centre, LINE_HEIGHT_PX } from "../board/geometry.ts";
import { wordsWithoutMarks } from "../board/marks.ts";
import { compareOrder } from "../board/order.ts";
import { isOver } from "../board/shape-layers.ts";
import { ARROW_WIDTH_PX, INK_WIDTH_PX, drawnPoints, paintedRect } from "../board/stroke.ts";
import { COLOURS, PRESET_COLOURS } from "../board/types.ts";
import type { FileId } from "../ids.ts";
import type { Board, Point, Rect, Shape } from "../board/types.ts";
import { assertNever } from "../reply.ts";
import { FILL } from "./fill.ts";
import { EDGE, INK, MUTED, escapeXml, px, rectOut, textOut } from "./svg-parts.ts";
import type { Drawn } from "./svg-parts.ts";
import { wrapText } from "./wrap.ts";

export type Pictures = ReadonlyMap<FileId, string>;

/** What hands drew, as on the canvas, with plain strokes of one width. */
export function shapesOut(
  { shapes }: Pick<Board, "shapes">,
  pictures: Pictures,
): { readonly under: Drawn[]; readonly over: Drawn[] } {
  const sorted = [...shapes.values()].sort(compareOrder);
  const draw = (shape: Shape): Drawn => ({
    rect: paintedRect(shape),
    svg: `<g>${pictureOut(shape, pictures) ?? bodyOf(shape)}</g>`,
  });
  return {
    under: sorted.filter(({ kind }) => !isOver(kind)).map(draw),
    over: sorted.filter(({ kind }) => isOver(kind)).map(draw),
  };
}

const PADDING_PX = 12;

function coloursOf({ colour }: Shape): { readonly edge: string; readonly fill: string } {
  const known = COLOURS.find((name) => name === colour) ?? PRESET_COLOURS[colour ?? ""];
  return known ? { edge: EDGE[known], fill: FILL[known] } : { edge: INK, fill: "#ffffff" };
}

/** Only what shows and does nothing, whatever the caller was answered. */
const PICTURE = /^data:image\/(?:webp|jpeg|png);base64,[A-Za-z0-9+/]*={0,2}$/;

function pictureOut({ kind, file, rect, text }: Shape, pictures: Pictures): string | undefined {
  const address = kind === "image" && file !== null ? pictures.get(file) : undefined;
  if (address === undefined || !PICTURE.test(address)) return undefined;
  const place = `x="${px(rect.x)}" y="${px(rect.y)}" width="${px(rect.w)}" height="${px(rect.h)}"`;
  const name = text === "" ? "" : `<title>${escapeXml(text)}</title>`;
  return `<image ${place} href="${address}">${name}</image>`;
}

function bodyOf(shape: Shape): string {
  const { kind, rect, text } = shape;
  const { edge, fill } = coloursOf(shape);
  const look = `fill="${fill}" fill-opacity="0.6" stroke="${edge}" stroke-width="2"`;
  switch (kind) {
    case "ink":
    case "arrow":
      return lineOut(shape, edge);
    case "rectangle":
      return rectOut(rect, `rx="6" ${look}`) + wordsOut(shape);
    case "ellipse": {
      const { x, y } = centre(rect);
      const radii = `rx="${px(rect.w / 2)}" ry="${px(rect.h / 2)}"`;
      return `<ellipse cx="${px(x)}" cy="${px(y)}" ${radii} ${look}/>${wordsOut(shape)}`;
    }
    case "diamond":
      return `<path d="${diamondPath(rect)}" ${look}/>${wordsOut(shape)}`;
    case "text":
      return wordsOut(shape);
    case "stamp":
      return textOut(
        { x: rect.x + rect.w / 2, y: rect.y + rect.h * 0.82 },
        shape.stamp ?? "",
        `font-size="${px(Math.min(rect.w, rect.h) * 0.8)}" text-anchor="middle"`,
      );
    case "image":
      return rectOut(rect, `fill="none" stroke="${MUTED}" stroke-dasharray="4 4"`) + wordsOut(shape);
    case "frame":
      return (
        rectOut(rect, `rx="8" fill="none" stroke="${edge}" stroke-width="2"`) +
        textOut(
          { x: rect.x, y: rect.y - 8 },
          wordsWithoutMarks(text).replaceAll("\n", " "),
          `font-size="15" font-weight="650"`,
        )
      );
    default:
      return assertNever(kind);
  }
}

export function diamondPath({ x, y, w, h }: Rect): string {
  return `M${px(x + w / 2)} ${px(y)}L${px(x + w)} ${px(y + h / 2)}L${px(x + w / 2)} ${px(y + h)}L${px(x)} ${px(y + h / 2)}z`;
}

function lineOut(shape: Shape, edge: string): string {
  const points = drawnPoints(shape);
  const width = shape.kind === "ink" ? INK_WIDTH_PX * 0.7 : ARROW_WIDTH_PX;
  const pathOf = (line: readonly Point[]): string =>
    `M${line.map(({ x, y }) => `${px(x)} ${px(y)}`).join("L")}${line.length === 1 ? "h0.1" : ""}`;
  const look = `fill="none" stroke="${edge}" stroke-width="${px(width)}" stroke-linecap="round" stroke-linejoin="round"`;
  const head = shape.kind === "arrow" ? `<path d="${headOf(points)}" ${look}/>` : "";
  return `<path d="${pathOf(points)}" ${look}/>${head}${shape.kind === "arrow" ? wordsOut(shape) : ""}`;
}

const HEAD_PX = 14;

/** Two lines back from the end, at either side of where the arrow comes from. */
export function headOf(points: readonly Point[]): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return "";
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const wing = (by: number): string =>
    `${px(end.x - HEAD_PX * Math.cos(angle + by))} ${px(end.y - HEAD_PX * Math.sin(angle + by))}`;
  return `M${wing(0.45)}L${px(end.x)} ${px(end.y)}L${wing(-0.45)}`;
}

/** In the middle of the rectangle; of a text, from its upper left corner. */
function wordsOut({ kind, rect, text }: Shape): string {
  if (text === "") return "";
  const isText = kind === "text";
  const lines = wrapText(wordsWithoutMarks(text), Math.max(40, rect.w - 2 * (isText ? 0 : PADDING_PX)));
  const x = isText ? rect.x : rect.x + rect.w / 2;
  const height = lines.length * LINE_HEIGHT_PX;
  const top = (isText ? rect.y : rect.y + rect.h / 2 - height / 2) + LINE_HEIGHT_PX * 0.75;
  const spans = lines.map(
    (line, at) => `<tspan x="${px(x)}" y="${px(top + at * LINE_HEIGHT_PX)}">${escapeXml(line)}</tspan>`,
  );
  const anchor = isText ? "" : ` text-anchor="middle"`;
  return `<text font-size="15.5" xml:space="preserve"${anchor}>${spans.join("")}</text>`;
}
