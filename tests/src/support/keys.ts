import type { Page } from "playwright-core";

/** What a screen reader would call the element that has the keyboard. */
const NAME_OF_FOCUS = `(() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "";
  const by = (here.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const label = here.labels?.[0]?.textContent;
  return (here.getAttribute("aria-label") ?? (by.trim() || label || here.textContent || "")).replace(/\\s+/g, " ").trim();
})()`;

/** Nothing but keys. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Presses a key until what has the keyboard is called so. */
  async to(name: RegExp, key = "Tab"): Promise<void> {
    const seen: string[] = [];
    for (let tries = 0; tries < 90; tries += 1) {
      const here = String(await this.#page.evaluate(NAME_OF_FOCUS));
      if (name.test(here)) return;
      seen.push(here.slice(0, 30));
      await this.#page.keyboard.press(key);
      await this.#page.waitForTimeout(15);
    }
    throw new Error(`${key} never came to ${name.source}; it passed ${seen.slice(-40).join(" | ")}`);
  }

  /** Goes there and presses it. */
  async act(name: RegExp, key = "Tab"): Promise<void> {
    await this.to(name, key);
    await this.press("Enter");
  }

  /** An entry of the table’s menu. */
  async menu(entry: RegExp): Promise<void> {
    await this.act(/^Menu de la table$/);
    await this.#page.getByRole("menu").waitFor();
    await this.act(entry, "ArrowDown");
  }

  async view(name: RegExp): Promise<void> {
    await this.to(/^(Canevas|Liste|Référentiel)$/);
    await this.to(name, "ArrowRight");
    await this.press("Space");
  }
}
