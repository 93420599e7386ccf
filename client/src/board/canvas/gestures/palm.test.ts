import { expect, test } from "vitest";
import { createPalm } from "./palm.ts";

test("CAN102 while a pen is down a touch does nothing, while it is near it moves the view, and later it is a finger again", () => {
  const palm = createPalm();
  const touch = (timeStamp: number) => palm.allows({ pointerType: "touch", timeStamp });
  const pen = (type: string, timeStamp: number): void => palm.see({ pointerType: "pen", type, timeStamp });
  expect(touch(0)).toBe("all");
  palm.see({ pointerType: "mouse", type: "pointerdown", timeStamp: 0 });
  expect(touch(1)).toBe("all");
  pen("pointermove", 1_000);
  expect(touch(1_001)).toBe("view");
  pen("pointerdown", 1_100);
  expect(touch(9_000)).toBe("nothing");
  expect(palm.allows({ pointerType: "pen", timeStamp: 9_000 })).toBe("all");
  pen("pointerup", 9_100);
  expect(touch(14_000)).toBe("view");
  expect(touch(14_200)).toBe("all");
});
