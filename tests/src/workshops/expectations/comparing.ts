import { z } from "zod";
import { lastCompared } from "../actions/comparing.ts";
import type { PointSeen } from "../concerns/comparing.ts";
import { judge } from "./judge.ts";

const NAMES = ["obstaclesOpen", "obstaclesRemoved", "satisfaction"] as const;
const SERIES: Readonly<Record<(typeof NAMES)[number], (point: PointSeen) => number | string | null>> = {
  obstaclesOpen: ({ open }) => open,
  obstaclesRemoved: ({ removed }) => removed,
  satisfaction: ({ satisfaction }) => satisfaction,
};

/** Each series goes over the meetings; trust in shares where enough answered, and nobody is in any of it. */
export const trend = judge(z.strictObject({ series: z.array(z.enum(NAMES)).min(1) }), async ({ play, says, board }) => {
  const { points, text } = lastCompared(play);
  if (points.length < 2) throw new Error("one meeting is no trend");
  const ids = play.members(board);
  if (ids.some((id) => text.includes(id))) throw new Error("what is compared names a member");
  const told = says.series.map((name) => {
    const values = points.map(SERIES[name]);
    const known = values.filter((value) => value !== null);
    if (known.length < 2) throw new Error(`${name} is known of ${known.length} meetings`);
    if (known.some((value) => (typeof value === "number" ? !Number.isInteger(value) : /\d/.test(value))))
      throw new Error(`${name} is not what it should be: ${values.join(" | ")}`);
    return `${name} ${values.map((value) => value ?? "–").join(" | ")}`;
  });
  return told.join("; ");
});
