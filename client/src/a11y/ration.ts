/** What others do, said rarely and together: the W3C’s CTAUR asks for at most three messages a minute. */
export interface Ration {
  /** `words` says what happened `count` times; the same key is one sentence with its count. */
  add(key: string, words: (count: number) => string, count?: number): void;
  /** Nothing is said for so long; what waits is said then. */
  hush(ms: number): void;
  /** Nothing more of what waits is said. */
  drop(): void;
}

/** Three a minute, evenly: nobody is told three things at once and then nothing. */
const EVERY_MS = 20_000;
/** What comes in the same moment is one message. */
const GATHER_MS = 250;
const SENTENCES_MAX_COUNT = 6;

export function createRation(say: (message: string) => void, now: () => number): Ration {
  const waiting = new Map<string, { count: number; words: (count: number) => string }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSaid = Number.NEGATIVE_INFINITY;
  let hushedUntil = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    const leftMs = hushedUntil - now();
    timer = leftMs > 0 ? setTimeout(flush, leftMs) : undefined;
    if (timer) return;
    lastSaid = now();
    // The newest: what is older has mostly been overtaken by them, and all of it is in the list of changes.
    const sentences = [...waiting.values()].slice(-SENTENCES_MAX_COUNT).map(({ words, count }) => words(count));
    waiting.clear();
    say(sentences.join(" "));
  };
  return {
    add: (key, words, count = 1) => {
      const old = waiting.get(key);
      waiting.delete(key);
      waiting.set(key, { words, count: (old?.count ?? 0) + count });
      timer ??= setTimeout(flush, Math.max(GATHER_MS, lastSaid + EVERY_MS - now()));
    },
    hush: (ms) => {
      hushedUntil = now() + ms;
    },
    drop: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
