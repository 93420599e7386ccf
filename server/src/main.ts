import { networkInterfaces } from "node:os";
import process from "node:process";
import { renderUnicodeCompact } from "uqr";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { startServer } from "./server.ts";
import { FolderInUseError } from "./store/open.ts";

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function localAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((one) => one.family === "IPv4" && !one.internal)?.address;
}

function greet(config: Config, port: number): void {
  const address = config.publicUrl ?? `http://localhost:${port}`;
  say(`\nTablée is served. Open ${address}`);
  const lan = config.host === "0.0.0.0" && !config.publicUrl ? localAddress() : undefined;
  if (!lan) return;
  const url = `http://${lan}:${port}`;
  say(`On the same network: ${url}\n\n${renderUnicodeCompact(url)}`);
}

function explain(error: unknown, config: Config): string {
  if (error instanceof FolderInUseError) return `${error.message}.\nStop it first, or give this one another DATA_DIR.`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `Port ${config.port} is taken. Give another: PORT=3001 npm start`;
  }
  return `The server could not start: ${error instanceof Error ? error.message : String(error)}`;
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    say(`The configuration cannot be used:\n${config.detail}\nSee docs/configuration.md.`);
    process.exitCode = 2;
    return;
  }
  try {
    const server = await startServer(config.value);
    const stop = (): void => void server.close();
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    greet(config.value, server.port);
  } catch (error) {
    say(explain(error, config.value));
    process.exitCode = 1;
  }
}

await main();
