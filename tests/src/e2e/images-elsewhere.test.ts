import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import type { FileId } from "@tablee/shared/ids";
import { openFilled } from "../support/canvas.ts";
import { joinBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openTable } from "../support/page.ts";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

/** Two colours, as a canvas of the browser writes them; a `data:` address. */
async function drawnIn(page: Page): Promise<string> {
  return String(
    await page.evaluate(`(() => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 900, height: 600 });
      const context = canvas.getContext("2d");
      context.fillStyle = "#c33"; context.fillRect(0, 0, 900, 600);
      context.fillStyle = "#36c"; context.fillRect(450, 0, 450, 600);
      return canvas.toDataURL("image/png");
    })()`),
  );
}

/** A table with an image that was sent as the page itself sends it. */
async function withImage(name: string) {
  const { page, code } = await openFilled(browser, { house, name, texts: ["Une carte"] });
  const address = await drawnIn(page);
  const board = new URL(page.url()).pathname.split("/")[2];
  const sent = await page.request.post(`${house.url}/api/boards/${board}/images`, {
    headers: { "content-type": "image/png", origin: house.url },
    data: Buffer.from(address.split(",")[1] ?? "", "base64"),
  });
  expect(sent.status()).toBe(201);
  const { id }: { id: FileId } = await sent.json();
  const member = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
  await member.saved();
  addShapes(member.hand, [{ kind: "image", rect: { x: 40, y: 40, w: 360, h: 240 }, text: "La cour", file: id }]);
  await page.locator('img.image-face[alt="La cour"]').waitFor({ state: "attached" });
  return { page, member };
}

async function isShownFrom(page: Page, file: (src: string) => boolean): Promise<boolean> {
  const state: unknown = await page.evaluate(`(() => {
    const img = document.querySelector('.board-view img.image-face[alt="La cour"]');
    return img && img.complete && img.naturalWidth > 0 ? img.src : "";
  })()`);
  return state !== "" && file(String(state));
}

async function copyAll(page: Page): Promise<void> {
  await page.locator(".canvas-surface").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.locator(".ui-toast", { hasText: "2 éléments copiés" }).waitFor();
}

describe("an image at another table", () => {
  test("CAN138 copied, its picture is fetched from its table and sent to the other", async () => {
    const { page, member } = await withImage("Mésange");
    await using mine = member;
    await copyAll(page);
    // The same person, in the same browser, opens another table.
    const other = await page.context().newPage();
    await openTable(other, { house, name: "Mésange", title: "Ailleurs" });
    await other.locator(".canvas-surface").focus();
    await other.keyboard.press("Control+v");
    await other.locator('.canvas-drawing[data-shape="image"]').waitFor();
    const there = new URL(other.url()).pathname.split("/")[2] ?? "";
    await expect.poll(() => isShownFrom(other, (src) => src.includes(there))).toBe(true);
    await other.keyboard.press("Control+z");
    await expect.poll(() => other.locator('.canvas-drawing[data-shape="image"]').count()).toBe(0);
    expect(mine.board().shapes.size).toBe(1);
  });

  test("CAN138 without a network, or where one may not look, that is said, and its place and words are there", async () => {
    const { page, member } = await withImage("Tilleul");
    await using mine = member;
    await copyAll(page);
    const other = await page.context().newPage();
    await openTable(other, { house, name: "Tilleul", title: "Ailleurs" });
    const from = new URL(page.url()).pathname.split("/")[2];
    await other.route(`**/api/boards/${from}/images/**`, (route) => route.abort());
    await other.locator(".canvas-surface").focus();
    await other.keyboard.press("Control+v");
    await other.locator(".ui-toast", { hasText: "Des images n’ont pas pu suivre" }).waitFor();
    await other.getByRole("option", { name: "Image, « La cour »" }).waitFor();
    await other.locator('[data-status="saved"]').waitFor();
    expect(mine.board().shapes.size).toBe(1);
  });

  test("FIL26 a drawing pasted from Excalidraw brings its shapes and its picture, which is drawn anew and sent", async () => {
    const { page, code } = await openFilled(browser, { house, name: "Sorbier", texts: ["Une carte"] });
    await using member = new Headless(house.url, await joinBoard(house.url, code, { name: "Olivier" }));
    await member.saved();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const drawing = {
      type: "excalidraw/clipboard",
      elements: [
        { type: "ellipse", x: 0, y: 0, width: 200, height: 100, backgroundColor: "#ffc9c9" },
        {
          type: "freedraw",
          x: 0,
          y: 200,
          points: [
            [0, 0],
            [60, 40],
            [120, 0],
          ],
        },
        { type: "image", x: 300, y: 0, width: 300, height: 200, fileId: "one", customData: { text: "La cour" } },
        { type: "embeddable", x: 0, y: 0, link: "https://example.org" },
      ],
      files: { one: { id: "one", mimeType: "image/png", dataURL: await drawnIn(page) } },
    };
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(JSON.stringify(drawing))})`);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+v");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("3 dessins").first().waitFor();
    await dialog.getByRole("button", { name: "Ajouter", exact: true }).click();
    await until("all are there", () => member.board().shapes.size === 3);
    await expect.poll(() => isShownFrom(page, (src) => src.includes("/api/"))).toBe(true);
    expect([...member.board().shapes.values()].map(({ kind }) => kind)).toEqual(["ellipse", "ink", "image"]);
    await page.locator(".ui-toast", { hasText: "3 dessins ajoutés" }).waitFor();
  });
});
