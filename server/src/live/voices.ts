import * as Y from "yjs";
import { readBoard } from "@tablee/shared/board/read";
import type { Card } from "@tablee/shared/board/types";
import * as limits from "@tablee/shared/limits";
import { VOICES } from "@tablee/shared/session/parity";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";

/** What parity is made of. `folded`: a board as it is stored, in Yjs V2. Nothing of it is kept or logged. */
export function voicesIn(folded: Uint8Array): VoiceCount[] {
  const doc = new Y.Doc();
  try {
    Y.applyUpdateV2(doc, folded);
    const cards = [...readBoard(doc).cards.values()].filter(({ text }) => text.trim() !== "");
    return VOICES.map((group) => countOf(group, cards));
  } finally {
    doc.destroy();
  }
}

function countOf(group: VoiceGroup, cards: readonly Card[]): VoiceCount {
  const mine = cards.filter(({ knowledge }) => (knowledge ?? "other") === group);
  const people = new Set(mine.flatMap(({ born }) => born.by ?? [])).size;
  return { group, cards: mine.length, people: Math.min(people, limits.PARITY_PEOPLE_MIN_COUNT) };
}
