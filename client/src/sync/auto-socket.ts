import { closeNameOf } from "@tablee/shared/protocol/close-codes";
import { cutFrame } from "./cut-frame.ts";
import { openNative } from "./frame-socket.ts";
import type { FrameSocket, WebSocketClass } from "./frame-socket.ts";
import { openTunnel } from "./tunnel-socket.ts";

/** How long a WebSocket may take to open before the other way is tried: some proxies swallow the upgrade in silence. */
const OPEN_WITHIN_MS = 3_000;

/** After a restart of the server everybody comes back: not all in the same moment. */
const COME_BACK_WITHIN_MS = 1_000;
/** On the tunnel, how often it is tried whether WebSocket works again: a person who walks from one network to another. */
const PROBE_MS = 30_000;

export interface Transport {
  /** WebSocket failed to open here: the tunnel is used at once, until a probe gets through. */
  blocked: boolean;
  /** Sockets made so far. */
  made: number;
  readonly probeMs?: number | undefined;
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
 *   waiting ──► connecting ──open──► open ──close, or WebSocket works again──► closed
 *                   └─native failed or silent─► tunnel connecting ──┘
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
  #socket: FrameSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #probes: ReturnType<typeof setInterval> | undefined;

  constructor(url: string, transport: Transport) {
    this.#transport = transport;
    this.#url = url;
    const again = transport.made > 0;
    transport.made += 1;
    this.#timer = setTimeout(() => this.#begin(), again ? Math.random() * COME_BACK_WITHIN_MS : 0);
  }

  #begin(): void {
    const { blocked, Native } = this.#transport;
    if (blocked || !Native) {
      this.#socket = this.#attach(openTunnel(this.#url, this.#transport.token), true);
      return;
    }
    this.#socket = this.#attach(openNative(Native, this.#url), false);
    this.#timer = setTimeout(() => this.#fallBack(), OPEN_WITHIN_MS);
  }

  #attach(socket: FrameSocket, slow: boolean): FrameSocket {
    socket.onopen = () => {
      clearTimeout(this.#timer);
      if (slow) this.#stayOnTunnel();
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

  #stayOnTunnel(): void {
    this.#transport.blocked = true;
    this.#probes = setInterval(() => this.#probe(), this.#transport.probeMs ?? PROBE_MS);
  }

  /** A WebSocket that opens, and is closed again: then the tunnel ends, and the provider comes back the short way. */
  #probe(): void {
    const { Native } = this.#transport;
    if (!Native) return;
    const probe = openNative(Native, this.#url);
    const late = setTimeout(() => probe.close(), OPEN_WITHIN_MS);
    probe.onopen = () => {
      clearTimeout(late);
      probe.close();
      this.#transport.blocked = false;
      this.#drop();
      this.#ended(1_000, "");
    };
  }

  #drop(): void {
    if (this.#socket) this.#socket.onclose = undefined;
    this.#socket?.close();
  }

  #fallBack(): void {
    clearTimeout(this.#timer);
    this.#drop();
    this.#socket = this.#attach(openTunnel(this.#url, this.#transport.token), true);
  }

  #ended(code: number, reason: string): void {
    if (this.readyState === this.CLOSED) return;
    clearTimeout(this.#timer);
    clearInterval(this.#probes);
    this.readyState = this.CLOSED;
    this.onclose?.({ code, reason });
  }

  send(bytes: Uint8Array): void {
    if (this.readyState !== this.OPEN) return;
    for (const frame of cutFrame(bytes)) this.#socket?.send(frame);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#probes);
    this.#drop();
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
