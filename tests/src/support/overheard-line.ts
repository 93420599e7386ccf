import { Buffer } from "node:buffer";
import { openLine } from "./network-line.ts";
import type { NetworkLine } from "./network-line.ts";

/**
 * A line on which every byte from the server is kept, whatever it belongs to: `/live`, `/sync`, the tunnel, `/api`. What
 * long-polling carries in base64 stands there once more as the bytes that it is.
 */
export class OverheardLine {
  readonly line: NetworkLine;
  readonly #links: Map<number, Buffer[]>;

  private constructor(line: NetworkLine, links: Map<number, Buffer[]>) {
    this.line = line;
    this.#links = links;
  }

  static async open(base: string): Promise<OverheardLine> {
    const links = new Map<number, Buffer[]>();
    const line = await openLine(base, null, (bytes, link) => {
      links.set(link, [...(links.get(link) ?? []), bytes]);
    });
    return new OverheardLine(line, links);
  }

  /** Link by link: what two of them carry at the same moment does not lie in each other's middle. */
  get text(): string {
    const texts = [...this.#links.values()].map((chunks) => Buffer.concat(chunks).toString("latin1"));
    return texts.map((text) => text + inBase64(text)).join("\n");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.line[Symbol.asyncDispose]();
  }
}

/** Engine.IO's binary packets: `b` and base64, first in an answer or after a record separator. */
function inBase64(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the separator of the protocol
  const packets = text.matchAll(/(?:\u001e|\r\n\r\n)b([A-Za-z0-9+/]+={0,2})/g);
  return [...packets].map(([, bytes]) => `\n${Buffer.from(bytes ?? "", "base64").toString("latin1")}`).join("");
}
