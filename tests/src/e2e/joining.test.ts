import { expect, test } from "vitest";
import { openBoard } from "../support/house.ts";
import { joinTable, openPage } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

test("SES30 joining by the code asks for a name, and leaves no error in the browser’s console", async () => {
  const { board } = await openBoard(house.url);
  const { page } = await openPage(browser);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
  await joinTable(page, { house, code: board.code, name: "Tilleul" });
  expect(complaints).toEqual([]);
  await page.goto(`${house.url}/join#code=ZZZZZZ`);
  await page.getByText("Aucune table n’a ce code", { exact: false }).waitFor();
  expect(complaints).toContain(`404 ${house.url}/api/join`);
  await page.context().close();
});
