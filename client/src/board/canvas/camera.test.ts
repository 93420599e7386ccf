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
    expect(one.state.getState().zoom).toBe(0.05);
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

describe("UIX60 all of a board is shown when that is asked for, however far apart it lies", () => {
  test.each([
    ["as other tools make them", { x: -14_000, y: -12_000, w: 30_000, h: 29_000 }],
    ["from end to end", { x: -10_000_000, y: -10_000_000, w: 20_000_000, h: 20_000_000 }],
  ])("%s", (_, all) => {
    for (const [w, h] of [
      [1280, 700],
      [360, 140],
    ]) {
      const one = camera(w, h);
      one.goTo(all);
      const { x, y, w: wide, h: high } = one.seen();
      expect(x <= all.x && y <= all.y && x + wide >= all.x + all.w && y + high >= all.y + all.h).toBe(true);
    }
  });

  test("from there one comes nearer step by step, and by hand no farther", () => {
    const one = camera();
    one.goTo({ x: 0, y: 0, w: 30_000, h: 29_000 });
    const far = one.state.getState().zoom;
    expect(far).toBeLessThan(0.05);
    one.zoomBy(0.8);
    expect(one.state.getState().zoom).toBe(far);
    one.zoomBy(1.25);
    expect(one.state.getState().zoom).toBeCloseTo(far * 1.25, 9);
  });

  test("before the canvas has a size there is nothing to fit it into", () => {
    const one = camera(0, 0);
    const still = one.state.getState();
    one.goTo({ x: 0, y: 0, w: 30_000, h: 29_000 });
    expect(one.state.getState()).toEqual(still);
  });
});
