import { expect, test } from "vitest";
import { changeable } from "@tablee/client/board/actions/available";
import { choose } from "@tablee/client/board/actions/commands";
import { actions } from "@tablee/client/board/actions/registry";
import { zoneActions } from "@tablee/client/board/actions/things";
import { createWorkspace } from "@tablee/client/board/workspace";
import { addCards, lockCards } from "@tablee/shared/board/edit-cards";
import { groupCards } from "@tablee/shared/board/edit-structure";
import { rootOf } from "@tablee/shared/board/schema";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";

/** What leaves the card itself as it is, and what unlocks it. */
const REACHES_LOCKED = new Set(["link", "addSource", "duplicate", "unlock"]);

test("UIX84 no action changes a locked card but the one that unlocks it, whatever is chosen with it", async () => {
  await using house = await openHouse();
  const board = await openBoard(house.url);
  await using member = new Headless(house.url, await joinBoard(house.url, board.board.code));
  await member.saved();
  const ws = createWorkspace(member.table);
  const { doc } = member.table.sync;
  const place = (x: number) => ({ x, y: -700, zone: null, group: null });
  const added = addCards(ws.hand(), [
    { text: "Gardée", place: place(0), size: { w: 300, h: 200 } },
    { text: "Libre", place: place(40), size: { w: 200, h: 120 } },
    { text: "Libre aussi", place: place(70), size: { w: 200, h: 120 } },
    { text: "Encore libre", place: place(90) },
  ]);
  if (!added.ok) throw new Error(added.reason);
  const [kept, ...free] = added.value;
  if (!kept) throw new Error("added");
  groupCards(ws.hand(), {
    name: "Ensemble",
    zone: null,
    cards: added.value.map((id, at) => ({ id, x: at * 40, y: -700 })),
  });
  lockCards(ws.hand(), [kept], true);
  const look = (): string => JSON.stringify(rootOf(doc, "cards").get(kept));
  const before = look();
  let done = 0;
  for (const action of actions) {
    if (action.on !== "cards" || action.writes === null || action.native || action.id === "ungroup") continue;
    for (const ids of [[kept], [kept, ...free]]) {
      choose(ws, ids);
      const meant = changeable(ws, action, ids);
      expect([action.id, meant.includes(kept)]).toEqual([action.id, REACHES_LOCKED.has(action.id)]);
      if (action.id === "unlock" || action.id === "delete") continue;
      if (meant.length >= (action.least ?? 1)) await action.run(ws, meant);
      ws.ask.setState({ open: null });
      ws.selection.setState({ editing: null });
      expect([action.id, look()]).toEqual([action.id, before]);
      done += 1;
    }
  }
  expect(done).toBeGreaterThan(40);
  const zone = [...ws.board.getState().board.zones.keys()][0];
  if (!zone) throw new Error("the table has areas");
  choose(ws, [kept]);
  void zoneActions.find(({ id }) => id === "chosenHere")?.run(ws, zone);
  expect(look()).toBe(before);
  const unlock = actions.find(({ id }) => id === "unlock");
  await unlock?.run(ws, changeable(ws, unlock, [kept]));
  expect(look()).not.toBe(before);
  ws.close();
});
