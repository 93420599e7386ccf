import { afterEach, expect, test, vi } from "vitest";
import type { BoardId, MemberId, SheetId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { NEW_SESSION } from "@tablee/shared/session/reducer";
import type { Session } from "@tablee/shared/session/types";
import { createLog } from "../log.ts";
import { SheetCount } from "./sheet-count.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("LIM134 how many private cards there are is looked at some seconds after somebody wrote, however much was written", async () => {
  vi.useFakeTimers();
  const sheets = [1, 2].map((at) => ({
    sheet: `s${at}` as SheetId,
    epoch: at,
    member: `m${at}` as MemberId,
    person: 0,
  }));
  const session: Session = { ...NEW_SESSION, rounds: { ...NEW_SESSION.rounds, sheets } };
  const asked: unknown[] = [];
  const direct = { countCards: (rooms: unknown) => Promise.resolve(asked.push(rooms)) };
  const told: number[] = [];
  const count = new SheetCount(
    // Only these two are asked for anything.
    {
      sessions: { get: () => Promise.resolve(session) },
      direct,
      logger: createLog("silent"),
      isDraining: () => false,
    } as never,
    (_, cards) => Promise.resolve(void told.push(cards)),
  );
  const board = "b" as BoardId;
  for (let at = 0; at < 20; at += 1) count.wrote(board);
  await vi.advanceTimersByTimeAsync(limits.SHEET_COUNT_EVERY_MS - 1);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([1]);
  expect(asked).toEqual([
    [
      { board, sheet: "s1", epoch: 1 },
      { board, sheet: "s2", epoch: 2 },
    ],
  ]);
  await vi.advanceTimersByTimeAsync(10 * limits.SHEET_COUNT_EVERY_MS);
  expect(told).toEqual([1]);
});
