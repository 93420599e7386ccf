// node add-card.mjs BASE CODE TEXT: joins a table by its code, adds a card, waits until it is stored, prints all cards.
import process from "node:process";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const [base, code, text] = process.argv.slice(2);

const answer = await fetch(`${base}/api/join`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ code, name: "Script", session: "token" }),
});
if (!answer.ok) throw new Error(`the table could not be joined: ${await answer.text()}`);
const { sync, token } = await answer.json();

class WebSocketWithToken extends WebSocket {
  constructor(url) {
    super(url, { headers: { authorization: `Bearer ${token}` } });
  }
}

function open(doc) {
  const [server, room] = [`${base.replace(/^http/, "ws")}/sync`, sync.path.slice("/sync/".length)];
  return new WebsocketProvider(server, room, doc, { WebSocketPolyfill: WebSocketWithToken, disableBc: true });
}

const doc = new Y.Doc();
const mine = open(doc);
await new Promise((resolve) => mine.once("sync", resolve));

const id = crypto.randomUUID();
doc.transact(() => {
  const card = new Y.Map();
  card.set("text", new Y.Text(text));
  card.set("place", { x: 0, y: -400, zone: null, group: null });
  card.set("order", "a0");
  card.set("born", { by: null, at: Date.now() });
  doc.getMap("cards").set(id, card);
});

// Who joins is answered from what is stored, and from nothing else: a second, empty copy that has the card proves it.
const stored = new Y.Doc();
const second = open(stored);
const cards = stored.getMap("cards");
await new Promise((resolve) => {
  const look = () => cards.has(id) && resolve();
  cards.observe(look);
  look();
});
for (const [key, card] of cards)
  process.stdout.write(`${JSON.stringify({ id: key, text: card.get("text").toString() })}\n`);
for (const one of [mine, second]) {
  one.destroy();
  one.doc.destroy();
}
