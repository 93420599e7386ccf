import { IndexeddbPersistence } from "y-indexeddb";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import { openRoots } from "@tablee/shared/board/schema";
import { CLOSE, closeNameOf } from "@tablee/shared/protocol/close-codes";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { SyncClient, SyncState, SyncStatus } from "../table.ts";
import { noteFrame } from "./frame-reader.ts";
import { openProvider } from "./provider.ts";
import type { RoomAccess } from "./provider.ts";
import { SavedLedger } from "./saved.ts";
import { unsavedWords } from "./unsaved-words.ts";

export interface SyncOptions extends RoomAccess {
  /** Keep a copy on this device. */
  readonly offlineCopy: boolean;
  /** Words that an earlier document could not save. */
  readonly kept: readonly string[];
  forgetKept(): void;
  /** The server cannot take this document: keep the words that would be lost, then start anew. */
  onRefused(words: readonly string[]): void;
  startAnew(): void;
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
  readonly #ledger = new SavedLedger();
  readonly #provider: WebsocketProvider;
  readonly #copy: IndexeddbPersistence | null;
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
      kept: options.kept,
    }));
    openRoots(this.doc);
    this.#provider = openProvider(options, this.doc, {
      onWay: (slowPath) => this.state.setState({ slowPath }),
      onFrame: (frame) => {
        noteFrame(this.#ledger, frame);
        this.#refresh();
      },
    });
    this.#copy = options.offlineCopy ? new IndexeddbPersistence(`tablee:${options.path}`, this.doc) : null;
    this.#listen();
    this.#beat = setInterval(() => this.#refresh(), 1_000);
  }

  get awareness() {
    return this.#provider.awareness;
  }

  #listen(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      // What comes from the server is on the server. Everything else waits for its word, the offline copy too.
      if (origin !== this.#provider) this.#ledger.wrote(update);
      this.#refresh();
    });
    this.#copy?.on("synced", () => {
      if (this.doc.store.clients.size > 0) this.state.setState({ ready: true });
      this.#refresh();
    });
    this.#provider.on("sync", (synced: boolean) => {
      if (synced) this.state.setState({ ready: true });
      this.#refresh();
    });
    this.#provider.on("status", ({ status }: { status: string }) => {
      this.#lostAt = status === "connected" ? null : (this.#lostAt ?? Date.now());
      this.#refresh();
    });
    this.#provider.on("connection-close", (event: { code: number } | null) => {
      this.#lostAt ??= Date.now();
      if (event) this.#closedWith(closeNameOf(event.code));
      this.#refresh();
    });
  }

  #closedWith(name: CloseName | undefined): void {
    if (!name) return;
    if (CLOSE[name].client === "refused") void this.#startAnew();
    if (CLOSE[name].client !== "stop") return;
    this.#stopped = name;
    this.#provider.disconnect();
  }

  /** Drops the document that the server cannot take, and keeps the words that only it has. */
  async #startAnew(): Promise<void> {
    if (this.#startingAnew) return;
    this.#startingAnew = true;
    this.#provider.disconnect();
    const words = await unsavedWords(this.#options, this.doc);
    // Kept first: whatever happens while the copy is cleared, the words are safe.
    this.#options.onRefused(words);
    await this.#copy?.clearData();
    await this.close();
    this.#options.startAnew();
  }

  #refresh(): void {
    const status = this.#status();
    if (JSON.stringify(status) !== JSON.stringify(this.state.getState().status)) this.state.setState({ status });
  }

  #status(): SyncStatus {
    const changes = this.#ledger.pending;
    if (this.#stopped) return { kind: "stopped", why: this.#stopped };
    // Unsent work of an earlier visit may still be on its way from the disk: *saved* waits for it.
    const isRead = !this.#copy || this.#copy.synced;
    if (isRead && this.#provider.wsconnected && this.#provider.synced) {
      return changes === 0 ? { kind: "saved" } : { kind: "sending", changes };
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
    await this.#copy?.destroy();
    this.doc.destroy();
  }
}

export function openSync(options: SyncOptions): SyncClient {
  return new Sync(options);
}
