import { readFileSync } from "node:fs";
import process from "node:process";

/**
 * Given to node by `--import`, in the main thread and in every worker: the process’s clock is as far from the machine’s
 * as the file says, from the moment it says so. What goes on evenly (performance.now, timers) is left alone, as an
 * operating system leaves it when somebody sets the clock.
 */
const file = process.env["MOVED_CLOCK_FILE"] ?? "";
const RealDate = Date;
let shiftMs = 0;

setInterval(() => {
  shiftMs = Number(readFileSync(file, "utf8"));
}, 20).unref();

const now = (): number => RealDate.now() + shiftMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, anew) => Reflect.construct(target, given.length === 0 ? [now()] : given, anew),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});
