import { getStroke } from "perfect-freehand";
import type { InkPoint } from "@tablee/shared/board/stroke";

/** At half pressure, which is that of a mouse: as wide as this; at none and at full it is thinner and wider. */
const SIZE_PX = 3.5;
const THINNING = 0.6;

/** The outline of a stroke, as wide as it was pressed; to be filled. */
export function inkOutline(points: readonly InkPoint[]): string {
  const outline = getStroke(
    points.map(({ x, y, pressure }) => [x, y, pressure]),
    // What was drawn is what is kept: nothing is guessed from its speed, nor smoothed away from the hand.
    { size: SIZE_PX, thinning: THINNING, smoothing: 0.5, streamline: 0, simulatePressure: false, last: true },
  );
  const [first] = outline;
  if (!first) return "";
  const parts = outline.map(([x, y], at) => {
    const [nextX, nextY] = outline[(at + 1) % outline.length] ?? first;
    return `${short(x)} ${short(y)} ${short((x + nextX) / 2)} ${short((y + nextY) / 2)}`;
  });
  return `M${short(first[0])} ${short(first[1])}Q${parts.join(" ")}Z`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
