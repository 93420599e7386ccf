import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { expect, test } from "vitest";
import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { awarenessFrame } from "./frames.ts";
import { PresenceBook } from "./presence-book.ts";
import { Reader } from "./reader.ts";

const [mesange, tilleul] = ["mesange", "tilleul"] as MemberId[];

/** Somebody who looks at the room: a stock awareness that hears every frame of the book. */
function watch(book: PresenceBook<object>): { others(): unknown[]; hear(): void } {
  const eyes = new Awareness(new Y.Doc());
  eyes.setLocalState(null);
  return {
    others: () => [...eyes.getStates().values()],
    hear: () => {
      const frame = book.takeFresh();
      if (!frame) return;
      const reader = new Reader(frame);
      reader.uint();
      applyAwarenessUpdate(eyes, reader.bytes(), "server");
    },
  };
}

function someone(): { awareness: Awareness; body(): Uint8Array } {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ v: "list" });
  return { awareness, body: () => encodeAwarenessUpdate(awareness, [awareness.clientID]) };
}

test("SYN9 one who comes back is shown at once, before and after the server notices that the old link is dead", () => {
  const book = new PresenceBook<object>();
  const room = watch(book);
  const [old, fresh] = [{}, {}];
  const one = someone();
  book.take(one.body(), old, mesange as MemberId);
  one.awareness.setLocalState({ v: "canvas" });
  book.take(one.body(), fresh, mesange as MemberId);
  room.hear();
  expect(room.others()).toEqual([{ v: "canvas", m: mesange }]);
  book.leave(old);
  room.hear();
  expect(room.others()).toHaveLength(1);
  book.leave(fresh);
  room.hear();
  expect(room.others()).toEqual([]);
  one.awareness.setLocalState({ v: "list" });
  book.take(one.body(), {}, mesange as MemberId);
  room.hear();
  expect(room.others()).toEqual([{ v: "list", m: mesange }]);
});

/** What goes out of what somebody shows as these bytes, or what is said of them. */
function out(state: Uint8Array): string {
  const told: string[] = [];
  const book = new PresenceBook<object>({ onBad: (_owner, error) => told.push(error.message) });
  const reader = new Reader(awarenessFrame([{ clientId: 2 ** 32 - 1, clock: 300, state }]));
  reader.uint();
  book.take(reader.bytes(), {}, 'mésange "bleue"' as MemberId);
  const frame = book.takeFresh();
  if (!frame) return told.join();
  const entry = new Reader(new Reader(frame.subarray(1)).bytes());
  expect([entry.uint(), entry.uint(), entry.uint()]).toEqual([1, 2 ** 32 - 1, 300]);
  return entry.text(limits.PRESENCE_MAX_BYTES);
}

test("SYN170 what one shows goes out byte for byte, with the member the server names; what no reader could take goes to nobody", () => {
  const named = String.raw`"m":"mésange \"bleue\""}`;
  expect(out(Buffer.from('{"c":[1, 2]}'))).toBe(`{"c":[1, 2],${named}`);
  expect(out(Buffer.from("{}"))).toBe(`{${named}`);
  expect(out(Buffer.from(" { } \n"))).toBe(` { ${named}`);
  for (const state of ['{"m":"merle"}', '{"m":"merle","v":"}"}', String.raw`{"\u006d":"merle"}`, '{"a":{"m":"merle"}}'])
    expect(JSON.parse(out(Buffer.from(state)))).toEqual({ ...JSON.parse(state), m: 'mésange "bleue"' });
  for (const state of ["{", "{}}", '{"a":1},', "[1]", "7", '"}"'])
    expect(out(Buffer.from(state))).toMatch(/^a presence is/);
  // A reader that keeps the mark finds no JSON behind it, and one that is strict throws at what is no UTF-8.
  for (const bytes of [[0xef, 0xbb, 0xbf], [0xff]])
    expect(out(Buffer.concat([Buffer.from(bytes), Buffer.from("{}")]))).toBe("a presence is not JSON");
  expect(out(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3]), Buffer.from('"}')]))).toBe(
    "a presence is not JSON",
  );
});

test("SYN10 another tab that repeats what it heard takes nothing over, and another member never does", () => {
  const book = new PresenceBook<object>();
  const room = watch(book);
  const [first, second, third] = [{}, {}, {}];
  const one = someone();
  book.take(one.body(), first, mesange as MemberId);
  book.take(one.body(), second, mesange as MemberId);
  book.leave(second);
  one.awareness.setLocalState({ v: "framework" });
  book.take(one.body(), third, tilleul as MemberId);
  room.hear();
  expect(room.others()).toEqual([{ v: "list", m: mesange }]);
  one.awareness.setLocalState({ v: "canvas" });
  book.take(one.body(), first, mesange as MemberId);
  room.hear();
  expect(room.others()).toEqual([{ v: "canvas", m: mesange }]);
});
