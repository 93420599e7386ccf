import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { expect, test } from "vitest";
import type { MemberId } from "@tablee/shared/ids";
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
