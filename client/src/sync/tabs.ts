import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import type { AnewReason } from "../table.ts";
import type { Waiting } from "./saved.ts";

/** What tabs of one browser, on one room and of one version, tell each other. Each hears all but itself, in order. */
export type TabWord =
  /** I am new, and hold this much. */
  | { readonly kind: "hello"; readonly stateVector: Uint8Array }
  /** What you have not, and which changes the server is not known to have. */
  | { readonly kind: "state"; readonly update: Uint8Array; readonly waiting: readonly Waiting[] }
  | { readonly kind: "wrote"; readonly waiting: Waiting }
  /** The server said that it has these. */
  | { readonly kind: "stored"; readonly keys: readonly string[] }
  /** This document is given up, and must not come back through another tab. */
  | { readonly kind: "anew"; readonly why: AnewReason };

/** The tabs of this browser that have the same room open. Where there is no BroadcastChannel, they meet at the server. */
export class Tabs {
  readonly #channel: BroadcastChannel | null;

  constructor(path: string, hear: (word: TabWord) => void) {
    this.#channel =
      "BroadcastChannel" in globalThis ? new BroadcastChannel(`tablee:v${PROTOCOL_VERSION}:${path}`) : null;
    // Only this code writes there, of this version: its name is in the channel’s.
    this.#channel?.addEventListener("message", ({ data }) => hear(data as TabWord));
  }

  say(word: TabWord): void {
    this.#channel?.postMessage(word);
  }

  close(): void {
    this.#channel?.close();
  }
}
