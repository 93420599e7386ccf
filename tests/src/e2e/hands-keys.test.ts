import { expect, test } from "vitest";
import { byKeys } from "../support/actor.ts";
import { openPage } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { unsentOf } from "./hands/commands.ts";
import { lead } from "./hands/leading.ts";
import { takePart } from "./hands/taking-part.ts";

const { house, browser } = await openStage();
const sent = new Set<string>();

test("HND1 who leads does all of a workshop by keyboard alone: prepares, opens, leads as two, times, reveals, votes, evaluates, hands on and closes", async () => {
  const { page } = await openPage(browser);
  const actor = await byKeys(page);
  await lead(actor, house);
  for (const name of actor.sent()) sent.add(name);
  expect(await actor.remarks()).toEqual([]);
});

test("HND2 who takes part does all of a workshop by keyboard alone: joins, agrees, writes privately, votes, answers, evaluates and takes their copy", async () => {
  const { page } = await openPage(browser);
  const actor = await byKeys(page);
  await takePart(actor, house);
  for (const name of actor.sent()) sent.add(name);
  expect(await actor.remarks()).toEqual([]);
});

test("HND3 the two above have sent every command there is by keyboard, but those that have a reason", () => {
  expect(unsentOf(sent)).toEqual([]);
});
