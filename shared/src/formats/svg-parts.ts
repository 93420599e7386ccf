import type { Colour, Point, Rect } from "../board/types.ts";

/** The light theme’s colours as sRGB: a picture stands alone, and few programs read OKLCH or a stylesheet of ours. */
export const INK = "#1c222b";
export const MUTED = "#4f5661";
export const GROUND = "#f9f6f2";
export const ZONE = "#f3f0ea";
export const LINE = "#dddad5";
export const GROUP = "#ddf4f2";
export const GROUP_LINE = "#6c8684";
export const EDGE: Readonly<Record<Colour, string>> = {
  straw: "#9b852b",
  apricot: "#b97340",
  rose: "#be6877",
  lilac: "#9a73b8",
  sky: "#3e8ec1",
  mint: "#359b75",
};
export const ARROW = `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="${MUTED}"/></marker></defs>`;

export interface Drawn {
  readonly rect: Rect;
  readonly svg: string;
}

/** What may not stand in XML at all goes; what would be markup is written out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

export function px(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

export function rectOut(rect: Rect, look: string): string {
  return `<rect x="${px(rect.x)}" y="${px(rect.y)}" width="${px(rect.w)}" height="${px(rect.h)}" ${look}/>`;
}

export function textOut(at: Point, text: string, look: string): string {
  return `<text x="${px(at.x)}" y="${px(at.y)}" ${look}>${escapeXml(text)}</text>`;
}
