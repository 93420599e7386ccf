import { expect, test } from "vitest";
import { fileName } from "./file-name.ts";

const at = new Date(2026, 2, 7, 23, 30);

function named(title: string): string {
  return fileName({ title, at, extension: "csv", fallback: "Table" });
}

test("FIL1 a copy is named after the table and the local day, in characters that every system takes", () => {
  expect(named("Les ingrédients")).toBe("Les ingrédients 2026-03-07.csv");
  expect(named('Avant / pendant : "après" ? <b>\n|*')).toBe("Avant pendant après b 2026-03-07.csv");
  expect(named("..\\..\\etc\\passwd")).toBe("etc passwd 2026-03-07.csv");
  expect(named("CON")).toBe("CON 2026-03-07.csv");
  expect(named("أن نأخذ الوقت")).toBe("أن نأخذ الوقت 2026-03-07.csv");
  expect(named("Mot\u202Egpj.exe")).toBe("Mot gpj.exe 2026-03-07.csv");
  expect(named(" ... ")).toBe("Table 2026-03-07.csv");
});

test("FIL16 a name stays under what file systems take, and never ends in half a character", () => {
  const name = named("🌱".repeat(120));
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
  expect(name).toBe(`${"🌱".repeat(60)} 2026-03-07.csv`);
});
