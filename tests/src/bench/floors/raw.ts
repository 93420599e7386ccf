import { RelayRoom, serveRelay, wire } from "./relay.ts";

/**
 * A floor: what any server pays that sends each edit to each connection. Frames are passed on as they came, the sender
 * included: nothing is merged, nothing is stored.
 */
serveRelay(
  () => new RelayRoom(),
  (room, frame) => {
    const heard = wire.hear(frame);
    if (heard.kind === "update") room.keep(new Uint8Array(heard.body));
    room.sendAll(frame);
  },
);
