import fc from "fast-check";
import { expect, test } from "vitest";
import { idFromBytes, isId } from "./ids.ts";

test("every id that is made is one that is accepted", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      expect(idFromBytes(bytes)).toHaveLength(22);
      expect(isId(idFromBytes(bytes))).toBe(true);
    }),
  );
});

test("sentences, prototypes and other types are not ids", () => {
  for (const odd of ["", "__proto__", "deux mots", "x".repeat(65), 4, null, {}]) expect(isId(odd)).toBe(false);
});
