import { expect, test } from "vitest";
import { deleteCards } from "@tablee/shared/board/edit-cards";
import { openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";

test("SYN90 what was written and deleted again without a server is called saved once it is back", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using one = new Headless(house.url, opened);
  const kept = one.addCard("gardé");
  await one.saved();
  await house.stop();
  deleteCards(one.hand, [one.addCard("écrit puis effacé"), kept]);
  expect(one.status()).not.toBe("saved");
  await house.start();
  await one.saved();
  expect(one.texts()).toEqual([]);
});
