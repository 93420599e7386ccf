import { expect, test } from "vitest";
import { actions } from "../board/actions/registry.ts";
import { PARTS } from "./table-menu.ts";

test("UIX140 every action of the table stands in one part of its menu", () => {
  const ofTable = actions.filter(({ section }) => section === "table").map(({ id }) => id);
  expect(Object.values(PARTS).flat().toSorted()).toEqual(ofTable.toSorted());
});
