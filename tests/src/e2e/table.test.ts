import { expect, test } from "vitest";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, put } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

test("E2E1 two browsers and a member without WebSocket build one board; every view shows every card once", async () => {
  const mine = await openPage(browser);
  const code = await openTable(mine.page, { house, name: "Mésange" });
  await using slow = new Headless(house.url, await joinBoard(house.url, code, { name: "Ormeau" }), { polling: true });
  const yours = await openPage(browser, { locale: "en-GB" });
  await yours.page.goto(`${house.url}/join#code=${code}`);
  await yours.page.getByRole("textbox").last().fill("Tilleul");
  await yours.page.locator("form button[type=submit]").click();
  await yours.page.locator('[data-status="saved"]').waitFor();
  await put(mine.page, "Être là dès le départ");
  await put(yours.page, "أن نأخذ الوقت");
  await slow.saved();
  slow.addCard("Par le chemin lent");
  for (const { page } of [mine, yours]) {
    await page.waitForFunction("document.querySelectorAll('.canvas-card').length === 3");
    const canvas = await page
      .locator(".canvas-card")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-card-id")));
    await page.getByRole("radio").nth(1).press("Space");
    await page.locator(".list-row").first().waitFor();
    const list = await page
      .locator(".list-row")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-card-id")));
    expect(list).toEqual(canvas);
    expect(list).toHaveLength(3);
  }
  await until("the slow member has all", () => slow.texts().length === 3);
  for (const { hosts } of [mine, yours]) expect([...hosts]).toEqual([new URL(house.url).host]);
});

test("E2E2 by keyboard alone: a card is written, moved to another area, grouped, put in the framework and deleted", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Bruyère" });
  await put(page, "Une carte");
  await page.getByRole("radio").nth(1).press("Space");
  const row = page.locator(".list-card").first();
  await row.focus();
  await page.keyboard.press("m");
  await page.getByRole("dialog").getByRole("button", { name: "Pendant la formation" }).press("Enter");
  await page.locator(".list-zone", { hasText: "Pendant la formation" }).locator(".list-row").waitFor();
  await page.locator(".list-card").first().focus();
  await page.keyboard.press("g");
  await page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await page.locator("h3", { hasText: "Ensemble · 1" }).waitFor();
  await page.locator(".list-card").first().focus();
  await page.keyboard.press("f");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await page.getByRole("radio").nth(2).press("Space");
  await page.locator(".framework-sources", { hasText: "Une carte" }).waitFor();
  await page.getByRole("radio").nth(1).press("Space");
  await page.locator(".list-card").first().focus();
  await page.keyboard.press("Delete");
  await page.waitForFunction("document.querySelectorAll('.list-row').length === 0");
  await page.locator('[data-status="saved"]').waitFor();
  expect(await page.locator(".list-zone h2").count()).toBe(4);
});

test("E2E4 a group dragged with all its cards to another area is in that area in the list too, and undo brings it back", async () => {
  const { page } = await openPage(browser);
  await openTable(page, { house, name: "Genêt" });
  await put(page, "Première");
  await put(page, "Deuxième");
  await page.locator(".canvas-card").nth(0).click();
  await page
    .locator(".canvas-card")
    .nth(1)
    .click({ modifiers: ["Shift"] });
  await page.keyboard.press("g");
  await page.getByRole("dialog").getByRole("textbox").fill("Ensemble");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).click();
  await page.locator(".canvas-group").waitFor();
  const from = await page.locator(".canvas-card").nth(0).boundingBox();
  // The composer puts cards into the area that is in sight: the group goes to another one.
  const isBefore = (await page.locator(".canvas-card").first().getAttribute("aria-label"))?.includes(
    "Avant la formation",
  );
  const [home, away] = isBefore
    ? (["Avant la formation", "Pendant la formation"] as const)
    : (["Pendant la formation", "Avant la formation"] as const);
  const to = await page.locator(".canvas-zone", { hasText: away }).boundingBox();
  if (!from || !to) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 120, to.y + 120, { steps: 8 });
  await page.mouse.up();
  const inList = (area: string) => page.locator(".list-zone", { hasText: area }).locator(".list-row").count();
  await page.getByRole("radio").nth(1).press("Space");
  await expect.poll(() => inList(away)).toBe(2);
  await page.getByRole("radio").nth(0).press("Space");
  await page.getByRole("button", { name: "Annuler mon geste" }).click();
  await page.getByRole("radio").nth(1).press("Space");
  await expect.poll(() => inList(home)).toBe(2);
});
