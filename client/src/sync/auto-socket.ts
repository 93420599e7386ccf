import { closeNameOf } from "@tablee/shared/protocol/close-codes";
import { cutFrame } from "./cut-frame.ts";
import { openNative } from "./frame-socket.ts";
import type { FrameSocket, WebSocketClass } from "./frame-socket.ts";
import { openTunnel } from "./tunnel-socket.ts";

/** How long a WebSocket may take to open before the other way is tried: some proxies swallow the upgrade in silence. */
const OPEN_WITHIN_MS = 3_000;

export interface Transport {
  /** WebSocket failed to open here: the tunnel is used at once, until the page is loaded anew. */
  blocked: boolean;
  readonly Native: WebSocketClass | undefined;
  readonly token: string | undefined;
  onWay(slow: boolean): void;
  /** Every frame of the server, before the provider reads it. */
  onFrame(frame: Uint8Array): void;
}

interface MessageLike {
  readonly data: ArrayBuffer;
}

interface CloseLike {
  readonly code: number;
  readonly reason: string;
}

/**
 * A WebSocket-shaped class for y-websocket's provider: a WebSocket where that works, else the tunnel.
 *
 *   connecting ──open──► open ──close──► closed
 *       └─native failed or silent─► tunnel connecting ──┘
 */
class AutoSocket {
  // The provider reads them on the object, as every WebSocket has them.
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 3;
  binaryType = "arraybuffer";
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageLike) => void) | null = null;
  onclose: ((event: CloseLike) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly #url: string;
  readonly #transport: Transport;
  #socket: FrameSocket;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, transport: Transport) {
    this.#transport = transport;
    this.#url = url;
    if (transport.blocked || !transport.Native) {
      this.#socket = this.#attach(openTunnel(url, transport.token), true);
      return;
    }
    this.#socket = this.#attach(openNative(transport.Native, url), false);
    this.#timer = setTimeout(() => this.#fallBack(), OPEN_WITHIN_MS);
  }

  #attach(socket: FrameSocket, slow: boolean): FrameSocket {
    socket.onopen = () => {
      clearTimeout(this.#timer);
      if (slow) this.#transport.blocked = true;
      this.readyState = this.OPEN;
      this.#transport.onWay(slow);
      this.onopen?.();
    };
    socket.onframe = (bytes) => {
      this.#transport.onFrame(bytes);
      // The provider makes a Uint8Array of the whole buffer it is given.
      this.onmessage?.({ data: new Uint8Array(bytes).buffer });
    };
    socket.onclose = (code, reason) => {
      const refused = closeNameOf(code) !== undefined;
      if (!slow && this.readyState === this.CONNECTING && !refused) this.#fallBack();
      else this.#ended(code, reason);
    };
    return socket;
  }

  #fallBack(): void {
    clearTimeout(this.#timer);
    this.#socket.onclose = undefined;
    this.#socket.close();
    this.#socket = this.#attach(openTunnel(this.#url, this.#transport.token), true);
  }

  #ended(code: number, reason: string): void {
    if (this.readyState === this.CLOSED) return;
    clearTimeout(this.#timer);
    this.readyState = this.CLOSED;
    this.onclose?.({ code, reason });
  }

  send(bytes: Uint8Array): void {
    if (this.readyState !== this.OPEN) return;
    for (const frame of cutFrame(bytes)) this.#socket.send(frame);
  }

  close(): void {
    this.#socket.onclose = undefined;
    this.#socket.close();
    // As a real socket does: never inside the call.
    setTimeout(() => this.#ended(1_000, ""), 0);
  }
}

/** The class for one room, in the shape that the provider makes sockets with: `new Class(url)`. */
export function autoSocket(transport: Transport) {
  return class extends AutoSocket {
    constructor(url: string) {
      super(url, transport);
    }
  };
}
