import type { Participant } from "./script.ts";

/** Who gets a real browser: first those whom sockets alone say least about. */

function weight({ assistive, device, zoom, host }: Participant): number {
  if (assistive === "nvda") return 5;
  if (assistive === "keyboard-only") return 4;
  if (assistive !== undefined || zoom !== undefined) return 3;
  if (device !== "laptop") return 2;
  return host ? 1 : 0;
}

/** The first of each weight stay in the order of the script. Never one without WebSocket, unless named. */
export function chooseBrowsers(people: readonly Participant[], count: number): ReadonlySet<string> {
  const able = people.filter(({ transport }) => transport === "websocket");
  const sorted = able.toSorted((one, other) => weight(other) - weight(one));
  return new Set(sorted.slice(0, count).map(({ id }) => id));
}
