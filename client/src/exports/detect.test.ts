import { expect, test } from "vitest";
import { kindOf } from "./detect.ts";

test("FIL2 what somebody brings is recognised by its name and its first words", () => {
  expect(kindOf("table.json", '{\n\t"format": "tablee-board", "version": 1')).toBe("json");
  expect(kindOf("carte.json", '{"nodes": [], "edges": []}')).toBe("canvas");
  expect(kindOf("carte.canvas", "{}")).toBe("canvas");
  expect(kindOf("autre.json", '{"cartes": []}')).toBe("json");
  expect(kindOf("idées.csv", "Une seule colonne\nUn mot")).toBe("table");
  expect(kindOf("idées.txt", "sep=;\nA;B")).toBe("table");
  expect(kindOf("idées.md", "# Avant\n- a; b\n- c; d")).toBe("list");
});

test("FIL17 pasted text is a table only where every line has the same columns", () => {
  expect(kindOf(null, "Texte\tZone\nUn\tAvant\n")).toBe("table");
  expect(kindOf(null, "Texte;Zone\nUn;Avant\n")).toBe("table");
  expect(kindOf(null, "Un café ; le même pour tous\nDu temps")).toBe("list");
  expect(kindOf(null, "Un café ; le même pour tous")).toBe("list");
  expect(kindOf(null, "[x] fait\nÀ faire")).toBe("list");
  expect(kindOf(null, '\ufeff{"nodes": []}')).toBe("canvas");
});
