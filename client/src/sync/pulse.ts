/** What everybody shows comes back at least each 15 s, one's own too: a link that is silent for longer is asked, then ended. */
const SILENT_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;
const LOOK_EACH_MS = 5_000;

/** Whether anybody is still at the other end: a network that is gone does not always say so. */
export class Pulse {
  readonly #ask: () => void;
  readonly #dead: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #heardAt = 0;
  #askedAt: number | null = null;

  constructor(acts: { readonly ask: () => void; readonly dead: () => void }) {
    this.#ask = acts.ask;
    this.#dead = acts.dead;
  }

  begin(): void {
    this.end();
    this.beat();
    this.#timer = setInterval(() => this.#look(), LOOK_EACH_MS);
  }

  /** Something was heard. */
  beat(): void {
    this.#heardAt = Date.now();
    this.#askedAt = null;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = Date.now();
    if (now - this.#heardAt < SILENT_MS) return;
    if (this.#askedAt === null) {
      // A page that nobody looks at is woken once a minute: its silence says nothing before it has asked.
      this.#askedAt = now;
      this.#ask();
    } else if (now - this.#askedAt > ANSWER_WITHIN_MS) {
      this.end();
      this.#dead();
    }
  }
}
