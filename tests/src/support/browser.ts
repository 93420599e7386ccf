import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext } from "playwright-core";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** No sandbox: tests open pages of this house alone, often as root. The rest keeps Chromium from calling anybody. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** That build ends a page which asks whether speech can be heard on the device: as it is, nothing listens in it. */
const PACKED_ARGUMENTS = ["--disable-features=OnDeviceWebSpeechAvailable"];

/** What this machine has; undefined: nothing but what the registry package carries. */
function named(): string | undefined {
  return process.env["CHROMIUM"] ?? INSTALLED.find((file) => existsSync(file));
}

/** It is Chromium without what lies around the pages: it keeps no history of addresses, among others. */
export function isPacked(): boolean {
  return named() === undefined;
}

interface Chosen {
  readonly executablePath: string;
  readonly args: string[];
}

/** An installed Chromium, else the one that the registry package carries, which runs on a bare system. */
async function installed(more: readonly string[] = []): Promise<Chosen> {
  const executablePath = named();
  if (executablePath !== undefined) return { executablePath, args: [...ARGUMENTS, ...more] };
  // Read when the package is loaded: with it the package brings its own libraries along.
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs22.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return { executablePath: await packed.executablePath(), args: [...ARGUMENTS, ...PACKED_ARGUMENTS, ...more] };
}

export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await installed(more));
}

/** One that keeps what it keeps in a folder: all of it is written there once it is closed. */
export async function openProfile(folder: string, wish: ProfileWish = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await installed()), ...wish });
}

type ProfileWish = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;
