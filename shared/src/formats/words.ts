import type { Standing } from "../board/items.ts";
import type { CardId, MemberId } from "../ids.ts";
import type { Colour, Kind, KnowledgeType, Meaning, Recorded, Section, ShapeKind } from "../board/types.ts";

/** The words an export shows, in the language of whoever exports: this package has none of its own. */
export interface ExportWords {
  /** Headings of the columns of a CSV. */
  readonly zone: string;
  readonly group: string;
  readonly text: string;
  readonly kind: string;
  readonly knowledge: string;
  readonly author: string;
  readonly colour: string;
  /** The lines of the framework that a card stands behind. */
  readonly lines: string;
  /** Of closed votes: a column; one; several. */
  readonly votes: string;
  /** A column: the place in a vote. */
  readonly rank: string;
  readonly point: string;
  readonly points: string;
  /** Headings of a text. */
  readonly cards: string;
  readonly framework: string;
  readonly links: string;
  /** Over what an institution commits to; the day before its date; a support without one. */
  readonly support: { readonly title: string; readonly since: string; readonly notYet: string };
  readonly shapes: string;
  /** Cards in no area; cards of an area in no group; a group without a name. */
  readonly outside: string;
  readonly alone: string;
  readonly unnamed: string;
  /** “No experience stands behind this line yet”; “no card stands behind it yet”; a section without lines. */
  readonly noExperience: string;
  readonly noSource: string;
  readonly noLine: string;
  /** What has become of a card: three columns of a CSV. */
  readonly status: string;
  readonly due: string;
  readonly owner: string;
  readonly standings: Readonly<Record<Exclude<Standing, "removed">, string>>;
  /** `removed` of each kind: an obstacle is removed, a commitment kept. */
  readonly over: Readonly<Record<Kind, string>>;
  readonly recorded: Readonly<Record<Recorded, string>>;
  readonly meanings: Readonly<Record<Meaning, string>>;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly knowledges: Readonly<Record<KnowledgeType, string>>;
  readonly colours: Readonly<Record<Colour, string>>;
  readonly sections: Readonly<Record<Section, string>>;
  readonly shapeKinds: Readonly<Record<ShapeKind, string>>;
}

export interface ExportedBoard<BoardLike> {
  readonly board: BoardLike;
  readonly title: string;
  readonly words: ExportWords;
}

/** What votes gave to cards. It is no part of a board: whoever writes a file brings it along. */
export type CardPoints = ReadonlyMap<CardId, number>;

export const NO_POINTS: CardPoints = new Map();

/** How people of the table are called now, for who took something on. A board names nobody. */
export type PeopleNames = ReadonlyMap<MemberId, string>;

export const NOBODY: PeopleNames = new Map();

/** What has become of a card, in words. */
export function standingWord(standing: Standing, kind: Kind, words: ExportWords): string {
  return standing === "removed" ? words.over[kind] : words.standings[standing];
}
