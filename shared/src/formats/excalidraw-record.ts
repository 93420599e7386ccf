import { hasStatus, itemOf, standingOf } from "../board/items.ts";
import { KINDS, KNOWLEDGE_TYPES, MEANINGS, STATUSES } from "../board/types.ts";
import type { Board, Card, Extra, Json, Kind, KnowledgeType, Meaning, Rect, Size, Status } from "../board/types.ts";
import { dueOf } from "../board/read-note.ts";
import * as limits from "../limits.ts";
import { isRecord } from "./clean.ts";
import { wordsOf } from "./excalidraw-element.ts";
import { oneOf, textOf } from "./fields.ts";
import type { Values } from "./fields.ts";

/**
 * Two ways of losing nothing between here and Excalidraw. What an element says of its look, for which we have no place, is
 * kept with the card, the area or the link as one string, and given back. What a card of ours is, for which Excalidraw has
 * no place, goes into `customData`, which it keeps.
 */

const KEY = "excalidraw";
const OURS = "tableeCard";

/** Nothing of these depends on anything that is changed here. A link is an address, and is not among them. */
const LOOK = [
  "angle",
  "strokeColor",
  "fillStyle",
  "strokeWidth",
  "strokeStyle",
  "roughness",
  "opacity",
  "roundness",
  "groupIds",
  "customData",
  "seed",
] as const;
const WRITING = [...LOOK, "fontSize", "fontFamily", "textAlign", "verticalAlign", "lineHeight"] as const;

export interface KeptElement {
  readonly id: string;
  /** `text`: words without a shape around them. */
  readonly type: string;
  readonly look: Values;
  /** Of the text that is bound to it. */
  readonly wordsId: string;
  readonly writing: Values;
  readonly ground: string;
  /** How its words lie there, in lines, while these and the room for them are the same. */
  readonly laid: Laid | null;
}

interface Laid {
  /** What was typed, and the lines that it was broken into. */
  readonly said: string;
  readonly text: string;
  /** From the corner of what holds them. */
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  /** Of the card that it became. */
  readonly room: readonly [number, number];
}

function numbersIn(values: Values): { x: number; y: number; width: number; height: number } {
  const number = (name: string): number => {
    const value = values[name];
    return typeof value === "number" ? value : 0;
  };
  return { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
}

function laidIn(values: Values, words: Values | undefined, room: Size | null): Laid | null {
  if (!words || !room) return null;
  const [holder, text] = [numbersIn(values), numbersIn(words)];
  return {
    said: wordsOf(words),
    text: textOf(words, "text"),
    dx: text.x - holder.x,
    dy: text.y - holder.y,
    width: text.width,
    height: text.height,
    room: [room.w, room.h],
  };
}

function laidKept(value: Json | undefined): Laid | null {
  if (!isRecord(value)) return null;
  const { dx, dy, width, height, room } = value;
  const [w, h]: readonly Json[] = Array.isArray(room) ? room : [];
  const numbers = [dx, dy, width, height, w, h];
  if (!numbers.every((one): one is number => typeof one === "number")) return null;
  const [left = 0, top = 0, wide = 0, high = 0, roomW = 0, roomH = 0] = numbers;
  const lines = { said: textOf(value, "said"), text: textOf(value, "text") };
  return { ...lines, dx: left, dy: top, width: wide, height: high, room: [roomW, roomH] };
}

/** The text as it lay there, moved with what holds it; nothing once either is another. */
export function laidAgain({ laid, type }: KeptElement, text: string, rect: Rect): Values {
  if (!laid || laid.said !== text) return {};
  if (type !== "text" && (laid.room[0] !== rect.w || laid.room[1] !== rect.h)) return {};
  const { width, height } = laid;
  return { x: rect.x + laid.dx, y: rect.y + laid.dy, width, height, text: laid.text };
}

function picked(values: Values | undefined, names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values?.[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** `words`: the text that is bound to it, or the element itself. Null when it is more than a thing may carry. */
export function keptElement(values: Values, words?: Values, room: Size | null = null): Extra | null {
  const record = {
    id: textOf(values, "id"),
    type: textOf(values, "type"),
    look: picked(values, LOOK),
    wordsId: words === undefined || words === values ? "" : textOf(words, "id"),
    writing: picked(words, WRITING),
    ground: textOf(values, "backgroundColor"),
    laid: laidIn(values, words, room),
  };
  const text = JSON.stringify(record);
  return text.length <= limits.EXTRA_MAX_CHARS ? { [KEY]: text } : null;
}

/** A peer may have written anything there. */
export function elementKept(extra: Extra | null): KeptElement | null {
  const text = extra !== null && Object.hasOwn(extra, KEY) ? extra[KEY] : undefined;
  if (typeof text !== "string") return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return null;
    const { look, writing } = value;
    return {
      id: textOf(value, "id"),
      type: textOf(value, "type"),
      look: picked(isRecord(look) ? look : {}, LOOK),
      wordsId: textOf(value, "wordsId"),
      writing: picked(isRecord(writing) ? writing : {}, WRITING),
      ground: textOf(value, "ground"),
      laid: laidKept(value["laid"]),
    };
  } catch {
    // Not JSON: not written by us, and nothing of it can be given back.
    return null;
  }
}

export interface OwnCard {
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
  readonly author: string;
  readonly status: Status | null;
  readonly due: string | null;
  /** The name of its group; null: it is in none. */
  readonly group: string | null;
}

/** What a card is, for whoever brings the file back. */
export function ownCard(board: Board, card: Card): Readonly<Record<string, Json>> {
  const { kind, knowledge, author, place } = card;
  const standing = standingOf(board, card);
  const { due } = itemOf(board, card.id);
  const group = place.group === null ? undefined : board.groups.get(place.group)?.name;
  return {
    [OURS]: {
      kind,
      ...(knowledge && { knowledge }),
      ...(author !== null && { author }),
      ...(standing && { status: standing === "claimed" ? "removed" : standing }),
      ...(due !== null && { due }),
      ...(group !== undefined && { group }),
    },
  };
}

function ownIn({ customData }: Values, key: string): Json | undefined {
  return isRecord(customData) && Object.hasOwn(customData, key) ? customData[key] : undefined;
}

export function ownCardIn(values: Values): OwnCard | null {
  const own = ownIn(values, OURS);
  if (!isRecord(own)) return null;
  const kind = oneOf(own["kind"], KINDS) ?? "ingredient";
  return {
    kind,
    knowledge: oneOf(own["knowledge"], KNOWLEDGE_TYPES),
    author: textOf(own, "author"),
    status: hasStatus({ kind }) ? oneOf(own["status"], STATUSES) : null,
    due: dueOf(own["due"]),
    group: typeof own["group"] === "string" ? own["group"] : null,
  };
}

const LINK = "tableeLink";

export function ownLink(meaning: Meaning | null): Readonly<Record<string, Json>> {
  return meaning === null ? {} : { customData: { [LINK]: meaning } };
}

export function meaningIn(values: Values): Meaning | null {
  return oneOf(ownIn(values, LINK), MEANINGS);
}
