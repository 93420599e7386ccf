import { isId } from "../ids.ts";
import type { CardId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Point } from "../board/types.ts";

/**
 * What one member shows of themself while connected: an awareness state. It is sent whole each time, so the keys are
 * short, numbers are whole, and there is no name: the server writes `m`, and names come from the list of people.
 */
export const VIEWS = ["canvas", "list", "framework"] as const;
export type View = (typeof VIEWS)[number];

export interface Presence {
  /** Written by the server, whatever the client says. */
  readonly member: MemberId;
  readonly view: View;
  /** On the canvas, board pixels. */
  readonly cursor: Point | null;
  readonly selected: readonly CardId[];
  /** Cards being dragged, and how far from where they lie. */
  readonly drag: { readonly ids: readonly CardId[]; readonly dx: number; readonly dy: number } | null;
  /** The card whose text is being written. */
  readonly typing: CardId | null;
  /** The stroke being drawn, board pixels; it is written when it is done. */
  readonly ink?: readonly Point[] | null;
  /** The centre of what the member sees, and the zoom: for *follow*. */
  readonly eye: { readonly x: number; readonly y: number; readonly zoom: number } | null;
}

/** As it travels. */
export interface PresenceState {
  readonly m?: string;
  readonly v?: View;
  readonly c?: readonly [number, number];
  readonly s?: readonly string[];
  readonly d?: { readonly i: readonly string[]; readonly o: readonly [number, number] };
  readonly t?: string;
  readonly k?: readonly number[];
  readonly e?: readonly [number, number, number];
}

export function writePresence(presence: Omit<Presence, "member">): PresenceState {
  const { cursor, drag, eye } = presence;
  const most = limits.PRESENCE_SELECTED_MAX_COUNT;
  return {
    v: presence.view,
    ...(cursor && { c: [Math.round(cursor.x), Math.round(cursor.y)] as const }),
    ...(presence.selected.length > 0 && { s: presence.selected.slice(0, most) }),
    ...(drag && { d: { i: drag.ids.slice(0, most), o: [Math.round(drag.dx), Math.round(drag.dy)] as const } }),
    // Nobody draws and drags at once; both together would be too long.
    ...(presence.ink && !drag && { k: steps(presence.ink) }),
    ...(presence.typing && { t: presence.typing }),
    ...(eye && { e: [Math.round(eye.x), Math.round(eye.y), Math.round(eye.zoom * 1_000) / 1_000] as const }),
  };
}

/** The first point, and from each to the next: a stroke is long, and its steps are short. */
function steps(points: readonly Point[]): number[] {
  let [x, y] = [0, 0];
  return points.slice(0, limits.PRESENCE_INK_POINTS_MAX_COUNT).flatMap((point) => {
    const step = [Math.round(point.x) - x, Math.round(point.y) - y];
    [x, y] = [Math.round(point.x), Math.round(point.y)];
    return step;
  });
}

function pointsOf(value: unknown): Point[] | null {
  const list = numbers(value, 2)?.slice(0, 2 * limits.PRESENCE_INK_POINTS_MAX_COUNT);
  if (!list) return null;
  let [x, y] = [0, 0];
  const points: Point[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    [x, y] = [x + (list[at] ?? 0), y + (list[at + 1] ?? 0)];
    points.push({ x, y });
  }
  return points;
}

function numbers(value: unknown, count: number): number[] | null {
  if (!Array.isArray(value) || value.length < count) return null;
  const list: unknown[] = value;
  return list.every((item) => typeof item === "number" && Number.isFinite(item)) ? (list as number[]) : null;
}

function cardIds(value: unknown): CardId[] {
  if (!Array.isArray(value)) return [];
  return value.filter((id): id is CardId => isId(id)).slice(0, limits.PRESENCE_SELECTED_MAX_COUNT);
}

/** Undefined for anything that is not a presence: a foreign client may show nothing of itself. */
export function readPresence(state: unknown): Presence | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  // A parse boundary: every value below is checked before it is used.
  const raw = state as Record<string, unknown>;
  // Only the member, which the server wrote: at the table, and showing nothing of themself.
  if (!isId(raw["m"]) || Object.keys(raw).length === 1) return undefined;
  const cursor = numbers(raw["c"], 2);
  const eye = numbers(raw["e"], 3);
  const ink = pointsOf(raw["k"]);
  const drag = typeof raw["d"] === "object" && raw["d"] !== null ? (raw["d"] as Record<string, unknown>) : null;
  const offset = numbers(drag?.["o"], 2);
  return {
    member: raw["m"] as MemberId,
    view: VIEWS.find((view) => view === raw["v"]) ?? "canvas",
    cursor: cursor ? { x: cursor[0] ?? 0, y: cursor[1] ?? 0 } : null,
    selected: cardIds(raw["s"]),
    drag: drag && offset ? { ids: cardIds(drag["i"]), dx: offset[0] ?? 0, dy: offset[1] ?? 0 } : null,
    ...(ink && { ink }),
    typing: isId(raw["t"]) ? (raw["t"] as CardId) : null,
    eye: eye ? { x: eye[0] ?? 0, y: eye[1] ?? 0, zoom: Math.max(0.01, eye[2] ?? 1) } : null,
  };
}
