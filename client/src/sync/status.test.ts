import { expect, test } from "vitest";
import { statusOf } from "./status.ts";
import type { Facts } from "./status.ts";

const JOINED: Facts = {
  link: { kind: "joined" },
  isSilent: false,
  stopped: null,
  ready: true,
  waiting: 0,
  isSaved: true,
  awayMs: null,
  hasNoNetwork: false,
};
const kindOf = (facts: Partial<Facts>) => statusOf({ ...JOINED, ...facts }).kind;

test("SYN113 saved is said only on a link that has joined, with nothing of this device waiting, the copy of it included", () => {
  expect(kindOf({})).toBe("saved");
  expect(kindOf({ waiting: 1, isSaved: false })).toBe("sending");
  expect(statusOf({ ...JOINED, isSaved: false })).toEqual({ kind: "sending", changes: 1 });
  for (const kind of ["idle", "waiting", "opening"] as const)
    expect(kindOf({ link: { kind }, awayMs: 100 })).toBe("reconnecting");
  expect(kindOf({ link: { kind: "joining", bytes: 5 } })).toBe("reconnecting");
  expect(statusOf({ ...JOINED, ready: false, link: { kind: "joining", bytes: 5 } })).toEqual({
    kind: "loading",
    bytes: 5,
  });
  expect(kindOf({ link: { kind: "joining", bytes: 5 }, awayMs: 60_000 })).toBe("reconnecting");
  expect(kindOf({ link: { kind: "waiting" }, awayMs: 6_001 })).toBe("offline");
  expect(kindOf({ link: { kind: "waiting" }, awayMs: 1, hasNoNetwork: true })).toBe("offline");
  expect(kindOf({ stopped: { why: null } })).toBe("stopped");
});

test("SYN160 a link that stands and does not answer is not called saved or sending", () => {
  const silent: Partial<Facts> = { isSilent: true, waiting: 3, isSaved: false };
  expect(statusOf({ ...JOINED, ...silent, awayMs: 0 })).toEqual({ kind: "reconnecting", changes: 3 });
  expect(statusOf({ ...JOINED, ...silent, awayMs: 6_001 })).toEqual({ kind: "offline", changes: 3 });
  expect(kindOf({ isSilent: true, awayMs: 6_001, link: { kind: "joining", bytes: 5 } })).toBe("offline");
});
