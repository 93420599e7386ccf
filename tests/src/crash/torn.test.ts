import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { chanceOf } from "../support/chance.ts";
import { openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Served } from "../support/served.ts";
import { copyOf } from "../support/stored-rooms.ts";
import { aloneWith } from "./moments.ts";
import { chosenSeed } from "../support/random.ts";

const WORDS = 6;
const logOf = (dataDir: string): string => path.join(dataDir, "tablee.sqlite-wal");

/** Cuts the write-ahead log off, or leaves its length and spoils what comes after, as a power cut may. */
function tear(file: string, { at, isCut }: { readonly at: number; readonly isCut: boolean }): void {
  if (isCut) return truncateSync(file, at);
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, at), Buffer.alloc(bytes.length - at, 0xa5)]));
}

test("SYN99 with the end of the log cut off or spoiled after a kill, all that was stored before that place is served, and the table goes on", async () => {
  const chance = chanceOf(chosenSeed());
  await using served = await Served.open();
  const opened = await openBoard(served.url);
  const one = new Headless(served.url, opened);
  /** How long the log was when so many words were stored. */
  const lengths: number[] = [];
  for (let count = 0; count <= WORDS; count += 1) {
    if (count > 0) one.addCard(`mot ${count}`);
    await one.saved();
    lengths.push(statSync(logOf(served.dataDir)).size);
  }
  await one[Symbol.asyncDispose]();
  await served.end("SIGKILL");
  for (const [kept, isCut] of [
    [WORDS - 1, true],
    [chance.whole(1, WORDS - 2), false],
  ] as const) {
    using copy = copyOf(served.dataDir);
    const [from = 0, to = 0] = lengths.slice(kept);
    const at = chance.whole(from + 1, to - 1);
    tear(logOf(copy.dataDir), { at, isCut });
    await using again = await Served.open({ dataDir: copy.dataDir });
    await using alone = await aloneWith(again, opened.board.code);
    const words = Array.from({ length: kept }, (_, index) => `mot ${index + 1}`);
    expect({ seed: chance.seed, kept, at, isCut, texts: alone.texts() }).toMatchObject({ texts: words });
    alone.addCard("après");
    await alone.saved();
  }
}, 60_000);
