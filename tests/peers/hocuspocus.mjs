// Hocuspocus as its documentation starts it, with its database extension over Node's own SQLite: the table, the
// statements and the settings of its SQLite extension, whose driver would have to be compiled. FLUSH_MS sets `flushDelay`.
import path from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

const { HOST, PORT, DATA_DIR, FLUSH_MS } = process.env;
const file = new DatabaseSync(path.join(DATA_DIR, "documents.sqlite"));
file.exec("CREATE TABLE IF NOT EXISTS documents (name varchar(255) NOT NULL UNIQUE, data blob NOT NULL)");
const read = file.prepare("SELECT data FROM documents WHERE name = ?");
const write = file.prepare(
  "INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data",
);

const storage = new Database({
  fetch: ({ documentName }) => Promise.resolve(read.get(documentName)?.data ?? null),
  store: ({ documentName, state }) => {
    write.run(documentName, state);
    return Promise.resolve();
  },
});
const server = new Server({
  address: HOST,
  port: Number(PORT),
  quiet: true,
  extensions: [storage],
  ...(FLUSH_MS && { flushDelay: Number(FLUSH_MS) }),
});
await server.listen();
