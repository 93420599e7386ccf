import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["{shared,server,client}/src/**/*.test.ts"] } },
      {
        test: {
          name: "house",
          include: ["tests/src/**/*.test.ts"],
          exclude: ["tests/src/e2e/**", "tests/src/workshops/**"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/src/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "workshops",
          include: ["tests/src/workshops/**/*.test.ts"],
          testTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
