import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import type { BrowserContext } from "playwright-core";
import { addCards } from "@tablee/shared/board/edit-cards";
import { COLOURS } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { installPeers } from "../bench/peers.ts";
import { joinBoard, openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Served } from "../support/served.ts";
import { CANVAS_PEERS } from "./kinds.ts";
import type { KindName } from "./kinds.ts";
import { openMovers } from "./movers.ts";
import { makeNotes, movedNotes } from "./notes.ts";
import type { Note } from "./notes.ts";

/** Where a candidate is opened, and who moves its notes. */
export interface Host {
  readonly notes: readonly Note[];
  /** Opens the seat of whoever looks; answers the address. */
  enter(context: BrowserContext, kind: KindName): Promise<string>;
  /** Others begin to move notes, where they are people of our own server. Ends them. */
  movers(): Promise<() => Promise<void>>;
  [Symbol.asyncDispose](): Promise<void>;
}

const CARDS_AT_ONCE = 200;

/** A real server with one board, written by a member through the wire as everybody writes. */
export async function ourHost(count: number): Promise<Host> {
  const notes = makeNotes(count);
  const served = await Served.open();
  const opened = await openBoard(served.url);
  const ids: CardId[] = [];
  {
    await using writer = new Headless(served.url, opened);
    await writer.saved();
    for (let at = 0; at < count; at += CARDS_AT_ONCE) {
      const added = addCards(
        writer.hand,
        notes.slice(at, at + CARDS_AT_ONCE).map(({ text, x, y, colour }) => ({
          text,
          place: { x, y, zone: null, group: null },
          colour: COLOURS[colour] ?? "straw",
        })),
      );
      if (!added.ok) throw new Error(`the notes were not added: ${added.reason}`);
      ids.push(...added.value);
    }
    await writer.saved();
  }
  const { id, code } = opened.board;
  return {
    notes,
    enter: async (context) => {
      const answer = await context.request.post(`${served.url}/api/join`, {
        data: { code, name: "Mésange" },
        headers: { origin: served.url },
      });
      if (!answer.ok()) throw new Error(`no seat: ${answer.status()}`);
      return `${served.url}/b/${id}`;
    },
    movers: async () => {
      const moved = movedNotes(notes);
      const seats = await Promise.all(moved.map((_, at) => joinBoard(served.url, code, { name: `Tilleul ${at}` })));
      return openMovers(
        { port: served.port, pid: served.pid, door: "house" },
        moved.flatMap((note, at) => {
          const [seat, card] = [seats[at], ids[note.id]];
          return seat && card !== undefined ? [{ seat, card, note }] : [];
        }),
      );
    },
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** Where the page of Excalidraw is told that its fonts are. */
const FONTS_AT = "/excalidraw/fonts/";
const FONTS = path.join(CANVAS_PEERS, "node_modules/@excalidraw/excalidraw/dist/prod/fonts");

async function answer(
  url: string,
  notes: readonly Note[],
): Promise<{ readonly type: string; readonly body: Buffer | string | null }> {
  const { pathname } = new URL(url, "http://localhost");
  const type = TYPES[path.extname(pathname)] ?? "application/octet-stream";
  if (pathname === "/notes.json") return { type, body: JSON.stringify(notes) };
  const folder = pathname.startsWith(FONTS_AT) ? FONTS : path.join(CANVAS_PEERS, "dist");
  const file = path.join(folder, pathname.startsWith(FONTS_AT) ? pathname.slice(FONTS_AT.length) : pathname);
  return { type, body: existsSync(file) ? await readFile(file) : null };
}

/** The built pages of the peers, as files; their notes come with one request. */
export async function peerHost(count: number): Promise<Host> {
  const notes = makeNotes(count);
  const server = createServer((request, response) => {
    void answer(request.url ?? "/", notes).then(({ type, body }) => {
      response.writeHead(body === null ? 404 : 200, { "content-type": type });
      return response.end(body ?? "");
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    notes,
    enter: (_context, kind) => Promise.resolve(`http://127.0.0.1:${port}/${kind}.html`),
    movers: () => Promise.resolve(() => Promise.resolve()),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Installed and built on the first run, and again when a page has changed. */
export function preparePeers(): void {
  const isNew = installPeers(CANVAS_PEERS);
  const built = path.join(CANVAS_PEERS, "dist/tldraw.html");
  const sources = readdirSync(CANVAS_PEERS).filter((file) => /\.(jsx?|mjs|html)$/.test(file));
  const newest = Math.max(...sources.map((file) => statSync(path.join(CANVAS_PEERS, file)).mtimeMs));
  if (!isNew && existsSync(built) && statSync(built).mtimeMs >= newest) return;
  const done = spawnSync("npx", ["vite", "build", "--logLevel", "error"], { cwd: CANVAS_PEERS, stdio: "inherit" });
  if (done.status !== 0) throw new Error("the pages of the peers could not be built");
}
