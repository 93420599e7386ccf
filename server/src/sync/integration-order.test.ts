import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { expect, test } from "vitest";
import { openRoots } from "@tablee/shared/board/schema";
import { judgeUpdate } from "./gate.ts";
import { passInOrder } from "./integration-order.ts";
import type { Run, Step } from "./integration-order.ts";
import { viewOf } from "./gate-view.ts";
import { BadBytesError } from "./reader.ts";

interface Id {
  readonly client: number;
  readonly clock: number;
}

interface Forged {
  readonly origin?: Id;
  readonly right?: Id;
  /** A root's name, or the id of what lies above. */
  readonly parent?: string | Id;
  readonly key?: string;
  readonly content: "map" | "value" | "word";
}

/** An update in Yjs's first encoding, with whatever references. */
function forge(runs: ReadonlyMap<number, readonly Forged[]>): Uint8Array {
  return encoding.encode((encoder) => {
    const id = ({ client, clock }: Id): void => {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    };
    encoding.writeVarUint(encoder, runs.size);
    for (const [client, structs] of runs) {
      encoding.writeVarUint(encoder, structs.length);
      id({ client, clock: 0 });
      for (const { origin, right, parent = "cards", key, content } of structs) {
        const ref = { map: 7, value: 8, word: 4 }[content];
        const hasKey = key !== undefined;
        encoding.writeUint8(encoder, ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (hasKey ? 0x20 : 0));
        if (origin) id(origin);
        if (right) id(right);
        if (!origin && !right) {
          encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
          if (typeof parent === "string") encoding.writeVarString(encoder, parent);
          else id(parent);
          if (hasKey) encoding.writeVarString(encoder, key);
        }
        if (content === "map") encoding.writeVarUint(encoder, 1);
        if (content === "value") encoding.writeVarUint(encoder, 1);
        if (content === "value") encoding.writeAny(encoder, 1);
        if (content === "word") encoding.writeVarString(encoder, "w");
      }
    }
    encoding.writeVarUint(encoder, 0);
  });
}

function judge(update: Uint8Array): string {
  try {
    judgeUpdate(update, viewOf(new Y.Doc()));
    return "passes";
  } catch (error) {
    if (error instanceof BadBytesError) return error.message;
    throw error;
  }
}

const root: Forged = { parent: "cards", key: "a", content: "map" };

test("SYN11 an update that refers to what comes after it is refused: its own, another’s, and in a ring", () => {
  const own = forge(new Map([[1, [{ origin: { client: 1, clock: 1 }, content: "value" }, root]]]));
  expect(judge(own)).toBe("refers to what comes after it");
  const ring = forge(
    new Map([
      [1, [{ origin: { client: 2, clock: 1 }, content: "value" }, root]],
      [2, [{ origin: { client: 1, clock: 1 }, content: "value" }, root]],
    ]),
  );
  expect(judge(ring)).toBe("refers to what comes after it");
  const crossed = forge(
    new Map([
      [1, [root, { origin: { client: 2, clock: 0 }, content: "value" }]],
      [2, [{ origin: { client: 1, clock: 0 }, content: "map" }]],
    ]),
  );
  expect(judge(crossed)).toBe("passes");
});

/** A small generator with a seed, so that what failed once can be played again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("SYN11 what passes the gate can always be put in: Yjs neither throws nor waits (4,000 forged updates, seeds 1 to 4000)", () => {
  let passed = 0;
  for (let seed = 1; seed <= 4_000; seed += 1) {
    const pick = random(seed);
    const clients = 1 + pick(3);
    const length = 1 + pick(4);
    const someId = (): Id => ({ client: 1 + pick(clients), clock: pick(length) });
    const forged = (): Forged => ({
      content: (["map", "value", "word"] as const)[pick(3)] ?? "map",
      ...(pick(3) === 0 && { origin: someId() }),
      ...(pick(6) === 0 && { right: someId() }),
      parent: pick(2) === 0 ? (["cards", "zones", "meta"][pick(3)] ?? "cards") : someId(),
      ...(pick(2) === 0 && { key: ["a", "place", "text"][pick(3)] ?? "a" }),
    });
    const runs = new Map(Array.from({ length: clients }, (_, at) => [at + 1, Array.from({ length }, forged)] as const));
    const update = forge(runs);
    if (judge(update) !== "passes") continue;
    passed += 1;
    const doc = new Y.Doc();
    openRoots(doc);
    expect(() => Y.applyUpdate(doc, update), `seed ${seed}`).not.toThrow();
    expect([doc.store.pendingStructs, doc.store.pendingDs], `seed ${seed}`).toEqual([null, null]);
    const again = new Y.Doc();
    expect(() => Y.applyUpdate(again, Y.encodeStateAsUpdate(doc)), `seed ${seed}`).not.toThrow();
  }
  expect(passed).toBeGreaterThan(40);
}, 30_000);

test("SYN68 twice as many changes that wait for each other take twice the looks, not four times", () => {
  const looksAt = (size: number): number => {
    let looks = 0;
    class Counted extends Map<number, Run<Step>> {
      override get(client: number): Run<Step> | undefined {
        looks += 1;
        return super.get(client);
      }
    }
    const runs = new Counted();
    const add = (client: number, needs: readonly (readonly Id[])[]): void => {
      const steps = needs.map((some, at) => ({ end: at + 1, needs: some }));
      runs.set(client, { client, start: 0, steps, next: 0 });
    };
    // Two that wait for each other at every step, and a crowd that waits for the last step of the first.
    for (let at = 0; at < size; at += 1) add(100 + at, [[{ client: 1, clock: size - 1 }]]);
    add(
      1,
      Array.from({ length: size }, (_, at) => (at === 0 ? [] : [{ client: 2, clock: at - 1 }])),
    );
    add(
      2,
      Array.from({ length: size }, (_, at) => [{ client: 1, clock: at }]),
    );
    expect(passInOrder(runs, () => undefined)).toBe("done");
    return looks;
  };
  expect(looksAt(4_000) / looksAt(2_000)).toBeLessThan(2.5);
});
