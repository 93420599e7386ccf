import { describe, expect, test } from "vitest";
import { createCamera } from "./camera.ts";

function camera(w = 1280, h = 700) {
  const made = createCamera();
  made.resize({ w, h });
  return made;
}

describe("CAN38 the camera shows what is asked for", () => {
  test("the first view holds all of a small board, and of a large one its top left, large enough to read", () => {
    const small = camera();
    small.open({ x: 0, y: 0, w: 900, h: 500 });
    expect(small.seen().w).toBeGreaterThan(900);
    const large = camera();
    large.open({ x: 100, y: 200, w: 9_000, h: 5_000 });
    expect(large.state.getState().zoom).toBe(0.7);
    const { x, y } = large.seen();
    expect(x).toBeLessThan(100);
    expect(y).toBeLessThan(200);
    expect(large.toBoard({ x: 76, y: 0 }).x).toBeLessThan(100);
  });

  test("zooming keeps what is under the pointer where it is, and stops at its limits", () => {
    const one = camera();
    const at = { x: 300, y: 200 };
    const before = one.toBoard(at);
    for (let step = 0; step < 40; step += 1) one.zoomBy(1.3, at);
    expect(one.state.getState().zoom).toBe(4);
    expect(one.toBoard(at).x).toBeCloseTo(before.x, 6);
    for (let step = 0; step < 80; step += 1) one.zoomBy(0.7, at);
    expect(one.state.getState().zoom).toBe(0.02);
  });

  test("what is in view is not moved to be revealed; what is not comes in by the shortest way", () => {
    const one = camera();
    const still = one.state.getState();
    one.reveal({ x: 400, y: 300, w: 200, h: 100 });
    expect(one.state.getState()).toEqual(still);
    one.reveal({ x: 400, y: 900, w: 200, h: 100 });
    expect(one.state.getState()).toMatchObject({ x: 0, y: -420, zoom: 1 });
  });

  test("a card looked at from far away is shown large enough to read", () => {
    const one = camera();
    one.zoomBy(0.1);
    one.lookAt({ x: 5_000, y: 5_000, w: 200, h: 100 });
    expect(one.state.getState().zoom).toBe(1);
    const { x, y, w, h } = one.seen();
    expect(x < 5_000 && y < 5_000 && x + w > 5_200 && y + h > 5_100).toBe(true);
  });
});
