import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { deleteShapes, styleShapes } from "@tablee/shared/board/edit-shapes";
import type { Hand } from "@tablee/shared/board/hand";
import type { BoardId, FileId, ShapeId } from "@tablee/shared/ids";
import type { BoardState } from "../board-store.ts";
import type { SyncState } from "../../table.ts";
import { dropImage, keepImage, keptImages } from "./kept-images.ts";
import { sendImage } from "./send.ts";
import type { Sending } from "./send.ts";

/**
 * Pictures on their way from this device. The shape is on the board from the start, with its place and its words; what it
 * shows is named once the server has it.
 *
 *   add ──► waiting ──► sending ──sent──► named, as soon as the shape is there
 *              ▲           ├──no network, or not now──► waiting
 *              └───────────┘└──refused──► said, and the shape goes
 */
export interface WaitingImage {
  readonly shape: ShapeId;
  /** What is seen here meanwhile. */
  readonly preview: string;
  /** From 0 to 1; `null`: it waits for the network. */
  readonly progress: number | null;
}

export interface PostState {
  readonly waiting: ReadonlyMap<ShapeId, WaitingImage>;
  /** The last that the server takes at no time: why, in its word. */
  readonly refused: { readonly reason: string } | null;
}

export interface ImagePost {
  readonly state: StoreApi<PostState>;
  add(shape: ShapeId, image: Sending): void;
  /** It is not sent any more, and its place on the board goes. */
  cancel(shape: ShapeId): void;
  close(): void;
}

export interface PostParts {
  readonly board: BoardId;
  readonly boards: StoreApi<BoardState>;
  readonly sync: StoreApi<SyncState>;
  /** Writes what is no act of the person: undo passes it over. */
  readonly hand: Hand;
}

const AGAIN_MS = 10_000;

export function createPost(parts: PostParts): ImagePost {
  const post = new Post(parts);
  return {
    state: post.state,
    add: (shape, image) => post.add(shape, image, "new"),
    cancel: (shape) => post.giveUp(shape),
    close: () => post.close(),
  };
}

class Post {
  readonly state = createStore<PostState>(() => ({ waiting: new Map(), refused: null }));
  readonly #parts: PostParts;
  readonly #images = new Map<ShapeId, Sending>();
  /** Kept as long as the page: a shape that was deleted and is brought back is named again. */
  readonly #sent = new Map<ShapeId, FileId>();
  readonly #stops: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: { readonly shape: ShapeId; readonly stop: AbortController } | undefined;
  #isClosed = false;

  constructor(parts: PostParts) {
    this.#parts = parts;
    const { boards, sync } = parts;
    this.#stops = [
      boards.subscribe(() => this.#name()),
      // The server is there again.
      sync.subscribe(({ status }, before) => {
        if (status.kind === "saved" && before.status.kind !== "saved") this.#next();
      }),
    ];
    void this.#readKept();
  }

  add(shape: ShapeId, image: Sending, from: "new" | "kept"): void {
    if (this.#images.has(shape)) return;
    this.#images.set(shape, image);
    this.#show({ shape, preview: URL.createObjectURL(image.small ?? image.full), progress: null });
    if (from === "new") void keepImage({ board: this.#parts.board, shape, ...image });
    this.#next();
  }

  giveUp(shape: ShapeId): void {
    this.#forget(shape);
    deleteShapes(this.#parts.hand, [shape]);
  }

  #forget(shape: ShapeId): void {
    this.#images.delete(shape);
    if (this.#underWay?.shape === shape) this.#underWay.stop.abort();
    void dropImage({ board: this.#parts.board, shape });
    const { waiting } = this.state.getState();
    const gone = waiting.get(shape);
    if (!gone) return;
    this.state.setState({ waiting: new Map([...waiting].filter(([id]) => id !== shape)) });
    // Whatever shows it is drawn once more before it has the picture from the server.
    setTimeout(() => URL.revokeObjectURL(gone.preview), AGAIN_MS);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#underWay?.stop.abort();
    for (const stop of this.#stops) stop();
    for (const { preview } of this.state.getState().waiting.values()) URL.revokeObjectURL(preview);
  }

  async #readKept(): Promise<void> {
    if (typeof indexedDB === "undefined") return;
    for (const { shape, full, small } of await keptImages(this.#parts.board))
      if (!this.#isClosed) this.add(shape, { full, small }, "kept");
  }

  #show(image: WaitingImage): void {
    this.state.setState(({ waiting }) => ({ waiting: new Map(waiting).set(image.shape, image) }));
  }

  #tell(shape: ShapeId, progress: number | null): void {
    const old = this.state.getState().waiting.get(shape);
    if (old && old.progress !== progress) this.#show({ ...old, progress });
  }

  /** One after the other: on a poor line the first is there soonest. */
  #next(): void {
    const [first] = this.#images;
    if (!first || this.#underWay || this.#isClosed) return;
    clearTimeout(this.#timer);
    void this.#send(...first);
  }

  async #send(shape: ShapeId, image: Sending): Promise<void> {
    const stop = new AbortController();
    this.#underWay = { shape, stop };
    this.#tell(shape, 0);
    const sent = await sendImage(image, {
      board: this.#parts.board,
      signal: stop.signal,
      onProgress: (part) => this.#tell(shape, Math.round(part * 100) / 100),
    });
    this.#underWay = undefined;
    if (this.#isClosed) return;
    if (sent.ok) {
      this.#sent.set(shape, sent.value);
      this.#name();
      this.#forget(shape);
    } else if (!this.#images.has(shape)) {
      // It was given up meanwhile.
    } else if (sent.reason === "offline") {
      this.#tell(shape, null);
      this.#timer = setTimeout(() => this.#next(), AGAIN_MS);
      return;
    } else {
      this.giveUp(shape);
      this.state.setState({ refused: { reason: sent.detail ?? "broken" } });
    }
    this.#next();
  }

  #name(): void {
    if (this.#sent.size === 0) return;
    const { shapes } = this.#parts.boards.getState().board;
    for (const [shape, file] of this.#sent)
      if (shapes.get(shape)?.file === null) styleShapes(this.#parts.hand, [shape], { file });
  }
}
