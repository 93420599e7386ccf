import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const QUIET_MS = 2_000;

type Collect = (how: { readonly type: "major"; readonly flavor: "last-resort" }) => void;

/** In a context of its own: that is where the flag can be seen while the process runs. */
function collector(): Collect {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as Collect;
}

/**
 * When the last room has been left, the heap is collected and made small. It would come to that by itself, within a
 * minute or two of nothing; it takes a tenth of a second, in which nobody is at any board.
 */
export class Rest {
  readonly #isQuiet: () => boolean;
  #collect: Collect | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(isQuiet: () => boolean) {
    this.#isQuiet = isQuiet;
  }

  /** Something has been left. */
  consider(): void {
    if (!this.#isQuiet()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isQuiet()) return;
      this.#collect ??= collector();
      this.#collect({ type: "major", flavor: "last-resort" });
    }, QUIET_MS).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
