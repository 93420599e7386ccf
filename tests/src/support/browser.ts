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

/** An installed Chromium, else the one that the registry package carries, which runs on a bare system. */
async function installed(): Promise<string> {
  const named = process.env["CHROMIUM"] ?? INSTALLED.find((file) => existsSync(file));
  if (named !== undefined) return named;
  // Read when the package is loaded: with it the package brings its own libraries along.
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs22.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await installed(), args: [...ARGUMENTS, ...more] });
}

/** One that keeps what it keeps in a folder: all of it is written there once it is closed. */
export async function openProfile(folder: string, wish: ProfileWish = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath: await installed(), args: [...ARGUMENTS], ...wish });
}

type ProfileWish = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;
