import type { Room, Sent } from "./room.ts";
import type { RoomWindow } from "./workers/doc-host.ts";

/** What came for one room, in order. */
export interface Gathered {
  readonly room: Room;
  readonly sent: readonly Sent[];
}

/** Whose turn it is when there may not be time for all. */
export class Turns {
  /** How often in a row there was no time for a room. */
  readonly #passedOver = new WeakMap<Room, number>();

  /** Rooms with little to judge go first: one that is sent much does not keep them, and comes to its turn all the same. */
  inOrder<One extends Gathered>(batch: readonly One[]): One[] {
    const weights = new Map(batch.map((one) => [one, this.#weigh(one)]));
    return batch.toSorted((one, other) => (weights.get(one) ?? 0) - (weights.get(other) ?? 0));
  }

  #weigh({ room, sent }: Gathered): number {
    const bytes = sent.reduce((sum, { update }) => sum + update.length, 0);
    return bytes / 2 ** (this.#passedOver.get(room) ?? 0);
  }

  /** There was time for so many of a room’s. */
  had(room: Room, count: number): void {
    if (count > 0) this.#passedOver.delete(room);
    else this.#passedOver.set(room, (this.#passedOver.get(room) ?? 0) + 1);
  }
}

/** As the doc thread is asked: connections by number. */
export function windowOf({ room, sent }: Gathered): RoomWindow {
  const numbers = new Map<unknown, number>();
  return {
    room: room.name,
    shown: room.shown(),
    sent: sent.map(({ connection, update, mayChangeStructure, ifEarly }) => {
      const number = numbers.get(connection) ?? numbers.size;
      numbers.set(connection, number);
      const { member, newClientIdsLeft } = connection;
      return { sender: { connection: number, member, newClientIdsLeft, mayChangeStructure, ifEarly }, update };
    }),
  };
}
