import type { BoardAction } from "./action.ts";
import { keymap, keysFor } from "./keymap.ts";
import { actions } from "./registry.ts";

/** What keys do beside the actions, for the page that explains them. */
export const STANDING = [
  { id: "neighbour", keys: "Arrows" },
  { id: "several", keys: "Shift+Arrows" },
  { id: "toggle", keys: "Space" },
  { id: "menu", keys: "Shift+F10" },
  { id: "nothing", keys: "Escape" },
] as const;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const ALSO: Readonly<Record<string, string>> = { Backspace: "Delete", "Ctrl+Shift+Z": "Ctrl+Y", "=": "+" };
const ALONE = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "Dead", "Process", "Unidentified"]);
/** They lead on, choose, open and close, and belong to whatever has the focus. */
const RESERVED = /^(?:Shift\+)?(?:Arrow(?:Left|Right|Up|Down)|Tab|Space|Escape|ContextMenu|F10)$/;

/** As the list of actions writes keys. Shift is part of a letter or sign by itself, and said only beside other keys. */
export function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const name = key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  const isHeld = ctrlKey || metaKey;
  const says = shiftKey && (name.length > 1 || isHeld);
  const pressed = `${isHeld ? "Ctrl+" : ""}${says ? "Shift+" : ""}${altKey ? "Alt+" : ""}${name}`;
  return ALSO[pressed] ?? pressed;
}

/** Keys that a person may choose for an action; nothing when only Shift or the like is down, or the keys are taken by the page. */
export function choosable(event: Pressed): string | undefined {
  const keys = keysOf(event);
  return ALONE.has(event.key) || RESERVED.test(keys) ? undefined : keys;
}

/** The action of a pressed key, if it has one here. */
export function actionOf(event: Pressed): BoardAction | undefined {
  const keys = keysOf(event);
  const map = keymap.getState();
  if (keys.length === 1 && !map.letters) return undefined;
  return actions.find((action) => keysFor(map, action) === keys && !action.native);
}

/** Where letters are words: no key that is one of them does anything else there. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"))
  );
}
