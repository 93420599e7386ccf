import type { Served } from "../support/served.ts";
import type { Client } from "./client.ts";
import type { Play } from "./play.ts";
import { holds } from "./waiting.ts";

/** The server ends in the middle of a play and is started again, while everybody plays on. */

const SIGNALS = { restart: "SIGTERM", kill: "SIGKILL" } as const;

type StrikeName = keyof typeof SIGNALS;

export interface Strike {
  readonly name: StrikeName;
  /** As it was given: `mmm:ss`. */
  readonly t: string;
  readonly atSec: number;
}

export const STRIKE_NAMES: readonly StrikeName[] = ["restart", "kill"];

/** Longer than the longest wait of a client between two tries. */
const BACK_WITHIN_MS = 120_000;

/** Seconds of a moment of the script, `mmm:ss`; null for anything else. */
export function secondsOf(t: string): number | null {
  const [, minutes, seconds] = /^(\d{1,3}):([0-5]\d)$/.exec(t) ?? [];
  return minutes === undefined || seconds === undefined ? null : Number(minutes) * 60 + Number(seconds);
}

/** Done when the server serves again and each who is there has been seen connected, with all of theirs stored. */
export async function strike(server: Served, { name }: Strike, play: Play): Promise<string> {
  const since = Date.now();
  const end = await server.end(SIGNALS[name]);
  if (name === "restart" && end !== 0) throw new Error(`the server ended with ${end}: ${server.said()}`);
  await server.start();
  const servedMs = Date.now() - since;
  const back = new Set<Client>();
  const missing = async (): Promise<string | null> => {
    const away = play.here().filter((client) => !back.has(client));
    await Promise.all(away.map(async (client) => (await client.isSaved()) && back.add(client)));
    const still = away.find((client) => !back.has(client));
    return still ? `${still.person.id} is back` : null;
  };
  const backMs = await holds(missing, { withinMs: BACK_WITHIN_MS, since });
  return `ended with ${end}, served again after ${servedMs} ms, ${back.size} back after ${backMs} ms`;
}
