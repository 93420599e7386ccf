import { Worker, parentPort } from "node:worker_threads";
import type { Parcel } from "../../parcel.ts";

/** Questions to a thread and its answers, one message each; the bytes travel in the parcel, uncopied. */

/** Name of a call → what is asked and what is answered; the bytes of either as its `parcel`. */
export type Calls = Readonly<Record<string, { readonly ask: object; readonly answer: object }>>;
type Name<C extends Calls> = keyof C & string;

interface Asked {
  readonly id: number;
  readonly name: string;
  readonly ask: object;
}
type Answered = { readonly id: number } & ({ readonly answer: object } | { readonly fault: string });

/** The thread has ended, by itself or because it was ended. What it was asked is to be asked again of another. */
export class ThreadEndedError extends Error {
  override readonly name = "ThreadEndedError";
}

/** The side that asks. */
export class Thread<C extends Calls> {
  readonly #worker: Worker;
  readonly #open = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  #count = 0;
  #ended = false;

  constructor(options: { readonly entry: URL; readonly data?: unknown; readonly memoryMb: number }) {
    this.#worker = new Worker(options.entry, {
      workerData: options.data,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    this.#worker.on("message", (message: Answered) => {
      const open = this.#open.get(message.id);
      this.#open.delete(message.id);
      if ("fault" in message) open?.reject(new Error(message.fault));
      else open?.resolve(message.answer);
    });
    // Out of memory comes as an error, then the exit: both end what is asked.
    this.#worker.on("error", (error) => this.#lost(error));
    this.#worker.on("exit", () => this.#lost(undefined));
  }

  get ended(): boolean {
    return this.#ended;
  }

  ask<N extends Name<C>>(name: N, ask: C[N]["ask"]): Promise<C[N]["answer"]> {
    if (this.#ended) return Promise.reject(new ThreadEndedError("the thread has ended"));
    this.#count += 1;
    const asked: Asked = { id: this.#count, name, ask };
    return new Promise((resolve, reject) => {
      // The thread answers each call by the same table of calls.
      this.#open.set(asked.id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.postMessage(asked, handedOver(ask));
    });
  }

  /** How long the thread has worked so far; answered in the middle of its work, if that is JavaScript. */
  async cpuMs(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage();
    return (user + system) / 1_000;
  }

  end(): void {
    this.#lost(undefined);
    void this.#worker.terminate();
  }

  #lost(cause: unknown): void {
    this.#ended = true;
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { reject } of open) reject(new ThreadEndedError("the thread has ended", { cause }));
  }
}

function handedOver(carrier: object): ArrayBuffer[] {
  // What is called so in a call is one, and nothing else is.
  return "parcel" in carrier ? [(carrier.parcel as Parcel).buffer] : [];
}

/** The side that answers: called once, by the thread’s entry. */
export function answerCalls<C extends Calls>(handlers: {
  readonly [N in Name<C>]: (ask: C[N]["ask"]) => C[N]["answer"] | Promise<C[N]["answer"]>;
}): void {
  const answer = async ({ id, name, ask }: Asked): Promise<void> => {
    try {
      const handler = handlers[name];
      const made = await handler?.(ask);
      parentPort?.postMessage({ id, answer: made ?? {} }, handedOver(made ?? {}));
    } catch (error) {
      parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : "unknown" }, []);
    }
  };
  parentPort?.on("message", (asked: Asked) => void answer(asked));
}
