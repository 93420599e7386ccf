import path from "node:path";
import process from "node:process";
import { openBrowser } from "./support/browser.ts";
import { joinBoard, openHouse } from "./support/house.ts";
import { fillBoard } from "./support/lively-board.ts";
import { Headless } from "./support/member.ts";
import { choose, openPage, openTable } from "./support/page.ts";

/** Makes the picture of the README: the built client, a real server, people who write, and one who leads. */
const FILE = path.resolve(import.meta.dirname, "../../docs/board.png");
const SETTLE_MS = 9_000;

const house = await openHouse();
const browser = await openBrowser();
try {
  const { page } = await openPage(browser, { width: 1_440 });
  const code = await openTable(page, { house, name: "Mésange", title: "Séminaire formateurs : les ingrédients" });
  const people: Headless[] = [];
  for (const name of ["Tilleul", "Genêt", "Olivier", "Loriot"])
    people.push(new Headless(house.url, await joinBoard(house.url, code, { name })));
  const [writer, mover, looker] = people;
  if (!writer || !mover || !looker) throw new Error("nobody came");
  for (const one of people) await one.saved();
  fillBoard(writer);
  await writer.saved();
  await choose(page, "Mener la séance");
  await page.locator(".lead-next").click();
  await page.getByRole("button", { name: "Lancer" }).click();
  await page.locator(".lead-clock").waitFor();
  await page.getByRole("button", { name: "Fermer le panneau" }).click();
  const zones = [...writer.board().zones.values()].sort((a, b) => a.rect.x - b.rect.x);
  for (const [at, one] of [mover, looker].entries()) {
    const { x = 0, y = 0 } = zones[at + 1]?.rect ?? {};
    one.table.presence.show({ cursor: { x: x + 300 - 150 * at, y: y + 350 + 40 * at } });
  }
  // What was said goes away by itself, and nothing of it stays in the picture.
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: FILE });
  process.stdout.write(`${FILE}\n`);
  for (const one of people) await one[Symbol.asyncDispose]();
} finally {
  await browser.close();
  await house[Symbol.asyncDispose]();
}
