import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { openBrowser, openProfile } from "../support/browser.ts";
import { canaries } from "../support/canary.ts";

/**
 * Chromium for those who have a page. One for all of them; or one each with a folder of its own, where what it keeps is
 * looked through once all are closed.
 */
export class Browsers {
  readonly #shared: Browser | null;
  readonly #profiles: string | null;

  private constructor(shared: Browser | null, profiles: string | null) {
    this.#shared = shared;
    this.#profiles = profiles;
  }

  static async open(keepsProfiles: boolean): Promise<Browsers> {
    return keepsProfiles
      ? new Browsers(null, mkdtempSync(path.join(tmpdir(), "tablee-workshop-")))
      : new Browsers(await openBrowser(), null);
  }

  /** `device`: of one person at one table. */
  context(device: string, wish: BrowserContextOptions): Promise<BrowserContext> {
    if (this.#shared) return this.#shared.newContext(wish);
    return openProfile(path.join(this.#profiles ?? "", encodeURIComponent(device)), wish);
  }

  get keepsProfiles(): boolean {
    return this.#profiles !== null;
  }

  /** Where in the folders it is. Only what is closed has written down all that it keeps. */
  search(needle: string): Promise<readonly string[]> {
    return canaries(needle, { folders: this.#profiles === null ? [] : [this.#profiles] });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#shared?.close();
    if (this.#profiles !== null) rmSync(this.#profiles, { recursive: true, force: true });
  }
}
