/**
 * Who may speak to the one connection. A transaction of several messages has it alone; single messages go past each
 * other freely, because the other end takes them one at a time anyway, but never into a transaction that is not theirs.
 */
export class Line {
  #tail: Promise<void> = Promise.resolve();

  /** Has the line from when it resolves until the answered function is called. */
  async take(): Promise<() => void> {
    const before = this.#tail;
    let leave = (): void => undefined;
    this.#tail = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }

  /** Runs `send` behind every transaction that asked before. */
  async pass<Value>(send: () => Promise<Value>): Promise<Value> {
    await this.#tail;
    // In the same turn in which the line was found free: whoever takes it next comes behind this message.
    return send();
  }
}
