import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { addMember, changeMember, membersOf } from "../boards.ts";
import { openStore } from "../store/open.ts";
import { sessionNow } from "../session-clock.ts";
import { Away } from "./away.ts";
import { isLastHost, Lendings } from "./lending.ts";

const BOARD = "board" as BoardId;
const SOON_MS = 300;

test("DUO20 [C23] a lent right is over at its deadline without anybody doing anything, and people are told of it then", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-lending-"));
  const store = await openStore(dataDir);
  const rest = { title: "t", locale: "fr", template: "free", code_at: 0, epoch: 1, created_at: 0 } as const;
  await store.db
    .insertInto("boards")
    .values({ ...rest, id: BOARD, code: "code" })
    .execute();
  const added = await addMember(store, BOARD, { name: "Iris", part: null, role: "observer" });
  if (!added.ok) throw new Error(added.reason);
  const rights = async () => (await membersOf(store, BOARD)).map(({ role, lentUntil }) => [role, lentUntil !== null]);
  const told: string[] = [];
  const over = Promise.withResolvers<void>();
  const lendings = new Lendings({
    store,
    tell: async ({ name }) => {
      told.push(name);
      over.resolve();
    },
    later: (ms, work) => setTimeout(() => void work(), ms),
  });
  await changeMember(store, added.value, { lentUntil: sessionNow() + SOON_MS });
  expect(await rights()).toEqual([["host", true]]);
  // As after a restart: nothing is known but what is stored.
  await lendings.watch(BOARD);
  expect(told).toEqual([]);
  await over.promise;
  expect(await rights()).toEqual([["observer", false]]);
  expect(told).toEqual(["Iris"]);
  await changeMember(store, added.value, { lentUntil: sessionNow() + SOON_MS });
  // Made a host for good, nothing of it ends.
  await changeMember(store, added.value, { role: "host" });
  expect(await rights()).toEqual([["host", false]]);
  const [host] = await membersOf(store, BOARD);
  if (!host) throw new Error("nobody");
  const helper = { ...host, id: "helper" as MemberId, lentUntil: sessionNow() + SOON_MS };
  expect([isLastHost(host, [host, helper]), isLastHost(helper, [host, helper])]).toEqual([true, false]);
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("DUO21 since when somebody is away is known while it matters; after a start all count as just gone", () => {
  const graceMs = limits.GROUP_AWAY_GRACE_SECONDS * 1_000;
  const [iris, tilleul] = ["iris", "tilleul"] as MemberId[] as [MemberId, MemberId];
  const away = new Away(1_000);
  expect(away.ms(iris, true, 5_000)).toBe(0);
  expect(away.ms(iris, false, 5_000)).toBe(4_000);
  away.note(iris, false, 2_000);
  away.note(iris, false, 9_000);
  expect(away.ms(iris, false, 9_000)).toBe(7_000);
  // Never nothing: nothing is being here.
  expect(away.ms(iris, false, 2_000)).toBe(1);
  away.note(tilleul, false, 3_000 + graceMs);
  // Forgotten, and long gone all the same.
  expect(away.ms(iris, false, 3_000 + graceMs)).toBeGreaterThanOrEqual(graceMs);
  away.note(iris, true, 4_000 + graceMs);
  expect(away.ms(iris, true, 4_000 + graceMs)).toBe(0);
});
