import type { Pair, Pull } from "../practice/crossing.ts";
import type { LeverKind } from "../practice/levers.ts";
import type { Answer, Category } from "../practice/players.ts";
import type { ShelfKind } from "../practice/shelf.ts";

/** Of who is concerned, what is crossed, what pulls and what to watch, and what inspires. */
export interface MappingWords {
  readonly players: string;
  readonly categories: Readonly<Record<Category, string>>;
  readonly answers: Readonly<Record<Answer, string>>;
  /** Under a family in which nobody is, or is to come. */
  readonly missing: string;
  readonly crossing: string;
  readonly pairs: Readonly<Record<Pair, string>>;
  readonly pulls: Readonly<Record<Pull, string>>;
  /** What an empty cell waits for. */
  readonly waiting: (pair: Pair, pull: Pull) => string;
  readonly levers: string;
  readonly lists: Readonly<Record<LeverKind, string>>;
  /** Of a list without a card; of a card that nothing of the other list hangs together with. */
  readonly noCard: Readonly<Record<LeverKind, string>>;
  readonly untied: string;
  readonly shelf: string;
  readonly shelfKinds: Readonly<Record<ShelfKind, string>>;
  /** Over stories: that they are what their tellers chose to put there. */
  readonly story: string;
  readonly ask: (who: string) => string;
}
