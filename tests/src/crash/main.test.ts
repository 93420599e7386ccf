import { expect, test } from "vitest";
import { start } from "../support/process.ts";

test.each([
  ["crash", ["--kills", "many"], "--kills takes a whole number above 0"],
  ["crash", ["--moments", "herd,never"], "no moment “never”"],
  ["soak", ["--minutes", "0.5"], "--minutes takes a whole number above 0"],
])("HOM73 a wrong option of a long run is named, and nothing is begun: %s %j", async (name, args, said) => {
  const run = start(`tests/src/${name}/main.ts`, { env: {}, args });
  expect(await run.ended).toBe(2);
  expect(run.said()).toContain(said);
  expect(run.said()).toContain(`npm run ${name} -- `);
});
