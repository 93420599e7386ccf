import { expect, test, vi } from "vitest";
import type { PhaseId } from "@tablee/shared/ids";
import { openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";

/** Well within the time for which a command waits: a machine that takes longer for one way there has proved nothing. */
const JUDGED_WITHIN_MS = 4_000;

/** Cut in the moment in which it goes from polling to WebSocket, a link of Socket.IO learns it by a ping that does not come. */
const NOTICED_WITHIN_MS = 60_000;

test("WRK14 what is asked just after the link was lost is done when it is back; without a link it is refused", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using line = await openLine(house.url);
  await using host = new Headless(line.url, opened);
  await host.view();
  const raised = (): boolean => (host.live().view?.hands.length ?? 0) > 0;
  const answers: unknown[] = [];
  for (let tries = 0; answers.length === 0 && tries < 5; tries += 1) {
    const lostAt = performance.now();
    line.cut();
    await until("the loss is noticed", () => !host.live().connected, NOTICED_WITHIN_MS);
    const sent = host.table.live.send("hand.set", { raised: !raised() });
    line.restore();
    host.table.live.hurry();
    await until("the link is back", () => host.live().connected);
    const isJudged = performance.now() - lostAt <= JUDGED_WITHIN_MS;
    const answer = await sent;
    if (isJudged) answers.push(answer);
  }
  expect(answers).toEqual([{ ok: true, value: null }]);
  line.cut();
  expect(await host.table.live.send("hand.set", { raised: true })).toMatchObject({ ok: false, reason: "offline" });
}, 240_000);

/** Every wait before a next try takes hours, whatever it was meant to be. */
const HOURS = 10_000.1;

test("SYN194 whichever link of a device finds the server again, the others follow within a moment, the sheet among them", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "ingredients" });
  await using line = await openLine(house.url);
  await using host = new Headless(line.url, opened);
  await host.view();
  await host.command("phase.set", { phase: "silent" as PhaseId });
  const { sync: sheet } = await host.addPrivately("Un mot à soi");
  const links = { board: host.table.sync.state, sheet: sheet.state };
  const isHere = (): boolean =>
    host.live().connected && Object.values(links).every((link) => link.getState().status.kind === "saved");
  await until("all are here", isHere, 20_000);
  const retries = {
    board: () => host.table.sync.retry(),
    sheet: () => sheet.retry(),
    live: () => host.table.live.hurry(),
  };
  for (const retry of Object.values(retries)) {
    const chance = vi.spyOn(Math, "random").mockReturnValue(HOURS);
    line.cut();
    const isAway = ({ getState }: typeof sheet.state): boolean =>
      ["reconnecting", "offline"].includes(getState().status.kind);
    await until("all are away", () => !host.live().connected && Object.values(links).every(isAway), NOTICED_WITHIN_MS);
    chance.mockRestore();
    line.restore();
    retry();
    await until("all are here again", isHere, 20_000);
  }
  expect(sheet.doc.getMap("cards").size).toBe(1);
}, 240_000);
