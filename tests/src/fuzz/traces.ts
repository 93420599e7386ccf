import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Vocabulary } from "@tablee/server/sync/gate";
import { TYPE_ARRAY, TYPE_MAP, TYPE_OPEN, TYPE_TEXT } from "@tablee/server/sync/places";
import { corpusFiles, textIn } from "../support/corpus.ts";
import { GatedRoom } from "./gated-room.ts";

/** Recorded work of other programs, through the gate with its words opened: any root, and lists too. */
const OPEN: Vocabulary = {
  root: (id) => ({ id, depth: 0, type: TYPE_OPEN }),
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

/** People in one text at once, each update from the client that made it. */
export function concurrentTraces(): {
  readonly name: string;
  play(): { readonly end: string; readonly expected: string };
}[] {
  return corpusFiles("traces", ".yjs-updates.jsonl").map((file) => ({
    name: file.name,
    play: () => {
      const room = new GatedRoom(OPEN);
      for (const line of textIn(file).split("\n").filter(Boolean)) {
        // The format of the corpus: one object a line, the update in base64.
        const { u } = JSON.parse(line) as { readonly u: string };
        room.take(new Uint8Array(Buffer.from(u, "base64")));
      }
      const [source] = corpusFiles("traces", file.name.replace(".yjs-updates.jsonl", ".json"));
      if (!source) throw new Error("the trace that it was made from is not there");
      const { endContent } = JSON.parse(textIn(source)) as Edits;
      const [root = ""] = [...room.doc.share.keys()];
      return { end: room.doc.getText(root).toString(), expected: endContent };
    },
  }));
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

/** A whole document made by others, in the encoding of the corpus. */
export function playWhole(update: Uint8Array): {
  readonly taken: string;
  readonly expected: string;
  readonly clients: number;
} {
  const expected = new Y.Doc();
  Y.applyUpdate(expected, update);
  const room = new GatedRoom(OPEN);
  room.take(update);
  const [root = ""] = [...room.doc.share.keys()];
  return {
    taken: room.doc.getText(root).toString(),
    expected: expected.getText(root).toString(),
    clients: room.doc.store.clients.size,
  };
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
