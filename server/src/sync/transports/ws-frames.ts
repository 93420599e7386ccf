/** Above this a message is handed to the socket where it lies: copying it would cost more than a second piece. */
const COPIED_MAX_BYTES = 32 * 1024;
const FIN_BINARY = 0x82;

/** A binary message in one frame, from a server, is never masked (RFC 6455, 5.2): its header is its length. */
function headerOf({ length }: Uint8Array): Buffer {
  if (length < 126) return Buffer.from([FIN_BINARY, length]);
  if (length < 65_536) return Buffer.from([FIN_BINARY, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = FIN_BINARY;
  header[1] = 127;
  header.writeUIntBE(length, 4, 6);
  return header;
}

function build(messages: readonly Uint8Array[]): Buffer[] {
  const parts: Buffer[] = [];
  let small: Uint8Array[] = [];
  const gather = (): void => {
    if (small.length > 0) parts.push(Buffer.concat(small));
    small = [];
  };
  for (const message of messages) {
    small.push(headerOf(message));
    if (message.length <= COPIED_MAX_BYTES) {
      small.push(message);
      continue;
    }
    gather();
    parts.push(Buffer.from(message.buffer, message.byteOffset, message.length));
  }
  gather();
  return parts;
}

let last: { readonly messages: readonly Uint8Array[]; readonly parts: readonly Buffer[] } = { messages: [], parts: [] };

/**
 * These messages as they go over the wire. A room sends the same to all its connections, one after the other: the
 * answer to the last question is kept, so that their bytes are put together once and shared.
 */
export function wireBytes(messages: readonly Uint8Array[]): readonly Buffer[] {
  if (!isLast(messages)) last = { messages, parts: build(messages) };
  return last.parts;
}

function isLast(messages: readonly Uint8Array[]): boolean {
  if (messages.length !== last.messages.length) return false;
  for (let at = 0; at < messages.length; at += 1) if (messages[at] !== last.messages[at]) return false;
  return true;
}
