import { expect, test } from "vitest";
import { byTouch } from "../support/actor.ts";
import { openPage } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { unsentOf } from "./hands/commands.ts";
import { lead } from "./hands/leading.ts";
import { takePart } from "./hands/taking-part.ts";

const { house, browser } = await openStage();
const PHONE = { width: 390, height: 844, phone: true } as const;
const sent = new Set<string>();

test("HND4 who leads does all of a workshop by touch alone, on a phone: prepares, opens, leads as two, times, reveals, votes, evaluates, hands on and closes", async () => {
  const { page } = await openPage(browser, PHONE);
  const actor = await byTouch(page);
  await lead(actor, house);
  for (const name of actor.sent()) sent.add(name);
  expect(await actor.remarks()).toEqual([]);
});

test("HND5 who takes part does all of a workshop by touch alone, on a phone: joins, agrees, writes privately, votes, answers, evaluates and takes their copy", async () => {
  const { page } = await openPage(browser, PHONE);
  const actor = await byTouch(page);
  await takePart(actor, house);
  for (const name of actor.sent()) sent.add(name);
  expect(await actor.remarks()).toEqual([]);
});

test("HND6 the two above have sent every command there is by touch, but those that have a reason", () => {
  expect(unsentOf(sent)).toEqual([]);
});
