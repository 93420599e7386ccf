import { CARD_WIDTH_PX, wordsHeight } from "../board/geometry.ts";
import type { Card, Colour, Json, Link, Rect, Size, Zone } from "../board/types.ts";
import { COLOURS } from "../board/types.ts";
import * as limits from "../limits.ts";
import type { Values } from "./fields.ts";

/** How things of ours look in JSON Canvas, before anything of an earlier file is given back. */

/** A field of ours on nodes, for what the format has no word for. Programs that do not know it keep it or drop it. */
export const OURS = "tablee";

/** The format’s presets, nearest in hue. */
const PRESET_OF: Readonly<Record<Colour, string>> = {
  rose: "1",
  apricot: "2",
  straw: "3",
  mint: "4",
  sky: "5",
  lilac: "6",
};

function ourColour(colour: string | null): Colour | null {
  return COLOURS.find((name) => name === colour) ?? null;
}

function lean(values: Readonly<Record<string, Json | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, Json][] => (value === undefined ? [] : [[key, value]])),
  );
}

function colourFields(colour: string | null): { color?: string } {
  if (colour === null) return {};
  const name = ourColour(colour);
  return { color: name ? PRESET_OF[name] : colour };
}

/** The colour of ours that a file names, if it still goes with the colour it shows. */
export function colourIn(color: Json | undefined, ours: Json | undefined): string | null {
  if (typeof color !== "string" || color === "" || color.length > 32) return null;
  const name = COLOURS.find((one) => one === ours);
  return name !== undefined && PRESET_OF[name] === color ? name : color;
}

function ourFields(fields: Readonly<Record<string, Json | undefined>>): { [OURS]?: Values } {
  const known = lean(fields);
  return Object.keys(known).length === 0 ? {} : { [OURS]: known };
}

/** Whole pixels, as the format asks. Never -0, which JSON writes as 0. */
function whole(rect: Rect): { x: number; y: number; width: number; height: number } {
  const round = (value: number): number => Math.round(value) + 0;
  return { x: round(rect.x), y: round(rect.y), width: round(rect.w), height: round(rect.h) };
}

/** Where a thing belongs when its place alone would say otherwise: ids in the file, `null` for nowhere. */
export interface Claims {
  readonly zone?: Json;
  readonly group?: Json;
}

type CardFace = Pick<Card, "text" | "colour" | "kind" | "knowledge" | "author" | "direction" | "locked">;

export function cardNode(card: CardFace, rect: Rect, claims: Claims = {}): Values {
  const { kind, knowledge, author, direction, locked, colour } = card;
  return {
    type: "text",
    text: card.text,
    ...whole(rect),
    ...colourFields(colour),
    ...ourFields({
      kind: kind === "ingredient" ? undefined : kind,
      knowledge: knowledge ?? undefined,
      author: author ?? undefined,
      direction: direction === "auto" ? undefined : direction,
      locked: locked ? true : undefined,
      colour: ourColour(colour) ?? undefined,
      ...claims,
    }),
  };
}

export function zoneNode({ title, colour, section }: Pick<Zone, "title" | "colour" | "section">, rect: Rect): Values {
  return {
    type: "group",
    ...whole(rect),
    ...(title === "" ? {} : { label: title }),
    ...colourFields(colour),
    ...ourFields({ section: section ?? undefined, colour: ourColour(colour) ?? undefined }),
  };
}

/** A name over cards: a group of the format too, which says that it is one of ours. */
export function groupNode(name: string, rect: Rect, claims: Claims): Values {
  return {
    type: "group",
    ...whole(rect),
    ...(name === "" ? {} : { label: name }),
    [OURS]: { is: "group", ...claims },
  };
}

export function linkEdge(
  link: Pick<Link, "label" | "meaning" | "fromSide" | "toSide" | "fromEnd" | "toEnd" | "colour">,
  ends: { readonly from: Json; readonly to: Json },
): Values {
  return lean({
    fromNode: ends.from,
    fromSide: link.fromSide ?? undefined,
    fromEnd: link.fromEnd === "arrow" ? "arrow" : undefined,
    toNode: ends.to,
    toSide: link.toSide ?? undefined,
    toEnd: link.toEnd === "none" ? "none" : undefined,
    ...colourFields(link.colour),
    label: link.label === "" ? undefined : link.label,
    [OURS]: link.meaning === null ? undefined : { meaning: link.meaning },
  });
}

/** A node as large as its words need: the card goes on growing with them. */
export function fitsWords(size: Size, card: Pick<Card, "text" | "kind">): boolean {
  return size.w === CARD_WIDTH_PX && size.h === wordsHeight({ ...card, size: null }, CARD_WIDTH_PX);
}

/** The format’s name of each number, and ours. */
export const GEOMETRY = [
  ["x", "x"],
  ["y", "y"],
  ["width", "w"],
  ["height", "h"],
] as const;

function held(value: Json | undefined, low: number, high: number): number {
  return typeof value === "number" ? Math.min(high, Math.max(low, value)) : low;
}

/** The rectangle of a node as a board can hold it; a number that is missing is the least there can be, or 0. */
export function rectOf(node: Values): Rect {
  const max = node["type"] === "group" ? limits.COORDINATE_MAX_PX : limits.CARD_MAX_PX;
  return {
    x: held(node["x"] ?? 0, -limits.COORDINATE_MAX_PX, limits.COORDINATE_MAX_PX),
    y: held(node["y"] ?? 0, -limits.COORDINATE_MAX_PX, limits.COORDINATE_MAX_PX),
    w: held(node["width"], limits.CARD_MIN_PX, max),
    h: held(node["height"], limits.CARD_MIN_PX, max),
  };
}
