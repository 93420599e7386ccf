import { actions } from "./registry.ts";
import type { BoardAction } from "./registry.ts";

/** What keys do beside the actions, for the page that explains them. */
export const STANDING = [
  { id: "neighbour", keys: "Arrows" },
  { id: "several", keys: "Shift+Arrows" },
  { id: "nudge", keys: "Alt+Arrows" },
  { id: "toggle", keys: "Space" },
  { id: "menu", keys: "Shift+F10" },
  { id: "nothing", keys: "Escape" },
] as const;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const ALSO: Readonly<Record<string, string>> = { Backspace: "Delete", "Ctrl+Shift+Z": "Ctrl+Y", "=": "+" };

/** As the list of actions writes keys. Shift is part of a letter or sign by itself, and said only beside other keys. */
export function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  const isHeld = ctrlKey || metaKey;
  const says = shiftKey && (name.length > 1 || isHeld);
  const pressed = `${isHeld ? "Ctrl+" : ""}${says ? "Shift+" : ""}${altKey ? "Alt+" : ""}${name}`;
  return ALSO[pressed] ?? pressed;
}

/** The action of a pressed key, if it has one here. */
export function actionOf(event: Pressed): BoardAction | undefined {
  const keys = keysOf(event);
  return actions.find((action) => action.keys === keys && !action.native);
}
