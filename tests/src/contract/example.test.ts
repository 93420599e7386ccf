import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openBoard, openHouse } from "../support/house.ts";

const example = path.resolve(import.meta.dirname, "../../../docs/examples/add-card.mjs");

test("SYN7 the worked example of a foreign client joins by code, adds a card and sees it stored", async () => {
  await using house = await openHouse();
  const { board } = await openBoard(house.url);
  const run = (text: string) =>
    promisify(execFile)(process.execPath, [example, house.url, board.code.toLowerCase(), text], { timeout: 20_000 });
  await run("premier");
  const { stdout } = await run("deuxième");
  const texts = new Set(
    stdout
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line).text),
  );
  expect(texts).toEqual(new Set(["deuxième", "premier"]));
});
