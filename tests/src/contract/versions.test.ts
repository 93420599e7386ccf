import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { deleteCards, moveCards, styleCards } from "@tablee/shared/board/edit-cards";
import { addZone } from "@tablee/shared/board/edit-structure";
import { replaceText } from "@tablee/shared/board/edit-text";
import { readBoard } from "@tablee/shared/board/read";
import { restoreTo } from "@tablee/shared/board/restore";
import { textOf } from "@tablee/shared/board/schema";
import type { CardId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { OpenedBoard, Seat, VersionInfo } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

interface Answer<Value> {
  readonly status: number;
  readonly body: Value;
  readonly reason: string | undefined;
}

/** Calls of one person about the versions of their table. */
function desk(base: string, { board, token }: Pick<Seat, "board" | "token">, other = board.id) {
  const call = async <Value>(method: string, path = "", body?: unknown): Promise<Answer<Value>> => {
    const answer = await fetch(`${base}/api/boards/${other}/versions${path}`, {
      method,
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
    const given = isJson ? JSON.parse(text) : {};
    return { status: answer.status, body: given, reason: given.error?.reason };
  };
  return {
    list: () => call<VersionInfo[]>("GET"),
    make: (body: unknown) => call<VersionInfo>("POST", "", body),
    read: (id: string) => call<unknown>("GET", `/${id}`),
    remove: (id: string) => call<unknown>("DELETE", `/${id}`),
    document: async (id: string): Promise<Y.Doc> => {
      const answer = await fetch(`${base}/api/boards/${other}/versions/${id}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const doc = new Y.Doc();
      Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()));
      return doc;
    },
  };
}

function textsIn(doc: Y.Doc): string[] {
  return [...readBoard(doc).cards.values()].map(({ text }) => text).sort();
}

async function joinBySecret(base: string, opened: OpenedBoard, role: "observer"): Promise<Seat> {
  const answer = await fetch(`${base}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: opened.links[role].split("#s=")[1], name: "Iris", session: "token" }),
  });
  // As the protocol has it; HTT3 looks at the shape.
  return (await answer.json()) as Seat;
}

describe("who may what", () => {
  test("HTT30 hosts and participants name a state, everybody at the table lists and reads it, a host alone deletes it, and nobody else finds it", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url, { template: "free" });
    const elsewhere = await openBoard(house.url);
    await using host = new Headless(house.url, opened);
    host.addCard("Pain");
    await host.saved();
    const seat = await joinBoard(house.url, opened.board.code);
    const [lead, member, observer] = [
      desk(house.url, opened),
      desk(house.url, seat),
      desk(house.url, await joinBySecret(house.url, opened, "observer")),
    ];
    const made = await member.make({ name: " Avant de regrouper " });
    expect(made).toMatchObject({
      status: 201,
      body: { cause: "named", name: "Avant de regrouper", by: seat.member.id },
    });
    const { id } = made.body;
    expect((await lead.make({ name: "Une autre" })).status).toBe(201);
    expect(await observer.make({ name: "Non" })).toMatchObject({ status: 403, reason: "not-allowed" });
    for (const one of [lead, member, observer]) {
      expect((await one.list()).body.map(({ name }) => name)).toEqual(["Une autre", "Avant de regrouper"]);
      expect(textsIn(await one.document(id))).toEqual(["Pain"]);
    }
    for (const one of [member, observer])
      expect(await one.remove(id)).toMatchObject({ status: 403, reason: "not-allowed" });
    const stranger = desk(house.url, elsewhere, opened.board.id);
    const nobody = desk(house.url, { board: opened.board });
    for (const one of [stranger, nobody]) {
      for (const answer of [await one.list(), await one.make({ name: "x" }), await one.read(id), await one.remove(id)])
        expect(answer).toMatchObject({ status: 404, reason: "not-found" });
    }
    // An id of another table opens nothing at one’s own.
    expect(await desk(house.url, elsewhere).read(id)).toMatchObject({ status: 404, reason: "not-found" });
    expect((await lead.remove(id)).status).toBe(204);
    expect(await lead.remove(id)).toMatchObject({ status: 404, reason: "not-found" });
    expect(await member.read(id)).toMatchObject({ status: 404, reason: "not-found" });
  });

  test("HTT31 a state without a name, with a name over its limit, with both or with an unknown reason is refused, and nothing is kept", async () => {
    await using house = await openHouse();
    const lead = desk(house.url, await openBoard(house.url));
    const long = "x".repeat(limits.TITLE_MAX_CHARS + 1);
    for (const body of [{}, { name: " " }, { name: long }, { before: "lunch" }, { name: "a", before: "bring" }, []])
      expect(await lead.make(body)).toMatchObject({ status: 400, reason: "bad-input" });
    expect((await lead.list()).body).toEqual([]);
    expect((await lead.make({ name: long.slice(1) })).status).toBe(201);
  });
});

describe("what a state holds", () => {
  test("HTT32 a state is the whole table as it was stored, lasts over a restart, and holds nothing that was deleted before it", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url, { template: "free" });
    const lead = desk(house.url, opened);
    await using host = new Headless(house.url, opened);
    const gone = host.addCard("UnMotRetiré");
    host.addCard("Pain");
    await host.saved();
    deleteCards(host.hand, [gone]);
    await host.saved();
    const { id } = (await lead.make({ name: "Matin" })).body;
    host.addCard("Sel");
    await host.saved();
    await house.restart();
    const doc = await lead.document(id);
    expect(textsIn(doc)).toEqual(["Pain"]);
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString()).not.toContain("UnMotRetiré");
    // Nobody has come back yet: the table is kept from the store itself.
    const later = (await lead.make({ name: "Midi" })).body;
    expect(textsIn(await lead.document(later.id))).toEqual(["Pain", "Sel"]);
  });

  test("HTT33 the house keeps the table when its phase ends, and before what it is asked to", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const lead = desk(house.url, opened);
    await using host = new Headless(house.url, opened);
    await host.saved();
    const { phases } = await host.view();
    const causes = async (): Promise<unknown[]> => (await lead.list()).body.map(({ cause, name }) => [cause, name]);
    // In the others not everybody may write.
    const [first, second] = phases.filter(({ gate }) => gate === "open");
    await host.command("phase.set", { phase: first?.id ?? null });
    await expect.poll(causes).toEqual([["phase-start", first?.name]]);
    host.addCard("Pain");
    await host.saved();
    await host.command("phase.set", { phase: second?.id ?? null });
    await expect.poll(causes).toEqual([
      ["phase-end", first?.name],
      ["phase-start", first?.name],
    ]);
    // Nothing is another since: that state is the answer.
    const same = await lead.make({ before: "bring" });
    expect(same).toMatchObject({ status: 201, body: { cause: "phase-end", by: null } });
    host.addCard("Sel");
    await host.saved();
    expect(await lead.make({ before: "restore" })).toMatchObject({ body: { cause: "restore", name: null, by: null } });
    expect(await causes()).toHaveLength(3);
  });
});

test("LIM118 one person keeps and reads so many states in an hour, and others are not held up by it", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  const lead = desk(house.url, opened);
  const member = desk(house.url, await joinBoard(house.url, opened.board.code));
  for (let at = 0; at < limits.VERSIONS_PER_MEMBER_PER_HOUR_COUNT; at += 1)
    expect((await member.make({ name: `n${at}` })).status).toBe(201);
  expect(await member.make({ name: "one more" })).toMatchObject({ status: 429, reason: "too-many-tries" });
  const { id } = (await lead.make({ name: "by another" })).body;
  for (let at = 0; at < limits.VERSIONS_READ_PER_MEMBER_PER_HOUR_COUNT; at += 1)
    expect((await member.read(id)).status).toBe(200);
  expect(await member.read(id)).toMatchObject({ status: 429, reason: "too-many-tries" });
  expect((await lead.read(id)).status).toBe(200);
  expect((await member.list()).body).toHaveLength(limits.VERSIONS_PER_MEMBER_PER_HOUR_COUNT + 1);
}, 60_000);

test("VER6 what a member restores is saved by the server and seen by the others at once, also while areas are locked and none of them changes", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  await using host = new Headless(house.url, opened);
  await host.saved();
  const seat = await joinBoard(house.url, opened.board.code);
  await using member = new Headless(house.url, seat);
  await member.saved();
  const zone = addZone(host.hand, { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 400 } });
  const [pain, sel] = ["Pain", "Sel"].map((text) => host.addCard(text, zone.ok ? zone.value : null)) as [
    CardId,
    CardId,
  ];
  await host.saved();
  const at = desk(house.url, seat);
  const { id } = (await at.make({ name: "Avant" })).body;
  const then = host.board();
  deleteCards(host.hand, [pain]);
  const text = textOf(host.hand.doc, "cards", sel);
  if (text) replaceText(text, "Sel gris", host.hand.origin);
  moveCards(host.hand, [{ id: sel, x: 700 }]);
  styleCards(host.hand, [sel], { colour: "rose" });
  host.addCard("Miel");
  await host.saved();
  await host.command("structure.lock", { locked: true });
  await until("the member has it", () => member.texts().includes("Miel") && !member.texts().includes("Pain"));
  restoreTo(member.hand, await at.document(id));
  await member.saved();
  expect(member.status()).toBe("saved");
  await until("the host sees it", () => host.texts().join() === "Pain,Sel");
  expect(host.board()).toEqual(then);
  await house.restart();
  await using late = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await late.saved();
  expect(late.board()).toEqual(then);
});
