/** What carries frames: a WebSocket, or the tunnel. The same frame object is handed to all who get it. */
export interface Link {
  send(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Bytes handed over and not yet gone. */
  buffered(): number;
}
