import { expect, test } from "vitest";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import type { CommandName } from "@tablee/shared/protocol/commands";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import type { SessionView } from "@tablee/shared/session/types";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";

interface Tab {
  readonly socket: Socket;
  view: SessionView | undefined;
}

async function openTab(base: string, { board, token }: Pick<Seat, "board" | "token">): Promise<Tab> {
  const auth = { board: board.id, version: PROTOCOL_VERSION, token };
  const tab: Tab = {
    socket: io(base, { path: LIVE_PATH, transports: ["websocket"], forceNew: true, auth }),
    view: undefined,
  };
  tab.socket.on("view", (view: SessionView) => {
    tab.view = view;
  });
  await until("a view", () => tab.view !== undefined);
  return tab;
}

async function say({ socket }: Tab, name: CommandName, id: string, input: unknown = {}): Promise<string> {
  const reply: { readonly ok: boolean; readonly reason?: string } = await socket
    .timeout(10_000)
    .emitWithAck(name, { id, input });
  return reply.ok ? "ok" : (reply.reason ?? "");
}

function totalOf({ view }: Tab): number | null {
  return view && view.timer.kind !== "none" ? view.timer.totalMs : null;
}

test("SES34 a command that comes twice under one id is done once and answered as the first time, from another tab too; of another member it is another", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seat = await joinBoard(house.url, opened.board.code);
  const [one, other, second] = [
    await openTab(house.url, opened),
    await openTab(house.url, opened),
    await openTab(house.url, seat),
  ];
  // Refused the first time, it is not done when it comes again and could be.
  expect(await say(one, "timer.pause", "pause")).toBe("timer-not-running");
  expect(await say(one, "timer.start", "start", { seconds: 60 })).toBe("ok");
  expect(await say(other, "timer.pause", "pause")).toBe("timer-not-running");
  expect(one.view?.timer.kind).toBe("running");
  const more = { seconds: 60 };
  expect(await say(one, "timer.extend", "more", more)).toBe("ok");
  const once = totalOf(one);
  const again = await Promise.all([one, other, one].map((tab) => say(tab, "timer.extend", "more", more)));
  expect(again).toEqual(["ok", "ok", "ok"]);
  expect(await say(one, "role.set", "host", { member: seat.member.id, role: "host" })).toBe("ok");
  await until("it is told", () => second.view?.me.role === "host");
  expect([totalOf(one), totalOf(second)]).toEqual([once, once]);
  // The same id of somebody else is no repetition.
  expect(await say(second, "timer.extend", "more", more)).toBe("ok");
  await until("it is longer", () => totalOf(one) === (once ?? 0) + 60_000);
  for (const { socket } of [one, other, second]) socket.disconnect();
});
