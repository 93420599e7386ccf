import { execFileSync } from "node:child_process";
import process from "node:process";

const ONCE = `const { openBrowser } = await import(${JSON.stringify(new URL("browser.ts", import.meta.url).href)});
  await (await openBrowser()).close();`;

/**
 * A packed Chromium is unpacked where it is first opened: two test files that do so at once start what the other is
 * still writing. In a process of its own: the package puts its libraries into the environment.
 */
export function setup(): void {
  execFileSync(process.execPath, ["--input-type=module", "--eval", ONCE], { stdio: "inherit" });
}
