import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { MESSAGE_QUERY_AWARENESS } from "@tablee/shared/protocol/frames";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

/** A frame that the server takes whatever follows its first byte. */
function frameOf(bytes: number): Uint8Array {
  const frame = new Uint8Array(bytes);
  frame[0] = MESSAGE_QUERY_AWARENESS;
  return frame;
}

async function connect(base: string, seat: Seat): Promise<{ socket: WebSocket; code: () => number | undefined }> {
  const headers = { authorization: `Bearer ${seat.token}` };
  const socket = new WebSocket(`${base.replace("http", "ws")}${seat.sync.path}`, { headers });
  let code: number | undefined;
  socket.on("close", (closed) => (code = closed));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return { socket, code: () => code };
}

function live(base: string, seat: Seat, auth: object, namespace = ""): Socket {
  return io(`${base}${namespace}`, {
    path: LIVE_PATH,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth: { version: PROTOCOL_VERSION, token: seat.token, ...auth },
  });
}

function answered(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error) => resolve(error.message));
  });
}

test("LIM30 a frame at its size is taken, one beyond it closes its connection as too big, and another’s words are saved", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  const { socket, code } = await connect(house.url, opened);
  socket.send(frameOf(limits.FRAME_MAX_BYTES));
  await new Promise((resolve) => {
    socket.ping(resolve);
  });
  await new Promise((resolve) => {
    socket.once("pong", resolve);
  });
  expect(code()).toBe(undefined);
  socket.send(frameOf(limits.FRAME_MAX_BYTES + 1));
  await until("closed", () => code() !== undefined);
  expect(code()).toBe(CLOSE.tooBig.code);
  other.addCard("reste");
  await other.saved();
});

test("LIM31 more frames or bytes than a burst close the connection with a code to come back from", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const many = await connect(house.url, opened);
  const frame = frameOf(1);
  for (let at = 0; at < 2 * limits.FRAMES_PER_MEMBER_BURST_COUNT; at += 1) many.socket.send(frame);
  await until("closed for its frames", () => many.code() !== undefined);
  expect(many.code()).toBe(CLOSE.tooFast.code);
  const heavy = await connect(house.url, await joinBoard(house.url, opened.board.code));
  const big = frameOf(limits.FRAME_MAX_BYTES);
  for (let sum = 0; sum < 2 * limits.BYTES_PER_MEMBER_BURST; sum += big.length) heavy.socket.send(big);
  await until("closed for its bytes", () => heavy.code() !== undefined);
  expect(heavy.code()).toBe(CLOSE.tooFast.code);
});

test("LIM32 one connection too many of one member is turned away on all three ways in, and the others go on", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const most = limits.CONNECTIONS_PER_MEMBER_MAX_COUNT;
  const open = await Promise.all(Array.from({ length: most }, () => connect(house.url, opened)));
  await expect(connect(house.url, opened)).rejects.toThrow("429");
  const room = opened.sync.path.slice("/sync/".length);
  const tunnel = live(house.url, opened, { room }, TUNNEL_NAMESPACE);
  expect(await answered(tunnel)).toBe("too-many-connections");
  const lives = Array.from({ length: most }, () => live(house.url, opened, { board: opened.board.id }));
  expect(await Promise.all(lives.map(answered))).toEqual(lives.map(() => "connected"));
  const more = live(house.url, opened, { board: opened.board.id });
  expect(await answered(more)).toBe("too-many-connections");
  expect(open.map(({ code }) => code())).toEqual(open.map(() => undefined));
  for (const socket of [tunnel, more, ...lives]) socket.disconnect();
  for (const { socket } of open) socket.terminate();
});

test("LIM33 commands over the burst are answered too fast, the first ones stand, and a moment later there is room again", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const socket = live(house.url, opened, { board: opened.board.id });
  expect(await answered(socket)).toBe("connected");
  const send = (id: number): Promise<{ reason?: string }> =>
    socket.emitWithAck("hand.set", { id: `c${id}`, input: { raised: true } });
  const most = limits.COMMANDS_PER_MEMBER_BURST_COUNT;
  const replies = await Promise.all(Array.from({ length: 2 * most }, (_, at) => send(at)));
  expect(replies[0]).toMatchObject({ ok: true });
  expect(replies.filter(({ reason }) => reason === "too-fast").length).toBeGreaterThan(most / 2);
  await new Promise((resolve) => {
    setTimeout(resolve, 2_000 / limits.COMMANDS_PER_MEMBER_PER_SECOND_COUNT);
  });
  expect(await send(-1)).toMatchObject({ ok: true });
  socket.disconnect();
});

test("LIM34 what a command may not hold is refused with its reason and its place, and the session stays as it was", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const socket = live(house.url, opened, { board: opened.board.id });
  const phases = new Promise<readonly object[]>((resolve) => {
    socket.once("view", (view: { phases: readonly object[] }) => resolve(view.phases));
  });
  const [first] = await phases;
  let id = 0;
  const send = (name: string, input: unknown): Promise<unknown> =>
    socket.emitWithAck(name, { id: String((id += 1)), input });
  const agenda = (count: number) => Array.from({ length: count }, (_, at) => ({ ...first, id: `p${at}` }));
  expect(await send("timer.start", { seconds: limits.TIMER_MAX_SECONDS + 1 })).toMatchObject({
    reason: "timer-out-of-range",
  });
  expect(await send("timer.start", { seconds: limits.TIMER_MIN_SECONDS - 1 })).toMatchObject({
    reason: "timer-out-of-range",
  });
  expect(await send("agenda.set", { phases: agenda(limits.PHASES_MAX_COUNT + 1) })).toMatchObject({
    reason: "too-many-phases",
  });
  const long = [{ ...first, name: "x".repeat(limits.PHASE_NAME_MAX_CHARS + 1) }];
  expect(await send("agenda.set", { phases: long })).toMatchObject({ reason: "bad-input", detail: "phases.0.name" });
  expect(await send("no.such", {})).toMatchObject({ reason: "unknown-command" });
  expect(await send("timer.stop", { extra: 1 })).toMatchObject({ reason: "bad-input" });
  const again = live(house.url, opened, { board: opened.board.id });
  const view = await new Promise((resolve) => {
    again.once("view", resolve);
  });
  expect(view).toMatchObject({ phases: await phases, timer: { kind: "none" } });
  for (const one of [socket, again]) one.disconnect();
});
