import * as Y from "yjs";
import { expect, test } from "vitest";
import { readBoard } from "@tablee/shared/board/read";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openPage, openTable, put } from "../support/page.ts";
import { openStage } from "../support/stage.ts";
import { stock } from "../support/stock.ts";

const { house, browser } = await openStage();

function texts(doc: Y.Doc): string[] {
  return [...readBoard(doc).cards.values()].map(({ text }) => text).sort();
}

test("SYN20 two stock y-websocket providers and a page in Chromium build one board: each shows the cards of the others", async () => {
  const { page } = await openPage(browser);
  const code = await openTable(page, { house, name: "Mésange" });
  const seats = [
    await joinBoard(house.url, code, { name: "Tilleul" }),
    await joinBoard(house.url, code, { name: "Loriot" }),
  ];
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const providers = docs.map((doc, at) => stock(house.url, seats[at] as (typeof seats)[0], doc));
  try {
    await until("both synced", () => providers.every((provider) => provider.synced));
    for (const [at, doc] of docs.entries()) {
      const card = new Y.Map<unknown>([
        ["text", new Y.Text(`De loin ${at}`)],
        ["place", { x: 40, y: 40 + 200 * at, zone: null, group: null }],
      ]);
      doc.getMap("cards").set(`far${at}`, card);
    }
    await put(page, "De la page");
    const all = ["De la page", "De loin 0", "De loin 1"];
    await until("all three everywhere", () => docs.every((doc) => texts(doc).length === all.length));
    expect(docs.map(texts)).toEqual([all, all]);
    expect(readBoard(docs[0])).toEqual(readBoard(docs[1]));
    await page.getByRole("radio").nth(1).press("Space");
    for (const text of all) await page.locator(".list-row", { hasText: text }).waitFor();
    expect(await page.locator(".list-row").count()).toBe(all.length);
    // Words typed into one card from outside are seen in the page too, as they come.
    const far = docs[1].getMap("cards").get("far0");
    const text = far instanceof Y.Map ? far.get("text") : undefined;
    if (!(text instanceof Y.Text)) throw new Error("the card of the other is not there");
    text.insert(text.length, ", et encore");
    await page.locator(".list-row", { hasText: "De loin 0, et encore" }).waitFor();
    await page.locator('[data-status="saved"]').waitFor();
  } finally {
    for (const provider of providers) provider.destroy();
  }
});

test("ACC10 a change that meets the lock on its way is said in words, and the board is taken anew without loading the page", async () => {
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await host.saved();
  host.addCard("Déjà là");
  const { page } = await openPage(browser);
  // Its /live stays on polling, so that it can be cut while its document goes on: the page does not hear of the lock.
  await page.routeWebSocket(/\/live\//, () => undefined);
  await page.goto(`${house.url}/join#code=${opened.board.code}`);
  await page.getByRole("textbox").last().fill("Bruyère");
  await page.locator("form button[type=submit]").click();
  await page.locator('[data-status="saved"]').waitFor();
  await page.locator(".canvas-card").first().waitFor();
  await until("a view", () => host.table.live.state.getState().view !== null);
  await page.evaluate("window.thisPage = true");
  await page.route(/\/live\//, (route) => route.abort());
  // The poll that was under way ends with this word; the next one is cut.
  const cut = page.waitForEvent("requestfailed", (request) => request.url().includes("/live/"));
  await host.table.live.send("hand.set", { raised: true });
  await cut;
  expect(await host.table.live.send("structure.lock", { locked: true })).toEqual({ ok: true, value: null });
  await page.locator(".canvas-card").first().click();
  await page.keyboard.press("g");
  await page.getByRole("dialog").getByRole("textbox").fill("Trop tard");
  await page.getByRole("dialog").getByRole("button", { name: "Valider" }).press("Enter");
  await page.getByText("Les zones et les groupes sont verrouillés : votre dernier geste").first().waitFor();
  await page.locator(".canvas-card", { hasText: "Déjà là" }).waitFor();
  expect(await page.locator(".canvas-group").count()).toBe(0);
  expect(await page.evaluate("window.thisPage")).toBe(true);
  const kept = page.getByRole("dialog", { name: "1 texte n’a pas pu être envoyé" });
  expect(await kept.locator("li").allTextContents()).toEqual(["Trop tard"]);
  await kept.getByRole("button", { name: "Plus tard" }).click();
  await put(page, "Et l’on continue");
  await until("the host has it", () => host.texts().length === 2);
  await page.locator('[data-status="saved"]').waitFor();
});
