import type { ShapeKind } from "./types.ts";

/**
 * Two layers, one under the cards and one over them. What has a ground of its own would hide words if it lay over cards;
 * a stroke, an arrow, a text or a stamp is put on cards to say something about them. Which shape of a layer lies over
 * which is their order.
 */
const OVER: ReadonlySet<ShapeKind> = new Set(["ink", "arrow", "text", "stamp"]);

export function isOver(kind: ShapeKind): boolean {
  return OVER.has(kind);
}
