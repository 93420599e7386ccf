import { expect, test } from "vitest";
import type { KindName } from "./kinds.ts";
import { makeNotes, movedNotes, ownNote } from "./notes.ts";
import { readOptions } from "./options.ts";
import type { Run } from "./results.ts";
import { tableOf } from "./table.ts";

function ran(kind: KindName, values: Run["values"], notes = 5_000): Run {
  return { kind, notes, round: 1, at: "2026-01-01T00:00:00.000Z", seconds: 2, busy: 1, values };
}

function table(runs: readonly Run[]): string {
  return tableOf({ machine: "2 × one", node: "v24", browser: "156", runs });
}

test("CAN51 the table of the canvas compares medians with the best rival of the same size, and says what broke", () => {
  const runs = [
    ran("ours", { panMain: 50, heap: 10 }),
    ran("ours", { panMain: 90, heap: 10 }),
    ran("ours", { panMain: 60, heap: 10 }),
    ran("tldraw", { panMain: 800, heap: 170 }),
    ran("react-flow", { panMain: 150, heap: 6 }),
    // Culled by hand on a page of ours: shown, and no rival.
    ran("konva", { panMain: 10, heap: 4 }),
    ran("excalidraw", { panMain: 1, heap: 30 }, 200),
    ran("excalidraw", { panMain: 560, heap: 24 }),
    { ...ran("tldraw", {}), broke: "it never showed a note" },
  ];
  const said = table(runs);
  expect(said).toMatch(/pan: main thread \| 60\.0 \| 150 \(React Flow\) \| 0\.40 \| ≤ 0\.5 × \| yes/);
  expect(said).toMatch(/heap \| 10\.0 \| 24\.0 \(Excalidraw\) \| 0\.42 \| ≤ 0\.5 × \| yes/);
  expect(said).toContain("Broke: tldraw: it never showed a note");
  expect(table([ran("ours", { panMain: 50 })])).not.toContain("to be reached");
  const opened = (usable: number, notes: number) => ran("ours", { usable }, notes);
  expect(table([opened(400, 200), opened(1_800, 10_000)])).toMatch(/usable, ms, 10000 notes .*≤ 1500 more \| yes/);
  expect(table([opened(400, 200), opened(2_000, 10_000)])).toMatch(/≤ 1500 more \| \*\*no\*\*/);
});

test("CAN51 the same notes lie before everybody, and who moves which is the same", () => {
  const notes = makeNotes(5_000);
  expect(new Set(notes.map(({ x, y }) => `${x} ${y}`)).size).toBe(5_000);
  const moved = movedNotes(notes);
  expect(new Set(moved.map(({ id }) => id)).size).toBe(20);
  // What a screen of 1280 × 800 shows at a zoom of 0.7.
  for (const { x, y } of [...moved, ownNote(notes)]) expect([x < 1_500, y < 900]).toEqual([true, true]);
  expect(moved).not.toContain(ownNote(notes));
  expect(readOptions(["--quick", "--only", "ours,konva", "--notes", "200"])).toMatchObject({
    ok: true,
    value: { kinds: ["ours", "konva"], notes: 200, rounds: 1, seconds: 2 },
  });
  for (const wrong of [
    ["--only", "miro"],
    ["--notes", "50"],
    ["--rounds", "0"],
    ["--scenes", "pan,fly"],
  ])
    expect(readOptions(wrong)).toMatchObject({ ok: false });
});
