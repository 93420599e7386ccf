import { Worker } from "node:worker_threads";
import type { Logger } from "../log.ts";
import type { Answer, Ask, CallName, Calls } from "./calls.ts";
import { StoreError } from "./errors.ts";

interface Waiting {
  readonly resolve: (answer: Calls[CallName]["answer"]) => void;
  readonly reject: (error: StoreError) => void;
}

/**
 * The serving thread’s end of the database. A thread that dies takes what was asked of it along: those who wait are
 * refused, it is logged as fatal, and the next question starts another thread on the same file.
 */
export class StoreThread {
  readonly #file: string;
  readonly #logger: Logger | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;
  #life = 0;
  #isClosed = false;

  constructor(options: { readonly file: string; readonly logger?: Logger | undefined }) {
    this.#file = options.file;
    this.#logger = options.logger;
  }

  /** Which thread this is, counted from the first: an open transaction belongs to one and dies with it. */
  get life(): number {
    return this.#life;
  }

  /** Throws StoreError. `handOver`: buffers that are moved, and empty here afterwards. */
  ask<Name extends CallName>(
    name: Name,
    asked: Calls[Name]["asked"],
    handOver: readonly ArrayBuffer[] = [],
  ): Promise<Calls[Name]["answer"]> {
    if (this.#isClosed) return Promise.reject(ended("the store is closed"));
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    const ask: Ask = { id, name, asked };
    const answered = new Promise<Calls[CallName]["answer"]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    worker.postMessage(ask, handOver);
    // The worker answers each call by its row of Calls.
    return answered;
  }

  /** Answers what was asked before, then ends. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (this.#isClosed || !worker) {
      this.#isClosed = true;
      return;
    }
    const gone = new Promise((resolve) => worker.once("exit", resolve));
    const closed = this.ask("close", undefined);
    this.#isClosed = true;
    try {
      await closed;
    } finally {
      await gone;
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { file: this.#file } });
    worker.on("message", (answer: Answer) => this.#answered(answer));
    worker.on("error", (error) => this.#died(worker, error));
    worker.on("exit", (code) => this.#died(worker, new Error(`the thread of the store ended with code ${code}`)));
    return worker;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.answer);
    else waiting?.reject(new StoreError(answer.failure));
  }

  #died(worker: Worker, cause: unknown): void {
    // An error is followed by the exit; the first of them counts.
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#life += 1;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    if (this.#isClosed && waiting.length === 0) return;
    this.#logger?.fatal({ err: cause, refused: waiting.length }, "the thread of the store has died");
    for (const { reject } of waiting) reject(ended("the thread of the store has died", cause));
  }
}

export function ended(message: string, cause?: unknown): StoreError {
  return new StoreError({ code: "ERR_STORE_ENDED", message }, { cause });
}
