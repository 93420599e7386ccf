import { createServer } from "node:http";
import process from "node:process";
import { Server } from "socket.io";

/** The peer: a Socket.IO server that judges and keeps nothing. Each command is answered at once, and everybody is sent as many bytes as a view has. */

const [port, bytes] = process.argv.slice(2).map(Number);
const http = createServer((_request, response) => response.end());
const io = new Server(http, { path: "/live", serveClient: false, perMessageDeflate: false, httpCompression: false });
const view = "x".repeat(bytes ?? 0);
io.on("connection", (socket) => {
  socket.onAny((_name: string, ...args: unknown[]) => {
    const ack = args.at(-1);
    io.emit("view", view);
    if (typeof ack === "function") ack({ ok: true, value: null });
  });
});
http.listen(port, "127.0.0.1");
