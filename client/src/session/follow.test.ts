import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { createCamera } from "../board/canvas/camera.ts";
import type { Prefs } from "../board/workspace.ts";
import { bringTo } from "./follow.ts";

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

test("UIX61 whoever is brought to somebody sees what they look at, however late their own canvas is there", async () => {
  const camera = createCamera();
  const prefs = createStore<Prefs>(() => ({
    view: "list",
    split: false,
    panel: null,
    showCursors: true,
    minimap: false,
    finding: false,
    area: null,
  }));
  bringTo({ prefs, camera }, { view: "canvas", eye: { x: 9_000, y: -4_000, zoom: 1 } });
  expect(prefs.getState().view).toBe("canvas");
  await pause(100);
  camera.resize({ w: 390, h: 700 });
  // As the canvas does it the first time it is shown.
  camera.open({ x: 0, y: 0, w: 20_000, h: 900 });
  await pause(0);
  const { x, y, w, h } = camera.seen();
  expect([x < 9_000, x + w > 9_000, y < -4_000, y + h > -4_000]).toEqual([true, true, true, true]);
});
