import type { Locator, Page } from "playwright-core";
import type { CardId } from "@tablee/shared/ids";
import type { View } from "@tablee/shared/presence/presence";
import type { PageParts } from "../page-parts.ts";
import { PATIENCE_MS } from "../waiting.ts";

const CLOSES_WITHIN_MS = 2_000;

/** What is given the focus back, or drawn, comes with a frame or two, however long this machine takes for one. */
export const FEW_FRAMES = `(async () => {
  for (let left = 3; left > 0; left -= 1) await new Promise((done) => requestAnimationFrame(done));
})()`;

/** What a person presses whatever they are about: menus, panels, views, the card they stand on. */
export class Hands {
  readonly page: Page;
  readonly on: PageParts;
  /** Their link is away, and they know it. */
  isOffline = false;
  /** Something has come to this page by WebSocket. */
  hasWebSocket = false;

  constructor(on: PageParts) {
    this.page = on.page;
    this.on = on;
    this.page.on("websocket", (socket) => {
      socket.on("framereceived", () => (this.hasWebSocket = true));
    });
  }

  async choose(...names: readonly string[]): Promise<void> {
    // Nobody who sees that their link is away asks the table for anything.
    if (!this.isOffline) await this.on.saved.waitFor({ timeout: PATIENCE_MS });
    await this.on.menu.press("Enter");
    await this.on.menuItem(names).press("Enter");
    // A menu that closes gives the focus back; a key pressed meanwhile would go where nobody looks.
    await this.on.openMenu.waitFor({ state: "detached" });
    await this.page.evaluate(FEW_FRAMES);
  }

  async inPanel<Value>(names: string | readonly string[], work: () => Promise<Value>): Promise<Value> {
    try {
      await this.choose(...[names].flat());
      await this.on.panel.waitFor();
      return await work();
    } finally {
      await this.clear();
    }
  }

  /** Menus, dialogues and panels are left, each by Escape: what failed in one must not stand in the way of the next. */
  async clear(): Promise<void> {
    const popup = this.page.locator("[role=menu], [role=listbox].ui-list, [role=dialog]");
    for (let tries = 0; tries < 3 && (await popup.count()) > 0; tries += 1) {
      await this.page.keyboard.press("Escape");
      // Its way out is animated; one that asks first stays, and is left by the next Escape.
      await popup
        .last()
        .waitFor({ state: "detached", timeout: CLOSES_WITHIN_MS })
        .catch(() => undefined);
    }
    if ((await this.on.panel.count()) === 0) return;
    await this.on.panel.locator("h2").first().press("Escape");
    await this.on.panel.waitFor({ state: "detached" });
  }

  async show(view: View): Promise<void> {
    if (await this.on.shown(view).isVisible()) return;
    await this.on.view(view).press("Space");
    await this.on.shown(view).waitFor();
  }

  async pick(button: Locator, option: string): Promise<void> {
    await button.press("Enter");
    await this.on.option(option).press("Enter");
  }

  /** The card has the focus, in the list; on a phone its area comes first. */
  async standOn(card: CardId): Promise<void> {
    await this.show("list");
    const row = this.on.row(card);
    const tabs = await this.on.tabs.count();
    for (let at = 0; at < tabs && !(await row.isVisible()); at += 1) await this.on.tabs.nth(at).press("Enter");
    await row.focus();
  }
}
