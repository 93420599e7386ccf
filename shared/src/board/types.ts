import type {
  CardId,
  FileId,
  GroupId,
  LineId,
  LinkId,
  MemberId,
  NoteId,
  RecordId,
  ShapeId,
  StatementId,
  ZoneId,
} from "../ids.ts";

export const KINDS = [
  "ingredient",
  "need",
  "obstacle",
  "issue",
  "lever",
  "condition",
  "step",
  "decision",
  "commitment",
  "tip",
  "situation",
  "watch",
] as const;
export type Kind = (typeof KINDS)[number];

/** `removed` reads otherwise for each kind: an obstacle is removed, a step done, a commitment kept. */
export const STATUSES = ["open", "in-progress", "blocked", "removed", "reopened"] as const;
export type Status = (typeof STATUSES)[number];

export const KNOWLEDGE_TYPES = ["experience", "practice", "academic"] as const;
export type KnowledgeType = (typeof KNOWLEDGE_TYPES)[number];

export const COLOURS = ["straw", "apricot", "rose", "lilac", "sky", "mint"] as const;
export type Colour = (typeof COLOURS)[number];

/** JSON Canvas presets, nearest in hue. A card keeps its colour as it was written. */
export const PRESET_COLOURS: Readonly<Record<string, Colour>> = {
  "1": "rose",
  "2": "apricot",
  "3": "straw",
  "4": "mint",
  "5": "sky",
  "6": "lilac",
};

export const SECTIONS = ["before", "during", "after", "always"] as const;
export type Section = (typeof SECTIONS)[number];

export const DIRECTIONS = ["auto", "ltr", "rtl"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What came with an import and is not ours: kept as it was, given back on export. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Extra = Readonly<Record<string, Json>>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

export interface Rect extends Point, Size {}

/**
 * Where a card is: board pixels, and the area and group it belongs to. One value under one key, so that two people
 * moving a card at once end in one of the two places and never in half of each.
 */
export interface Place extends Point {
  readonly zone: ZoneId | null;
  readonly group: GroupId | null;
}

export interface Born {
  /** Who made it, for *my cards* and undo; never shown unless `author` is set. */
  readonly by: MemberId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Card {
  readonly id: CardId;
  readonly text: string;
  readonly place: Place;
  /** Chosen by hand or brought by an import; `null`: as tall as its text. */
  readonly size: Size | null;
  /** Fractional key: reading order in the list, stacking order on the canvas. Ties are broken by id. */
  readonly order: string;
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
  /** One of COLOURS, or as an imported file wrote it (`"3"`, `"#a1b2c3"`). */
  readonly colour: string | null;
  /** The name to show under the card, if its author wishes. */
  readonly author: string | null;
  readonly direction: Direction;
  /** By courtesy: nobody moves, edits or deletes it by accident, and anybody may unlock it. */
  readonly locked: boolean;
  readonly born: Born;
  readonly extra: Extra | null;
  /** Written in a way that cannot be read, or not wholly: `text` has the words that were found. */
  readonly unread: boolean;
}

export interface Zone {
  readonly id: ZoneId;
  readonly title: string;
  readonly rect: Rect;
  readonly order: string;
  readonly section: Section | null;
  /** What a card is that is written here, unless somebody says otherwise. */
  readonly kind: Kind | null;
  readonly colour: string | null;
  readonly extra: Extra | null;
}

/** A name over some cards. The frame is drawn around its cards; a group without cards is not shown. */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly zone: ZoneId | null;
  readonly order: string;
}

export const SIDES = ["top", "right", "bottom", "left"] as const;
export type Side = (typeof SIDES)[number];
export type LinkEnd = "none" | "arrow";

/** What a link says beside its words: this lever may remove, this condition is needed by, this step belongs to. */
export const MEANINGS = ["may-remove", "needed-by", "step-of"] as const;
export type Meaning = (typeof MEANINGS)[number];

export interface Link {
  readonly id: LinkId;
  /** A card, or an area. */
  readonly from: CardId | ZoneId;
  readonly to: CardId | ZoneId;
  readonly label: string;
  /** Null: its words are all that it says. */
  readonly meaning: Meaning | null;
  readonly fromSide: Side | null;
  readonly toSide: Side | null;
  readonly fromEnd: LinkEnd;
  readonly toEnd: LinkEnd;
  readonly colour: string | null;
  readonly extra: Extra | null;
}

export interface Line {
  readonly id: LineId;
  readonly section: Section;
  readonly text: string;
  readonly order: string;
  /** The cards behind the line, sorted by id so that all read the same. May name cards that are gone. */
  readonly sources: readonly CardId[];
  readonly born: Born;
}

export const SHAPE_KINDS = [
  "ink",
  "rectangle",
  "ellipse",
  "diamond",
  "arrow",
  "text",
  "stamp",
  "image",
  "frame",
] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** What hands draw beside the cards. It belongs to no area and no group, and hangs together with nothing. */
export interface Shape {
  readonly id: ShapeId;
  readonly kind: ShapeKind;
  readonly rect: Rect;
  /** Fractional key: order in the list, in which frames are presented, and which shape lies over which. */
  readonly order: string;
  /** As of a card; `null`: the colour of ink. */
  readonly colour: string | null;
  /** The words inside, the title of a frame, what is to be seen on an image or in a stroke. */
  readonly text: string;
  /**
   * Of a stroke `x, y, pressure` for each point, of an arrow `x, y`: whole numbers from 0 to STROKE_UNITS, stretched over
   * `rect`, the pressure from 0 to PRESSURE_UNITS. Of other kinds none.
   */
  readonly points: readonly number[];
  /** The character that a stamp shows. */
  readonly stamp: string | null;
  /** Of an image; `null`: it is not here, or not yet. */
  readonly file: FileId | null;
  /** By courtesy, as a card. */
  readonly locked: boolean;
  readonly born: Born;
}

/**
 * Where a statement stands: in the practice sheet, from its title to its tips, in the specifications, which are clauses
 * and who signs them, or in what is made ready around a training. `pair`: in the room of two people, who meet in steps.
 */
export const PRACTICE_FIELDS = [
  "title",
  "organisation",
  "country",
  "contact",
  "theme",
  "principle",
  "status",
  "context",
  "problem",
  "objective",
  "activity",
  "outcome",
  "link",
  "tip",
  "clause",
  "signature",
] as const;
export type PracticeField = (typeof PRACTICE_FIELDS)[number];

/** What is made ready around a training: in the order of its tools. */
export const GROUND_FIELDS = [
  "support",
  "pair",
  "player",
  "check",
  "crossing",
  "scene",
  "change",
  "inspiration",
  "decision",
  "sequence",
] as const;
export type GroundField = (typeof GROUND_FIELDS)[number];

/** What leaves the table under its own name: the look back on what was done, and what a publication says of itself. */
export const LEAVING_FIELDS = ["report", "publication"] as const;
export type LeavingField = (typeof LEAVING_FIELDS)[number];

export const FIELDS = [...PRACTICE_FIELDS, ...GROUND_FIELDS, ...LEAVING_FIELDS] as const;
export type Field = (typeof FIELDS)[number];

/**
 * One sentence or one choice of what comes out of a table. All fields are made of them, also those that take one alone: what two
 * people write at once is two statements, and neither is lost.
 */
export interface Statement {
  readonly id: StatementId;
  readonly field: Field;
  /** The words; of a choice what is specified, of a link its title, of a signature the name. */
  readonly text: string;
  readonly order: string;
  /** The cards it comes from, sorted by id. May name cards that are gone. */
  readonly sources: readonly CardId[];
  readonly born: Born;
  /**
   * Of a theme or a principle its number, of a status which one, of a clause its section, of an outcome `not-yet`, of a signature what it covers;
   * of a support its day, of what two people write its step, of a player the family, of a check its time, of a crossing which two it crosses, of a scene its part, of a change a question, of what inspires its kind; of a decision to share how each part has a hand in it, of a sequence its time; of a report and of a publication its part.
   */
  readonly value: string | null;
  /**
   * Of a link its licence, of an outcome how it was evaluated, of a signature in which part; of a support who commits, of what two people write who says it, of a player whether they come, of a check who sees to it,
   * of a crossing whether it agrees, of a change what was, of what inspires its licence; of a sequence its minutes.
   */
  readonly note: string;
  /** Of a link. Shown, never fetched. */
  readonly address: string;
  /** Of what inspires: one line. Of a sequence: what it is for. */
  readonly why: string;
  /** Of what inspires: whom to ask, by what they do. */
  readonly who: string;
  /** The line of the framework that a clause was made from. */
  readonly line: LineId | null;
}

/** What the house keeps of a card: nobody else can write it (decision 048). */
export const RECORDED = ["confirmed", "challenged", "owned", "disowned"] as const;
export type Recorded = (typeof RECORDED)[number];

/**
 * What somebody wrote beside a card, never changed afterwards: words, and with them perhaps a status, a date or an
 * address. What a card is now follows from all of them, in their order.
 */
export interface Note {
  readonly id: NoteId;
  readonly card: CardId;
  readonly text: string;
  readonly status: Status | null;
  /** `2026-12-14`; `none`: no longer. */
  readonly due: string | null;
  /** Of a resource. Shown, never fetched. */
  readonly address: string;
  /** Of a file: what the house of another table had recorded. Here it is told, and nothing follows from it. */
  readonly told: Recorded | null;
  readonly order: string;
  readonly born: Born;
}

export interface HouseRecord {
  readonly id: RecordId;
  readonly card: CardId;
  readonly what: Recorded;
  /** Of `confirmed`: the note that said it was removed. */
  readonly of: NoteId | null;
  readonly text: string;
  /** Of `owned`: who took it on. Of anything else nobody is named. */
  readonly member: MemberId | null;
  /** Among the notes: one order for both. */
  readonly order: string;
  readonly at: number;
}

export interface Board {
  readonly cards: ReadonlyMap<CardId, Card>;
  readonly zones: ReadonlyMap<ZoneId, Zone>;
  readonly groups: ReadonlyMap<GroupId, Group>;
  readonly links: ReadonlyMap<LinkId, Link>;
  readonly lines: ReadonlyMap<LineId, Line>;
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  readonly statements: ReadonlyMap<StatementId, Statement>;
  readonly notes: ReadonlyMap<NoteId, Note>;
  readonly records: ReadonlyMap<RecordId, HouseRecord>;
  readonly extra: Extra | null;
}
