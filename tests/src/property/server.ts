import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openHouse, until } from "../support/house.ts";
import { freePort, start } from "../support/process.ts";
import type { Running } from "../support/process.ts";

/** A server that can be ended and comes back on the same data and port. */
export interface Server {
  readonly url: string;
  readonly dataDir: string;
  /** Ends it: as it would like to, or with kill -9 where it has a process of its own. */
  end(): Promise<void>;
  begin(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function inThisProcess(): Promise<Server> {
  const house = await openHouse();
  return {
    url: house.url,
    dataDir: house.dataDir,
    end: () => house.stop(),
    begin: () => house.start(),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

export async function inItsOwnProcess(): Promise<Server> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-property-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: Running | undefined;
  const begin = async (): Promise<void> => {
    const now = start("server/src/main.ts", { env: { PORT: String(port), DATA_DIR: dataDir } });
    running = now;
    await until("the server says that it listens", () => now.said() !== "");
  };
  const end = async (): Promise<void> => {
    running?.child.kill("SIGKILL");
    await running?.ended;
  };
  await begin();
  return {
    url,
    dataDir,
    end,
    begin,
    [Symbol.asyncDispose]: async () => {
      await end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
