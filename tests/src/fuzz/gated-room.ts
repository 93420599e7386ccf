import * as Y from "yjs";
import { openRoots } from "@tablee/shared/board/schema";
import { judgeUpdate } from "@tablee/server/sync/gate";
import { viewOf } from "@tablee/server/sync/gate-view";
import type { Vocabulary } from "@tablee/server/sync/gate";
import { putIn } from "@tablee/server/sync/put-in";

/** The document is spoilt: a room drops it and reads what is stored. */
export class SpoiltError extends Error {
  constructor() {
    super("the document is spoilt");
  }
}

/** What a room does with an update, and nothing else: gate, document, window. */
export class GatedRoom {
  readonly doc = new Y.Doc();
  readonly stored: Uint8Array[] = [];
  #window: Uint8Array[] = [];
  readonly #words: Vocabulary | undefined;

  constructor(words?: Vocabulary) {
    this.#words = words;
    if (!words) openRoots(this.doc);
    this.doc.on("update", (update: Uint8Array) => this.#window.push(update));
  }

  /** Throws what the gate throws, and SpoiltError. */
  take(update: Uint8Array): void {
    const judged = judgeUpdate(update, viewOf(this.doc), this.#words);
    if (!judged.empty && !putIn(this.doc, update, judged)) throw new SpoiltError();
  }

  /** Ends the window: what everybody is sent, if there is anything. */
  commit(): Uint8Array | undefined {
    if (this.#window.length === 0) return undefined;
    const merged = Y.mergeUpdates(this.#window);
    this.#window = [];
    this.stored.push(merged);
    return merged;
  }
}
