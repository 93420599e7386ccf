import * as Y from "yjs";
import { SYNC_STEP_1, SYNC_STEP_2 } from "@tablee/shared/protocol/frames";
import { updateIn } from "./dialect.ts";
import type { Dialect } from "./dialect.ts";
import { rangesOf } from "./ranges.ts";
import type { ServerSpec } from "./spec.ts";
import { dialectOf, openWire } from "./wire.ts";
import type { Place, Wire } from "./wire.ts";

const PATIENCE_MS = 60_000;

/** A client with a document: it fills rooms before a run, and looks after it whether all hold the same. */
export class Whole {
  readonly doc = new Y.Doc();
  readonly #dialect: Dialect;
  #wire: Wire | undefined;
  #answers = 0;
  #echoed = 0;
  #wake: () => void = () => undefined;

  private constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#wire?.send(updateIn(dialect, update));
    });
  }

  static async open(server: ServerSpec, place: Place, known?: Uint8Array): Promise<Whole> {
    const dialect = dialectOf(server, place);
    const whole = new Whole(dialect);
    if (known) Y.applyUpdate(whole.doc, known, whole);
    whole.#wire = await openWire({ server, place, dialect, onFrame: (frame) => whole.#hear(frame) });
    for (const frame of dialect.greeting) whole.#wire.send(frame);
    await whole.read();
    return whole;
  }

  /** Asks once more, and waits for the answer. */
  async read(): Promise<void> {
    const before = this.#answers;
    this.#wire?.send(this.#dialect.sync(SYNC_STEP_1, Y.encodeStateVector(this.doc)));
    await this.#until("an answer", () => this.#answers > before);
  }

  /** Waits until what was written here has come back. */
  async echoed(): Promise<void> {
    await this.#until("an echo", () => this.#echoed >= Y.getState(this.doc.store, this.doc.clientID));
  }

  close(): void {
    this.#wire?.close();
    this.doc.destroy();
  }

  #hear(frame: Uint8Array): void {
    const heard = this.#dialect.hear(frame);
    if (heard.kind === "ask")
      this.#wire?.send(this.#dialect.sync(SYNC_STEP_2, Y.encodeStateAsUpdate(this.doc, heard.body)));
    if (heard.kind !== "update") return;
    Y.applyUpdate(this.doc, heard.body, this);
    for (const { client, end } of rangesOf(heard.body))
      if (client === this.doc.clientID) this.#echoed = Math.max(this.#echoed, end);
    if (heard.answer) this.#answers += 1;
    this.#wake();
  }

  async #until(what: string, holds: () => boolean): Promise<void> {
    const late = Date.now() + PATIENCE_MS;
    while (!holds()) {
      if (Date.now() > late) throw new Error(`${what} did not come`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 1_000).unref();
      });
    }
  }
}
