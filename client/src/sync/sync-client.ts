import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import { openRoots } from "@tablee/shared/board/schema";
import { CLOSE, closeNameOf } from "@tablee/shared/protocol/close-codes";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { AnewReason, SyncClient, SyncState, SyncStatus } from "../table.ts";
import { noteFrame } from "./frame-reader.ts";
import { OfflineCopy } from "./offline-copy.ts";
import { openProvider } from "./provider.ts";
import type { RoomAccess } from "./provider.ts";
import { SavedLedger } from "./saved.ts";

export interface SyncOptions extends RoomAccess {
  /** Keep a copy on this device. */
  readonly offlineCopy: boolean;
  /** What is left of an earlier document that the server could not take. */
  readonly left: LeftOver;
  forgetKept(): void;
  /** The server cannot take this document: keep what would be lost of it, then take the board anew. */
  onRefused(left: LeftOver): void;
  startAnew(why: AnewReason): void;
}

export interface LeftOver {
  /** Words to show until the person has dealt with them. */
  readonly kept: readonly string[];
  /** Why it happened, said once. */
  readonly why: AnewReason | null;
}

const OFFLINE_AFTER_MS = 6_000;

/** Browsers say when there is surely no network; Node and they alike say nothing when there may be one. */
function hasNoNetwork(): boolean {
  const { onLine }: { onLine?: boolean } = globalThis.navigator ?? {};
  return onLine !== undefined && !onLine;
}

/**
 *   loading ──copy or server──► saved ◄──► sending        connection lost: reconnecting ──6 s──► offline
 *                                                         refused for good: stopped
 */
class Sync implements SyncClient {
  readonly doc = new Y.Doc();
  readonly state;
  readonly #ledger: SavedLedger;
  readonly #provider: WebsocketProvider;
  readonly #copy: OfflineCopy | null;
  readonly #options: SyncOptions;
  readonly #beat: ReturnType<typeof setInterval>;
  #lostAt: number | null = Date.now();
  #stopped: CloseName | null = null;
  #startingAnew = false;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.state = createStore<SyncState>(() => ({
      status: { kind: "loading" },
      ready: false,
      slowPath: false,
      kept: options.left.kept,
      anew: options.left.why,
    }));
    openRoots(this.doc);
    this.#copy = options.offlineCopy ? this.#openCopy() : null;
    this.#ledger = new SavedLedger({
      page: String(this.doc.clientID),
      doc: this.doc,
      ...(this.#copy && { keeper: this.#copy }),
    });
    this.#provider = openProvider(options, this.doc, {
      onWay: (slowPath) => this.state.setState({ slowPath }),
      onFrame: (frame) => {
        noteFrame(this.#ledger, frame);
        this.#refresh();
      },
    });
    this.#listen();
    this.#beat = setInterval(() => this.#refresh(), 1_000);
  }

  get awareness() {
    return this.#provider.awareness;
  }

  #openCopy(): OfflineCopy {
    return new OfflineCopy({
      room: this.#options.path,
      doc: this.doc,
      onRead: (waiting) => {
        for (const change of waiting) this.#ledger.waited(change);
        if (this.doc.store.clients.size > 0) this.state.setState({ ready: true });
        this.#refresh();
      },
    });
  }

  #listen(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      // What comes from the server is on the server. Everything else waits for its word, the offline copy too.
      if (this.#copy?.isOrigin(origin)) this.#ledger.found(update);
      else if (origin !== this.#provider) this.#ledger.wrote(update);
      this.#refresh();
    });
    this.#provider.on("sync", (synced: boolean) => {
      if (synced) this.state.setState({ ready: true });
      this.#refresh();
    });
    this.#provider.on("status", ({ status }: { status: string }) => {
      this.#lostAt = status === "connected" ? null : (this.#lostAt ?? Date.now());
      // A new count, so that the server takes it for news while it still believes in the old link.
      if (status === "connected") this.awareness.setLocalState(this.awareness.getLocalState());
      this.#refresh();
    });
    this.#provider.on("connection-close", (event: { code: number; reason: string } | null) => {
      this.#lostAt ??= Date.now();
      if (event) this.#closedWith(closeNameOf(event.code), event.reason);
      this.#refresh();
    });
  }

  #closedWith(name: CloseName | undefined, reason: string): void {
    if (!name) return;
    if (CLOSE[name].client === "refused") {
      const why = name === "epochGone" ? "rewritten" : reason === "structure-locked" ? reason : "refused";
      void this.#startAnew(why);
    }
    if (CLOSE[name].client !== "stop") return;
    this.#stopped = name;
    this.#provider.disconnect();
  }

  /** Drops the document that the server cannot take, and keeps the words that only it has. */
  async #startAnew(why: AnewReason): Promise<void> {
    if (this.#startingAnew) return;
    this.#startingAnew = true;
    this.#provider.disconnect();
    // Kept first: whatever happens while the copy is cleared, the words are safe.
    this.#options.onRefused({ kept: this.#ledger.unsavedTexts(this.doc), why });
    await this.#copy?.clear();
    this.#options.startAnew(why);
  }

  #refresh(): void {
    const status = this.#status();
    if (JSON.stringify(status) !== JSON.stringify(this.state.getState().status)) this.state.setState({ status });
  }

  #status(): SyncStatus {
    const changes = this.#ledger.pending;
    if (this.#stopped) return { kind: "stopped", why: this.#stopped };
    // Unsent work of an earlier visit may still be on its way from the disk: *saved* waits for it.
    const isRead = !this.#copy || this.#copy.isRead;
    if (isRead && this.#provider.wsconnected && this.#provider.synced) {
      return this.#ledger.isSaved ? { kind: "saved" } : { kind: "sending", changes: Math.max(1, changes) };
    }
    const isLong = this.#lostAt !== null && Date.now() - this.#lostAt > OFFLINE_AFTER_MS;
    if (hasNoNetwork() || isLong) return { kind: "offline", changes };
    return this.state.getState().ready ? { kind: "reconnecting", changes } : { kind: "loading" };
  }

  dropKept(): void {
    this.#options.forgetKept();
    this.state.setState({ kept: [] });
  }

  retry(): void {
    this.#stopped = null;
    this.#provider.connect();
    this.#refresh();
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    this.#provider.destroy();
    await this.#copy?.close();
    this.doc.destroy();
  }
}

export function openSync(options: SyncOptions): SyncClient {
  return new Sync(options);
}
