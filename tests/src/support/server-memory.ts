import { Buffer } from "node:buffer";
import { WebSocket } from "ws";
import { canaries } from "./canary.ts";

/**
 * What a running server holds in memory, searched as it is: a snapshot of the heap of each of its threads, in which every
 * text stands in plain, and the bytes of every buffer that is still held, which no snapshot of a heap contains. Both are
 * what the program could still say: each thread collects its garbage first. What the system was given back, and has not
 * written over yet, is beyond any program of ours.
 *
 * The server is started with `INSPECTED`; `said`: what it wrote.
 */
export const INSPECTED = ["--inspect=127.0.0.1:0"];

export async function canariesInMemory(needle: string, said: string): Promise<string[]> {
  const address = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
  if (address === undefined) throw new Error("the server was not started to be looked into");
  const main = await Inspected.open(address);
  try {
    const buffers: Record<string, Uint8Array> = {};
    for (const { name, thread } of [{ name: "serving", thread: main.thread() }, ...(await main.workers())]) {
      try {
        buffers[`${name}: heap`] = await heapOf(thread);
        for (const [at, bytes] of (await buffersOf(thread)).entries())
          buffers[`${name}: buffer ${at} of ${bytes.length}`] = bytes;
      } catch (error) {
        // One that was idle ends while it is asked, and what it held with it.
        if (!(error instanceof ThreadEndedError)) throw error;
      }
    }
    return await canaries(needle, { buffers });
  } finally {
    main.close();
  }
}

class ThreadEndedError extends Error {
  override readonly name = "ThreadEndedError";
}

/** One thread that answers the inspector’s questions. */
interface Thread {
  ask(method: string, params?: object): Promise<unknown>;
  hear(method: string, listener: (params: unknown) => void): void;
}

async function heapOf(thread: Thread): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  thread.hear("HeapProfiler.addHeapSnapshotChunk", (params) =>
    parts.push(Buffer.from((params as { chunk: string }).chunk)),
  );
  await thread.ask("HeapProfiler.enable");
  await thread.ask("HeapProfiler.collectGarbage");
  await thread.ask("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  return Buffer.concat(parts);
}

/**
 * Node hands out small buffers from pools of one size, and keeps the pool of the moment whole: of a pool that counts which
 * a buffer still has. What none has any more is written over by the next that ask for one.
 */
const KINDS: Readonly<Record<string, string>> = {
  "ArrayBuffer.prototype": "this.filter((one) => one.byteLength !== Buffer.poolSize)",
  "SharedArrayBuffer.prototype": "this",
  "Uint8Array.prototype":
    "this.filter((one) => ArrayBuffer.isView(one) && one.buffer.byteLength === Buffer.poolSize && one.byteLength < Buffer.poolSize)",
};

async function buffersOf(thread: Thread): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for (const [kind, held] of Object.entries(KINDS)) {
    const { result } = (await thread.ask("Runtime.evaluate", { expression: kind })) as Answer<{ objectId: string }>;
    const { objects } = (await thread.ask("Runtime.queryObjects", { prototypeObjectId: result.objectId })) as {
      readonly objects: { readonly objectId: string };
    };
    const read = (await thread.ask("Runtime.callFunctionOn", {
      functionDeclaration: `function () { return ${held}.map((one) => Buffer.from(one).toString("base64")); }`,
      objectId: objects.objectId,
      returnByValue: true,
    })) as Answer<{ value: string[] }>;
    for (const one of read.result.value) all.push(Buffer.from(one, "base64"));
    await thread.ask("Runtime.releaseObject", { objectId: objects.objectId });
  }
  return all;
}

interface Answer<Result> {
  readonly result: Result;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The questions and answers of one thread, over whatever carries them. */
class Talk implements Thread {
  readonly #send: (text: string) => void;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #listeners = new Map<string, (params: unknown) => void>();
  #last = 0;
  #isEnded = false;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  ask(method: string, params: object = {}): Promise<unknown> {
    if (this.#isEnded) return Promise.reject(new ThreadEndedError());
    this.#last += 1;
    const id = this.#last;
    this.#send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Nobody answers any more, nor what was asked already. */
  end(): void {
    this.#isEnded = true;
    for (const asked of this.#waiting.values()) asked.reject(new ThreadEndedError());
    this.#waiting.clear();
  }

  hear(method: string, listener: (params: unknown) => void): void {
    this.#listeners.set(method, listener);
  }

  take(text: string): void {
    const { id, method, params, result, error } = JSON.parse(text) as Message;
    if (method !== undefined) this.#listeners.get(method)?.(params);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || !waiting) return;
    this.#waiting.delete(id);
    if (error) waiting.reject(new Error(error.message));
    else waiting.resolve(result);
  }
}

class Inspected {
  readonly #socket: WebSocket;
  readonly #main: Talk;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#main = new Talk((text) => socket.send(text));
    socket.on("message", (data) => this.#main.take(String(data)));
  }

  static open(address: string): Promise<Inspected> {
    const socket = new WebSocket(address, { maxPayload: 0, perMessageDeflate: false });
    return new Promise((resolve, reject) => {
      socket.once("open", () => resolve(new Inspected(socket)));
      socket.once("error", reject);
    });
  }

  thread(): Thread {
    return this.#main;
  }

  /** Those that run now. Each is told of before the question is answered. */
  async workers(): Promise<{ readonly name: string; readonly thread: Thread }[]> {
    const found: { name: string; thread: Thread }[] = [];
    const talks = new Map<string, Talk>();
    this.#main.hear("NodeWorker.attachedToWorker", (params) => {
      const { sessionId, workerInfo } = params as { sessionId: string; workerInfo: { title: string; url: string } };
      const send = (message: string): void =>
        void this.#main.ask("NodeWorker.sendMessageToWorker", { sessionId, message }).catch(() => talk.end());
      const talk = new Talk(send);
      talks.set(sessionId, talk);
      found.push({ name: `${workerInfo.title} ${workerInfo.url.split("/").at(-1)}`, thread: talk });
    });
    this.#main.hear("NodeWorker.receivedMessageFromWorker", (params) => {
      const { sessionId, message } = params as { sessionId: string; message: string };
      talks.get(sessionId)?.take(message);
    });
    this.#main.hear("NodeWorker.detachedFromWorker", (params) => {
      talks.get((params as { sessionId: string }).sessionId)?.end();
    });
    await this.#main.ask("NodeWorker.enable", { waitForDebuggerOnStart: false });
    return found;
  }

  close(): void {
    this.#socket.close();
  }
}
