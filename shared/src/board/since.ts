import type { Part } from "./read.ts";
import { PARTS } from "./read.ts";
import type { Board, Card, Group, HouseRecord, Line, Link, Note, Shape, Statement, Zone } from "./types.ts";

/** What has become of a board since an earlier state of it, thing by thing. */

/** `new`: it was not there yet. `gone`: it is not there any more. */
export const MARKS = ["gone", "new", "words", "moved", "look"] as const;
export type Mark = (typeof MARKS)[number];

export type Since = Readonly<Record<Part, ReadonlyMap<string, readonly Mark[]>>>;

/** What of a thing is its words, its place and its look. Whatever is in none of them is no news for people. */
interface Sight<Thing> {
  words(thing: Thing): string;
  place(thing: Thing): readonly unknown[];
  look(thing: Thing): readonly unknown[];
}

interface Things {
  readonly cards: Card;
  readonly zones: Zone;
  readonly groups: Group;
  readonly links: Link;
  readonly lines: Line;
  readonly shapes: Shape;
  readonly statements: Statement;
  readonly notes: Note;
  readonly records: HouseRecord;
}

/** A further kind of things is a row. */
const SIGHTS: { readonly [Name in Part]: Sight<Things[Name]> } = {
  cards: {
    words: ({ text }) => text,
    place: ({ place: { x, y, zone, group }, order }) => [x, y, zone, group, order],
    look: ({ size, kind, knowledge, colour, author, direction }) => [
      size?.w,
      size?.h,
      kind,
      knowledge,
      colour,
      author,
      direction,
    ],
  },
  zones: {
    words: ({ title }) => title,
    place: ({ rect: { x, y, w, h }, order }) => [x, y, w, h, order],
    look: ({ section, kind, colour }) => [section, kind, colour],
  },
  groups: {
    words: ({ name }) => name,
    place: ({ zone, order }) => [zone, order],
    look: () => [],
  },
  links: {
    words: ({ label }) => label,
    place: ({ from, to, fromSide, toSide }) => [from, to, fromSide, toSide],
    look: ({ meaning, fromEnd, toEnd, colour }) => [meaning, fromEnd, toEnd, colour],
  },
  lines: {
    words: ({ text }) => text,
    place: ({ section, order }) => [section, order],
    look: ({ sources }) => sources,
  },
  shapes: {
    words: ({ text }) => text,
    place: ({ rect: { x, y, w, h }, order }) => [x, y, w, h, order],
    look: ({ kind, colour, stamp, file, points }) => [kind, colour, stamp, file, ...points],
  },
  statements: {
    words: ({ text }) => text,
    place: ({ field, order }) => [field, order],
    look: ({ value, note, address, line, sources }) => [value, note, address, line, ...sources],
  },
  notes: {
    words: ({ text }) => text,
    place: ({ card, order }) => [card, order],
    look: ({ status, due, address, told }) => [status, due, address, told],
  },
  records: {
    words: ({ text }) => text,
    place: ({ card, order }) => [card, order],
    look: ({ what, of, member }) => [what, of, member],
  },
};

const NONE: readonly Mark[] = [];

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

function marksOf<Thing>(sight: Sight<Thing>, old: Thing, now: Thing): readonly Mark[] {
  const marks: Mark[] = [];
  if (sight.words(old) !== sight.words(now)) marks.push("words");
  if (!isSame(sight.place(old), sight.place(now))) marks.push("moved");
  if (!isSame(sight.look(old), sight.look(now))) marks.push("look");
  return marks.length === 0 ? NONE : marks;
}

/**
 * Answers what is otherwise now, for an old state that stays and a present that changes: what did not change since the
 * last time is the same object, and is not looked at again.
 */
export function follower(old: Board): (now: Board) => Since {
  const known = new WeakMap<object, readonly Mark[]>();
  const since = <Thing extends object>(
    sight: Sight<Thing>,
    then: ReadonlyMap<string, Thing>,
    now: ReadonlyMap<string, Thing>,
  ): ReadonlyMap<string, readonly Mark[]> => {
    const marks = new Map<string, readonly Mark[]>();
    for (const [id, thing] of then) {
      const held = now.get(id);
      const found = held ? (known.get(held) ?? marksOf(sight, thing, held)) : (["gone"] as const);
      if (held) known.set(held, found);
      if (found.length > 0) marks.set(id, found);
    }
    for (const id of now.keys()) if (!then.has(id)) marks.set(id, ["new"]);
    return marks;
  };
  return (now) => {
    const rows = PARTS.map((part) => {
      // Each part is read by the sight of its own row.
      const sight = SIGHTS[part] as Sight<object>;
      return [part, since(sight, old[part], now[part])] as const;
    });
    // One row for each part.
    return Object.fromEntries(rows) as unknown as Since;
  };
}

/** How often each mark stands on things of a part. */
export function countMarks(marks: ReadonlyMap<string, readonly Mark[]>): ReadonlyMap<Mark, number> {
  const counts = new Map<Mark, number>();
  for (const some of marks.values()) for (const mark of some) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/**
 * Whether going back from `now` to `old` changes areas, groups, or the group of a card that is in both: what a locked
 * structure forbids.
 */
export function needsStructure(old: Board, now: Board): boolean {
  const { zones, groups } = follower(old)(now);
  if (zones.size > 0 || groups.size > 0) return true;
  return [...old.cards.values()].some(({ id, place }) => {
    const held = now.cards.get(id);
    return held !== undefined && held.place.group !== place.group;
  });
}
