import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "./house.ts";
import { freePort, start } from "./process.ts";
import type { Running } from "./process.ts";
import { OPTIONS, SERVER } from "./server-process.ts";

export interface ServedWish {
  /** A folder of its own if it is left out, and gone at the end. */
  readonly dataDir?: string;
  /** What node itself is told besides. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The server as a process of its own, on one folder and one port, begun and ended as often as a test likes. */
export class Served {
  readonly dataDir: string;
  readonly port: number;
  readonly url: string;
  readonly #wish: ServedWish;
  #running: Running | undefined;

  private constructor(port: number, wish: ServedWish) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#wish = wish;
    this.dataDir = wish.dataDir ?? mkdtempSync(path.join(tmpdir(), "tablee-served-"));
  }

  static async open(wish: ServedWish = {}): Promise<Served> {
    const served = new Served(await freePort(), wish);
    await served.start();
    return served;
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const running = this.begin();
    let ending: number | string | undefined;
    void running.ended.then((code) => (ending = code));
    await until("it serves", () => running.said().includes("Tablée is served") || ending !== undefined, 90_000);
    if (ending !== undefined) throw new Error(`the server ended with ${ending}: ${running.said()}`);
  }

  /** Starts the process and waits for nothing. */
  begin(): Running {
    const { node = [], env } = this.#wish;
    this.#running = start(SERVER, {
      env: { ...OPTIONS.env, PORT: String(this.port), DATA_DIR: this.dataDir, ...env },
      node: [...OPTIONS.node, ...node],
    });
    return this.#running;
  }

  get pid(): number {
    return this.#running?.child.pid ?? 0;
  }

  /** What it has written since it was last started. */
  said(): string {
    return this.#running?.said() ?? "";
  }

  signal(name: NodeJS.Signals): void {
    this.#running?.child.kill(name);
  }

  /** Its exit code, or the signal that ended it. */
  ended(): Promise<number | string> {
    return this.#running?.ended ?? Promise.resolve("never begun");
  }

  async end(name: NodeJS.Signals): Promise<number | string> {
    this.signal(name);
    return this.ended();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A frozen process takes no signal but this one.
    await this.end("SIGKILL");
    if (this.#wish.dataDir === undefined) rmSync(this.dataDir, { recursive: true, force: true });
  }
}
