import type { PaperJob } from "../job.ts";
import { makePaper } from "./make-paper.ts";

// What is thrown reaches the page as the worker’s `error` event, which is where it is said.
addEventListener("message", ({ data }: MessageEvent<PaperJob>) => {
  void makePaper(data).then((bytes) => postMessage({ bytes }), reportError);
});
