import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { idFromBytes } from "@tablee/shared/ids";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import * as limits from "@tablee/shared/limits";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { RawRoom } from "../support/raw-room.ts";
import { openAttackedHouse } from "./attacked-house.ts";
import { askFrame, Attacker, updateFrame } from "./forge.ts";

const MANY = 2_000;
const FEWER = 600;
const CARD_CHARS = 2_000;
const PER_UPDATE = 100;

/** Cards of two kilobytes each, written by somebody who then leaves. */
async function fill(base: string, { sync, token, member }: OpenedBoard, cards: number): Promise<void> {
  const doc = new Y.Doc();
  const newId = (): string => idFromBytes(crypto.getRandomValues(new Uint8Array(16)));
  const hand: Hand = { doc, by: member.id, origin: null, newId, suffix: () => newId().slice(0, 3), now: () => 0 };
  const frames: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => frames.push(updateFrame(update)));
  const text = "é".repeat(CARD_CHARS / 2);
  for (let at = 0; at < cards; at += PER_UPDATE)
    addCards(
      hand,
      Array.from({ length: PER_UPDATE }, (_, x) => ({ text, place: { x, y: at, zone: null, group: null } })),
    );
  using writer = await Attacker.open(base, { sync, ...(token !== undefined && { token }) });
  for (const frame of frames) {
    writer.send(frame);
    await pause(5);
  }
  const sent = frames.reduce((sum, { length }) => sum + length, 0);
  await until("all of it came back, stored", () => writer.heard > sent * 0.95, 20_000);
}

const ASKERS = 3;
const ASKS = 600;

test("SYN81 the same big state asked for again and again, read or not, costs the server no memory to speak of", async () => {
  await using house = await openAttackedHouse();
  await fill(house.url, house.opened, MANY);
  const askers = await Promise.all(
    Array.from({ length: ASKERS }, async (_, at) => {
      const seat = await house.attacker(`Corneille ${at}`);
      const many = limits.CONNECTIONS_PER_MEMBER_MAX_COUNT;
      return Promise.all(Array.from({ length: many }, () => Attacker.open(house.url, seat)));
    }),
  );
  for (const [at, one] of askers.flat().entries()) {
    // Two of three read nothing.
    if (at % 3 > 0) one.socket.pause();
    one.send(...Array.from({ length: ASKS }, () => askFrame()));
  }
  await pause(3_000);
  for (const one of askers.flat()) one[Symbol.dispose]();
  expect(await house.faults()).toEqual([]);
}, 120_000);

const HERD = 15;

test("SYN82 a herd that arrives while a big board is being read from the disk is told of an empty one not once", async () => {
  await using before = await openHouse();
  const big = await openBoard(before.url);
  await fill(before.url, big, FEWER);
  await before.stop();
  await using house = await openAttackedHouse({ DATA_DIR: before.dataDir });
  const seats = await Promise.all(
    Array.from({ length: HERD }, (_, at) => joinBoard(house.url, big.board.code, { name: `Étourneau ${at}` })),
  );
  const rooms = await Promise.all(
    seats.map(({ sync, token = "" }) => RawRoom.open(house.url, { path: sync.path, token })),
  );
  expect(rooms.map(({ doc }) => doc.getMap("cards").size)).toEqual(rooms.map(() => FEWER));
  for (const room of rooms) room[Symbol.dispose]();
  expect(await house.faults()).toEqual([]);
}, 120_000);
