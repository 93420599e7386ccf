import type { Locator, Page } from "playwright-core";
import { COMMANDS } from "@tablee/shared/protocol/commands";
import type { CommandName } from "@tablee/shared/protocol/commands";

/** Somebody who does things on a page in one way only: with keys, or with a finger. What is found on the way is kept. */
export interface Actor {
  readonly way: "keys" | "touch";
  readonly page: Page;
  /** A button, a link, an entry of a menu, a choice of a list: until it is on, for what is on or off. */
  press(what: Locator): Promise<void>;
  /** With keys: the keyboard on it. With a finger: in sight. */
  reach(what: Locator): Promise<void>;
  /** In the place of what the field holds. */
  write(field: Locator, words: string): Promise<void>;
  /** From a field that opens a list. */
  pick(field: Locator, option: string | RegExp): Promise<void>;
  /** One sentence for each thing that was harder than it should be. */
  remarks(): Promise<readonly string[]>;
  /** The commands that the page has sent so far. */
  sent(): ReadonlySet<CommandName>;
}

/**
 * Put in before the page’s own scripts: what the other way would make is noted. Keys of a field are a phone’s too, and
 * where a page changes under a pointer at rest the browser itself says that it moved, by nothing.
 */
const NOTE_POINTERS = `{
  window.otherWay = [];
  for (const kind of ["pointerdown", "pointermove", "mousedown", "mousemove", "touchstart", "wheel"])
    addEventListener(kind, ({ movementX, movementY }) => {
      if (movementX !== 0 || movementY !== 0 || !kind.endsWith("move")) window.otherWay.push(kind);
    }, { capture: true });
}`;
const NOTE_KEYS = `{
  window.otherWay = [];
  addEventListener("keydown", ({ target, key }) => {
    if (!target.closest?.("input, textarea, [contenteditable]")) window.otherWay.push(key);
  }, { capture: true });
}`;

const TRIES_MAX_COUNT = 200;
/** WCAG 2.2, 2.5.8. */
const TARGET_MIN_PX = 24;

export async function byKeys(page: Page): Promise<Actor> {
  return new KeyActor(page, await prepared(page, NOTE_POINTERS));
}

export async function byTouch(page: Page): Promise<Actor> {
  return new TouchActor(page, await prepared(page, NOTE_KEYS));
}

async function prepared(page: Page, script: string): Promise<Set<CommandName>> {
  await page.addInitScript(script);
  const sent = new Set<CommandName>();
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      // An event of Socket.IO that asks for an answer: 42, its number, its name, what it carries.
      const [, name = ""] = /^42\d+\["([a-z.]+)"/i.exec(String(payload)) ?? [];
      if (isCommand(name)) sent.add(name);
    }),
  );
  return sent;
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

async function said(what: Locator): Promise<string> {
  return what.evaluate((element) =>
    (element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? element.textContent ?? "")
      .replaceAll(/\s+/g, " ")
      .trim()
      .slice(0, 60),
  );
}

abstract class OneWay implements Actor {
  abstract readonly way: Actor["way"];
  readonly page: Page;
  readonly #sent: ReadonlySet<CommandName>;
  protected readonly noted: string[] = [];

  constructor(page: Page, sent: ReadonlySet<CommandName>) {
    this.page = page;
    this.#sent = sent;
  }

  abstract press(what: Locator): Promise<void>;
  abstract reach(what: Locator): Promise<void>;
  abstract write(field: Locator, words: string): Promise<void>;

  async pick(field: Locator, option: string | RegExp): Promise<void> {
    await this.press(field);
    const list = this.page.locator(".ui-popover").getByRole("listbox");
    await this.press(
      list.getByRole("option", typeof option === "string" ? { name: option, exact: true } : { name: option }),
    );
    await list.waitFor({ state: "detached" });
  }

  async remarks(): Promise<readonly string[]> {
    const other = await this.page.evaluate<string[]>("window.otherWay");
    return [...this.noted, ...other.map((kind) => `the other way: ${kind}`)];
  }

  sent(): ReadonlySet<CommandName> {
    return this.#sent;
  }
}

interface Where {
  readonly where: "here" | "inside" | "before" | "after" | "nowhere";
  /** How many things between the two could have the keyboard. */
  readonly stops: number;
}

/** Where what has the keyboard is, seen from what is wanted: in its group arrows go on, elsewhere Tab does. */
function whereIsFocus(wanted: Element): Where {
  const focus = document.activeElement;
  if (!focus || focus === document.body) return { where: "nowhere", stops: 0 };
  if (focus === wanted) return { where: "here", stops: 0 };
  const group = wanted.closest("[role=radiogroup], [role=toolbar], [role=menu], [role=listbox]");
  if (group?.contains(focus)) return { where: "inside", stops: 0 };
  const isAfter = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const [first, last] = isAfter(wanted, focus) ? [wanted, focus] : [focus, wanted];
  const stops = [...document.querySelectorAll<HTMLElement>("a[href], button, input, textarea, summary, [tabindex]")];
  const between = stops.filter((one) => one.tabIndex === 0 && isAfter(first, one) && isAfter(one, last)).length;
  return { where: first === wanted ? "after" : "before", stops: between };
}

/** What has the keyboard is in sight: at least one of five points of it is its own. */
function isInSight(wanted: Element): boolean {
  const shown = wanted.closest("label") ?? wanted;
  const { left, top, width, height } = shown.getBoundingClientRect();
  return [
    [0.5, 0.5],
    [0.1, 0.2],
    [0.9, 0.2],
    [0.1, 0.8],
    [0.9, 0.8],
  ].some(([x = 0, y = 0]) => {
    const at = document.elementFromPoint(left + width * x, top + height * y);
    return at !== null && (shown.contains(at) || at.contains(shown));
  });
}

const HAS_FOCUS = "document.activeElement !== null && document.activeElement !== document.body";

class KeyActor extends OneWay {
  readonly way = "keys";
  #last = "";

  async press(what: Locator): Promise<void> {
    await this.reach(what);
    const isChoice = await what.evaluate((element) => element.matches("input[type=radio], input[type=checkbox]"));
    const isChosen = await what.evaluate((element) => element instanceof HTMLInputElement && element.checked);
    const isRadio = await what.evaluate((element) => element.matches("[type=radio]"));
    // Arrows have chosen already among radio buttons.
    if (isRadio && isChosen) return;
    await this.page.keyboard.press(isChoice ? "Space" : "Enter");
  }

  async write(field: Locator, words: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(words);
  }

  async reach(what: Locator): Promise<void> {
    await what.waitFor({ state: "attached" });
    await this.#hasKeyboard();
    this.#last = await said(what);
    for (let tries = 0; tries < TRIES_MAX_COUNT; tries += 1) {
      const { where, stops } = await what.evaluate(whereIsFocus);
      if (where === "here") return this.#look(what);
      if (where === "inside") await this.page.keyboard.press(await this.#arrow(what));
      // Held down over half of the way: some of what is counted is one stop of several.
      else await this.#hold(where === "after" ? "Shift+Tab" : "Tab", Math.max(1, Math.floor(stops / 2)));
    }
    throw new Error(`Tab never came to ${this.#last}`);
  }

  async #hold(keys: "Tab" | "Shift+Tab", times: number): Promise<void> {
    const { keyboard } = this.page;
    if (keys === "Shift+Tab") await keyboard.down("Shift");
    await Promise.all(Array.from({ length: times }, () => keyboard.down("Tab")));
    await keyboard.up("Tab");
    if (keys === "Shift+Tab") await keyboard.up("Shift");
  }

  async #arrow(what: Locator): Promise<string> {
    return what.evaluate((wanted) => {
      const isBack =
        wanted.compareDocumentPosition(document.activeElement ?? wanted) & Node.DOCUMENT_POSITION_FOLLOWING;
      const isDown = wanted.closest("[role=menu], [role=listbox]") !== null;
      return isDown ? (isBack ? "ArrowUp" : "ArrowDown") : isBack ? "ArrowLeft" : "ArrowRight";
    });
  }

  async #look(what: Locator): Promise<void> {
    await what.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
    if (!(await what.evaluate(isInSight))) this.noted.push(`not in sight with the keyboard on it: ${this.#last}`);
  }

  /** A dialogue that has closed gives it back a moment later. */
  async #hasKeyboard(): Promise<void> {
    if (this.#last === "" || (await this.page.evaluate<boolean>(HAS_FOCUS))) return;
    const has = await this.page.waitForFunction(HAS_FOCUS, undefined, { timeout: 5_000 }).catch(() => null);
    if (has === null) this.noted.push(`nothing has the keyboard after: ${this.#last}`);
  }
}

class TouchActor extends OneWay {
  readonly way = "touch";

  async reach(what: Locator): Promise<void> {
    await what.scrollIntoViewIfNeeded();
  }

  async press(what: Locator): Promise<void> {
    await what.waitFor({ state: "attached" });
    // A switch is an unseen input in its label.
    const shown = what.locator("xpath=ancestor-or-self::label[1] | self::*[not(ancestor-or-self::label)]");
    await shown.scrollIntoViewIfNeeded();
    const box = await shown.boundingBox();
    if (box && Math.min(box.width, box.height) < TARGET_MIN_PX)
      this.noted.push(`${Math.round(box.width)} × ${Math.round(box.height)}: ${await said(what)}`);
    await shown.tap();
  }

  async write(field: Locator, words: string): Promise<void> {
    await field.tap();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(words);
  }
}
