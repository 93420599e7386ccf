import { describe, expect, test } from "vitest";
import { actionOf, keysOf } from "./keys.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { actions } from "./registry.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("CAN31 one list holds every action", () => {
  test("each once, in the order of the menus, and no two share a key", () => {
    expect(actions.map(({ id }) => id)).toEqual(ACTION_IDS);
    const keys = actions.flatMap((action) => action.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a pressed key is read as the list writes it, on any keyboard", () => {
    expect(keysOf({ ...none, key: "g" })).toBe("G");
    expect(keysOf({ ...none, key: "+", shiftKey: true })).toBe("+");
    expect(keysOf({ ...none, key: "ArrowLeft", altKey: true, shiftKey: true })).toBe("Shift+Alt+ArrowLeft");
    expect(actionOf({ ...none, key: "z", metaKey: true })?.id).toBe("undo");
    expect(actionOf({ ...none, key: "Z", ctrlKey: true, shiftKey: true })?.id).toBe("redo");
    expect(actionOf({ ...none, key: "Backspace" })?.id).toBe("delete");
  });

  test("copy, cut and paste are left to the browser, which tells of them by events of their own", () => {
    for (const key of ["c", "x", "v"]) expect(actionOf({ ...none, key, ctrlKey: true })).toBeUndefined();
  });
});
