import { execFileSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

/**
 * A packed Chromium is unpacked where it is first opened: two test files that do so at once start what the other is
 * still writing. In a process of its own: the package puts its libraries into the environment.
 */
export default function setup(): void {
  execFileSync(process.execPath, [path.join(import.meta.dirname, "browser-once.ts")], { stdio: "inherit" });
}
