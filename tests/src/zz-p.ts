import { play } from "./property/run.ts";
import { inItsOwnProcess, inThisProcess } from "./property/server.ts";
const [seed, ms, own] = process.argv.slice(2).map(Number);
await using server = own ? await inItsOwnProcess() : await inThisProcess();
const t = Date.now();
try {
  console.log("seed", seed, await play(server, seed!, ms!), Date.now() - t);
} catch (e) {
  console.log("seed", seed, String((e as Error).stack).slice(0, 2000));
}
