import type { Person } from "./crowd.ts";
import type { Headless } from "./member.ts";

/** Whatever keeps people waiting, felt from outside: the longest time in milliseconds until each sign of life came. */
export class Pulse {
  readonly longest = { health: 0, presence: 0, slowPresence: 0 };
  readonly counts = { health: 0, presence: 0, slowPresence: 0 };
  readonly #timers: NodeJS.Timeout[];
  readonly #shown = new Map<number, number>();
  #step = 0;

  /** One shows a cursor; how late do the other two see it, over WebSocket and over long-polling? */
  constructor(base: string, who: { readonly from: Headless; readonly near: Headless; readonly slow: Headless }) {
    const id = who.from.table.sync.awareness.clientID;
    const watch = (by: Headless, kind: "presence" | "slowPresence"): void => {
      by.table.presence.state.subscribe(({ others }) => this.#saw(kind, others.get(id)?.cursor?.x));
    };
    watch(who.near, "presence");
    watch(who.slow, "slowPresence");
    const show = (): void => {
      this.#step += 1;
      this.#shown.set(this.#step, performance.now());
      who.from.table.presence.show({ cursor: { x: this.#step, y: 0 } });
    };
    this.#timers = [setInterval(show, 100), setInterval(() => void this.#ask(`${base}/healthz`), 100)];
  }

  #note(kind: keyof Pulse["longest"], since: number): void {
    this.longest[kind] = Math.max(this.longest[kind], performance.now() - since);
    this.counts[kind] += 1;
  }

  #saw(kind: "presence" | "slowPresence", step: number | undefined): void {
    const since = this.#shown.get(step ?? 0);
    if (since !== undefined) this.#note(kind, since);
  }

  async #ask(url: string): Promise<void> {
    const since = performance.now();
    const answer = await fetch(url);
    await answer.body?.cancel();
    this.#note("health", since);
  }

  /** The longest waits, and how many there were: none at all would be no good sign. */
  stop(): { readonly longest: Pulse["longest"]; readonly counts: Pulse["counts"] } {
    for (const timer of this.#timers) clearInterval(timer);
    return { longest: this.longest, counts: this.counts };
  }
}

export function headlessOf(people: readonly Person[], way: Person["way"], at = 0): Headless {
  const headless = people.filter((one) => one.way === way)[at]?.headless;
  if (!headless) throw new Error(`nobody is here by ${way}`);
  return headless;
}
