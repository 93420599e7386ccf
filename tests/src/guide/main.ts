import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { LOCALES } from "@tablee/shared/locales";
import { openBrowser } from "../support/browser.ts";
import { openHouse } from "../support/house.ts";
import { PICTURES } from "./camera.ts";
import { beginWalk } from "./walk.ts";
import { walkOn } from "./walk-on.ts";

/** Makes the pictures of the guide: the built client, a real server, one who leads, and people at the table. */
const HOST = "table.example.org";
const CODE = "K7M2QX";

const { values } = parseArgs({ options: { locale: { type: "string" } } });

const house = await openHouse();
const address = `http://${HOST}`;
const browser = await openBrowser([
  `--host-resolver-rules=MAP ${HOST}:80 ${new URL(house.url).host}`,
  `--unsafely-treat-insecure-origin-as-secure=${address}`,
]);
try {
  for (const locale of LOCALES.filter((one) => values.locale === undefined || values.locale === one)) {
    await walkOn(await beginWalk({ browser, house, shownAs: address, code: CODE, locale }));
    process.stdout.write(`${path.join(PICTURES, locale)}\n`);
  }
} finally {
  await browser.close();
  await house[Symbol.asyncDispose]();
}
