import { openBrowser } from "./browser.ts";

const browser = await openBrowser();
await browser.close();
