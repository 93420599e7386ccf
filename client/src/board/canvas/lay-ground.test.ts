import { outward } from "@tablee/shared/board/geometry";
import { expect, test } from "vitest";

test("CAN124 dots laid anew lie where they lay: by whole gaps, around all that is mounted", () => {
  for (const rect of [
    { x: -412.57, y: -3, w: 2414.3, h: 1648 },
    { x: 24, y: 48, w: 24, h: 24 },
  ]) {
    const laid = outward(rect, 24);
    for (const edge of [laid.x, laid.y, laid.w, laid.h]) expect(Math.abs(edge % 24)).toBe(0);
    expect(laid.x).toBeLessThanOrEqual(rect.x);
    expect(laid.y).toBeLessThanOrEqual(rect.y);
    expect(laid.x + laid.w).toBeGreaterThanOrEqual(rect.x + rect.w);
    expect(laid.y + laid.h).toBeGreaterThanOrEqual(rect.y + rect.h);
  }
});
