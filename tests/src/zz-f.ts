import { fuzzUpdates } from "./fuzz/updates.ts";
const from = Number(process.argv[2] ?? 1),
  scenes = Number(process.argv[3] ?? 5),
  count = Number(process.argv[4] ?? 5000);
const tally = { judged: 0, passed: 0, refusals: new Map<string, number>() };
const t = Date.now();
for (let s = from; s < from + scenes; s++) {
  try {
    fuzzUpdates(s, count, tally);
  } catch (e) {
    console.log("seed", s, (e as Error).message, (e as Error).stack?.split("\n").slice(1, 5).join("\n"));
  }
}
console.log(tally, Date.now() - t, "ms");
