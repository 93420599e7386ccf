import * as encoding from "lib0/encoding";
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { DocHost } from "./doc-host.ts";
import { Docs } from "./docs.ts";
import type { Clock, Judged, Sender } from "./docs.ts";
import { mergeAll } from "./merge.ts";

const [serin, lierre] = ["serin", "lierre"] as MemberId[];
const sender = (connection: number, member = serin): Sender => ({
  connection,
  member: member as MemberId,
  newClientIdsLeft: limits.NEW_CLIENT_IDS_PER_MEMBER_BURST_COUNT,
  mayChangeStructure: true,
  ifEarly: "refuse",
});

const unhurried: Clock = { mark: () => undefined, mayGoOn: () => true };

function written(doc: Y.Doc, write: (cards: Y.Map<unknown>) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  write(doc.getMap("cards"));
  return Y.encodeStateAsUpdate(doc, before);
}

function judged(answer: ReturnType<Docs["take"]>): Judged {
  if ("spoiledAt" in answer) throw new Error("spoiled");
  return answer;
}

describe("the docs of rooms that are written", () => {
  test("SYN35 of a window all that is refused leaves nothing behind, and what is known or empty is told from what is new", () => {
    const docs = new Docs();
    docs.open("r", new Map([[7, lierre as MemberId]])).done();
    const [mine, stolen] = [new Y.Doc(), new Y.Doc()];
    stolen.clientID = 7;
    const one = written(mine, (cards) => cards.set("a", 1));
    const two = written(mine, (cards) => cards.set("b", 2));
    const answer = judged(
      docs.take(
        {
          room: "r",
          shown: [],
          sent: [
            { sender: sender(0), update: one },
            { sender: sender(0), update: one },
            { sender: sender(0), update: new Uint8Array([0, 0]) },
            { sender: sender(1), update: written(stolen, (cards) => cards.set("c", 3)) },
            { sender: sender(1), update: two },
            { sender: sender(2), update: new Uint8Array([1, 2, 3]) },
            { sender: sender(0), update: two },
          ],
        },
        unhurried,
      ),
    );
    expect(answer.verdicts.map((verdict) => (typeof verdict === "string" ? verdict : verdict.close))).toEqual([
      "taken",
      "known",
      "empty",
      "badFrame",
      "passedOver",
      "badFrame",
      "taken",
    ]);
    expect(answer.owners).toEqual([{ clientId: mine.clientID, member: serin }]);
    expect(answer.ends).toEqual([[mine.clientID, 2]]);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, answer.changed ?? new Uint8Array([0, 0]));
    expect(copy.getMap("cards").toJSON()).toEqual({ a: 1, b: 2 });
    expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(mine));
  });

  test("SYN39 a doc that waits for something is gone, and its room opens again from what was accepted", () => {
    const docs = new Docs();
    const mine = new Y.Doc();
    const [first, second] = [written(mine, (cards) => cards.set("a", 1)), written(mine, (cards) => cards.set("b", 2))];
    const opened = docs.open("r", new Map());
    // Something that waits already, as nothing stored does: the next update finds it.
    opened.put(second);
    opened.done();
    const other = new Y.Doc();
    const update = written(other, (cards) => cards.set("c", 3));
    expect(docs.take({ room: "r", shown: [], sent: [{ sender: sender(0), update }] }, unhurried)).toEqual({
      spoiledAt: 0,
    });
    expect(() => docs.take({ room: "r", shown: [], sent: [{ sender: sender(0), update }] }, unhurried)).toThrow(
      "not open",
    );
    const again = docs.open("r", new Map());
    again.put(first);
    again.done();
    expect(
      judged(docs.take({ room: "r", shown: [], sent: [{ sender: sender(0), update }] }, unhurried)).verdicts,
    ).toEqual(["taken"]);
  });

  test("SYN40 many updates put together are what they are one by one", () => {
    const mine = new Y.Doc();
    const updates = Array.from({ length: 700 }, (_, at) => written(mine, (cards) => cards.set(`c${at % 50}`, at)));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, mergeAll(updates));
    expect(copy.getMap("cards").toJSON()).toEqual(mine.getMap("cards").toJSON());
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(mine));
  });

  test("LIM66 a doc that nobody writes in for a while is dropped, and opened again for the next word", async () => {
    const host = new DocHost();
    const mine = new Y.Doc();
    const content = [written(mine, (cards) => cards.set("a", 1))];
    const source = { name: "r", owners: new Map<number, MemberId>(), content: () => Promise.resolve(content) };
    vi.useFakeTimers({ toFake: ["performance", "setInterval", "clearInterval"] });
    try {
      await host.open(source);
      vi.advanceTimersByTime(limits.DOC_IDLE_MS - 1);
      expect(host.isOpen("r")).toBe(true);
      vi.advanceTimersByTime(limits.DOC_IDLE_MS);
      expect(host.isOpen("r")).toBe(false);
    } finally {
      vi.useRealTimers();
    }
    await host.open(source);
    const update = written(mine, (cards) => cards.set("b", 2));
    const answer = await host.take([{ room: "r", shown: [], sent: [{ sender: sender(0), update }] }]);
    expect(answer.kind === "judged" && answer.rooms.map((room) => "verdicts" in room && room.verdicts)).toEqual([
      ["taken"],
    ]);
    host.close();
  });
});

/** A text of somebody’s own, and inserts at its start, each before another letter of it: in no editor can that be done. */
function conflicting(doc: Y.Doc, count: number): Uint8Array {
  const text = new Y.Text("b".repeat(count));
  const before = Y.encodeStateVector(doc);
  const card = new Y.Map();
  card.set("text", text);
  doc.getMap("cards").set("a", card);
  const whole = Y.encodeStateAsUpdate(doc, before);
  const first = Y.getState(doc.store, doc.clientID) - count;
  const inserts = encoding.encode((encoder) => {
    for (const number of [1, count, doc.clientID, first + count]) encoding.writeVarUint(encoder, number);
    for (let at = 0; at < count; at += 1) {
      encoding.writeUint8(encoder, 4 | 0x40);
      for (const number of [doc.clientID, first + at]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, "x");
    }
    encoding.writeVarUint(encoder, 0);
  });
  return Y.mergeUpdates([whole, inserts]);
}

test("SYN87 letters between which their own writer has letters already spoil the document and are given up", () => {
  const take = (count: number) => {
    const docs = new Docs();
    docs.open("r", new Map()).done();
    return docs.take(
      { room: "r", shown: [], sent: [{ sender: sender(0), update: conflicting(new Y.Doc(), count) }] },
      unhurried,
    );
  };
  expect(take(1)).toMatchObject({ verdicts: ["taken"] });
  expect(take(2)).toEqual({ spoiledAt: 0 });
});

test("SYN88 what there is no time for is judged the next time, in order, and nothing of it is lost", async () => {
  const host = new DocHost();
  try {
    await host.open({ name: "r", content: () => Promise.resolve([]), owners: new Map() });
    const doc = new Y.Doc();
    const text = new Y.Text();
    const card = new Y.Map();
    card.set("text", text);
    const updates = [written(doc, (cards) => cards.set("a", card))];
    for (let at = 0; at < 180; at += 1) {
      updates.push(
        written(doc, () => {
          for (let letter = 0; letter < 400; letter += 1) text.insert((letter * 7) % (text.length + 1), "x");
        }),
      );
    }
    let left = updates.map((update) => ({ sender: sender(0), update }));
    const heard = new Y.Doc();
    const took: number[] = [];
    for (; left.length > 0; left = left.slice(took.at(-1))) {
      const answer = await host.take([{ room: "r", shown: [], sent: left }]);
      if (answer.kind !== "judged" || !answer.rooms[0]) throw new Error("the thread ended");
      const { changed, verdicts, micros } = judged(answer.rooms[0]);
      if (changed) Y.applyUpdate(heard, changed);
      expect(verdicts).toEqual(verdicts.map(() => "taken"));
      // But for the last, all of them together within the time.
      expect(micros.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeLessThan(2_000 * limits.JUDGING_MAX_MS);
      took.push(verdicts.length);
    }
    expect(took.length).toBeGreaterThan(2);
    expect(Y.encodeStateVector(heard)).toEqual(Y.encodeStateVector(doc));
    expect(heard.getMap("cards").toJSON()).toEqual(doc.getMap("cards").toJSON());
  } finally {
    host.close();
  }
}, 30_000);
