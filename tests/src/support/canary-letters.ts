import { Buffer } from "node:buffer";
import * as Y from "yjs";
import { varintAt } from "./snappy.ts";

/**
 * The letters of a document, from any of its updates, deleted or not: what was typed letter by letter lies in as many
 * updates, and in none of them as a word.
 */
export class Letters {
  /** Of each client, what begins at a clock. */
  readonly #clients = new Map<number, Map<number, string>>();
  /** Keeps what was deleted. What lacks its ground waits in it, and is found by its clock. */
  readonly #doc = new Y.Doc({ gc: false });

  /** Whether these bytes could be read as an update. */
  add(bytes: Uint8Array, version: 1 | 2): boolean {
    try {
      const { structs } = version === 2 ? Y.decodeUpdateV2(bytes) : Y.decodeUpdate(bytes);
      for (const struct of structs) if (struct instanceof Y.Item) this.#put(struct);
      if (version === 2) Y.applyUpdateV2(this.#doc, bytes);
      else Y.applyUpdate(this.#doc, bytes);
      return structs.length > 0;
    } catch {
      return false;
    }
  }

  #put({ id: { client, clock }, content }: Y.Item): void {
    const clocks = this.#clients.get(client) ?? new Map<number, string>();
    this.#clients.set(client, clocks);
    const text = textOf(content);
    if (text.length > (clocks.get(clock)?.length ?? -1)) clocks.set(clock, text);
  }

  /** What each client wrote, in the order of writing; and what stands in each text, in the order of reading. */
  *texts(): Generator<string> {
    for (const clocks of this.#clients.values())
      yield [...clocks]
        .sort(([one], [other]) => one - other)
        .map(([, text]) => text)
        .join("");
    for (const type of this.#doc.share.values()) yield runOf(type);
    for (const structs of this.#doc.store.clients.values())
      for (const struct of structs)
        if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) yield runOf(struct.content.type);
  }
}

function runOf(type: { readonly _start: Y.Item | null }): string {
  let text = "";
  for (let item = type._start; item !== null; item = item.right) text += textOf(item.content);
  return text;
}

/** Nine parts behind a nought, each with its length: what only looks so would be read for ever. */
export function isSecondEncoding(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let at = 1;
    for (let part = 0; part < 9; part += 1) {
      const { value, next } = varintAt(whole, at);
      at = next + value;
    }
    return whole[0] === 0 && at < whole.length && at > 20;
  } catch {
    return false;
  }
}

function textOf(content: Y.Item["content"]): string {
  if (content instanceof Y.ContentString) return content.str;
  if (content instanceof Y.ContentFormat) return JSON.stringify([content.key, content.value]);
  if (content instanceof Y.ContentBinary) return "";
  if (content instanceof Y.ContentDeleted) return "";
  return JSON.stringify(content.getContent().map((one: unknown) => (one instanceof Y.AbstractType ? null : one)));
}
