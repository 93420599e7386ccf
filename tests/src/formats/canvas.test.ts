import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { NO_CORPUS, corpusFiles, hasCorpus, textIn } from "../support/corpus.ts";
import { canvasDifferences } from "./same-canvas.ts";

/** Through a document and over the wire, as somebody else at the table has it. */
function trip(text: string): string {
  const read = readJsonCanvas(text);
  if (!read.ok) throw new Error(`${read.reason} ${read.detail ?? ""}`);
  const hand = testHand();
  const brought = importBoard(hand, read.value);
  if (!brought.ok) throw new Error(brought.reason);
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(hand.doc));
  return writeJsonCanvas(readBoard(replica));
}

const files = corpusFiles("jsoncanvas", ".canvas");

describe.skipIf(!hasCorpus)(`JSON Canvas files of others${NO_CORPUS}`, () => {
  test("the corpus is all there", () => expect(files).toHaveLength(74));

  test.for(files.map((file) => [file.name, file] as const))(
    "FMT1 comes in and goes out without loss, twice: %s",
    ([, file]) => {
      const original = textIn(file);
      const first = trip(original);
      expect(canvasDifferences(original, first)).toEqual([]);
      expect(trip(first)).toBe(first);
    },
  );
});

describe("the comparison", () => {
  const node = { id: "n", type: "text", x: 1, y: 2, width: 3, height: 4, text: "mot", shape: "pill" };
  const edge = { id: "e", fromNode: "n", toNode: "n", toEnd: "none" };
  const file = (nodes: readonly object[], edges: readonly object[] = [edge], top = {}): string =>
    JSON.stringify({ nodes, edges, ...top });
  const { shape: _shape, ...plain } = node;

  test.for([
    ["a field dropped", file([plain]), "shape"],
    ["a text changed by one space", file([{ ...node, text: "mot " }]), "text"],
    ["a number rounded", file([{ ...node, x: 1.5 }]), ".x"],
    ["a node lost", file([]), "gone"],
    ["an end that went back to its default", file([node], [{ ...edge, toEnd: "arrow" }]), "toEnd"],
    ["an edge lost", file([node], []), "edge"],
    ["something beside the nodes lost", file([node], [edge]), "metadata"],
  ] as const)("barks at %s", ([, changed, word]) => {
    const original = word === "metadata" ? file([node], [edge], { metadata: 1 }) : file([node]);
    expect(canvasDifferences(original, changed).join("\n")).toContain(word);
  });

  test("barks at another z-order, and not at defaults written out", () => {
    const two = [node, { ...node, id: "m" }];
    expect(canvasDifferences(file(two), file(two.toReversed()))).toEqual(["the z-order differs"]);
    const { toEnd: _toEnd, ...bare } = edge;
    expect(canvasDifferences(file([node], [bare]), file([node], [{ ...bare, toEnd: "arrow" }]))).toEqual([]);
  });
});
