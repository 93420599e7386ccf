import { setTimeout as pause } from "node:timers/promises";
import { readBoard } from "@tablee/shared/board/read";
import { chanceOf } from "../support/chance.ts";
import { gather } from "../support/crowd.ts";
import type { Crowd } from "../support/crowd.ts";
import { openBoard, until } from "../support/house.ts";
import { Served } from "../support/served.ts";
import { roomOf, storedDoc } from "../support/stored-rooms.ts";
import type { Loss } from "../support/oracle.ts";
import { someWays } from "./moments.ts";

/** By then a page says that nobody answers. */
export const SAID_WITHIN_S = 12;

export interface FrozenReport {
  /** What was promised and is not in the store, looked for while the process stood still and at the end. */
  readonly losses: readonly Loss[];
  /** Our own people who wrote meanwhile, and what each was told at the end of it. */
  readonly told: readonly string[];
  readonly secondsUntilTogether: number;
  readonly secondsUntilSeen: number;
  readonly cards: number;
}

/** Each of our people points somewhere of their own. */
function point({ people }: Crowd): void {
  for (const { headless, number } of people) headless?.table.presence.show({ cursor: { x: 1_000 + number, y: 7 } });
}

/** Everybody sees where each of the others points. */
function isSeen({ people }: Crowd): boolean {
  const ours = people.flatMap(({ headless, number }) => (headless ? [{ table: headless.table, number }] : []));
  return ours.every(({ table }) => {
    const { others } = table.presence.state.getState();
    return ours.every((one) => {
      const id = one.table.sync.awareness.clientID;
      return one.table === table || others.get(id)?.cursor?.x === 1_000 + one.number;
    });
  });
}

/** The process is stopped in the middle of writing, for so long, and goes on: nobody does anything about it. */
export async function playFrozen({ seconds, seed }: { seconds: number; seed: number }): Promise<FrozenReport> {
  const chance = chanceOf(seed);
  await using served = await Served.open();
  const opened = await openBoard(served.url);
  const room = roomOf(opened);
  await using crowd = await gather({
    base: served.url,
    code: opened.board.code,
    ways: someWays(chance, 12),
    chance,
  });
  const { oracle } = crowd;
  crowd.startWriting({ everyMs: 60 });
  await pause(chance.whole(300, 1_200));
  served.signal("SIGSTOP");
  await pause(seconds * 1_000);
  const told = crowd.people.filter(({ headless }) => headless).map((one) => one.status());
  const losses = [oracle.missingIn(storedDoc(served.dataDir, room))];
  served.signal("SIGCONT");
  const woken = performance.now();
  const since = (): number => (performance.now() - woken) / 1_000;
  point(crowd);
  await until("all see where the others point", () => isSeen(crowd), 30_000);
  const secondsUntilSeen = since();
  await pause(500);
  crowd.stopWriting();
  await crowd.together("all hold the same after the frost", 40_000);
  const secondsUntilTogether = since();
  losses.push(...crowd.people.map(({ doc }) => oracle.unwrittenIn(doc)));
  const stored = storedDoc(served.dataDir, room);
  losses.push(oracle.unwrittenIn(stored));
  return { losses, told, secondsUntilSeen, secondsUntilTogether, cards: readBoard(stored).cards.size };
}
