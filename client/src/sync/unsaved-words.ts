import * as Y from "yjs";
import { readBoard } from "@tablee/shared/board/read";
import { openProvider } from "./provider.ts";
import type { RoomAccess } from "./provider.ts";

const ANSWER_WITHIN_MS = 8_000;

/** The texts of cards and lines that the server does not have as they are here. Without an answer, all of them. */
export async function unsavedWords(room: RoomAccess, mine: Y.Doc): Promise<string[]> {
  const theirs = new Y.Doc();
  const provider = openProvider(room, theirs);
  await new Promise<void>((resolve) => {
    provider.once("sync", () => resolve());
    setTimeout(resolve, ANSWER_WITHIN_MS);
  });
  provider.destroy();
  const known = new Set(textsOf(theirs));
  return textsOf(mine).filter((text) => text.trim() !== "" && !known.has(text));
}

function textsOf(doc: Y.Doc): string[] {
  const { cards, lines } = readBoard(doc);
  return [...cards.values(), ...lines.values()].map(({ text }) => text);
}
