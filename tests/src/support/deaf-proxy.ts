import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that knows no upgrade, and does not tell the server that somebody hung up: what it asked for it waits for. */
export interface DeafProxy {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openDeafProxy(base: string): Promise<DeafProxy> {
  const { hostname, port } = new URL(base);
  const proxy = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const on = request({ hostname, port, method, path: url, headers }, (come) => {
      answer.writeHead(come.statusCode ?? 502, come.headers);
      // Nobody may be there any more to read it.
      come.pipe(answer).on("error", () => undefined);
    });
    on.on("error", () => answer.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, "127.0.0.1", resolve);
  });
  return {
    // A TCP server’s address is an object with a port; a string only for pipes.
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => {
        proxy.close(resolve);
      });
    },
  };
}
