import * as Y from "yjs";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { testHand } from "@tablee/shared/board/testing";
import { openBoard, openHouse } from "../support/house.ts";
import { RawRoom } from "../support/raw-room.ts";

test("SYN91 whoever writes while coming back, before the server has their earlier words, is asked for all of it and not refused", async () => {
  await using house = await openHouse();
  const { sync, token = "" } = await openBoard(house.url);
  const hand = testHand();
  const updates: Uint8Array[] = [];
  hand.doc.on("update", (update: Uint8Array) => updates.push(update));
  const add = (text: string) => addCards(hand, [{ text, place: { x: 0, y: 0, zone: null, group: null } }]);
  for (const text of ["sans réseau", "à peine de retour"]) add(text);
  using room = await RawRoom.open(house.url, { path: sync.path, token });
  // What a stock provider does whose person types: the last word goes out before the question is answered.
  room.write(updates[1] ?? new Uint8Array());
  await room.read();
  expect(room.doc.getMap("cards").size).toBe(0);
  room.answer(Y.encodeStateAsUpdate(hand.doc));
  await room.holds(2);
  // And once more, when nobody has asked: then the room does.
  for (const text of ["oublié", "envoyé"]) add(text);
  const before = room.questions;
  room.write(updates[3] ?? new Uint8Array());
  await room.isAsked(before);
  room.answer(Y.encodeStateAsUpdate(hand.doc));
  await room.holds(4);
});
