import { WebSocket } from "ws";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { deleteZone } from "@tablee/shared/board/edit-structure";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { EMPTY_IMPORT, PLAIN_CARD } from "@tablee/shared/formats/imported";
import type { ImportedBoard } from "@tablee/shared/formats/imported";
import { writeJson } from "@tablee/shared/formats/json";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import * as limits from "@tablee/shared/limits";
import { closeNameOf } from "@tablee/shared/protocol/close-codes";
import type { Seat } from "@tablee/shared/protocol/http";
import { NO_CORPUS, corpusFiles, hasCorpus, textIn } from "../support/corpus.ts";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { canvasDifferences } from "./same-canvas.ts";

/** Room for the head of a frame and the name of its kind. */
const FRAME_HEAD_BYTES = 16;

/** Brings a board in at one end and waits for it at the other; answers what the other has, and the sizes on the wire. */
async function acrossTheTable(imported: ImportedBoard) {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using giver = new Headless(house.url, opened);
  await using taker = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await giver.saved();
  await taker.saved();
  // As it is comes in what comes onto an empty board; a new table has the areas of its template.
  for (const zone of giver.board().zones.keys()) deleteZone(giver.hand, zone);
  await giver.saved();
  const sizes: number[] = [];
  giver.table.sync.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
  const brought = importBoard(giver.hand, imported);
  if (!brought.ok) throw new Error(brought.reason);
  await giver.saved();
  await until("the other has all of it", () => sameState(giver, taker));
  return { board: taker.board(), given: giver.board(), sizes };
}

function sameState(one: Headless, other: Headless): boolean {
  const [left, right] = [one, other].map(({ table }) => Y.encodeStateVector(table.sync.doc));
  return Buffer.compare(left ?? Buffer.of(), right ?? Buffer.of(1)) === 0;
}

describe("an imported board on the wire", () => {
  test.skipIf(!hasCorpus)(`FMT6 the largest canvas passes the server and comes out whole${NO_CORPUS}`, async () => {
    const [file] = corpusFiles("jsoncanvas", "HyperStructures_Hub.canvas");
    if (!file) throw new Error("the largest canvas is not there");
    const read = readJsonCanvas(textIn(file));
    if (!read.ok) throw new Error(read.reason);
    const { board, sizes } = await acrossTheTable(read.value);
    expect(sizes).toHaveLength(1);
    expect(canvasDifferences(textIn(file), writeJsonCanvas(board))).toEqual([]);
  });

  test("FMT7 as many cards as a file may have, with long texts, pass the server in frames it takes", async () => {
    const count = limits.IMPORT_NODES_MAX_COUNT;
    const cards = Array.from({ length: count }, (_, index) => ({
      ...PLAIN_CARD,
      key: `k${index}`,
      text: `${index} ${"prendre le temps d’écouter, ".repeat(20)}`,
      layer: index,
    }));
    const { board, given, sizes } = await acrossTheTable({ ...EMPTY_IMPORT, cards });
    expect(board.cards.size).toBe(count);
    expect(writeJson({ board, title: "" })).toBe(writeJson({ board: given, title: "" }));
    expect(sizes.length).toBeGreaterThan(1);
    for (const size of sizes) expect(size).toBeLessThan(limits.FRAME_MAX_BYTES - FRAME_HEAD_BYTES);
  });
});

function lengthOf(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** Sends one update by hand, and answers how the server closed, or `open` when it did not within this time. */
function sendRaw(base: string, seat: Seat, { update, withinMs }: Sending): Promise<string> {
  const socket = new WebSocket(`${base.replace("http", "ws")}${seat.sync.path}`, {
    headers: { authorization: `Bearer ${seat.token ?? ""}` },
  });
  return new Promise((resolve) => {
    socket.on("open", () => {
      socket.send(Buffer.from([0, 2, ...lengthOf(update.length), ...update]));
      setTimeout(() => {
        resolve("open");
        socket.close();
      }, withinMs);
    });
    socket.on("close", (code) => resolve(closeNameOf(code) ?? String(code)));
  });
}

interface Sending {
  readonly update: Uint8Array;
  readonly withinMs: number;
}

/** The root of the file under another name of the same length: the same update for one of our roots, or for none. */
function inRoot(update: Uint8Array, name: "cards" | "texts"): Uint8Array {
  const bytes = Buffer.from(update);
  for (let at = bytes.indexOf("notes"); at !== -1; at = bytes.indexOf("notes", at)) bytes.write(name, at);
  return new Uint8Array(bytes);
}

const expected: Readonly<Record<string, { readonly foreign: string; readonly ours: string }>> = {
  "MADE_b49_yjs_update_random_4k.bin": { foreign: "badFrame", ours: "badFrame" },
  "MADE_b50_yjs_update_huge_count.bin": { foreign: "badFrame", ours: "badFrame" },
  "MADE_b51_yjs_update_v2_bytes_sent_as_v1.bin": { foreign: "badFrame", ours: "badFrame" },
  "MADE_b53_yjs_20k_overwrites_one_key.bin": { foreign: "badFrame", ours: "open" },
  "MADE_b55_yjs_bad_values.bin": { foreign: "badFrame", ours: "badFrame" },
};

describe.skipIf(!hasCorpus)(`broken updates${NO_CORPUS}`, () => {
  const files = corpusFiles("broken", ".bin").map((file) => [file.name, file] as const);

  test.for(files)("FMT8 is refused or taken as it must, and nobody else notices: %s", async ([, file]) => {
    const outcome = expected[file.name];
    if (!outcome) throw new Error("say what is expected of this file");
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
    await other.saved();
    const sent = [
      [inRoot(file.bytes(), "texts"), outcome.foreign],
      [inRoot(file.bytes(), "cards"), outcome.ours],
    ] as const;
    for (const [update, end] of sent)
      expect(await sendRaw(house.url, opened, { update, withinMs: end === "open" ? 1_000 : 20_000 })).toBe(end);
    // Nobody else noticed: the same connection writes on, and the server is well.
    other.addCard("Mésange est là");
    await other.saved();
    const cards = (): [text: string, unread: boolean][] =>
      [...other.board().cards.values()].map(({ text, unread }) => [text, unread]);
    expect(cards().filter(([, unread]) => !unread)).toEqual([["Mésange est là", false]]);
    // What was taken and is no card is shown as one that says so.
    expect(cards().filter(([, unread]) => unread)).toHaveLength(outcome.ours === "open" ? 1 : 0);
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
    await house.restart();
    await other.saved();
    expect(cards().filter(([, unread]) => !unread)).toEqual([["Mésange est là", false]]);
    expect(Y.encodeStateAsUpdate(other.table.sync.doc).length).toBeLessThan(20_000);
  });

  test.for(files.filter(([name]) => /b5[35]/.test(name)))(
    "FMT9 whoever holds such a document anyway can read and save it: %s",
    ([, file]) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, inRoot(file.bytes(), "cards"));
      const board = readBoard(doc);
      for (const card of board.cards.values()) {
        expect(Number.isFinite(card.place.x + card.place.y)).toBe(true);
        expect(typeof card.text).toBe("string");
      }
      expect(JSON.parse(writeJson({ board, title: "" }))).toMatchObject({ format: "tablee-board" });
      expect(JSON.parse(writeJsonCanvas(board))).toMatchObject({ edges: [] });
    },
  );
});
