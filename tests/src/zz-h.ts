import { playHonest } from "./fuzz/honest.ts";
const from = Number(process.argv[2] ?? 1),
  count = Number(process.argv[3] ?? 20),
  turns = Number(process.argv[4] ?? 500);
const all = new Map();
let n = 0;
const t = Date.now();
for (let s = from; s < from + count; s++) {
  try {
    const r = playHonest(s, turns);
    n += r.updates;
    for (const [k, v] of r.actions) all.set(k, (all.get(k) ?? 0) + v);
  } catch (e) {
    console.log("seed", s, (e as Error).message, (e as Error).stack?.split("\n").slice(1, 6).join("\n"));
  }
}
console.log(n, "updates", Date.now() - t, "ms");
console.log([...all].map(([k, v]) => k + ":" + v).join(" "));
