import type { Page } from "playwright-core";

const SAID_MAX = 10;
const TEXT_MAX_CHARS = 2_000;

const pages = new Map<Page, string[]>();

/** Keeps what the page says to the console. */
export function listenTo(page: Page): void {
  const said: string[] = [];
  pages.set(page, said);
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("crash", () => said.push("the page crashed"));
}

/** What every page said and shows, as text, for a machine that nobody can look at. The next test begins anew. */
export async function lastSeen(): Promise<string> {
  const told = await Promise.all([...pages].map(([page, said]) => tell(page, said)));
  pages.clear();
  return told.join("\n\n");
}

async function tell(page: Page, said: readonly string[]): Promise<string> {
  const seen: unknown = page.isClosed() ? "closed" : await page.evaluate("document.body.innerText").catch(String);
  return [page.url(), ...said.slice(-SAID_MAX), String(seen).slice(0, TEXT_MAX_CHARS)].join("\n");
}
