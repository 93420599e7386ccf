import type { Participant } from "./script.ts";

/** Who gets a real browser: first those whom sockets alone say least about. */

function weight({ assistive, device, zoom, transport, host }: Participant): number {
  if (assistive === "nvda") return 6;
  if (assistive === "keyboard-only") return 5;
  if (assistive !== undefined || zoom !== undefined) return 4;
  if (device !== "laptop") return 3;
  if (transport === "polling") return 2;
  return host ? 1 : 0;
}

/** The first of each weight stay in the order of the script. Of those without WebSocket one: they are told the same. */
export function chooseBrowsers(people: readonly Participant[], count: number): ReadonlySet<string> {
  const sorted = people.toSorted((one, other) => weight(other) - weight(one));
  const slow = sorted.find(({ transport }) => transport === "polling");
  const able = sorted.filter((one) => one.transport === "websocket" || one === slow);
  return new Set(able.slice(0, count).map(({ id }) => id));
}
