import type { Socket } from "socket.io-client";
import { until } from "../support/house.ts";
import type { Wish } from "./commands.ts";
import { note } from "./grouping.ts";
import { connect, pause, rest, timed } from "./table.ts";
import type { Answers } from "./table.ts";

/** The same moments at the peer: as many commands, as many bytes to everybody. */

export interface EchoWish extends Wish {
  readonly viewBytes: number;
  readonly groupBytes: number;
  readonly revealBytes: number;
}

export async function playEcho(base: string, wish: EchoWish): Promise<Answers> {
  const sockets = Array.from({ length: wish.people }, () => connect(base, {}));
  await until("everybody is connected", () => sockets.every(({ connected }) => connected));
  const answers: Answers = {};
  for (let round = 0; round < wish.rounds; round += 1) {
    const since = performance.now();
    for (const took of await all(sockets, wish.viewBytes)) note(answers, "echo of a view", since + took, since);
    await rest();
    await grouped(sockets, wish, answers);
    await revealed(sockets, wish, answers);
  }
  for (const socket of sockets) socket.disconnect();
  return answers;
}

function all(sockets: readonly Socket[], bytes: number): Promise<number[]> {
  return Promise.all(sockets.map((socket) => timed(socket, "say", { bytes })));
}

/** When everybody had heard so many. */
function heard(sockets: readonly Socket[], count: number, bytes: number): () => Promise<readonly number[]> {
  const last = sockets.map(() => 0);
  const due = { left: count * sockets.length };
  const hear = sockets.map((_, at) => (text: string) => {
    if (text.length !== bytes) return;
    last[at] = performance.now();
    due.left -= 1;
  });
  for (const [at, one] of hear.entries()) sockets[at]?.on("view", one);
  return async () => {
    while (due.left > 0) await pause(20);
    for (const [at, one] of hear.entries()) sockets[at]?.off("view", one);
    return last;
  };
}

async function grouped(sockets: readonly Socket[], { groupBytes }: EchoWish, answers: Answers): Promise<void> {
  const arrived = heard(sockets, sockets.length, groupBytes);
  const since = performance.now();
  for (const took of await all(sockets, groupBytes)) note(answers, "echo of a group", since + took, since);
  for (const at of await arrived()) note(answers, `echo of a group: all ${sockets.length} are here`, at, since);
  await rest();
}

async function revealed(sockets: readonly Socket[], wish: EchoWish, answers: Answers): Promise<void> {
  const { revealBytes, viewBytes } = wish;
  const arrived = heard(sockets, 1, revealBytes);
  const [host, ...others] = sockets;
  if (!host) throw new Error("nobody is connected");
  const since = performance.now();
  const [reveal] = await Promise.all([timed(host, "say", { bytes: revealBytes }), all(others, viewBytes)]);
  note(answers, "echo of a reveal, by the host", since + reveal, since);
  for (const at of await arrived()) note(answers, "echo of a reveal: it is here", at, since);
  await rest();
}
