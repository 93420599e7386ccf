import process from "node:process";
import { afterEach } from "vitest";
import { lastSeen } from "./last-seen.ts";

afterEach(async ({ task }) => {
  const told = await lastSeen();
  if (task.result?.state === "fail") process.stderr.write(`${task.name}: what the pages showed\n${told}\n`);
});
