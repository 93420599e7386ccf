import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { openBoard, openHouse, until } from "../support/house.ts";

/** Takes nothing in any more, and so says nothing to a goodbye: a phone that sleeps. */
async function asleep(url: string, token = ""): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` } });
  await once(socket, "open");
  socket.pause();
  return socket;
}

/** Connected, and about to ask. */
async function atTheDoor(port: number): Promise<{ readonly socket: Socket; readonly answer: () => string }> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (part) => (answer += part.toString()));
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return { socket, answer: () => answer };
}

test("SYN193 a server that ends turns away at once whoever comes back meanwhile, and waits for nobody who does not say that they heard", async () => {
  await using house = await openHouse();
  const { sync, token } = await openBoard(house.url);
  const room = `${sync.path}?v=${PROTOCOL_VERSION}`;
  const base = house.url.replace(/^http/, "ws");
  const sleepers = [
    await asleep(base + room, token),
    await asleep(`${base}${LIVE_PATH}/?EIO=4&transport=websocket`, token),
  ];
  const back = await atTheDoor(Number(new URL(house.url).port));
  const stopped = house.stop();
  back.socket.write(
    `GET ${room} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  await until("an answer", () => back.answer() !== "");
  expect(back.answer()).toMatch(/^HTTP\/1\.1 503 /);
  // Nobody here ends a connection: without their goodbye this would last until they do.
  await stopped;
  await house.start();
  for (const sleeper of sleepers) sleeper.terminate();
});
