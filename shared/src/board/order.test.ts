import fc from "fast-check";
import { expect, test } from "vitest";
import { compareOrder, keysBetween } from "./order.ts";

test("BRD5 keys made between two neighbours sort between them, again and again", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.constantFrom("aa", "bb", "Z9")), { maxLength: 60 }), (inserts) => {
      const keys: string[] = [];
      for (const [place, suffix] of inserts) {
        const at = place % (keys.length + 1);
        const [key] = keysBetween({ after: keys[at - 1], before: keys[at], count: 1, suffix });
        if (key === undefined) throw new Error("no key");
        keys.splice(at, 0, key);
      }
      expect([...keys].sort((left, right) => (left < right ? -1 : 1))).toEqual(keys);
    }),
  );
});

test("two people inserting at one place at once make different keys", () => {
  const mine = keysBetween({ after: "a0 x", before: "a1 x", count: 1, suffix: "mm" });
  const yours = keysBetween({ after: "a0 x", before: "a1 x", count: 1, suffix: "yy" });
  expect(mine).not.toEqual(yours);
});

test("between equal keys, or keys that a peer made up, there is still a place", () => {
  expect(keysBetween({ after: "a0 x", before: "a0 y", count: 2, suffix: "m" })).toHaveLength(2);
  expect(keysBetween({ after: "!!", before: "??", count: 1, suffix: "m" })).toHaveLength(1);
});

test("equal keys are told apart by id", () => {
  expect(compareOrder({ id: "a", order: "a0" }, { id: "b", order: "a0" })).toBe(-1);
  expect(compareOrder({ id: "a", order: "a0" }, { id: "a", order: "a0" })).toBe(0);
});
