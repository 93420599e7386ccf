import { afterEach, describe, expect, test } from "vitest";
import { boardWords } from "../../i18n/words/board.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { keymap, ownerOf, readKeymap, resetKeys, setKeys, setLetters } from "./keymap.ts";
import { actionOf, choosable, keysOf } from "./keys.ts";
import { actions } from "./registry.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

afterEach(resetKeys);

describe("CAN31 one list holds every action", () => {
  test("each once, in the order of the menus, with its words in both languages, and no two share a key", () => {
    expect(actions.map(({ id }) => id)).toEqual(ACTION_IDS);
    const keys = actions.flatMap((action) => action.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const words of [boardWords.fr.actions, boardWords.en.actions]) {
      expect(Object.keys(words).toSorted()).toEqual([...ACTION_IDS].toSorted());
      expect(new Set(Object.values(words)).size).toBe(ACTION_IDS.length);
    }
  });

  test("a pressed key is read as the list writes it, on any keyboard", () => {
    expect(keysOf({ ...none, key: "g" })).toBe("G");
    expect(keysOf({ ...none, key: "+", shiftKey: true })).toBe("+");
    expect(keysOf({ ...none, key: "ArrowLeft", altKey: true, shiftKey: true })).toBe("Shift+Alt+ArrowLeft");
    expect(actionOf({ ...none, key: "z", metaKey: true })?.id).toBe("undo");
    expect(actionOf({ ...none, key: "Z", ctrlKey: true, shiftKey: true })?.id).toBe("redo");
    expect(actionOf({ ...none, key: "Backspace" })?.id).toBe("delete");
    expect(actionOf({ ...none, key: "k", metaKey: true })?.id).toBe("palette");
  });

  test("copy, cut and paste are left to the browser, which tells of them by events of their own", () => {
    for (const key of ["c", "x", "v"]) expect(actionOf({ ...none, key, ctrlKey: true })).toBeUndefined();
  });
});

describe("UIX72 keys are changed by whoever uses them", () => {
  test("another key, or none, is that action's; letters can be put to rest; what moves the focus is nobody's", () => {
    setKeys("details", null);
    setKeys("duplicate", "Y");
    setKeys("delete", null);
    expect(actionOf({ ...none, key: "y" })?.id).toBe("duplicate");
    expect(actionOf({ ...none, key: "d" })).toBeUndefined();
    expect(actionOf({ ...none, key: "Delete" })).toBeUndefined();
    expect(ownerOf(keymap.getState(), "Y")).toBe("duplicate");
    setLetters(false);
    expect(actionOf({ ...none, key: "y" })).toBeUndefined();
    expect(actionOf({ ...none, key: "z", ctrlKey: true })?.id).toBe("undo");
    for (const key of ["Tab", "ArrowDown", "Escape", " ", "Shift", "Dead"])
      expect(choosable({ ...none, key })).toBeUndefined();
    expect(choosable({ ...none, key: "ArrowDown", ctrlKey: true })).toBe("Ctrl+ArrowDown");
  });

  test("what is kept and cannot be read is as it comes", () => {
    for (const kept of [null, "", "{", "7", '{"own":7}', '{"own":{"delete":7,"nobody":"Q"}}', "[]"])
      expect(readKeymap(kept)).toEqual({ own: new Map(), letters: true });
    expect(readKeymap('{"own":{"delete":""},"letters":false}')).toEqual({
      own: new Map([["delete", ""]]),
      letters: false,
    });
  });
});
