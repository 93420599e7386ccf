import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Answers, Job } from "./job.ts";

export interface Asked<Value> {
  readonly answer: Promise<Reply<Value, "failed">>;
  /** Ends the work at once; the answer never comes. */
  readonly cancel: () => void;
}

/** One job, one worker: whatever a file does to its reader, the page stays awake and the work can be stopped. */
export function askWorker<Kind extends Job["kind"]>(job: Extract<Job, { kind: Kind }>): Asked<Answers[Kind]> {
  const worker = workerFor(job.kind);
  const answer = new Promise<Reply<Answers[Kind], "failed">>((resolve) => {
    // The worker is ours, built with the page: it answers each kind of job with its own kind of answer.
    worker.addEventListener("message", ({ data }: MessageEvent<Answers[Kind]>) => {
      resolve(yes(data));
      worker.terminate();
    });
    worker.addEventListener("error", () => {
      resolve(no("failed"));
      worker.terminate();
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window: it has no origin to name
    worker.postMessage(job);
  });
  return { answer, cancel: () => worker.terminate() };
}

/** The build looks for just this form: each has its address in it. */
function workerFor(kind: Job["kind"]): Worker {
  if (kind === "paper") return new Worker(new URL("papers/papers-worker.ts", import.meta.url), { type: "module" });
  return new Worker(new URL("files-worker.ts", import.meta.url), { type: "module" });
}
