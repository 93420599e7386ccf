/**
 * How far the server's clock is from this device's. An answer is late by half of its way there and back, give or take
 * the other half: the quickest of a few tells it best. A view says the time too, late by an unknown part of its way.
 */

const SAMPLES_COUNT = 4;
const PAUSE_MS = 250;
/** A device's clock drifts, and sleeps with the device. */
const AGAIN_MS = 5 * 60_000;
/** A view that differs more than its way can explain: this device's clock was set. */
const JUMP_MS = 2_000;

export interface Clock {
  /** Asks anew: on connecting, since networks differ. */
  measure(): void;
  /** The server's time, as some message said it. */
  heard(serverNow: number): void;
  close(): void;
}

export function followClock(parts: {
  readonly now: () => number;
  /** The server's clock, in milliseconds; rejects when no answer comes. */
  readonly ask: () => Promise<number>;
  readonly onOffset: (offsetMs: number) => void;
}): Clock {
  let best: { readonly offset: number; readonly way: number } | null = null;
  let run = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function sample(): Promise<void> {
    // The way is measured on a clock that nobody sets.
    const sent = performance.now();
    const serverNow = await parts.ask();
    const way = performance.now() - sent;
    if (best && best.way <= way) return;
    best = { offset: serverNow + way / 2 - parts.now(), way };
    parts.onOffset(best.offset);
  }

  async function samples(mine: number): Promise<void> {
    try {
      for (let count = 0; count < SAMPLES_COUNT; count += 1) {
        if (count > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        // Asked on a link that was closed meanwhile, Socket.IO would keep the question, and Node alive, until it is too late.
        if (mine !== run) return;
        await sample();
      }
    } catch {
      // No answer: the connection is gone, and the next one measures again.
    }
    if (mine === run) timer = setTimeout(measure, AGAIN_MS);
  }

  function measure(): void {
    clearTimeout(timer);
    best = null;
    run += 1;
    void samples(run);
  }

  return {
    measure,
    heard: (serverNow) => {
      const offset = serverNow - parts.now();
      if (best && Math.abs(offset - best.offset) < best.way + JUMP_MS) return;
      parts.onOffset(offset);
      if (best) measure();
    },
    close: () => {
      run += 1;
      clearTimeout(timer);
    },
  };
}
