import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "@tablee/server/config";
import { startServer } from "@tablee/server/server";
import type { RunningServer } from "@tablee/server/server";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";

export interface HouseWish {
  /** The built client that is served; this project’s own if it is left out. */
  readonly clientDir?: string;
  /** A data folder that is there already, and stays. */
  readonly dataDir?: string;
  /** Settings as in docs/configuration.md. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The calendar of the server. */
  readonly now?: () => number;
}

/** A whole server in this process, on a free port, with a data folder of its own. */
export interface House {
  readonly url: string;
  readonly dataDir: string;
  /** Ends the server: nobody reaches it until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and starts it again on the same data and port. */
  restart(wish?: HouseWish): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openHouse(wish: HouseWish = {}): Promise<House> {
  const dataDir = wish.dataDir ?? mkdtempSync(path.join(tmpdir(), "tablee-house-"));
  const serve = async (port: number, { clientDir, settings, now }: HouseWish = wish): Promise<RunningServer> => {
    const environment = {
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
      CLIENT_DIR: clientDir ?? path.resolve(import.meta.dirname, "../../../client/dist"),
      ...settings,
    };
    const config = readConfig(environment);
    if (!config.ok) throw new Error(config.detail);
    return startServer(config.value, now);
  };
  let server = await serve(0);
  const { port } = server;
  return {
    url: server.url,
    dataDir,
    stop: () => server.close(),
    start: async () => {
      server = await serve(port);
    },
    restart: async (anew) => {
      await server.close();
      server = await serve(port, anew);
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      if (wish.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function post<Value>(url: string, body: unknown): Promise<Value> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  // The protocol's types; the contract tests look at the shapes themselves.
  return (await answer.json()) as Value;
}

export function openBoard(base: string, wish: Readonly<Record<string, unknown>> = {}): Promise<OpenedBoard> {
  return post(`${base}/api/boards`, { title: "Les ingrédients", name: "Mésange", session: "token", ...wish });
}

export function joinBoard(base: string, code: string, wish: Readonly<Record<string, unknown>> = {}): Promise<Seat> {
  return post(`${base}/api/join`, { code, name: "Tilleul", session: "token", ...wish });
}

/**
 * Waits until something holds; says what it was waiting for when it does not. Long enough for a machine with other work
 * to do: what must not take long is measured, not waited for.
 */
export async function until(what: string, holds: () => boolean, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
