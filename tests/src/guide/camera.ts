import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Locale } from "@tablee/shared/locales";

/** Where the guide has its pictures: `client/guide.ts` reads them there. */
export const PICTURES = path.resolve(import.meta.dirname, "../../../docs/guide");
export const PICTURE_MAX_BYTES = 60_000;
const QUALITY = 0.8;
const AROUND_PX = 12;

interface Shot {
  readonly page: Page;
  readonly locale: Locale;
  readonly name: string;
  /** What is seen of the page; all of the window when left out. */
  readonly of?: Locator;
}

/** Lossy and small. The browser does it: nothing here writes WebP. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  // In a page of its own: the policy of ours lets a script in it read no such address.
  const desk = await page.context().newPage();
  const written = await desk.evaluate(
    `(async () => {
      const image = new Image();
      image.src = "data:image/png;base64,${png.toString("base64")}";
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext("2d").drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", ${QUALITY}).split(",")[1];
    })()`,
  );
  await desk.close();
  return Buffer.from(String(written), "base64");
}

async function around(page: Page, of: Locator) {
  const box = await of.boundingBox();
  const window = page.viewportSize();
  if (!box || !window) throw new Error("what the picture is of is not in view");
  const x = Math.max(0, box.x - AROUND_PX);
  const y = Math.max(0, box.y - AROUND_PX);
  return {
    x,
    y,
    width: Math.min(window.width, box.x + box.width + AROUND_PX) - x,
    height: Math.min(window.height, box.y + box.height + AROUND_PX) - y,
  };
}

/** What came to rest, without what was said in passing and without a tip under the pointer. */
export async function shoot({ page, locale, name, of }: Shot): Promise<void> {
  await page.mouse.move(1, 1);
  await page.locator(".ui-toast").first().waitFor({ state: "detached", timeout: 30_000 });
  await page.evaluate(
    "Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)).then(() => undefined)",
  );
  const png = await page.screenshot(of ? { clip: await around(page, of) } : {});
  const webp = await asWebp(page, png);
  if (webp.length > PICTURE_MAX_BYTES) throw new Error(`${name} has ${webp.length} bytes`);
  mkdirSync(path.join(PICTURES, locale), { recursive: true });
  writeFileSync(path.join(PICTURES, locale, `${name}.webp`), webp);
}
