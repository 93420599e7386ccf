import * as Y from "yjs";
import { writeUpdate } from "./fuzz/wire.ts";
const doc = new Y.Doc();
doc.clientID = 5;
const m = new Y.Map();
doc.getMap("cards").set("a", m);
m.set("c", 1);
const u = writeUpdate({
  parts: [
    {
      client: 9,
      clock: 0,
      pieces: [
        { ref: 8, origin: { client: 5, clock: 1 }, values: [1, 2, 3] },
        { ref: 8, origin: { client: 5, clock: 1 }, values: [1, 2, 3] },
        { ref: 8, origin: { client: 9, clock: 0 }, values: ["sky"] },
      ],
    },
  ],
  deletes: [{ client: 5, ranges: [{ clock: 1, length: 1 }] }],
});
try {
  Y.applyUpdate(doc, u);
} catch (e) {
  console.log((e as Error).stack);
}
