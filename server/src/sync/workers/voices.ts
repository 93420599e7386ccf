import * as Y from "yjs";
import { readBoard } from "@tablee/shared/board/read";
import type { Card } from "@tablee/shared/board/types";
import * as limits from "@tablee/shared/limits";
import { VOICES } from "@tablee/shared/session/parity";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";

/** What parity is made of. `updates`: a board as it is stored, in Yjs V1. Nothing of it is kept or logged. */
export function voicesIn(updates: readonly Uint8Array[]): VoiceCount[] {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
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
