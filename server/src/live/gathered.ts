/** What was asked, and how whoever asked is answered. */
export interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Work of which more is asked while what came before is done: all of that is taken up together, in its order. `turn` runs
 * one piece of work of a key after the other; whatever `work` leaves unanswered when it fails, fails with it.
 */
export class Gathered<Key, Asked, Answer> {
  readonly #turn: (key: Key, work: () => Promise<void>) => Promise<void>;
  readonly #work: (key: Key, all: readonly Waiting<Asked, Answer>[]) => Promise<void>;
  readonly #waiting = new Map<Key, Waiting<Asked, Answer>[]>();

  constructor(parts: {
    readonly turn: (key: Key, work: () => Promise<void>) => Promise<void>;
    readonly work: (key: Key, all: readonly Waiting<Asked, Answer>[]) => Promise<void>;
  }) {
    this.#turn = parts.turn;
    this.#work = parts.work;
  }

  ask(key: Key, asked: Asked): Promise<Answer> {
    return new Promise((answer, fail) => {
      const one = { asked, answer, fail };
      const waiting = this.#waiting.get(key);
      if (waiting) return waiting.push(one);
      const all = [one];
      this.#waiting.set(key, all);
      const work = async (): Promise<void> => {
        this.#waiting.delete(key);
        await this.#work(key, all);
      };
      return void this.#turn(key, work).catch((error: unknown) => {
        for (const { fail: failed } of all) failed(error);
      });
    });
  }
}
