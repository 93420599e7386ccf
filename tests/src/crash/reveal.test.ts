import { expect, test } from "vitest";
import type { PhaseId } from "@tablee/shared/ids";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { chosenSeed, Random } from "../support/random.ts";
import { Served } from "../support/served.ts";

const ENDS = 4;
/** A reveal takes so long on a machine with other work to do. */
const WITHIN_MS = 60;

async function written(member: Headless, text: string): Promise<void> {
  await member.addPrivately(text);
  const { state } = member.sheets();
  await until("the sheet is saved", () => state.getState().desk?.sync.state.getState().status.kind === "saved");
}

test("RND22 after kill -9 in the middle of a reveal all of it has happened or none: never a card twice, never one lost", async () => {
  const random = new Random(chosenSeed());
  await using served = await Served.open();
  const opened = await openBoard(served.url, { template: "ingredients" });
  const seats = [
    opened,
    await joinBoard(served.url, opened.board.code),
    await joinBoard(served.url, opened.board.code),
  ];
  const texts: string[] = [];
  let reveals = 0;
  for (let end = 0; end < ENDS; end += 1) {
    const sit = async (): Promise<Headless[]> => {
      const people = seats.map((seat) => new Headless(served.url, seat));
      await Promise.all(people.map((one) => one.view()));
      return people;
    };
    const people = await sit();
    const [host, ...writers] = people as [Headless, ...Headless[]];
    if ((await host.view()).phase !== "silent") await host.command("phase.set", { phase: "silent" as PhaseId });
    await until("all hear it", () => people.every((one) => one.live().view?.phase === "silent"));
    for (const [at, one] of writers.entries()) {
      const text = `fin ${end}, ${at}`;
      texts.push(text);
      await written(one, text);
    }
    const asked = host.command("round.reveal", { how: "all", reveals }).catch(() => undefined);
    await new Promise((resolve) => {
      setTimeout(resolve, random.below(WITHIN_MS));
    });
    await served.end("SIGKILL");
    await asked;
    for (const one of people) await one[Symbol.asyncDispose]();
    await served.start();
    const after = await sit();
    const [leads, ...others] = after as [Headless, ...Headless[]];
    await leads.saved();
    const now = (await leads.view()).rounds.reveals;
    expect([reveals, reveals + 1], `seed ${random.seed}`).toContain(now);
    const left: string[] = [];
    for (const one of others) {
      const sheet = await one.sheets().open(0);
      if (!sheet.ok) throw new Error(sheet.reason);
      await until("the sheet has come", () => sheet.value.sync.state.getState().status.kind === "saved");
      left.push(...[...sheet.value.board.getState().board.cards.values()].map(({ text }) => text));
    }
    expect([...leads.texts(), ...left].sort(), `seed ${random.seed}`).toEqual([...texts].sort());
    expect(now > reveals ? left : []).toEqual([]);
    reveals = now;
    for (const one of after) await one[Symbol.asyncDispose]();
  }
}, 120_000);
