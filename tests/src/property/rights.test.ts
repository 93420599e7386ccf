import { expect, test } from "vitest";
import { COMMANDS } from "@tablee/shared/protocol/commands";
import type { CommandName } from "@tablee/shared/protocol/commands";
import { can } from "@tablee/shared/rules/roles";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { Random } from "../support/random.ts";
import { WireTap } from "../support/wire-tap.ts";
import { person, World } from "./session-world.ts";
import { WISHES } from "./wishes.ts";

/** As soon as one may ask so much. */
async function inTime(tap: WireTap, name: CommandName, input: unknown): Promise<string> {
  const reply = await tap.raw(name, input);
  if (reply.ok || reply.reason !== "too-fast") return reply.ok ? "ok" : reply.reason;
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  return inTime(tap, name, input);
}

test("SES35 whoever has no right to a command is refused it by the server, whichever it is and whatever stands in it", async () => {
  await using house = await openHouse();
  const { board, links } = await openBoard(house.url);
  const secret = links.observer.split("#s=")[1];
  using participant = new WireTap(house.url, await joinBoard(house.url, board.code));
  using observer = new WireTap(house.url, await joinBoard(house.url, board.code, { code: undefined, secret }));
  await Promise.all([participant.here(), observer.here()]);
  // A right input: what is wrong with it is said before who may.
  const [random, world] = [new Random(1), new World([person("mesange", "host", "trainer")])];
  const asked: Record<string, string> = {};
  const meant: Record<string, string> = {};
  const names = (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].needs !== "read");
  for (const name of names)
    for (const [who, tap] of [["participant", participant] as const, ["observer", observer] as const]) {
      if (can(who, COMMANDS[name].needs)) continue;
      const input = COMMANDS[name].input.parse(WISHES[name](random, world));
      asked[`${name}, ${who}`] = await inTime(tap, name, input);
      meant[`${name}, ${who}`] = "not-allowed";
    }
  expect(asked).toEqual(meant);
}, 60_000);
