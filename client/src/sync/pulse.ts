/** Whatever is sent comes back: a change once it is stored, what one shows as soon as it is there. */
const ASK_AFTER_MS = 4_000;
/** A store that takes its time holds no answer up: a link that gives none is not to be trusted. */
const ANSWER_WITHIN_MS = 4_000;
/** What stands still for a while may go on where it was, with all that is on its way: another link is no better then. */
const GIVE_UP_AFTER_MS = 30_000;
const LOOK_EACH_MS = 1_000;

export interface PulseActs {
  /** Changes made here wait for the server's word. */
  isWaiting(): boolean;
  ask(): void;
  /** Silent, or heard again. */
  changed(): void;
  dead(): void;
}

/**
 * Whether anybody is still at the other end: a network that is gone does not always say so.
 *
 *   heard ──4 s without a word while one is due──► asked ──4 s──► silent ──30 s after it was asked──► given up
 *     ▲                                              │              │
 *     └────────────── anything is heard ─────────────┴──────────────┘
 *
 * Who only reads sends what they show each 15 s. A page that nobody looks at is woken once a minute: it asks first too.
 */
export class Pulse {
  readonly #acts: PulseActs;
  #timer: ReturnType<typeof setInterval> | undefined;
  // Times of a clock that nobody sets.
  #heardAt = 0;
  /** The first thing that was sent since something was heard. */
  #sentAt: number | null = null;
  #askedAt: number | null = null;
  #isSilent = false;

  constructor(acts: PulseActs) {
    this.#acts = acts;
  }

  get isSilent(): boolean {
    return this.#isSilent;
  }

  begin(): void {
    this.end();
    this.#timer = setInterval(() => this.#look(), LOOK_EACH_MS);
  }

  sent(): void {
    this.#sentAt ??= performance.now();
  }

  heard(): void {
    const wasSilent = this.#isSilent;
    this.#reset();
    if (wasSilent) this.#acts.changed();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#reset();
  }

  #reset(): void {
    this.#heardAt = performance.now();
    this.#sentAt = null;
    this.#askedAt = null;
    this.#isSilent = false;
  }

  #look(): void {
    const now = performance.now();
    // What was heard last may have been on its way before the change that waits was sent.
    const dueSince = this.#sentAt ?? (this.#acts.isWaiting() ? this.#heardAt : now);
    if (now - dueSince < ASK_AFTER_MS) return;
    if (this.#askedAt === null) {
      this.#askedAt = now;
      this.#acts.ask();
    } else if (now - this.#askedAt >= GIVE_UP_AFTER_MS) {
      this.#acts.dead();
    } else if (!this.#isSilent && now - this.#askedAt >= ANSWER_WITHIN_MS) {
      this.#isSilent = true;
      this.#acts.changed();
    }
  }
}
