import { compareOrder } from "../board/order.ts";
import type { Board, Card, Group, Json, Line, Link, Shape, Statement, Zone } from "../board/types.ts";
import { NO_OUTCOMES, outcomesOut } from "./outcomes.ts";
import type { Outcomes } from "./outcomes.ts";
import { toJson } from "./to-json.ts";
import { NO_POINTS, NOBODY } from "./words.ts";
import type { CardPoints, PeopleNames } from "./words.ts";

/**
 * The lossless form: everything of the board except who made what, since members of one board are nobody on another.
 * One thing per line, so that two versions can be compared. Read by `readJson`.
 *
 *   { "format": "tablee-board", "version": 1, "title": …, "notIncluded"?: ["images"], "zones": [], "groups": [], "cards": [], "links": [], "lines": [], "shapes": [], "statements"?: [], "notes"?: [], "extra": … }
 */
export const BOARD_FORMAT = "tablee-board";
export const BOARD_FORMAT_VERSION = 1;

export function writeJson({
  board,
  title,
  points = NO_POINTS,
  outcomes = NO_OUTCOMES,
  people = NOBODY,
}: {
  readonly board: Board;
  readonly title: string;
  readonly people?: PeopleNames;
  /** For whoever reads the file: a table that takes it in has votes of its own, and passes them over. */
  readonly points?: CardPoints;
  readonly outcomes?: Outcomes;
}): string {
  const said = saidOut(board, people);
  const lists: [string, readonly object[]][] = [
    ["zones", sorted(board.zones).map(zoneOut)],
    ["groups", sorted(board.groups).map((group) => groupOut(board, group))],
    ["cards", sorted(board.cards).map((card) => ({ ...cardOut(board, card), ...pointsOut(points.get(card.id)) }))],
    ["links", [...board.links.values()].sort((one, other) => (one.id < other.id ? -1 : 1)).map(linkOut)],
    ["lines", sorted(board.lines).map((line) => lineOut(board, line))],
    ["shapes", sorted(board.shapes).map(shapeOut)],
    // A table without a sheet has the file it always had.
    ...(board.statements.size > 0
      ? [
          ["statements", sorted(board.statements).map((one) => statementOut(board, one))] satisfies [
            string,
            readonly object[],
          ],
        ]
      : []),
    ...(said.length > 0 ? [["notes", said] satisfies [string, readonly object[]]] : []),
  ];
  const head = { format: BOARD_FORMAT, version: BOARD_FORMAT_VERSION, title, ...notIncluded(board) };
  const parts = Object.entries(head).map(([key, value]) => `\t${toJson(key)}: ${toJson(value)}`);
  for (const [name, things] of lists) parts.push(`\t${toJson(name)}: ${listOut(things)}`);
  const results = outcomesOut(outcomes, board);
  if (results !== undefined) parts.push(`\t"results": ${toJson(results)}`);
  parts.push(`\t"extra": ${toJson(board.extra)}`);
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** Said in the file itself: of an image it has the name, the place and the words. A reader passes it over. */
function notIncluded({ shapes }: Board): { readonly notIncluded?: readonly string[] } {
  return [...shapes.values()].some(({ file }) => file !== null) ? { notIncluded: ["images"] } : {};
}

function listOut(things: readonly object[]): string {
  return things.length === 0 ? "[]" : `[\n${things.map((thing) => `\t\t${toJson(thing)}`).join(",\n")}\n\t]`;
}

function sorted<Thing extends { readonly id: string; readonly order: string }>(
  things: ReadonlyMap<string, Thing>,
): Thing[] {
  return [...things.values()].sort(compareOrder);
}

/** What is as it is by default is not written: a file of plain cards stays readable. */
function lean(thing: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== null && value !== ""));
}

/** What is not there any more is named in no file: it would be nothing to whoever reads it. */
function there<Id>(things: ReadonlyMap<Id, unknown>, id: Id | null): Id | null {
  return id !== null && things.has(id) ? id : null;
}

function cardOut(board: Board, { id, text, place, order, kind, direction, locked, born, ...rest }: Card): object {
  return {
    id,
    text,
    place: { ...place, zone: there(board.zones, place.zone), group: there(board.groups, place.group) },
    order,
    ...lean({
      ...rest,
      kind: kind === "ingredient" ? null : kind,
      direction: direction === "auto" ? null : direction,
      locked: locked ? true : null,
      born: born.at,
      // About this reading, and no part of the card.
      unread: null,
    }),
  };
}

function pointsOut(points = 0): { readonly points?: number } {
  return points === 0 ? {} : { points };
}

function zoneOut({ id, title, rect, order, ...rest }: Zone): object {
  return { id, title, rect, order, ...lean({ ...rest }) };
}

function groupOut(board: Board, { id, name, zone, order }: Group): object {
  return { id, name, zone: there(board.zones, zone), order };
}

function linkOut({ id, from, to, fromEnd, toEnd, ...rest }: Link): object {
  return {
    id,
    from,
    to,
    ...lean({ ...rest, fromEnd: fromEnd === "none" ? null : fromEnd, toEnd: toEnd === "arrow" ? null : toEnd }),
  };
}

function lineOut({ cards }: Board, { id, section, text, order, sources, born }: Line): Readonly<Record<string, Json>> {
  return { id, section, text, order, sources: sources.filter((card) => cards.has(card)), born: born.at };
}

function statementOut(board: Board, { id, field, text, order, sources, born, line, ...rest }: Statement): object {
  const behind = sources.filter((card) => board.cards.has(card));
  return {
    id,
    field,
    text,
    order,
    ...lean({
      ...rest,
      line: there(board.lines, line),
      sources: behind.length === 0 ? null : behind,
      born: born.at,
    }),
  };
}

/** Notes and what the house recorded in one list: another table can tell of both, and promise neither. */
function saidOut({ notes, records, cards }: Board, people: PeopleNames): object[] {
  const all = [
    ...[...notes.values()].map(({ born, ...note }) => ({ ...note, born: born.at })),
    ...[...records.values()].map(({ id, card, what, text, member, order, at }) => {
      const name = member === null ? "" : (people.get(member) ?? "");
      return { id, card, text: text || name, status: null, due: null, address: "", told: what, order, born: at };
    }),
  ];
  return all
    .filter(({ card }) => cards.has(card))
    .sort(compareOrder)
    .map(({ id, card, text, order, born, ...rest }) => ({ id, card, text, order, ...lean(rest), born }));
}

function shapeOut({ id, kind, rect, order, points, born, locked, ...rest }: Shape): object {
  const held = { ...rest, points: points.length === 0 ? null : points, locked: locked || null, born: born.at };
  return { id, kind, rect, order, ...lean(held) };
}
