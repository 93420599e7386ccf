import * as Y from "yjs";
import { newId } from "@tablee/client/new-id";
import { addCards } from "@tablee/shared/board/edit-cards";
import { groupCards, nameGroup } from "@tablee/shared/board/edit-structure";
import type { Hand } from "@tablee/shared/board/hand";
import { openRoots } from "@tablee/shared/board/schema";
import type { CardId, GroupId } from "@tablee/shared/ids";

/** What people write, as updates that are ready to be sent: made before the clock runs. */

const SENTENCE = "On a besoin de temps, et de quelqu’un qui reste. ";

function handOn(doc: Y.Doc): Hand {
  return { doc, by: null, origin: "bench", newId, suffix: () => newId().slice(0, 3), now: () => Date.now() };
}

/** The one update that this work is. */
function updateOf(doc: Y.Doc, work: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const hear = (update: Uint8Array): void => void updates.push(update);
  doc.on("update", hear);
  work();
  doc.off("update", hear);
  return Y.mergeUpdates(updates);
}

function put(doc: Y.Doc, words: readonly string[]): CardId[] {
  const cards = words.map((word, at) => ({
    text: `${SENTENCE}${word}`,
    place: { x: 0, y: at * 160, zone: null, group: null },
  }));
  const added = addCards(handOn(doc), cards);
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

/** Cards in a document that holds nothing else. */
export function cardsWith(words: readonly string[]): {
  readonly cards: readonly CardId[];
  readonly update: Uint8Array;
} {
  const doc = new Y.Doc();
  openRoots(doc);
  let cards: readonly CardId[] = [];
  const update = updateOf(doc, () => {
    cards = put(doc, words);
  });
  doc.destroy();
  return { cards, update };
}

/** One person, who groups two cards and calls the group something else afterwards. */
export class Grouper {
  readonly #doc = new Y.Doc();
  #group: GroupId | undefined;

  constructor(board: Uint8Array) {
    openRoots(this.#doc);
    this.learn(board);
  }

  /** What somebody else has written. */
  learn(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update);
  }

  group(cards: readonly CardId[], name: string): Uint8Array {
    return updateOf(this.#doc, () => {
      const members = cards.map((id, at) => ({ id, x: 0, y: at * 160 }));
      const group = groupCards(handOn(this.#doc), { name, zone: null, cards: members });
      if (!group.ok) throw new Error(group.reason);
      this.#group = group.value;
    });
  }

  rename(name: string): Uint8Array {
    const group = this.#group;
    if (group === undefined) throw new Error("there is no group");
    return updateOf(this.#doc, () => nameGroup(handOn(this.#doc), group, name));
  }
}
