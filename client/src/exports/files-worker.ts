import type { FileJob } from "./job.ts";
import { runJob } from "./run-job.ts";

// A thrown error reaches the page as the worker’s `error` event, which is where it is said.
addEventListener("message", ({ data }: MessageEvent<FileJob>) => postMessage(runJob(data)));
