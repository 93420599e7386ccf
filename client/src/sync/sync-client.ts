import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import { openRoots } from "@tablee/shared/board/schema";
import { isAskedAhead } from "../ahead.ts";
import type { AnewReason, DeviceKeeps, Kept, SyncClient, SyncState } from "../table.ts";
import type { KeptWords } from "./kept-words.ts";
import { OfflineCopy } from "./offline-copy.ts";
import { Provider } from "./provider.ts";
import type { LinkEnd, RoomAccess } from "./link.ts";
import { SavedLedger } from "./saved.ts";
import type { Waiting } from "./saved.ts";
import { isSameStatus, statusOf } from "./status.ts";
import type { Facts } from "./status.ts";
import { Tabs } from "./tabs.ts";
import type { TabWord } from "./tabs.ts";

export interface SyncOptions extends RoomAccess {
  /** A browser: a copy on this device, and other tabs that share it. */
  readonly offlineCopy: boolean;
  readonly words: KeptWords;
  /** Why the document before this one was dropped. */
  readonly anew: AnewReason | null;
  /** The server cannot take this document; what would be lost of it is kept. Take the board anew. */
  startAnew(why: AnewReason): void;
}

/** The copy says what we hold, so that the server sends only the rest; a disk that does not answer is not waited for. */
const COPY_WITHIN_MS = 2_000;
/** What another tab wrote, it also sends. Where the server has not said so by then, this tab sends it too. */
const OTHER_TAB_SENDS_WITHIN_MS = 2_000;

/** Browsers say when there is surely no network; Node and they alike say nothing when there may be one. */
function hasNoNetwork(): boolean {
  const { onLine }: { onLine?: boolean } = globalThis.navigator ?? {};
  return onLine !== undefined && !onLine;
}

/**
 * One document, and everybody who must know of its changes:
 *
 *                 ┌──► ledger: waits for the server's word
 *   written here ─┼──► copy on this device
 *                 ├──► other tabs ──► their ledger; sent by them where this tab cannot
 *                 └──► provider ──► server, stored ──► provider ──► ledger, document, copy
 */
class Sync implements SyncClient {
  readonly doc = new Y.Doc();
  readonly state;
  readonly #options: SyncOptions;
  readonly #ledger: SavedLedger;
  readonly #provider: Provider;
  readonly #copy: OfflineCopy | null;
  readonly #tabs: Tabs | null;
  readonly #ends: (() => void)[] = [];
  /** By a clock that nobody sets. */
  #awaySince: number | null = performance.now();
  #stopped: Facts["stopped"] = null;
  #isGivenUp = false;

  constructor(options: SyncOptions) {
    this.#options = options;
    const { path, words, anew, offlineCopy } = options;
    this.state = createStore<SyncState>(() => ({
      status: { kind: "loading", bytes: 0 },
      ready: false,
      device: offlineCopy ? "reading" : "forbidden",
      slowPath: false,
      kept: words.read(),
      anew,
    }));
    openRoots(this.doc);
    this.#ledger = new SavedLedger({
      page: String(this.doc.clientID),
      doc: this.doc,
      onSettled: (keys) => this.#settled(keys),
    });
    this.#copy = offlineCopy ? new OfflineCopy({ path, doc: this.doc, changed: () => this.#refresh() }) : null;
    this.#tabs = offlineCopy ? new Tabs(path, (word) => this.#hearTab(word)) : null;
    this.#provider = new Provider(options, this.doc, {
      changed: () => this.#linkChanged(),
      isWaiting: () => !this.#ledger.isSaved,
      held: (stateVector) => this.#ledger.heldByServer(stateVector),
      pouring: (updates, put) => this.#pouring(updates, put),
      stored: (update) => this.#ledger.sentByServer(update),
      ended: (end) => this.#ended(end),
    });
    this.doc.on("update", this.#onUpdate);
    this.#followPage();
    void this.#begin();
  }

  get awareness() {
    return this.#provider.awareness;
  }

  async #begin(): Promise<void> {
    if (!this.#copy) return this.#provider.connect();
    // The link is opened while the copy is read. Where there is none, its reading is no reason to wait either.
    if (!isAskedAhead(this.#options.path)) this.#provider.hold();
    this.#provider.connect();
    const late = setTimeout(() => this.#provider.release(), COPY_WITHIN_MS);
    this.#ends.push(() => clearTimeout(late));
    this.#ledger.waited(await this.#copy.read());
    if (this.#isGivenUp) return;
    if (this.doc.store.clients.size > 0) this.state.setState({ ready: true });
    this.#tabs?.say({ kind: "hello", stateVector: Y.encodeStateVector(this.doc) });
    clearTimeout(late);
    this.#provider.release();
    this.#refresh();
    // Nobody waits for it. Where it does not come now, the next visit finds the same.
    const older = await import("./older-copies.ts").catch(() => null);
    await older?.dropOlderCopies(this.#options.path, (words) => this.#keep(words));
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) {
      this.#copy?.heard(update);
    } else if (origin === this.#copy) {
      // Whether the server has it, its own words will say.
      this.#ledger.found(update);
      this.#provider.send(update);
    } else if (origin !== this.#tabs) {
      const key = this.#ledger.wrote(update);
      if (key !== null) this.#tell({ key, update });
    }
    this.#refresh();
  };

  /**
   * What comes is kept as it came: for whoever listens to updates Yjs writes it anew, which takes a fifth of putting it in.
   * Should somebody here write meanwhile, that is heard after.
   */
  #pouring(updates: readonly Uint8Array[], put: () => void): void {
    const { clientID, store } = this.doc;
    const before = Y.getState(store, clientID);
    this.doc.off("update", this.#onUpdate);
    try {
      put();
    } finally {
      this.doc.on("update", this.#onUpdate);
    }
    for (const update of updates) this.#copy?.heard(update);
    if (Y.getState(store, clientID) === before) return;
    const known = Y.decodeStateVector(Y.encodeStateVector(this.doc)).set(clientID, before);
    this.#onUpdate(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(known)), null);
  }

  #tell(waiting: Waiting): void {
    if (this.#isGivenUp) return;
    this.#copy?.wrote(waiting);
    this.#tabs?.say({ kind: "wrote", waiting });
    this.#provider.send(waiting.update);
  }

  #settled(keys: readonly string[]): void {
    if (this.#isGivenUp) return;
    this.#copy?.stored(keys);
    this.#tabs?.say({ kind: "stored", keys });
  }

  #hearTab(word: TabWord): void {
    switch (word.kind) {
      case "hello":
        this.#tabs?.say({
          kind: "state",
          update: Y.encodeStateAsUpdate(this.doc, word.stateVector),
          waiting: this.#ledger.waiting(),
        });
        break;
      case "state":
        Y.applyUpdate(this.doc, word.update, this.#tabs);
        if (this.doc.store.clients.size > 0) this.state.setState({ ready: true });
        this.#tookOver(word.waiting);
        break;
      case "wrote":
        this.#tookOver([word.waiting]);
        Y.applyUpdate(this.doc, word.waiting.update, this.#tabs);
        break;
      case "stored":
        // That tab has deleted the rows, but those of this page may be written only now, on a slow device.
        this.#copy?.stored(this.#ledger.settled(word.keys));
        break;
      default:
        void this.#giveUp(word.why);
    }
    this.#refresh();
  }

  #tookOver(waiting: readonly Waiting[]): void {
    this.#ledger.waited(waiting);
    setTimeout(() => {
      if (this.#isGivenUp) return;
      for (const { key, update } of waiting) if (this.#ledger.isWaiting(key)) this.#provider.send(update);
    }, OTHER_TAB_SENDS_WITHIN_MS);
  }

  #linkChanged(): void {
    const { isSilent } = this.#provider;
    const { kind } = this.#provider.state;
    if (kind === "joined" && !isSilent) {
      this.#awaySince = null;
      this.#stopped = null;
    } else if (kind !== "joining" || isSilent) {
      this.#awaySince ??= performance.now();
    }
    const { ready, slowPath } = this.state.getState();
    const isSlow = this.#provider.isSlow;
    if (slowPath !== isSlow || (kind === "joined" && !ready)) {
      this.state.setState({ slowPath: isSlow, ready: ready || kind === "joined" });
    }
    this.#refresh();
  }

  #ended({ name, next, reason, wasAsked }: LinkEnd): void {
    if (next === "stop") {
      this.#stopped = { why: name ?? null };
    } else if (name === "epochGone") {
      void this.#giveUp("rewritten");
    } else if (wasAsked && !this.#ledger.isSaved) {
      void this.#giveUp(reason === "structure-locked" || reason === "board-full" ? reason : "refused");
    } else {
      // Nothing that waits here can be what the server means: there is nothing to give up, and no hurry.
      this.#provider.connect({ later: true });
    }
    this.#refresh();
  }

  /** Drops the document that the server cannot take, in every tab, and keeps the words that only it has. */
  async #giveUp(why: AnewReason): Promise<void> {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    this.#provider.disconnect();
    // Kept first: whatever happens while the copy is cleared, the words are safe.
    const waiting = this.#ledger.pending;
    this.#keep(this.#ledger.unsaved(this.doc));
    this.#tabs?.say({ kind: "anew", why });
    this.#tabs?.close();
    await this.#copy?.clear();
    if (this.#ledger.pending > waiting) this.#keep(this.#ledger.unsaved(this.doc));
    this.#options.startAnew(why);
  }

  async forget(): Promise<void> {
    this.#isGivenUp = true;
    this.#provider.disconnect();
    this.#tabs?.close();
    this.dropKept();
    await this.#copy?.clear();
  }

  #keep(words: readonly Kept[]): void {
    if (words.length === 0) return;
    this.#options.words.add(words);
    this.state.setState({ kept: this.#options.words.read() });
  }

  /** In a browser: a network that comes back, a page that is looked at again, a page that would close too soon. */
  #followPage(): void {
    // What a link that is lost for long is called changes with the time alone.
    const beat = setInterval(() => this.#refresh(), 1_000);
    this.#ends.push(() => clearInterval(beat));
    if (!("window" in globalThis)) return;
    const listen = (name: string, act: (event: Event) => void): void => {
      window.addEventListener(name, act);
      this.#ends.push(() => window.removeEventListener(name, act));
    };
    listen("online", () => this.#provider.hurry());
    listen("offline", () => this.#refresh());
    // Another tab added to the words that wait for the person, or the person dealt with them there.
    listen("storage", (event) => {
      const { words } = this.#options;
      if (!(event instanceof StorageEvent) || event.key !== words.key) return;
      if (event.newValue === null) words.forget();
      this.state.setState({ kept: words.read() });
    });
    listen("beforeunload", (event) => {
      if (this.#couldLose()) event.preventDefault();
    });
  }

  #couldLose(): boolean {
    return this.#ledger.pending > 0 && this.#device() !== "keeps";
  }

  #device(): DeviceKeeps {
    return this.#copy?.state ?? "forbidden";
  }

  #refresh(): void {
    if (this.#isGivenUp) return;
    const status = statusOf({
      link: this.#provider.state,
      isSilent: this.#provider.isSilent,
      stopped: this.#stopped,
      ready: this.state.getState().ready,
      waiting: this.#ledger.pending,
      isSaved: this.#ledger.isSaved,
      awayMs: this.#awaySince === null ? null : performance.now() - this.#awaySince,
      hasNoNetwork: hasNoNetwork(),
    });
    const device = this.#device();
    const before = this.state.getState();
    if (before.device !== device || !isSameStatus(status, before.status)) this.state.setState({ status, device });
  }

  unsentWords(): readonly string[] {
    return this.#ledger.unsavedTexts(this.doc);
  }

  dropKept(): void {
    this.#options.words.forget();
    this.state.setState({ kept: [] });
  }

  retry(): void {
    this.#stopped = null;
    this.#provider.connect();
    this.#refresh();
  }

  follow(): void {
    this.#provider.follow();
  }

  rewritten(): void {
    void this.#giveUp("rewritten");
  }

  async close(): Promise<void> {
    this.#isGivenUp = true;
    for (const end of this.#ends) end();
    this.#tabs?.close();
    this.#provider.destroy();
    this.#copy?.close();
    this.doc.destroy();
  }
}

export function openSync(options: SyncOptions): SyncClient {
  return new Sync(options);
}
