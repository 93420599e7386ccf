import type { ImportedGroup } from "../board/imported.ts";
import * as limits from "../limits.ts";
import type { Notes } from "./imported.ts";

/** An item of a list as it stands in a text. */
export interface Item {
  readonly key: string;
  text: string;
  readonly zone: string | null;
  readonly group: string | null;
  /** Of its line. */
  readonly number: number;
  readonly indent: number;
  /** What stands in its task box; null: it has none. */
  readonly box: string | null;
  readonly isItem: boolean;
  /** The item that it is indented under. */
  readonly parent: Item | null;
}

export interface NumberedGroup extends ImportedGroup {
  readonly number: number;
}

/**
 * An item with items under it is the name of a group, unless it is more than a name: a task, a text of several lines, or
 * one that lies in a group already. Then it stays a card, and those under it stand beside it, which is said.
 */
export function nested(
  items: readonly Item[],
  headed: readonly NumberedGroup[],
  notes: Notes,
): { readonly cards: readonly Item[]; readonly groups: readonly ImportedGroup[] } {
  const parents = new Set(items.flatMap(({ parent }) => parent ?? []));
  const named = new Map<Item, NumberedGroup>();
  for (const item of parents) if (isName(item)) named.set(item, groupOf(item));
  const cards = items
    .filter((item) => !named.has(item))
    .map((item) => {
      const { parent } = item;
      if (parent === null) return item;
      if (!named.has(parent)) notes.add("flattened", `line ${item.number}`);
      const group = named.get(topOf(item));
      return group ? { ...item, group: group.key } : item;
    });
  const groups = [...headed, ...named.values()].sort((one, other) => one.number - other.number);
  return { cards, groups: groups.map(({ number: _number, ...group }) => group) };
}

function isName({ parent, group, box, text }: Item): boolean {
  const isShort = text.length <= limits.GROUP_NAME_MAX_CHARS && !text.includes("\n");
  return parent === null && group === null && box === null && isShort;
}

function groupOf({ number, text, zone }: Item): NumberedGroup {
  return { key: `group ${number}`, name: text, zone, number };
}

/** The chain is as long as the line is indented, never longer. */
function topOf(item: Item): Item {
  let top = item;
  while (top.parent) top = top.parent;
  return top;
}
