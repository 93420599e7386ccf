import * as limits from "@tablee/shared/limits";

/** At so many deliveries (updates × their receivers) a second a window is as long as it may be. */
const BUSY_PER_SECOND = 8_000;
const NEWEST_WEIGHT = 0.3;

/**
 * How long a window stays open. What arrives alone goes at once; the more there is to deliver, the more a longer window
 * saves, since each connection costs the same for one update as for ten.
 */
export class Pace {
  #closedAt = -Infinity;
  #perSecond = 0;

  get windowMs(): number {
    const share = Math.min(1, this.#perSecond / BUSY_PER_SECOND);
    return limits.WINDOW_MIN_MS + share * (limits.WINDOW_MAX_MS - limits.WINDOW_MIN_MS);
  }

  /** How long what arrives now waits for company. */
  waitMs(now: number): number {
    return Math.max(0, this.#closedAt + this.windowMs - now);
  }

  closed(now: number, deliveries: number): void {
    // Measured, not assumed: timers come late on a busy loop, and a commit may take longer than the window.
    const seconds = Math.max(1, now - this.#closedAt) / 1_000;
    this.#perSecond += NEWEST_WEIGHT * (deliveries / seconds - this.#perSecond);
    this.#closedAt = now;
  }
}
