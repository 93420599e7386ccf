import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import path from "node:path";
import process from "node:process";
import { renderUnicodeCompact } from "uqr";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { startServer } from "./server.ts";
import { whyNotStarted } from "./why-not-started.ts";

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
  if (!existsSync(path.join(config.clientDir, "index.html")))
    say(`There is no built client in ${config.clientDir}, so there are no pages yet: npm start builds them.`);
  const lan = config.host === "0.0.0.0" && !config.publicUrl ? localAddress() : undefined;
  if (!lan) return;
  const url = `http://${lan}:${port}`;
  say(`On the same network: ${url}\n\n${renderUnicodeCompact(url)}`);
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
    // Every time, not once: Ctrl+C reaches this process twice, from the terminal and through the script that started it.
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
    greet(config.value, server.port);
  } catch (error) {
    say(whyNotStarted(error, config.value));
    process.exitCode = 1;
  }
}

await main();
