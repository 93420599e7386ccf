/** What carries frames: a WebSocket, or the tunnel. The same frame object is handed to all who get it. */
export interface Link {
  /** In order. What is sent in one turn of the loop leaves in one piece at its end, so the bytes must stay as they are. */
  send(bytes: Uint8Array): void;
  /** After all that was sent. */
  close(code: number, reason: string): void;
  /** Bytes handed over and not yet gone. */
  buffered(): number;
}
