import { importBoard } from "@tablee/shared/board/import-board";
import type { ImportedThings, ImportedZone } from "@tablee/shared/board/imported";
import type { Zone } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { showBrought } from "../board/clipboard/put-areas.ts";
import { bringImages } from "../board/images/bring-images.ts";
import type { Said } from "../board/actions/action.ts";
import type { Workspace } from "../board/workspace.ts";

/** The areas that it would make: one without a place of its own is the area of that title, where there is one. */
export function newZonesOf(things: ImportedThings, zones: ReadonlyMap<ZoneId, Zone>): readonly ImportedZone[] {
  const titles = new Set([...zones.values()].map(({ title }) => wordOf(title)));
  return things.zones.filter(({ rect, title }) => rect !== null || !titles.has(wordOf(title)));
}

/** Would it make areas or groups? While the structure is locked, the server takes neither. */
export function needsStructure(things: ImportedThings, zones: ReadonlyMap<ZoneId, Zone>): boolean {
  return things.groups.length > 0 || newZonesOf(things, zones).length > 0;
}

function wordOf(title: string): string {
  return title.trim().toLowerCase();
}

/** The words without their areas, groups and drawings; links between cards and lines of the framework come along. */
export function cardsAlone<Things extends ImportedThings>(things: Things): Things {
  const keys = new Set(things.cards.map(({ key }) => key));
  return {
    ...things,
    zones: [],
    groups: [],
    shapes: [],
    cards: things.cards.map((card) => ({ ...card, place: null, zone: null, group: null })),
    links: things.links.filter(({ from, to }) => keys.has(from) && keys.has(to)),
  };
}

/** Puts all of it on the table, or nothing; chooses what came and shows it. `null`: there is not enough room. */
export function bringIn(
  ws: Workspace,
  things: ImportedThings,
  { into, onSaid }: { readonly into: ZoneId | null; readonly onSaid: (said: Said) => void },
): readonly CardId[] | null {
  const hand = ws.hand();
  const reply = ws.undo.asOne(() => importBoard(hand, things, { into }));
  if (!reply.ok) return null;
  showBrought(ws, reply.value);
  const wanted = things.shapes.flatMap(({ picture }, at) => {
    const shape = reply.value.shapes[at];
    return shape && picture !== undefined ? [{ shape, from: { picture } }] : [];
  });
  if (wanted.length > 0) void bringImages(ws, wanted).then((said) => said && onSaid(said));
  return reply.value.cards;
}
