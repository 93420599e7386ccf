import type { WebSocket } from "ws";
import { expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { answerFrame, presenceFrame, questionFrame, readFrame, updateFrame } from "@tablee/client/sync/frames";
import { openSync } from "@tablee/client/sync/sync-client";
import { KeptWords } from "@tablee/client/sync/kept-words";
import type { AnewReason, SyncClient } from "@tablee/client/table";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { JOIN_CHUNK_MAX_BYTES } from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { until } from "../support/house.ts";
import { openScripted } from "../support/scripted-server.ts";

const PATH = "/sync/scripted.1";

function open(base: string): { readonly sync: SyncClient; readonly anew: AnewReason[] } {
  const anew: AnewReason[] = [];
  const sync = openSync({
    path: PATH,
    base,
    offlineCopy: false,
    words: new KeptWords("scripted", "mine"),
    anew: null,
    startAnew: (why) => anew.push(why),
  });
  return { sync, anew };
}

function addCard(doc: Y.Doc, id: string): void {
  doc.getMap("cards").set(id, new Y.Map([["text", new Y.Text(`carte ${id}`)]]));
}

/** Answers as the server does: asks what is there, and says that it has nothing more. */
function welcome(socket: WebSocket): void {
  const empty = new Y.Doc();
  socket.send(questionFrame(Y.encodeStateVector(empty)));
  socket.send(answerFrame(Y.encodeStateAsUpdate(empty)));
}

test("SYN114 a join in many frames is shown once, at its last word, and is not called saved before", async () => {
  const whole = new Y.Doc();
  const parts: Uint8Array[] = [];
  whole.on("update", (update: Uint8Array) => parts.push(update));
  for (let at = 0; at < 40; at += 1) addCard(whole, `c${at}`);
  const other = new Awareness(new Y.Doc());
  other.setLocalState({ here: true });
  let last: (() => void) | undefined;
  await using server = await openScripted((socket) => {
    socket.send(questionFrame(Y.encodeStateVector(whole)));
    for (const part of parts.slice(0, -1)) socket.send(updateFrame(part));
    // A slow reader may be given some of it again, merged, and somebody writes meanwhile.
    socket.send(updateFrame(Y.mergeUpdates(parts.slice(10, 20))));
    // Frames are taken in order: whoever sees this one has all that came before it.
    socket.send(presenceFrame(encodeAwarenessUpdate(other, [other.clientID])));
    last = () => socket.send(answerFrame(parts.at(-1) ?? new Uint8Array()));
  });
  const { sync } = open(server.url);
  let changes = 0;
  sync.doc.on("afterTransaction", () => (changes += 1));
  await until("most of it is here", () => sync.awareness.getStates().has(other.clientID));
  expect([sync.doc.getMap("cards").size, changes, sync.state.getState().ready]).toEqual([0, 0, false]);
  last?.();
  await until("all is here", () => sync.state.getState().status.kind === "saved");
  expect([sync.doc.getMap("cards").size, changes, sync.state.getState().ready]).toEqual([40, 1, true]);
  other.destroy();
  await sync.close();
});

test("UIX115 a large board that nothing was here of is put in as it comes, and is neither said to be here nor saved before its last word", async () => {
  const whole = new Y.Doc();
  for (let at = 0; at < 400; at += 1) {
    const words = "mot ".repeat(200);
    whole.getMap("cards").set(`c${at}`, new Y.Map([["text", new Y.Text(words)]]));
  }
  const pieces = cutUpdate(Y.encodeStateAsUpdate(whole), JOIN_CHUNK_MAX_BYTES);
  expect(pieces.length).toBeGreaterThan(4);
  let last: (() => void) | undefined;
  await using server = await openScripted((socket) => {
    socket.send(questionFrame(Y.encodeStateVector(whole)));
    for (const piece of pieces.slice(0, -1)) socket.send(updateFrame(piece));
    last = () => socket.send(answerFrame(pieces.at(-1) ?? new Uint8Array()));
  });
  const { sync } = open(server.url);
  const cards = () => sync.doc.getMap("cards").size;
  await until("most of it is here", () => cards() > 200);
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(cards()).toBeLessThan(400);
  expect(sync.state.getState()).toMatchObject({ ready: false, status: { kind: "loading" } });
  last?.();
  await until("all is here", () => sync.state.getState().status.kind === "saved");
  expect([cards(), sync.state.getState().ready]).toEqual([400, true]);
  await sync.close();
});

test("SYN191 what is overwritten during a join, and by others before it, is saved though the server names its end only in the join", async () => {
  const held = new Y.Doc();
  addCard(held, "c");
  const card = held.getMap<Y.Map<unknown>>("cards").get("c");
  card?.set("colour", "sun");
  const before = Y.encodeStateAsUpdate(held);
  card?.set("colour", "sea");
  const since = Y.encodeStateAsUpdate(held, Y.encodeStateVectorFromUpdate(before));
  let cut: (() => void) | undefined;
  let finish: (() => void) | undefined;
  await using server = await openScripted((socket, link) => {
    if (link === 1) {
      socket.send(questionFrame(Y.encodeStateVectorFromUpdate(before)));
      socket.send(answerFrame(before));
      cut = () => socket.terminate();
      return;
    }
    socket.on("message", (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data));
      if (frame.kind === "update") Y.applyUpdate(held, frame.update);
    });
    held.on("update", (update: Uint8Array) => socket.send(updateFrame(update)));
    socket.send(questionFrame(Y.encodeStateVector(held)));
    socket.send(updateFrame(since));
    finish = () => socket.send(answerFrame(new Uint8Array([0, 0])));
  });
  const { sync } = open(server.url);
  const loaded = () => {
    const { status } = sync.state.getState();
    return status.kind === "saved";
  };
  await until("joined", loaded);
  cut?.();
  await until("gathering", () => finish !== undefined);
  // What was gathered is in neither document nor ledger; a turn of the loop brings it to the page.
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  sync.doc.getMap<Y.Map<unknown>>("cards").get("c")?.set("colour", "rose");
  finish?.();
  await until("saved", loaded, 3_000);
  expect(sync.doc.getMap("cards").toJSON()).toEqual(held.getMap("cards").toJSON());
  await sync.close();
});

test("SYN115 a link that ends with a word nobody knows does not make a loop, and the person’s words are kept", async () => {
  const got: string[] = [];
  await using server = await openScripted((socket) => {
    welcome(socket);
    socket.on("message", (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data));
      got.push(frame.kind);
      if (frame.kind === "update") socket.close(4_477, "too costly");
    });
  });
  const { sync, anew } = open(server.url);
  await until("joined", () => sync.state.getState().status.kind === "saved");
  addCard(sync.doc, "mine");
  await until("given up", () => anew.length > 0);
  expect(anew).toEqual(["refused"]);
  expect(sync.state.getState().kept.map(({ text }) => text)).toEqual(["carte mine"]);
  await new Promise((resolve) => {
    setTimeout(resolve, 1_500);
  });
  expect(server.links.length).toBe(1);
  expect(got.filter((kind) => kind === "update")).toEqual(["update"]);
  await sync.close();
});

test("LIM98 whoever writes on a table that is full is told so, and keeps the words", async () => {
  await using server = await openScripted((socket) => {
    welcome(socket);
    socket.on("message", (data: Buffer) => {
      const { kind } = readFrame(new Uint8Array(data));
      if (kind === "update") socket.close(CLOSE.refused.code, "board-full");
    });
  });
  const { sync, anew } = open(server.url);
  await until("joined", () => sync.state.getState().status.kind === "saved");
  addCard(sync.doc, "mine");
  await until("given up", () => anew.length > 0);
  expect([anew, sync.state.getState().kept.map(({ text }) => text)]).toEqual([["board-full"], ["carte mine"]]);
  await sync.close();
});

test("SYN116 refused without having sent anything, a client gives nothing up and comes back without haste", async () => {
  await using server = await openScripted((socket, link) => {
    if (link < 3) socket.close(4_477, "not today");
    else welcome(socket);
  });
  const { sync, anew } = open(server.url);
  addCard(sync.doc, "mine");
  await until("the second try", () => server.links.length === 2, 6_000);
  expect((server.links[1] ?? 0) - (server.links[0] ?? 0)).toBeGreaterThan(1_900);
  expect(anew).toEqual([]);
  expect(sync.doc.getMap("cards").size).toBe(1);
  await sync.close();
});

test("SYN117 a server that asks to be left alone for a moment is, and gets what was written meanwhile", async () => {
  let got = new Y.Doc();
  await using server = await openScripted((socket, link) => {
    if (link === 1) {
      welcome(socket);
      socket.on("message", (data: Buffer) => {
        if (readFrame(new Uint8Array(data)).kind === "update") socket.close(CLOSE.tryLater.code, "not stored");
      });
      return;
    }
    got = new Y.Doc();
    welcome(socket);
    socket.on("message", (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data));
      if (frame.kind !== "answer" && frame.kind !== "update") return;
      Y.applyUpdate(got, frame.update);
      socket.send(updateFrame(frame.update));
    });
  });
  const { sync } = open(server.url);
  await until("joined", () => sync.state.getState().status.kind === "saved");
  addCard(sync.doc, "one");
  await until("closed", () => sync.state.getState().status.kind === "reconnecting");
  const closedAt = performance.now();
  addCard(sync.doc, "two");
  await until("saved", () => sync.state.getState().status.kind === "saved");
  expect((server.links[1] ?? 0) - closedAt).toBeGreaterThan(1_900);
  expect([...got.getMap("cards").keys()].sort()).toEqual(["one", "two"]);
  await sync.close();
});

test("what waits in the document for something that has not come is not sent as an answer: it would be refused", async () => {
  const answers: Uint8Array[] = [];
  await using server = await openScripted((socket) => {
    socket.on("message", (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data));
      if (frame.kind === "question") welcome(socket);
      if (frame.kind === "answer") answers.push(frame.update);
    });
  });
  const parts: Uint8Array[] = [];
  const other = new Y.Doc();
  other.on("update", (update: Uint8Array) => parts.push(update));
  for (const id of ["first", "second"]) addCard(other, id);
  const { sync } = open(server.url);
  addCard(sync.doc, "mine");
  Y.applyUpdate(sync.doc, parts[1] ?? new Uint8Array());
  await until("answered", () => answers.length > 0);
  const got = new Y.Doc();
  Y.applyUpdate(got, answers[0] ?? new Uint8Array());
  expect(got.store.pendingStructs).toBeNull();
  expect([...got.getMap("cards").keys()]).toEqual(["mine"]);
  Y.applyUpdate(sync.doc, parts[0] ?? new Uint8Array());
  expect([...sync.doc.getMap("cards").keys()].sort()).toEqual(["first", "mine", "second"]);
  await sync.close();
});
