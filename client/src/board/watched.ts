import { shallow } from "zustand/vanilla/shallow";

/** What is shown of each thing: one subscription per thing, called when what it shows is something else than before. */
export class Watched<Id, Face extends object> {
  readonly #known = new Map<Id, { face: Face | undefined; readonly calls: Set<() => void> }>();
  readonly #make: (id: Id) => Face | undefined;

  constructor(make: (id: Id) => Face | undefined) {
    this.#make = make;
  }

  /** The same object as long as nothing in it has changed; undefined when the thing is gone. */
  read(id: Id): Face | undefined {
    return this.#known.get(id)?.face ?? this.#make(id);
  }

  subscribe(id: Id, call: () => void): () => void {
    const one = this.#known.get(id) ?? { face: this.#make(id), calls: new Set() };
    this.#known.set(id, one);
    one.calls.add(call);
    return () => {
      one.calls.delete(call);
      if (one.calls.size === 0) this.#known.delete(id);
    };
  }

  /** Call with all that may show something else now. */
  look(ids: Iterable<Id>): void {
    for (const id of ids) {
      const one = this.#known.get(id);
      if (!one) continue;
      const next = this.#make(id);
      if (shallow(one.face, next)) continue;
      one.face = next;
      for (const call of one.calls) call();
    }
  }

  lookAtAll(): void {
    this.look([...this.#known.keys()]);
  }
}
