import type { FileId } from "../ids.ts";
import type {
  Direction,
  Extra,
  Field,
  Kind,
  KnowledgeType,
  LinkEnd,
  Meaning,
  Point,
  Recorded,
  Rect,
  Section,
  ShapeKind,
  Side,
  Size,
  Status,
} from "./types.ts";

/**
 * A board that comes from a file, in plain values. Its things name each other by keys of that file; nothing of it is an
 * id of ours: `importBoard` makes those.
 */

export interface ImportedCard {
  /** Unique among the cards and areas of this import. */
  readonly key: string;
  readonly text: string;
  /** `null`: whoever brings it in chooses a free place. */
  readonly place: Point | null;
  /** Key of an area. */
  readonly zone: string | null;
  /** Key of a group. */
  readonly group: string | null;
  /** Rank in reading and stacking, cards and areas counted together; ascending, not always dense. */
  readonly layer: number;
  readonly size: Size | null;
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
  readonly colour: string | null;
  readonly author: string | null;
  readonly direction: Direction;
  readonly locked: boolean;
  /** Milliseconds since 1970; `null`: now. */
  readonly bornAt: number | null;
  readonly extra: Extra | null;
}

export interface ImportedZone {
  readonly key: string;
  readonly title: string;
  /** `null`: the area of this title that the board has, else a new one as large as its cards need. */
  readonly rect: Rect | null;
  readonly layer: number;
  readonly section: Section | null;
  readonly kind?: Kind | null;
  readonly colour: string | null;
  readonly extra: Extra | null;
}

export interface ImportedGroup {
  readonly key: string;
  readonly name: string;
  readonly zone: string | null;
}

export interface ImportedLink {
  /** Keys of cards or areas. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly meaning: Meaning | null;
  readonly fromSide: Side | null;
  readonly toSide: Side | null;
  readonly fromEnd: LinkEnd;
  readonly toEnd: LinkEnd;
  readonly colour: string | null;
  readonly extra: Extra | null;
}

export interface ImportedLine {
  /** By which a clause names it. */
  readonly key: string;
  readonly section: Section;
  readonly text: string;
  /** Keys of cards. */
  readonly sources: readonly string[];
  readonly bornAt: number | null;
}

export interface ImportedShape {
  readonly kind: ShapeKind;
  readonly rect: Rect;
  readonly text: string;
  readonly colour: string | null;
  readonly points: readonly number[];
  readonly stamp: string | null;
  /** A file of the table it came from: on another it is not there. */
  readonly file: FileId | null;
  readonly locked: boolean;
  /** Of an image that lies in the file itself, as a `data:` address: whoever brings it in draws it anew and sends it. */
  readonly picture?: string;
  readonly bornAt: number | null;
}

export interface ImportedStatement {
  readonly field: Field;
  readonly text: string;
  /** Keys of cards. */
  readonly sources: readonly string[];
  readonly value: string | null;
  readonly note: string;
  readonly address: string;
  /** Key of a line. */
  readonly line: string | null;
  readonly why: string;
  readonly who: string;
  readonly bornAt: number | null;
}

/** In the order in which it was said. */
export interface ImportedNote {
  /** Key of a card. */
  readonly card: string;
  readonly text: string;
  readonly status: Status | null;
  readonly due: string | null;
  readonly address: string;
  /** What the house of that table had recorded: here it is told. */
  readonly told: Recorded | null;
  readonly bornAt: number | null;
}

export interface ImportedThings {
  /** Each list in its order: of layers for cards and areas, of reading for groups, lines and shapes. */
  readonly zones: readonly ImportedZone[];
  readonly groups: readonly ImportedGroup[];
  readonly cards: readonly ImportedCard[];
  readonly links: readonly ImportedLink[];
  readonly lines: readonly ImportedLine[];
  readonly shapes: readonly ImportedShape[];
  readonly statements: readonly ImportedStatement[];
  readonly said: readonly ImportedNote[];
  readonly extra: Extra | null;
}
