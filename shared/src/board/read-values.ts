import * as Y from "yjs";
import { isId } from "../ids.ts";
import type { CardId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Born, Rect } from "./types.ts";

/** One value of a thing, whatever a peer wrote there: wrong reads as the default, out of range is brought back in. */

export function text(value: unknown, maxChars: number): string {
  const raw = value instanceof Y.Text ? value.toString() : typeof value === "string" ? value : "";
  return raw.length > maxChars ? raw.slice(0, maxChars) : raw;
}

export function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | null {
  return choices.find((choice) => choice === value) ?? null;
}

export function bounded(value: unknown, low: number, high: number, otherwise: number): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return otherwise;
  return Math.min(high, Math.max(low, value));
}

export function coordinate(value: unknown): number {
  return bounded(value, -limits.COORDINATE_MAX_PX, limits.COORDINATE_MAX_PX, 0);
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  // A parse boundary: any non-null object may be looked into by key, and every value is checked by its reader.
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export function idOf<Id extends string>(value: unknown): Id | null {
  // A brand is only a shape here: whether the id names something is asked where it is used.
  return isId(value) ? (value as Id) : null;
}

export function orderOf(value: unknown): string {
  return typeof value === "string" && value.length > 0 && value.length <= 200 ? value : "a0";
}

export function rectOf(value: unknown, least: number): Rect {
  const raw = record(value);
  return {
    x: coordinate(raw["x"]),
    y: coordinate(raw["y"]),
    w: bounded(raw["w"], least, limits.COORDINATE_MAX_PX, 400),
    h: bounded(raw["h"], least, limits.COORDINATE_MAX_PX, 300),
  };
}

export function bornOf(value: unknown): Born {
  const raw = record(value);
  return { by: idOf<MemberId>(raw["by"]), at: bounded(raw["at"], 0, 8.64e15, 0) };
}

/** The cards behind something, sorted so that all read the same. */
export function sourcesOf(value: unknown): readonly CardId[] {
  return value instanceof Y.Map ? [...value.keys()].filter((key): key is CardId => isId(key)).sort() : [];
}

export function colourOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= 32 ? value : null;
}
