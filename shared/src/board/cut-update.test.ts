import { expect, test } from "vitest";
import * as Y from "yjs";
import { cutUpdate } from "./cut-update.ts";

const MAX_BYTES = 2_000;

/** Two sessions that built on each other’s words, and deleted some. */
function written(): { readonly start: Uint8Array; readonly update: Uint8Array; readonly whole: Y.Doc } {
  const whole = new Y.Doc();
  whole.getMap("cards").set("old", new Y.Map([["text", new Y.Text("avant")]]));
  const start = Y.encodeStateAsUpdate(whole);
  const known = Y.encodeStateVector(whole);
  for (let turn = 0; turn < 40; turn += 1) {
    const session = new Y.Doc();
    session.clientID = 1_000 - turn;
    Y.applyUpdate(session, Y.encodeStateAsUpdate(whole));
    const cards = session.getMap("cards");
    const text = new Y.Text(`Carte ${turn} ${"é".repeat(100)}`);
    cards.set(`c${turn}`, new Y.Map<unknown>([["text", text]]));
    const before = cards.get(`c${turn - 1}`);
    const earlier: unknown = before instanceof Y.Map ? before.get("text") : undefined;
    if (earlier instanceof Y.Text) earlier.insert(3, "plus ");
    if (turn % 5 === 0) cards.delete(`c${turn - 2}`);
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(session));
  }
  return { start, update: Y.encodeStateAsUpdate(whole, known), whole };
}

test("FIL14 an update that is too large for a frame goes in pieces, each standing on those before, and nothing is lost", () => {
  const { start, update, whole } = written();
  const pieces = cutUpdate(update, MAX_BYTES);
  expect(pieces.length).toBeGreaterThan(5);
  const server = new Y.Doc();
  Y.applyUpdate(server, start);
  for (const piece of pieces) {
    expect(piece.length).toBeLessThan(MAX_BYTES * 1.1);
    Y.applyUpdate(server, piece);
    expect(server.store.pendingStructs).toBeNull();
  }
  // What comes soonest is seen soonest.
  const [first, second] = cutUpdate(update, MAX_BYTES, MAX_BYTES / 4);
  expect(first?.length).toBeLessThan((MAX_BYTES / 4) * 1.1);
  expect(second?.length).toBeGreaterThan(MAX_BYTES / 2);
  expect(server.store.pendingDs).toBeNull();
  expect(server.getMap("cards").toJSON()).toEqual(whole.getMap("cards").toJSON());
  expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(whole));
});
