import { existsSync, openSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as limits from "@tablee/shared/limits";
import { createLog, logTo } from "./log.ts";

const FULL = "/dev/full";
const noFullDisk = existsSync(FULL) ? "" : " (skipped: this system has no /dev/full)";

afterEach(() => {
  vi.useRealTimers();
});

function listen(): { readonly lines: Record<string, unknown>[]; write(line: string): void } {
  const lines: Record<string, unknown>[] = [];
  return { lines, write: (line) => void lines.push(JSON.parse(line)) };
}

describe("the log", () => {
  test("LIM90 what happens again and again is told so often in a minute, then counted, and others are heard meanwhile", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const heard = listen();
    const log = createLog("info", heard);
    const many = 50 * limits.LOG_LINES_PER_MESSAGE_PER_MINUTE_COUNT;
    for (let at = 0; at < many; at += 1) log.error({ rooms: at }, "a window could not be stored");
    log.info("serving");
    expect(heard.lines).toHaveLength(limits.LOG_LINES_PER_MESSAGE_PER_MINUTE_COUNT + 1);
    expect(heard.lines.at(-1)).toMatchObject({ msg: "serving" });
    vi.advanceTimersByTime(60_000);
    log.error({ rooms: 7 }, "a window could not be stored");
    const leftOut = many - limits.LOG_LINES_PER_MESSAGE_PER_MINUTE_COUNT;
    expect(heard.lines.at(-1)).toMatchObject({ msg: "a window could not be stored", rooms: 7, leftOut });
  });

  test("HOM81 an error is told by its kind, its code and its place in the code, not by the words that a parser quotes", () => {
    const heard = listen();
    const log = createLog("info", heard);
    try {
      JSON.parse('["Mésange');
    } catch (error) {
      log.error({ err: error }, "a request broke");
    }
    log.error({ err: Object.assign(new Error("disk is full"), { code: "ENOSPC" }) }, "a window could not be stored");
    expect(JSON.stringify(heard.lines)).not.toContain("Mésange");
    expect(heard.lines[0]).toMatchObject({ err: { type: "SyntaxError" } });
    expect(heard.lines[1]).toMatchObject({ err: { type: "Error", code: "ENOSPC", message: "disk is full" } });
  });

  test.skipIf(noFullDisk !== "")(
    `LIM91 a log that cannot be written ends nothing, and holds so much and no more${noFullDisk}`,
    () => {
      const destination = logTo(openSync(FULL, "w"));
      let dropped = 0;
      destination.on("drop", () => (dropped += 1));
      const line = `${"x".repeat(1_023)}\n`;
      for (let sum = 0; sum < 2 * limits.LOG_WAITING_MAX_BYTES; sum += line.length) destination.write(line);
      expect(dropped).toBeGreaterThan(0.9 * (limits.LOG_WAITING_MAX_BYTES / line.length));
    },
  );
});
