import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import type { Client } from "./client.ts";
import type { Play } from "./play.ts";

/** What everybody in Chromium, and a big screen in the room, has before their eyes: to be looked at, nothing is judged. */

const SCREEN = { width: 1_280, height: 720 };

export class Pictures {
  readonly #folder: string;
  #count = 0;
  #screen: Page | null = null;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Of each page as it stands, of the panel of those who lead, and of the big screen. */
  async take(play: Play, about: string): Promise<void> {
    this.#count += 1;
    const name = `${String(this.#count).padStart(2, "0")}-${about}`;
    for (const client of play.here()) {
      if (client.by.kind !== "page") continue;
      await this.#shoot(client.by.page, `${name}-${client.person.id}`);
      if (client.person.host) await this.#shootLead(client, name);
      await this.#shootScreen(client, name);
    }
  }

  async #shoot(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: path.join(this.#folder, `${name}.png`) });
  }

  async #shootLead({ by, person }: Client, name: string): Promise<void> {
    if (by.kind !== "page") return;
    await by.inPanel([by.on.board.actions.lead, by.on.board.actions.session], async () => {
      await this.#shoot(by.page, `${name}-${person.id}-lead`);
    });
  }

  /** Opened from the first page that there is, as somebody who leads does. */
  async #shootScreen({ by, person }: Client, name: string): Promise<void> {
    if (by.kind !== "page" || (this.#screen === null && !person.host)) return;
    if (this.#screen === null) {
      this.#screen = await by.page.context().newPage();
      await this.#screen.setViewportSize(SCREEN);
      const { origin, pathname } = new URL(by.page.url());
      await this.#screen.goto(`${origin}${pathname.replace(/\/$/, "")}/screen`);
      await this.#screen.locator(".screen-phase").waitFor();
    } else if (this.#screen.context() !== by.page.context()) return;
    await this.#shoot(this.#screen, `${name}-screen`);
  }
}
