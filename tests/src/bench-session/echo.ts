import { createServer } from "node:http";
import process from "node:process";
import { Server } from "socket.io";

/** The peer: a Socket.IO server that judges and keeps nothing. Each command is answered at once, and everybody is sent as many bytes as it says. */

const http = createServer((_request, response) => response.end());
const io = new Server(http, { path: "/live", serveClient: false, perMessageDeflate: false, httpCompression: false });
const texts = new Map<number, string>();

function textOf(bytes: number): string {
  const text = texts.get(bytes) ?? "x".repeat(bytes);
  texts.set(bytes, text);
  return text;
}

io.on("connection", (socket) => {
  socket.onAny((_name: string, envelope: { readonly input: { readonly bytes: number } }, ack: unknown) => {
    io.emit("view", textOf(envelope.input.bytes));
    if (typeof ack === "function") ack({ ok: true, value: null });
  });
});
http.listen(Number(process.argv[2]), "127.0.0.1");
