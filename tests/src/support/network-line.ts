import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** One person’s way to the server: it can be slow, and it can be cut, as a cable or a tunnel through a mountain cuts it. */
export interface NetworkLine {
  /** `http://127.0.0.1:port`: the server, seen through this line. */
  readonly url: string;
  /** Ends every connection at once and lets none through. */
  cut(): void;
  restore(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface Pace {
  /** Each way. */
  readonly delayMs: number;
  /** Each way. */
  readonly bytesPerMs: number;
}

/** What a phone has away from the town: 150 ms there and back, 1.6 Mbit/s. */
export const MOBILE_PACE: Pace = { delayMs: 75, bytesPerMs: 200 };

/** `heard`: every byte that comes from the server, on whichever channel. */
export async function openLine(
  base: string,
  pace: Pace | null = null,
  heard: (bytes: Buffer, link: number) => void = () => undefined,
): Promise<NetworkLine> {
  const { protocol, hostname, port } = new URL(base);
  // TLS names its server: a line to another address would be refused, and rightly.
  if (protocol !== "http:") throw new Error("a line can be slowed or cut only to a server on plain http");
  const sockets = new Set<Socket>();
  let isCut = false;
  let links = 0;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port || 80), hostname);
    const link = (links += 1);
    far.on("data", (bytes: Buffer) => heard(bytes, link));
    carry(near, far, pace);
    carry(far, near, pace);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    // A TCP server’s address is an object with a port; a string only for pipes.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    restore: () => {
      isCut = false;
    },
    [Symbol.asyncDispose]: () => {
      cut();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function carry(from: Socket, to: Socket, pace: Pace | null): void {
  // An error is always followed by a close, which ends the other side too.
  from.on("error", () => undefined);
  if (pace !== null) return carrySlowly(from, to, pace);
  from.on("close", () => to.destroy());
  from.pipe(to);
}

/** One queue and one timer: timers of different lengths may fire out of order, and bytes must not. */
function carrySlowly(from: Socket, to: Socket, { delayMs, bytesPerMs }: Pace): void {
  const waiting: { readonly at: number; readonly chunk: Buffer | null }[] = [];
  let freeAt = 0;
  let isTicking = false;
  const tick = (): void => {
    const first = waiting[0];
    isTicking = first !== undefined;
    if (first) setTimeout(deliver, Math.max(0, first.at - Date.now()));
  };
  const deliver = (): void => {
    const chunk = waiting.shift()?.chunk ?? null;
    if (chunk) to.write(chunk);
    else to.end();
    tick();
  };
  const put = (chunk: Buffer | null): void => {
    freeAt = Math.max(Date.now(), freeAt) + (chunk?.length ?? 0) / bytesPerMs;
    waiting.push({ at: freeAt + delayMs, chunk });
    if (!isTicking) tick();
  };
  from.on("data", put);
  // What was sent before the end is still on its way.
  from.on("close", () => put(null));
}
