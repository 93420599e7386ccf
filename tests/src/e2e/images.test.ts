import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { box, openFilled, view } from "../support/canvas.ts";
import { joinTable, openPage, violations } from "../support/page.ts";
import { PLACE } from "@tablee/server/images/samples";
import { openStage } from "../support/stage.ts";

const { house, browser } = await openStage();

const table = (name: string, texts: readonly string[] = []) => openFilled(browser, { house, name, texts });

interface Picture {
  readonly w: number;
  readonly h: number;
  readonly type: "image/png" | "image/jpeg";
}

/** A picture as a canvas of the browser writes it: two colours, left and right. */
async function pictureOf(page: Page, picture: Picture): Promise<Buffer> {
  const base64: unknown = await page.evaluate(`(() => {
    const { w, h, type } = ${JSON.stringify(picture)};
    const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
    const context = canvas.getContext("2d");
    context.fillStyle = "#c33"; context.fillRect(0, 0, w, h);
    context.fillStyle = "#36c"; context.fillRect(w / 2, 0, w / 2, h);
    return canvas.toDataURL(type).split(",")[1];
  })()`);
  return Buffer.from(String(base64), "base64");
}

/** What a telephone held upright writes in front: turn me by a quarter, and where I was taken. */
function photographed(jpeg: Buffer): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from(PLACE)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

async function chooseFile(
  page: Page,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
) {
  const chooser = page.waitForEvent("filechooser");
  await page
    .locator(".canvas-tools")
    .getByRole("button", { name: /^Poser une image/ })
    .click();
  await (await chooser).setFiles(file);
}

async function describeAs(page: Page, words: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(words);
  await dialog.getByRole("button", { name: "Poser", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

function image(page: Page, words: string): Locator {
  return page.locator(`.board-view img.image-face[alt="${words}"]`);
}

/** What the page knows of an image; undefined while it is not there. */
async function stateOf(page: Page, words: string): Promise<{ src: string; isDrawn: boolean } | undefined> {
  const state: unknown = await page.evaluate(`(() => {
    const img = [...document.querySelectorAll(".board-view img.image-face")].find(({ alt }) => alt === ${JSON.stringify(words)});
    return img && { src: img.src, isDrawn: img.complete && img.naturalWidth > 0 };
  })()`);
  // As it was put together there.
  return state as { src: string; isDrawn: boolean } | undefined;
}

/** It has come from the server, and shows something. */
async function isShown(page: Page, words: string): Promise<boolean> {
  const state = await stateOf(page, words);
  return state !== undefined && state.isDrawn && state.src.includes("/api/");
}

async function putOne(page: Page, words: string, picture: Picture = { w: 900, h: 600, type: "image/png" }) {
  await chooseFile(page, { name: "photo.png", mimeType: picture.type, buffer: await pictureOf(page, picture) });
  await describeAs(page, words);
  await expect.poll(() => isShown(page, words)).toBe(true);
}

describe("an image is brought to the board", () => {
  test("IMG6 pasted, it is put down once it is said what is to be seen on it, and others see and hear it", async () => {
    const { page, code } = await table("Mésange");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(`(async () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 400 });
      canvas.getContext("2d").fillRect(0, 0, 640, 400);
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    })()`);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+v");
    const dialog = page.getByRole("dialog", { name: "Poser une image" });
    await dialog.locator("img").waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing said is no answer.
    await dialog.getByRole("button", { name: "Poser", exact: true }).click();
    await dialog.getByText("Écrivez ce que l’on voit").waitFor();
    expect(await page.locator(".image-face").count()).toBe(0);
    await describeAs(page, "Un tableau noir");
    await expect.poll(() => isShown(page, "Un tableau noir")).toBe(true);
    expect(await violations(page)).toEqual([]);

    const other = await openPage(browser);
    await joinTable(other.page, { house, code, name: "Tilleul" });
    await expect.poll(() => isShown(other.page, "Un tableau noir")).toBe(true);
    await other.page.getByRole("option", { name: "Image, « Un tableau noir »" }).waitFor();
    // Nothing was asked of anybody else.
    expect([...other.hosts]).toEqual([new URL(house.url).host]);
  });

  test("IMG7 a photograph is turned upright, made no larger than the bound, and its place never leaves the device", async () => {
    const { page } = await table("Loriot");
    const jpeg = photographed(await pictureOf(page, { w: 3_000, h: 1_500, type: "image/jpeg" }));
    expect(jpeg.toString("latin1")).toContain("GPSLatitude");
    // What leaves the page: the protocol of the browser does not tell the bytes of a picture.
    await page.evaluate(`(() => {
      globalThis.leaving = [];
      const { send } = XMLHttpRequest.prototype;
      XMLHttpRequest.prototype.send = function (body) {
        if (body instanceof Blob) leaving.push(body.text());
        send.call(this, body);
      };
    })()`);
    await chooseFile(page, { name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: jpeg });
    await describeAs(page, "Deux couleurs");
    await expect.poll(() => isShown(page, "Deux couleurs")).toBe(true);
    const sent = String(await page.evaluate("Promise.all(leaving).then((texts) => texts.join())"));
    expect(sent).toContain("WEBP");
    expect(sent).not.toMatch(/GPS|Exif|iPhone/);
    const src = (await stateOf(page, "Deux couleurs"))?.src ?? "";
    const sides = async (url: string): Promise<unknown> =>
      page.evaluate(`(async () => {
        const { width, height } = await createImageBitmap(await (await fetch("${url}")).blob());
        return [width, height];
      })()`);
    // Held upright: higher than wide. On the board it is small, and the small one is what was fetched.
    expect(src).toMatch(/\/small$/);
    expect(await sides(src)).toEqual([limits.IMAGE_SMALL_SIDE_MAX_PX / 2, limits.IMAGE_SMALL_SIDE_MAX_PX]);
    expect(await sides(src.replace(/\/small$/, ""))).toEqual([limits.IMAGE_SIDE_MAX_PX / 2, limits.IMAGE_SIDE_MAX_PX]);
    // Nearer, the large one takes its place.
    await page.locator(".canvas-surface").focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("+");
    await expect.poll(async () => (await stateOf(page, "Deux couleurs"))?.src).not.toMatch(/small$/);
  });

  test("IMG8 dropped, it lies where it was let go; deleted, it is brought back by undo, also after it was undone", async () => {
    const { page } = await table("Alisier");
    const bytes = (await pictureOf(page, { w: 300, h: 200, type: "image/png" })).toString("base64");
    const surface = await box(page.locator(".canvas-surface"));
    const at = { x: Math.round(surface.cx + 120), y: Math.round(surface.cy - 60) };
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob("${bytes}"), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], "plan.png", { type: "image/png" }));
      const where = { dataTransfer, bubbles: true, cancelable: true, clientX: ${at.x}, clientY: ${at.y} };
      const target = document.elementFromPoint(${at.x}, ${at.y});
      window.drag = (name) => target.dispatchEvent(new DragEvent(name, where));
    })()`);
    // However soon it comes, the browser is told to leave the file alone.
    expect(await page.evaluate("drag('dragover')")).toBe(false);
    await expect
      .poll(() => page.evaluate("drag('dragover') || document.querySelectorAll('.files-over').length"))
      .toBe(1);
    await page.evaluate("drag('drop')");
    await describeAs(page, "Un plan");
    await expect.poll(() => isShown(page, "Un plan")).toBe(true);
    const lies = await box(image(page, "Un plan"));
    expect(Math.abs(lies.cx - at.x)).toBeLessThan(3);
    expect(Math.abs(lies.cy - at.y)).toBeLessThan(3);
    await page.mouse.click(lies.cx, lies.cy);
    await page.keyboard.press("Delete");
    await expect.poll(() => image(page, "Un plan").count()).toBe(0);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => isShown(page, "Un plan")).toBe(true);
    // That it was sent is no step of one’s own: one more undo takes the image, and redo brings it whole.
    await page.keyboard.press("Control+z");
    await expect.poll(() => image(page, "Un plan").count()).toBe(0);
    await page.locator(".canvas-surface").focus();
    await page.keyboard.press("Control+y");
    await expect.poll(() => isShown(page, "Un plan")).toBe(true);
  });

  test("IMG9 what is no image is said, in words; an image of which nothing is to be said is one too", async () => {
    const { page } = await table("Chêne");
    await chooseFile(page, { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("rien") });
    await page.getByText("« notes.png » n’est pas une image").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Valider", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await chooseFile(page, {
      name: "filet.png",
      mimeType: "image/png",
      buffer: await pictureOf(page, { w: 40, h: 40, type: "image/png" }),
    });
    await page.getByRole("dialog").getByText("Décorative").click();
    await page.getByRole("dialog").getByRole("button", { name: "Poser", exact: true }).click();
    await expect.poll(() => isShown(page, "")).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});

describe("on the way", () => {
  test("IMG10 without a network its place and words are on the board; it is sent when there is one, also after a reload", async () => {
    const { page, code } = await table("Sittelle");
    const other = await openPage(browser);
    await joinTable(other.page, { house, code, name: "Aulne" });
    // The words get through, pictures do not.
    const cut = (route: { abort(): Promise<void> }) => route.abort();
    await page.route("**/images", cut);
    const buffer = await pictureOf(page, { w: 800, h: 500, type: "image/png" });
    await chooseFile(page, { name: "a.png", mimeType: "image/png", buffer });
    await describeAs(page, "La salle");
    const tray = page.getByRole("region", { name: "Images en route" });
    await tray.getByText("attend le réseau").waitFor();
    // Here it is seen already; elsewhere its words are.
    await image(page, "La salle").waitFor();
    await other.page.locator(".image-missing", { hasText: "La salle" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await violations(other.page)).toEqual([]);
    await page.reload();
    await tray.getByText("attend le réseau").waitFor();
    await page.unroute("**/images", cut);
    await expect.poll(() => isShown(other.page, "La salle"), { timeout: 30_000 }).toBe(true);
    await expect.poll(() => isShown(page, "La salle")).toBe(true);
    await tray.waitFor({ state: "detached" });
  });

  test("IMG11 one that is stopped is gone from the board; one that the table has no room for is said and goes too", async () => {
    const { page } = await table("Geai");
    await page.route("**/images", (route) => route.abort());
    const buffer = await pictureOf(page, { w: 80, h: 50, type: "image/png" });
    await chooseFile(page, { name: "a.png", mimeType: "image/png", buffer });
    await describeAs(page, "Trop tôt");
    await page.getByRole("button", { name: "Ne pas envoyer « Trop tôt »" }).click();
    await expect.poll(() => image(page, "Trop tôt").count()).toBe(0);
    await page.unrouteAll();
    await page.route("**/images", (route) =>
      route.fulfill({ status: 409, contentType: "application/json", body: '{"error":{"reason":"images-full"}}' }),
    );
    await chooseFile(page, { name: "a.png", mimeType: "image/png", buffer });
    await describeAs(page, "Une de trop");
    await page.locator(".ui-toast-text", { hasText: "L’image n’a pas été posée. Cette table garde déjà" }).waitFor();
    await expect.poll(() => image(page, "Une de trop").count()).toBe(0);
  });
});

describe("on the board", () => {
  test("IMG12 by keyboard alone: chosen, described anew, made decorative; the list reads its words", async () => {
    const { page } = await table("Merle");
    await page.locator(".canvas-surface").focus();
    const chooser = page.waitForEvent("filechooser");
    // By then the browser knows that it is to be asked for files: a key is quicker than that word.
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    await page.keyboard.press("i");
    const buffer = await pictureOf(page, { w: 500, h: 300, type: "image/png" });
    await (await chooser).setFiles({ name: "a.png", mimeType: "image/png", buffer });
    const dialog = page.getByRole("dialog");
    await dialog.locator("img").waitFor();
    await page.keyboard.type("La cour");
    await dialog.getByRole("button", { name: "Poser", exact: true }).press("Enter");
    await expect.poll(() => isShown(page, "La cour")).toBe(true);
    const drawing = page.locator(".canvas-drawing[data-shape=image]");
    await expect.poll(() => drawing.getAttribute("aria-label")).toContain("La cour");
    await drawing.focus();
    await page.keyboard.press("Enter");
    const words = page.getByRole("dialog", { name: "Ce que l’on voit sur l’image" });
    await words.locator("img.image-face").waitFor();
    expect(await violations(page)).toEqual([]);
    await words.getByRole("textbox").fill("La cour vue du toit");
    await words.getByRole("button", { name: "Valider", exact: true }).press("Enter");
    await expect.poll(() => drawing.getAttribute("aria-label")).toContain("La cour vue du toit");
    await view(page, 1);
    await page.locator(".list-row[data-shape=image]", { hasText: "La cour vue du toit" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("IMG13 the picture that is saved has the image in it; the complete copy says that it has not", async () => {
    const { page } = await table("Grive");
    await putOne(page, "Le plan de la salle");
    const saved = async (format: string): Promise<string> => {
      await page.getByRole("button", { name: /^Menu de la table$/ }).click();
      await page.getByRole("menuitem", { name: "Enregistrer une copie…", exact: true }).click();
      await page.getByText("Les images elles-mêmes sont dans l’image").waitFor();
      const download = page.waitForEvent("download");
      await page.locator(`[data-format=${format}]`).click();
      const stream = await (await download).createReadStream();
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(Buffer.from(part));
      await page.keyboard.press("Escape");
      return Buffer.concat(parts).toString("utf8");
    };
    const svg = await saved("svg");
    expect(svg).toMatch(/<image [^>]*href="data:image\/webp;base64,[A-Za-z0-9+/=]{40,}"><title>Le plan de la salle</);
    expect(JSON.parse(await saved("json"))).toMatchObject({
      notIncluded: ["images"],
      shapes: [{ kind: "image", text: "Le plan de la salle" }],
    });
  });
});
