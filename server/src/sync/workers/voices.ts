import * as Y from "yjs";
import { readBoard } from "@tablee/shared/board/read";
import type { Card } from "@tablee/shared/board/types";
import * as limits from "@tablee/shared/limits";
import { voiceOf } from "@tablee/shared/session/parity";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";

/**
 * What parity is made of. `updates`: a board as it is stored, in Yjs V1; `groups`: what is told apart. Nothing of it is
 * kept or logged.
 */
export function voicesIn(updates: readonly Uint8Array[], groups: readonly VoiceGroup[]): VoiceCount[] {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    const cards = [...readBoard(doc).cards.values()].filter(({ text }) => text.trim() !== "");
    return groups.map((group) => {
      const mine = cards.filter(({ knowledge }) => voiceOf(knowledge, groups) === group);
      return { group, cards: mine.length, people: peopleOf(mine) };
    });
  } finally {
    doc.destroy();
  }
}

/** Each once, however many types they wrote of, and no further than it is asked. */
function peopleOf(cards: readonly Card[]): number {
  const people = new Set(cards.flatMap(({ born }) => born.by ?? [])).size;
  return Math.min(people, limits.PARITY_PEOPLE_MIN_COUNT);
}
