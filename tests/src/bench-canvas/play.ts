import { loadavg } from "node:os";
import type { Host } from "./hosts.ts";
import type { KindName } from "./kinds.ts";
import type { Options } from "./options.ts";
import type { Run } from "./results.ts";
import { SCENES } from "./scenes.ts";
import { openStage } from "./stage.ts";

export interface Play {
  readonly kind: KindName;
  readonly round: number;
  readonly host: Host;
  readonly options: Options;
}

/** Opens one candidate in a browser of its own and plays every scene. */
export async function play({ kind, round, host, options }: Play): Promise<Run> {
  const { scenes, seconds, notes } = options;
  const values: Record<string, number | null> = {};
  const run = { kind, notes, round, seconds, values };
  try {
    await using stage = await openStage(kind, host);
    for (const name of scenes) Object.assign(values, await SCENES[name]({ stage, host, seconds }));
    return { ...run, at: new Date().toISOString(), busy: loadavg()[0] ?? 0 };
  } catch (error) {
    const broke = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { ...run, at: new Date().toISOString(), busy: loadavg()[0] ?? 0, broke };
  }
}
