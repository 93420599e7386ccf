import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Vocabulary } from "@tablee/server/sync/gate";
import { TYPE_ARRAY, TYPE_MAP, TYPE_OPEN, TYPE_TEXT } from "@tablee/server/sync/places";
import { corpusFiles, textIn } from "../support/corpus.ts";
import { GatedRoom } from "./gated-room.ts";

/** Recorded work of other programs, through the gate with its words opened: any root, and lists too. */
const OPEN: Vocabulary = {
  root: (id) => ({ id, root: id, depth: 0, type: TYPE_OPEN }),
  types: [TYPE_ARRAY, TYPE_MAP, TYPE_TEXT, 3, 4, 5, 6],
  more: (kind, reader) => {
    if (kind < 3 || kind > 6 || kind === 4) return undefined;
    // Bytes, something embedded, or the name of a format and its value: whatever it is, it has its length in front.
    reader.bytes();
    if (kind === 6) reader.bytes();
    return 1;
  },
};

interface Edits {
  readonly startContent?: string;
  readonly endContent: string;
}

type Patch = readonly [at: number, removed: number, added: string];

/** One change, and which of the writers made it. */
export interface Traced {
  readonly writer: number;
  readonly update: Uint8Array;
}

/** What was recorded of others: who changed what in a text, and what it says in the end. */
export interface Recorded {
  readonly name: string;
  readonly trace: readonly Traced[];
  /** After all of it. */
  readonly expected: string;
}

/** People in one text at once, each update from the client that made it. */
export function concurrentTraces(): Recorded[] {
  return corpusFiles("traces", ".yjs-updates.jsonl").map((file) => {
    const [source] = corpusFiles("traces", file.name.replace(".yjs-updates.jsonl", ".json"));
    if (!source) throw new Error("the trace that it was made from is not there");
    const { endContent } = JSON.parse(textIn(source)) as Edits;
    const lines = textIn(file).split("\n").filter(Boolean);
    const trace = lines.map((line) => {
      // The format of the corpus: one object a line, the update in base64.
      const { agent, u } = JSON.parse(line) as { readonly agent: number; readonly u: string };
      return { writer: agent, update: new Uint8Array(Buffer.from(u, "base64")) };
    });
    return { name: file.name, trace, expected: endContent };
  });
}

/** Documents that others made, each as one change of one person. */
export function wholeDocuments(): Recorded[] {
  return [...corpusFiles("traces", "b4-update.bin"), ...corpusFiles("traces", ".yjs")].map((file) => {
    const bytes = file.bytes();
    const update = file.name.endsWith(".yjs") ? Y.convertUpdateFormatV2ToV1(bytes) : bytes;
    return { name: file.name, trace: [{ writer: 0, update }], expected: textAfter([update]) };
  });
}

/** What Yjs alone makes of it, whatever the text is called. */
export function textAfter(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const [root = ""] = [...doc.share.keys()];
  return doc.getText(root).toString();
}

/** Through the gate alone. */
export function playRecorded({ trace }: Recorded): string {
  const room = new GatedRoom(OPEN);
  for (const { update } of trace) room.take(update);
  const [root = ""] = [...room.doc.share.keys()];
  return room.doc.getText(root).toString();
}

/** One person’s long text, key by key, in a card of a room that knows only the schema. */
export function playSequential(json: string, most: number): { readonly end: string; readonly expected: string } {
  const { startContent = "", txns } = JSON.parse(json) as Edits & {
    readonly txns: readonly { readonly patches: readonly Patch[] }[];
  };
  const room = new GatedRoom();
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => room.take(update));
  const text = new Y.Text(startContent);
  doc.getMap("cards").set("a", new Y.Map([["text", text]]));
  let expected = startContent;
  for (const { patches } of txns.slice(0, most))
    doc.transact(() => {
      for (const [at, removed, added] of patches) {
        if (removed > 0) text.delete(at, removed);
        if (added !== "") text.insert(at, added);
        expected = expected.slice(0, at) + added + expected.slice(at + removed);
      }
    });
  const card = room.doc.getMap("cards").get("a");
  return { end: card instanceof Y.Map ? String(card.get("text")) : "", expected };
}

/** In the format of the corpus: a count, then for each case its updates, and what they say. */
export function casesIn(bytes: Uint8Array): Case[] {
  const decoder = decoding.createDecoder(bytes);
  const times = <Value>(count: number, read: () => Value): Value[] => Array.from({ length: count }, read);
  return times(decoding.readVarUint(decoder), () => ({
    updates: times(decoding.readVarUint(decoder), () => decoding.readVarUint8Array(decoder)),
    text: decoding.readVarString(decoder),
    map: decoding.readAny(decoder),
    array: decoding.readAny(decoder),
  }));
}

/** Cases of conformance: updates of several clients, and what a text, a map and a list must say after all of them. */
export interface Case {
  readonly updates: readonly Uint8Array[];
  readonly text: string;
  readonly map: unknown;
  readonly array: unknown;
}

export function playCase({ updates }: Case): Omit<Case, "updates"> {
  const room = new GatedRoom(OPEN);
  for (const update of updates) room.take(update);
  return {
    text: room.doc.getText("text").toString(),
    map: room.doc.getMap("map").toJSON(),
    array: room.doc.getArray("array").toJSON(),
  };
}
