import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { MOBILE_PACE, openLine } from "../support/network-line.ts";
import { joinTable, openPage, openTable, put, violations } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const FORBIDDEN = "indexedDB.open = () => { throw new DOMException('denied', 'SecurityError'); }";

test("UIX52 a board of five thousand cards over a slow network is shown as coming, then whole, is not called saved before, and others write and move meanwhile", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.saved();
  const COUNT = 5_000;
  for (let at = 0; at < COUNT; at += 250) {
    const batch = Array.from({ length: 250 }, (_, index) => ({
      text: `Carte ${at + index} ${"des mots de la table ".repeat(8)}`,
      place: { x: 260 * ((at + index) % 70), y: 2_000 + 180 * Math.floor((at + index) / 70), zone: null, group: null },
    }));
    expect(addCards(host.hand, batch).ok).toBe(true);
    await host.saved();
  }
  await using line = await openLine(house.url, MOBILE_PACE);
  const { page } = await openPage(browser);
  await page.goto(`${line.url}/join#code=${opened.board.code}`);
  await page.getByRole("textbox").last().fill("Tilleul");
  await page.locator("form button[type=submit]").click();
  await page.getByText(/La table est grande : \d+,\d Mo reçus\./).waitFor();
  const seen = new Set<string | null>();
  const look = async (): Promise<boolean> => {
    // Both at once: between two questions the table may have come.
    const now = await page.evaluate(`[
      document.querySelector(".status-badge")?.getAttribute("data-status") ?? null,
      document.querySelectorAll(".composer").length,
    ]`);
    const [status, composers] = now as [string | null, number];
    seen.add(status);
    if (status === "loading" && composers > 0) throw new Error("one can write on a board that is not there");
    return status === "saved";
  };
  for (let written = 0; !(await look()); written += 1) {
    host.addCard(`pendant ce temps ${written}`);
    host.table.presence.show({ cursor: { x: written, y: written } });
    await page.waitForTimeout(50);
  }
  expect([...seen]).toEqual(["loading", "saved"]);
  await page.getByRole("radio").nth(1).press("Space");
  const total = () => host.board().cards.size;
  expect(total()).toBeGreaterThan(COUNT);
  await page
    .locator(".list-row")
    .nth(total() - 1)
    .waitFor({ state: "attached", timeout: 60_000 });
  expect(await page.locator(".list-row").count()).toBe(total());
  await page.context().close();
});

/** Every sentence that the badge gave to the ear, in order. */
async function listen(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(`(() => {
    const ear = document.querySelector(".status-badge .ui-hidden");
    window.heard = [];
    new MutationObserver(() => window.heard.push(ear.textContent)).observe(ear, { childList: true, characterData: true, subtree: true });
  })()`);
  return () => page.evaluate("window.heard");
}

test("UIX53 a state of the link is said aloud once, however long it lasts and whatever is counted in it", async () => {
  const { page } = await openPage(browser);
  await using own = await openHouse();
  await openTable(page, { house: own, name: "Mésange" });
  const ear = page.locator(".status-badge .ui-hidden");
  await expect.poll(() => ear.textContent()).toBe("Enregistré");
  const heard = await listen(page);
  await own.stop();
  await page.locator('[data-status="offline"]').waitFor();
  for (const text of ["Une", "Deux", "Trois"]) {
    await put(page, text);
    await page.waitForTimeout(1_300);
  }
  await page.locator('.status-badge[title="Hors ligne, 3 changements gardés sur cet appareil"]').waitFor();
  await own.start();
  await expect.poll(() => ear.textContent()).toBe("Enregistré");
  const said = (await heard()) as string[];
  const kinds = said.map((sentence) => sentence.split(/[,…]/)[0]);
  expect(kinds.filter((kind) => kind === "Hors ligne").length).toBe(1);
  expect(kinds.at(-1)).toBe("Enregistré");
  expect(kinds.length).toBeLessThanOrEqual(4);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test.each([
  { width: 390, colorScheme: "light", locale: "fr-FR" },
  { width: 1280, colorScheme: "dark", locale: "en-GB" },
] as const)(
  "UIX54 axe finds nothing in what is said of the link and of what is kept, and nothing of it scrolls sideways, $width px, $colorScheme, $locale",
  async (wish) => {
    const found: string[] = [];
    const look = async (page: Page, what: string): Promise<void> => {
      const isWide: unknown = await page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth",
      );
      if (isWide === true) found.push(`${what}: scrolls sideways`);
      found.push(...(await violations(page)).map((violation) => `${what}: ${violation}`));
      const folder = process.env["SCREENSHOTS"];
      if (folder)
        await page.screenshot({ path: `${folder}/${what.replaceAll(" ", "-")}-${wish.width}-${wish.colorScheme}.png` });
    };
    const opened = await openBoard(house.url);
    await using host = new Headless(house.url, opened);
    await host.saved();
    await using line = await openLine(house.url);
    const { page } = await openPage(browser, wish);
    await page.addInitScript(FORBIDDEN);
    let isOutdated = false;
    await page.routeWebSocket(/\/sync\//, (socket) => {
      if (isOutdated) void socket.close({ code: 4_426, reason: "outdated" });
      else socket.connectToServer();
    });
    await joinTable(page, { house: { ...house, url: line.url }, code: opened.board.code, name: "Bruyère" });
    line.cut();
    await put(page, "Un mot");
    await page.locator('[data-status="offline"]').waitFor();
    await look(page, "nothing kept on the device");
    line.restore();
    await page.locator('[data-status="saved"]').waitFor();
    isOutdated = true;
    line.cut();
    line.restore();
    await page.locator('[data-status="reconnecting"]').waitFor();
    await put(page, "Un autre mot");
    await page.getByRole("alert").waitFor();
    await look(page, "an earlier version and nothing kept");
    const { page: other } = await openPage(browser, wish);
    await other.routeWebSocket(/\/sync\//, () => undefined);
    await other.goto(`${house.url}/join#code=${opened.board.code}`);
    await other.getByRole("textbox").last().fill("Loriot");
    await other.locator("form button[type=submit]").click();
    await other.locator(".board-arriving").waitFor();
    await look(other, "a board on its way");
    expect(found).toEqual([]);
    for (const one of [page, other]) await one.context().close();
  },
);

test("UIX151 a part of the page that the network keeps back takes nothing with it, and comes when it can", async () => {
  const { page } = await openPage(browser);
  const kept = "**/assets/HelpPanel-*.js";
  let refused = 0;
  await page.route(kept, (route) => {
    refused += 1;
    return route.abort();
  });
  await openTable(page, { house, name: "Mésange" });
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("?");
  await expect.poll(() => refused).toBeGreaterThan(1);
  await put(page, "Une carte");
  await page.locator(".canvas-card", { hasText: "Une carte" }).waitFor();
  await page.unroute(kept);
  await page.locator(".ui-panel").getByRole("heading").first().waitFor();
  expect(await violations(page)).toEqual([]);
});

test("UIX163 a part of the page is imported only once it and all that it stands on are here, for there are browsers that never ask again for a module that did not come", async () => {
  const { page } = await openPage(browser);
  const asked: string[] = [];
  const isOfIt = /\/assets\/(?<part>HelpPanel|GuideLink)-[\w-]{8}\.js$/;
  page.on("request", (request) => {
    const { part } = isOfIt.exec(request.url())?.groups ?? {};
    if (part !== undefined) asked.push(`${part} by ${request.resourceType()}`);
  });
  const below = "**/assets/GuideLink-*.js";
  await page.route(below, (route) => route.abort());
  await openTable(page, { house, name: "Mésange" });
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("?");
  await expect.poll(() => asked.filter((one) => one === "GuideLink by fetch").length).toBeGreaterThan(1);
  expect(asked.filter((one) => one.endsWith("by script"))).toEqual([]);
  await page.unroute(below);
  await page.locator(".ui-panel").getByRole("heading").first().waitFor();
  expect(asked).toContain("HelpPanel by script");
  await page.context().close();
});
