import { setTimeout as pause } from "node:timers/promises";
import * as limits from "@tablee/shared/limits";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import type { Chance } from "../support/chance.ts";
import type { Crowd, Way } from "../support/crowd.ts";
import { joinBoard, openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import type { Served } from "../support/served.ts";
import { logSize, roomOf } from "../support/stored-rooms.ts";

/**
 * When the process is struck. `fold`: while the log is being put together; `loading`: while everybody comes back after
 * another kill, or several; `unloading`: when an emptied room leaves the memory; `herd`: while many join at once; `ending`: while
 * it ends by itself after SIGTERM; `ended`: SIGTERM alone, which must come to its end.
 */
export const MOMENTS = ["writing", "fold", "loading", "unloading", "herd", "ending", "ended"] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Scene {
  readonly served: Served;
  readonly opened: OpenedBoard;
  readonly crowd: Crowd;
  readonly chance: Chance;
  /** Ends the process with SIGKILL, looks at the folder, and starts it again. */
  killAndStart(): Promise<void>;
}

export function someWays(chance: Chance, count: number): Way[] {
  return Array.from({ length: count }, (_, at) =>
    at === 0
      ? "polling"
      : at === 1
        ? "stock"
        : chance.oneOf(["websocket", "websocket", "websocket", "polling", "stock"]),
  );
}

async function whileFolding({ served, opened, crowd, chance }: Scene): Promise<void> {
  crowd.startWriting({ everyMs: 150, isBig: true });
  const end = Date.now() + 15_000;
  const isNear = (): boolean => {
    const { rows, bytes } = logSize(served.dataDir, roomOf(opened));
    return bytes > 0.9 * limits.LOG_FOLD_BYTES || rows > 0.98 * limits.LOG_FOLD_ROWS_COUNT;
  };
  while (!isNear() && Date.now() < end) await pause(5);
  await pause(chance.whole(0, 200));
}

async function whileUnloading({ served, chance }: Scene): Promise<void> {
  const beside = await openBoard(served.url, { title: "À côté" });
  const one = new Headless(served.url, beside);
  one.addCard("un mot à côté");
  await one.saved();
  await one[Symbol.asyncDispose]();
  await pause(limits.ROOM_IDLE_UNLOAD_MS + chance.whole(-60, 60));
}

async function whileHerding({ crowd, chance }: Scene): Promise<void> {
  void crowd.join(someWays(chance, chance.whole(10, 16))).catch(() => undefined);
  await pause(chance.whole(0, 900));
}

/** Leads to the moment: when this returns, the process is struck. */
export async function leadTo(moment: Moment, scene: Scene): Promise<void> {
  const { crowd, chance, served } = scene;
  crowd.startWriting({ everyMs: chance.oneOf([100, 200, 400]) });
  switch (moment) {
    case "writing":
    case "ended":
      return pause(chance.whole(50, 1_200));
    case "fold":
      return whileFolding(scene);
    case "loading":
      // Some machines end what starts again and again.
      for (let times = chance.whole(1, 6); times > 0; times -= 1) {
        await pause(chance.whole(50, 800));
        await scene.killAndStart();
      }
      return pause(chance.whole(0, 800));
    case "unloading":
      return whileUnloading(scene);
    case "herd":
      return whileHerding(scene);
    case "ending":
      await pause(chance.whole(50, 600));
      served.signal("SIGTERM");
      return pause(chance.whole(0, 250));
  }
}

/** A newcomer who is alone with the server sees only what the server kept. */
export async function aloneWith(served: Served, code: string): Promise<Headless> {
  const one = new Headless(served.url, await joinBoard(served.url, code, { name: "Arrivée" }));
  await one.saved();
  return one;
}
