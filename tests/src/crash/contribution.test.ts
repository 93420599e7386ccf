import { expect, test } from "vitest";
import { canaries } from "../support/canary.ts";
import { chosenSeed, Random } from "../support/random.ts";
import { contributionOf, seatNow, takeBack } from "../support/contributions.ts";
import { joinBoard, openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Served } from "../support/served.ts";

const seed = chosenSeed();
const KILLS = 6;
/** From the request to its answer, on a machine with nothing else to do. */
const WITHIN_MS = 250;

test(`ERA17 after kill -9 in the middle of it all is as it was before, or nothing of it is anywhere (seed ${seed})`, async () => {
  const random = new Random(seed);
  await using served = await Served.open();
  const opened = await openBoard(served.url, { template: "free" });
  const seat = await joinBoard(served.url, opened.board.code, { name: "Tilleul" });
  const ends = { before: 0, after: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const word = `RECIT-${kill}-CANARI`;
    const mine = new Headless(served.url, await seatNow(served.url, seat), { startAnew: () => undefined });
    await mine.saved();
    mine.addCard(`Ma carte ${word}`);
    await mine.saved();
    const asked = takeBack(served.url, seat).then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => setTimeout(resolve, random.below(WITHIN_MS)));
    await served.end("SIGKILL");
    const wasAnswered = await asked;
    await mine[Symbol.asyncDispose]();
    await served.start();
    const { things } = await contributionOf(served.url, seat);
    if (wasAnswered) expect(things).toEqual([]);
    ends[things.length === 0 ? "after" : "before"] += 1;
    const found = await canaries(word, { folders: [served.dataDir] });
    if (things.length === 0) expect(found).toEqual([]);
    else expect(things.map(({ words }) => words)).toEqual([`Ma carte ${word}`]);
    await takeBack(served.url, seat);
    expect(await canaries(word, { folders: [served.dataDir] })).toEqual([]);
  }
  expect(ends.before + ends.after).toBe(KILLS);
}, 240_000);
