import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import { takeLink } from "../ahead.ts";

/** What carries frames, whichever way. `onopen` comes once, then frames, then `onclose` once. */
export interface FrameSocket {
  onopen: (() => void) | undefined;
  onframe: ((bytes: Uint8Array) => void) | undefined;
  onclose: ((code: number, reason: string) => void) | undefined;
  /** A larger frame would end the link, and would be sent again with the next: it must not be sent at all. */
  readonly maxBytes: number;
  /** All of the board was asked for before this page had its script. */
  readonly isAsked?: boolean | undefined;
  send(bytes: Uint8Array): void;
  close(): void;
}

/** Ended by nobody's will: the code that browsers give it. */
export const LOST_CODE = 1_006;

/** The global of browsers and of Node; a script with a bearer token gives one that sends the header. */
export type WebSocketClass = new (url: string) => WebSocket;

export function openNative(Native: WebSocketClass, url: string): FrameSocket {
  const ahead = Native === globalThis.WebSocket ? takeLink(url) : undefined;
  const socket = ahead?.socket ?? new Native(url);
  socket.binaryType = "arraybuffer";
  const native: FrameSocket = {
    onopen: undefined,
    onframe: undefined,
    onclose: undefined,
    maxBytes: FRAME_MAX_BYTES,
    isAsked: ahead?.isAsked,
    send: (bytes) => socket.send(new Uint8Array(bytes)),
    close: () => socket.close(),
  };
  const opened = (): void => {
    native.onopen?.();
    for (const frame of ahead?.frames ?? []) native.onframe?.(new Uint8Array(frame));
  };
  if (ahead?.socket.readyState === WebSocket.OPEN) queueMicrotask(opened);
  else socket.addEventListener("open", opened);
  socket.addEventListener("message", ({ data }) => {
    if (data instanceof ArrayBuffer) native.onframe?.(new Uint8Array(data));
  });
  socket.addEventListener("close", ({ code, reason }) => native.onclose?.(code, reason));
  // An error is always followed by a close, which says more.
  socket.addEventListener("error", () => undefined);
  return native;
}
