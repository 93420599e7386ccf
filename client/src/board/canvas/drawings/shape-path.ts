import { drawnPoints } from "@tablee/shared/board/stroke";
import type { InkPoint } from "@tablee/shared/board/stroke";
import type { Point, Shape, Size } from "@tablee/shared/board/types";

/** Shapes as paths, from the upper left corner of their rectangle. */

const CORNER_PX = 8;

export function localPoints({ kind, points, rect }: Pick<Shape, "kind" | "points" | "rect">): InkPoint[] {
  return drawnPoints({ kind, points, rect: { ...rect, x: 0, y: 0 } });
}

export function linePath(points: readonly Point[]): string {
  const [only] = points;
  if (only && points.length === 1) return `M${only.x} ${only.y}h0.01`;
  return points.length === 0 ? "" : `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`;
}

/** Two lines back from the end, at either side of where the arrow comes from. */
export function headPath(points: readonly Point[], length = 15): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return "";
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const wing = (by: number): string =>
    `${end.x - length * Math.cos(angle + by)} ${end.y - length * Math.sin(angle + by)}`;
  return `M${wing(0.45)}L${end.x} ${end.y}L${wing(-0.45)}`;
}

/** What fills its rectangle; null for what does not. */
export function boxPath(kind: Shape["kind"], { w, h }: Size): string | null {
  const [rx, ry] = [w / 2, h / 2];
  if (kind === "ellipse") return `M0 ${ry}A${rx} ${ry} 0 0 1 ${w} ${ry}A${rx} ${ry} 0 0 1 0 ${ry}Z`;
  if (kind === "diamond") return `M${rx} 0L${w} ${ry}L${rx} ${h}L0 ${ry}Z`;
  if (kind !== "rectangle" && kind !== "frame") return null;
  const r = Math.min(CORNER_PX, rx, ry);
  const arc = (x: number, y: number): string => `A${r} ${r} 0 0 1 ${x} ${y}`;
  return `M${r} 0H${w - r}${arc(w, r)}V${h - r}${arc(w - r, h)}H${r}${arc(0, h - r)}V${r}${arc(r, 0)}Z`;
}
