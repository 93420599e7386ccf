import { availableParallelism } from "node:os";
import process from "node:process";
import { defineConfig } from "vitest/config";

/** Two also where there are two cores: most of a test's time goes into waiting for another process. */
const usual = { maxWorkers: Math.max(2, availableParallelism() - 1), testTimeout: 30_000 };

/** decisions/050. Whoever works at a test sees it fail at once. */
const retry = process.env["CI"] ? 1 : 0;

export default defineConfig({
  test: {
    projects: [
      { test: { ...usual, name: "unit", include: ["{shared,server,client}/src/**/*.test.ts"] } },
      {
        test: {
          ...usual,
          name: "house",
          include: ["tests/src/**/*.test.ts"],
          exclude: ["tests/src/e2e/**", "tests/src/workshops/**"],
          // What a server does comes when the machine has time for it.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/src/e2e/**/*.test.ts"],
          globalSetup: ["tests/src/support/unpack-browser.ts"],
          setupFiles: ["tests/src/support/tell-last-seen.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          retry,
          // What a page shows comes when the machine has time for it.
          expect: { poll: { timeout: 15_000 } },
          // A browser is many processes: two at once, and nothing else beside them.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "workshops",
          include: ["tests/src/workshops/**/*.test.ts"],
          globalSetup: ["tests/src/support/unpack-browser.ts"],
          testTimeout: 300_000,
          retry,
          fileParallelism: false,
        },
      },
    ],
  },
});
