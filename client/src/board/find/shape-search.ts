import i18next from "i18next";
import { createStore } from "zustand/vanilla";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { compareOrder } from "@tablee/shared/board/order";
import { plain } from "@tablee/shared/board/sift";
import type { Wish } from "@tablee/shared/board/sift";
import type { Board, Shape } from "@tablee/shared/board/types";
import { knownColour } from "../card-face.ts";

/** What hands drew, looked for as cards are: by the words in it, by what it is, and a pictogram by its names. */

type Names = ReadonlyMap<string, string>;

/** What pictograms are called in both languages. It comes with the first search; until then they have no names. */
export const stampNames = createStore<{ readonly names: Names | null }>(() => ({ names: null }));

let isComing = false;

export function bringStampNames(): void {
  if (isComing) return;
  isComing = true;
  void import("../stamps/stamps.ts").then(
    ({ STAMPS }) => stampNames.setState({ names: new Map(STAMPS.map(({ is, fr, en }) => [is, `${fr} ${en}`])) }),
    // Without a network there are no names yet, and the next search asks again.
    () => (isComing = false),
  );
}

/** All of a drawing that may be looked for. Without a page, as for who plays a board in a program, kinds have no words. */
function saidOf({ kind, text, stamp, colour }: Shape): string {
  const say = (key: string): string => (i18next.isInitialized ? i18next.t(key) : "");
  const known = knownColour(colour);
  const { names } = stampNames.getState();
  return [
    wordsWithoutMarks(text),
    say(kind === "image" && text.trim() === "" ? "draw:decorative" : `draw:kinds.${kind}`),
    stamp,
    stamp !== null && names?.get(stamp),
    known && say(`board:colours.${known}`),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What is drawn has neither kind of card nor knowledge nor name: looked for by those, none of it is meant. */
export function shapesWanted({ shapes }: Pick<Board, "shapes">, { text, author, kind, knowledge }: Wish): Shape[] {
  if (author !== null || kind !== null || knowledge !== null) return [];
  const words = plain(text).split(/\s+/).filter(Boolean);
  const isFound = (shape: Shape): boolean => {
    const here = plain(saidOf(shape));
    return words.every((word) => here.includes(word));
  };
  return [...shapes.values()].filter((shape) => words.length === 0 || isFound(shape)).sort(compareOrder);
}
