import { describe, expect, test } from "vitest";
import { crowdedTable } from "../support/crowded-table.ts";
import type { Sitting } from "../support/crowded-table.ts";
import { all, COUNT, Evening, LATE, OBSERVER, ofTheirs, own, POLLING, settle } from "../support/evening.ts";
import type { Secret } from "../support/evening.ts";
import { openHouse } from "../support/house.ts";

describe("what is somebody’s secret", () => {
  test("SES33 [C18] [C27] [C61] [C64] of sixty people nobody is sent another’s ballot, words, sheet, answer, code, hand-over or preparation, in any frame of any channel", async () => {
    await using house = await openHouse();
    const { people } = await crowdedTable(house.url, { count: COUNT, polling: POLLING });
    const evening = new Evening(house, people);
    await evening.share();
    await evening.lead();
    await evening.agree();
    await evening.vote();
    await evening.evaluate();
    await evening.write();
    await evening.ask();
    await settle(evening.host, people, 61);
    const mine = ({ at }: Sitting): Secret[] =>
      at === OBSERVER ? [] : own(["ballot", "consent", "met", "sheet", "kept"], at);
    expect(evening.overheard((one) => [...mine(one), ...ofTheirs(one.at)])).toEqual([]);
    expect(evening.tooMuchInViews()).toEqual([]);

    await evening.reveal();
    await evening.ask();
    await settle(evening.host, people, 62);
    const shown = (["sheet", "consent", "answer"] as const).flatMap((kind) => all(kind).slice(0, COUNT - 1));
    const late = ({ at }: Sitting): Secret[] => (LATE.includes(at) ? own(["late"], at) : []);
    expect(evening.overheard((one) => [...mine(one), ...shown, ...late(one), ...ofTheirs(one.at)])).toEqual([]);
    expect(evening.tooMuchInViews()).toEqual([]);
    for (const one of people) await one.leave();
  }, 240_000);
});
