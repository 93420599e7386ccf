import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";

/** A server that serves /sync as a test says, for what the real one does not do, or not yet. */
export interface ScriptedServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** When each link came, on performance.now(). */
  readonly links: readonly number[];
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openScripted(serve: (socket: WebSocket, link: number) => void): Promise<ScriptedServer> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => {
    server.once("listening", resolve);
  });
  const links: number[] = [];
  server.on("connection", (socket) => {
    links.push(performance.now());
    socket.on("error", () => socket.terminate());
    serve(socket, links.length);
  });
  return {
    // A TCP server’s address is an object with a port; a string only for pipes.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    links,
    [Symbol.asyncDispose]: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
