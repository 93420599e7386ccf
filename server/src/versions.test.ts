import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { addCards, deleteCards } from "@tablee/shared/board/edit-cards";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { BoardId, CardId, MemberId, VersionId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { createLog } from "./log.ts";
import { openStore } from "./store/open.ts";
import { Versions } from "./versions.ts";
import type { VersionWish } from "./versions.ts";

const BOARD = "board" as BoardId;
const OTHER = "other" as BoardId;
const MEMBER = "member" as MemberId;

afterEach(() => {
  vi.useRealTimers();
});

/** A store with two boards and one member, and the bytes that a fold of either would give now. */
async function shelf() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-versions-"));
  const store = await openStore(dataDir);
  const stored = { bytes: new Uint8Array([0, 0]) };
  const rest = { title: "t", locale: "fr", template: "free", code_at: 0, epoch: 1, created_at: 0 } as const;
  await store.db
    .insertInto("boards")
    .values([BOARD, OTHER].map((id) => ({ ...rest, id, code: id })))
    .execute();
  await store.db
    .insertInto("members")
    .values({
      id: MEMBER,
      board_id: BOARD,
      name: "Mésange",
      part: null,
      part_hidden: 0,
      also: "[]",
      role: "host",
      created_at: 0,
      removed_at: null,
      lent_until: null,
    })
    .execute();
  const rooms = { folded: () => Promise.resolve(stored.bytes.slice()) };
  const versions = new Versions({ store, rooms, logger: createLog("silent") });
  let at = 0;
  return {
    dataDir,
    store,
    versions,
    /** The board is another from now on, of so many bytes. */
    turn: (size = 8): void => {
      at += 1;
      stored.bytes = new Uint8Array(size).fill(at);
    },
    put: (bytes: Uint8Array): void => {
      stored.bytes = Uint8Array.from(bytes);
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await versions.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const byItself: VersionWish = { cause: "time", name: null, by: null };
const named = (name: string): VersionWish => ({ cause: "named", name, by: MEMBER });

describe("what is kept", () => {
  test("VER7 the house keeps a state by itself when a phase ends or a first one begins, and none that is the same as the newest", async () => {
    await using house = await shelf();
    const { versions, turn } = house;
    const said = async (): Promise<unknown[]> =>
      (await versions.list(BOARD)).map(({ cause, name, by }) => [cause, name, by]);
    turn();
    versions.phase(BOARD, { ended: null, begun: "Écrire" });
    await vi.waitFor(async () => expect(await said()).toEqual([["phase-start", "Écrire", null]]));
    versions.phase(BOARD, { ended: "Écrire", begun: "Regrouper" });
    const again = await versions.make(BOARD, { cause: "restore", name: null, by: null });
    expect(again).toMatchObject({ ok: true, value: { cause: "phase-start" } });
    turn();
    versions.phase(BOARD, { ended: "Écrire", begun: null });
    await vi.waitFor(async () => expect((await said())[0]).toEqual(["phase-end", "Écrire", null]));
    // A name is given to what is there, also when it was kept already.
    expect(await versions.make(BOARD, named("Avant midi"))).toMatchObject({ ok: true });
    expect((await said())[0]).toEqual(["named", "Avant midi", MEMBER]);
    expect(await said()).toHaveLength(3);
    expect(await versions.list(OTHER)).toEqual([]);
  });

  test("LIM119 so many minutes after the first change a state is kept, once, and the next change begins anew", async () => {
    await using house = await shelf();
    const { versions, turn } = house;
    const minutes = (count: number): void => void vi.advanceTimersByTime(count * 60_000);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    turn();
    versions.changed(BOARD);
    minutes(limits.VERSION_AFTER_CHANGES_MINUTES - 1);
    versions.changed(BOARD);
    expect(await versions.list(BOARD)).toEqual([]);
    minutes(1);
    await versions.make(OTHER, byItself);
    expect((await versions.list(BOARD)).map(({ cause }) => cause)).toEqual(["time"]);
    minutes(3 * limits.VERSION_AFTER_CHANGES_MINUTES);
    turn();
    versions.changed(BOARD);
    minutes(limits.VERSION_AFTER_CHANGES_MINUTES);
    await versions.make(OTHER, byItself);
    expect(await versions.list(BOARD)).toHaveLength(2);
    turn();
    versions.changed(BOARD);
    await versions.close();
    minutes(2 * limits.VERSION_AFTER_CHANGES_MINUTES);
    expect(await versions.list(BOARD)).toHaveLength(2);
  });
});

describe("what a board may keep", () => {
  test("LIM115 one named state too many is refused, those that are there stay, and one deleted makes room", async () => {
    await using house = await shelf();
    const { versions, turn } = house;
    for (let at = 0; at < limits.VERSIONS_NAMED_MAX_COUNT; at += 1) {
      turn();
      expect(await versions.make(BOARD, named(`n${at}`))).toMatchObject({ ok: true });
    }
    expect(await versions.make(BOARD, named("one more"))).toEqual({ ok: false, reason: "too-many-versions" });
    const list = await versions.list(BOARD);
    expect(list).toHaveLength(limits.VERSIONS_NAMED_MAX_COUNT);
    turn();
    // What the house keeps by itself has places of its own.
    expect(await versions.make(BOARD, byItself)).toMatchObject({ ok: true });
    expect(await versions.remove(OTHER, list[3]?.id ?? "")).toBe(false);
    expect(await versions.remove(BOARD, list[3]?.id ?? "")).toBe(true);
    expect(await versions.make(BOARD, named("one more"))).toMatchObject({ ok: true });
  });

  test("LIM116 of those kept by themselves the oldest goes for the next, and no named one does", async () => {
    await using house = await shelf();
    const { versions, turn } = house;
    turn();
    await versions.make(BOARD, named("first of all"));
    const made: string[] = [];
    for (let at = 0; at < limits.VERSIONS_AUTOMATIC_MAX_COUNT + 3; at += 1) {
      turn();
      const one = await versions.make(BOARD, byItself);
      if (one.ok) made.push(one.value.id);
    }
    const ids = (await versions.list(BOARD)).map(({ id }) => id);
    expect(ids).toHaveLength(limits.VERSIONS_AUTOMATIC_MAX_COUNT + 1);
    expect(ids.slice(0, -1)).toEqual(made.slice(3).reverse());
    turn();
    // A named one takes the place of none of them.
    await versions.make(BOARD, named("last"));
    expect(await versions.list(BOARD)).toHaveLength(limits.VERSIONS_AUTOMATIC_MAX_COUNT + 2);
  });

  test("LIM117 over so many bytes the oldest without a name go; what the named ones leave no room for is refused", async () => {
    await using house = await shelf();
    const { versions, turn } = house;
    const quarter = limits.VERSIONS_PER_BOARD_MAX_BYTES / 4;
    const causes = async (): Promise<string[]> => (await versions.list(BOARD)).map(({ cause, name }) => name ?? cause);
    for (const wish of [byItself, named("a"), byItself, named("b")]) {
      turn(quarter);
      expect(await versions.make(BOARD, wish)).toMatchObject({ ok: true });
    }
    expect(await causes()).toEqual(["b", "time", "a", "time"]);
    turn(quarter);
    await versions.make(BOARD, named("c"));
    expect(await causes()).toEqual(["c", "b", "time", "a"]);
    turn(quarter + 1);
    await versions.make(BOARD, named("d"));
    expect(await causes()).toEqual(["c", "b", "time", "a"]);
    turn(quarter);
    await versions.make(BOARD, named("d"));
    turn(1);
    for (const wish of [byItself, named("e")])
      expect(await versions.make(BOARD, wish)).toEqual({ ok: false, reason: "too-many-versions" });
    expect(await causes()).toEqual(["d", "c", "b", "a"]);
  }, 60_000);
});

describe("what becomes of it", () => {
  test("STO35 a state whose bytes no longer match its checksum is refused by name, and the others are read", async () => {
    await using house = await shelf();
    const { store, versions, turn } = house;
    turn();
    const bad = await versions.make(BOARD, named("bad"));
    turn();
    const good = await versions.make(BOARD, named("good"));
    if (!bad.ok || !good.ok) throw new Error("not kept");
    await store.db.updateTable("versions").set({ checksum: 1 }).where("id", "=", bad.value.id).execute();
    expect(await versions.content(BOARD, bad.value.id)).toEqual({ ok: false, reason: "version-damaged" });
    expect(await versions.content(BOARD, good.value.id)).toMatchObject({ ok: true });
    await store.db.updateTable("versions").set({ version: 3 }).where("id", "=", good.value.id).execute();
    expect(await versions.content(BOARD, good.value.id)).toEqual({ ok: false, reason: "version-damaged" });
    expect(await versions.list(BOARD)).toHaveLength(2);
    // The id of a state opens nothing at another table.
    expect(await versions.content(OTHER, good.value.id)).toEqual({ ok: false, reason: "not-found" });
  });

  test("STO37 with a board its states go, and of a member who is gone for good a state keeps no trace", async () => {
    await using house = await shelf();
    const { store, versions, turn } = house;
    turn();
    await versions.make(BOARD, named("a"));
    await versions.make(OTHER, byItself);
    await store.db.deleteFrom("members").where("id", "=", MEMBER).execute();
    expect((await versions.list(BOARD)).map(({ name, by }) => [name, by])).toEqual([["a", null]]);
    await store.db.deleteFrom("boards").where("id", "=", BOARD).execute();
    expect(await store.db.selectFrom("versions").select("board_id").execute()).toEqual([{ board_id: OTHER }]);
    // Nothing can be kept of what is not there.
    await expect(versions.make(BOARD, byItself)).rejects.toThrow("no result");
  });

  test("VER12 what is erased can be taken out of every state: no byte of it stays in the file, and what cannot be searched goes", async () => {
    await using house = await shelf();
    const { dataDir, store, versions, put } = house;
    const hand = testHand();
    const place = { x: 0, y: 0, zone: null, group: null };
    const added = addCards(
      hand,
      ["UnMotQuiDoitPartir", "Celui-ci reste"].map((text) => ({ text, place })),
    );
    if (!added.ok) throw new Error("no cards");
    for (const name of ["one", "two", "spoilt"]) {
      put(Y.encodeStateAsUpdateV2(hand.doc));
      await versions.make(BOARD, named(name));
      addCards(hand, [{ text: name, place }]);
    }
    await store.db.updateTable("versions").set({ checksum: 1 }).where("name", "=", "spoilt").execute();
    const without = (bytes: Uint8Array): Uint8Array => {
      const doc = new Y.Doc();
      Y.applyUpdateV2(doc, bytes);
      deleteCards({ ...hand, doc }, [added.value[0] as CardId]);
      // Once more through a document that collects what was deleted.
      const clean = new Y.Doc();
      Y.applyUpdateV2(clean, Y.encodeStateAsUpdateV2(doc));
      return Y.encodeStateAsUpdateV2(clean);
    };
    await versions.rewrite(BOARD, (states) =>
      store.together(states.map(({ id, bytes }) => versions.rewriting(id, bytes && without(bytes), false))),
    );
    const list = await versions.list(BOARD);
    expect(list.map(({ name }) => name)).toEqual(["two", "one"]);
    for (const { id } of list) {
      const read = await versions.content(BOARD, id);
      if (!read.ok) throw new Error(read.reason);
      const doc = new Y.Doc();
      Y.applyUpdateV2(doc, read.value);
      expect([...readBoard(doc).cards.values()].map(({ text }) => text)).toContain("Celui-ci reste");
    }
    await store.close();
    const file = readFileSync(path.join(dataDir, "tablee.sqlite")).toString("latin1");
    expect(file).toContain("Celui-ci reste");
    expect(file).not.toContain("UnMotQuiDoitPartir");
  });

  test("VER8 states are in the order in which they were kept, whatever somebody does to the clock", async () => {
    await using house = await shelf();
    const { versions, turn } = house;
    const ids: VersionId[] = [];
    for (const ms of [0, -3_600_000, 1]) {
      vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 + ms });
      turn();
      const one = await versions.make(BOARD, byItself);
      if (one.ok) ids.unshift(one.value.id);
      vi.useRealTimers();
    }
    expect((await versions.list(BOARD)).map(({ id }) => id)).toEqual(ids);
  });
});
