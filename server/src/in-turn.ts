/** Work on things that each have one hand at a time: what is asked of one waits for all that was asked of it before. */
export class InTurn<Key> {
  readonly #last = new Map<Key, Promise<unknown>>();

  async run<Value>(key: Key, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }

  /** Once what has been asked by now is done, or has failed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
