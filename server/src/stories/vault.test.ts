import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BoardId, MemberId, StoryId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import { createLog } from "../log.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/open.ts";
import { keyFolderIn, keyName, StoryKeys } from "./keys.ts";
import { Vault } from "./vault.ts";

const board = "board" as BoardId;
const member = "mesange" as MemberId;
const story = "story" as StoryId;
const reader = { board, member, shared: [] };
const wish = { story, words: { text: "Un matin.", easy: "" }, at: 5 };

let dataDir: string;
let store: Store;
let keys: StoryKeys;
let vault: Vault;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tablee-vault-"));
  store = await openStore(dataDir);
  const of = { title: "", locale: "fr", template: "free", code: "CODE", code_at: 0, epoch: 1, created_at: 0 } as const;
  const who = { name: "Mésange", part: null, part_hidden: 0, also: "[]", role: "host", created_at: 0 } as const;
  await store.together([
    store.db.insertInto("boards").values({ id: board, ...of }),
    store.db.insertInto("members").values({ id: member, board_id: board, ...who, removed_at: null, lent_until: null }),
  ]);
  keys = new StoryKeys(dataDir);
  await keys.makeFolder();
  vault = new Vault({ store, keys, logger: createLog("silent") });
});
afterEach(async () => {
  vi.useRealTimers();
  vault.close();
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("NAR28 keys are looked through while a story is on its way, and only one whose row never came is destroyed", async () => {
  await vault.spared({ board, story }, async () => {
    const row = await vault.writing(reader, wish);
    await vault.sweep();
    await store.ask("together", [row]);
    return yes(null);
  });
  await vault.sweep();
  expect(await vault.read(reader, story)).toMatchObject({ text: "Un matin.", changedAt: 5 });
  const lost = "lost" as StoryId;
  await vault.spared({ board, story: lost }, async () => {
    await vault.writing(reader, { ...wish, story: lost });
    return no("not-saved" as const);
  });
  expect(await keys.names()).toHaveLength(2);
  await vault.sweep();
  expect(await keys.names()).toEqual([keyName({ board, story })]);
});

test("NAR29 a key that cannot be destroyed is destroyed later, and what was withdrawn stays so", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await vault.spared({ board, story }, async () => {
    await store.ask("together", [await vault.writing(reader, wish)]);
    return yes(null);
  });
  const file = path.join(keyFolderIn(dataDir), keyName({ board, story }));
  // A disk that lets nobody write there.
  rmSync(file);
  mkdirSync(file);
  await store.ask("together", vault.erasing(board, { stories: [story], quotes: [] }));
  await vault.erased(board, [story]);
  expect(await vault.read(reader, story)).toBeUndefined();
  rmSync(file, { recursive: true });
  writeFileSync(file, Buffer.alloc(32));
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await keys.names()).toEqual([]), 20_000);
});
