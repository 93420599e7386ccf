import { boundsOf, cardRect } from "@tablee/shared/board/geometry";
import { importBoard } from "@tablee/shared/board/import-board";
import type { ImportedThings } from "@tablee/shared/board/imported";
import type { Zone } from "@tablee/shared/board/types";
import type { CardId, ShapeId, ZoneId } from "@tablee/shared/ids";
import { boardOf } from "../actions/commands.ts";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import type { Clip, ClipCard, ClipZone } from "./clip.ts";
import { bringForeign, withoutForeign } from "./put-clip.ts";

interface Brought {
  readonly cards: readonly CardId[];
  readonly shapes: readonly ShapeId[];
  readonly zones: readonly ZoneId[];
}

/** Chooses what came and shows it. */
export function showBrought(ws: Workspace, { cards, shapes, zones }: Brought): void {
  ws.selection.setState({ ids: new Set([...cards, ...shapes]), editing: null, fresh: null, link: null });
  const board = boardOf(ws);
  const around = boundsOf([
    ...cards.flatMap((id) => board.cards.get(id) ?? []).map(cardRect),
    ...zones.flatMap((id) => board.zones.get(id)?.rect ?? []),
    ...shapes.flatMap((id) => board.shapes.get(id)?.rect ?? []),
  ]);
  if (around) ws.camera.goTo(around);
}

/**
 * Cards with their areas, as a file would bring them: beside what is there, in one step of undo. An area that the table
 * has under the same title takes its cards in, unless these are copies of what lies here.
 */
export function pasteAreas(
  ws: Workspace,
  given: Clip,
  { asCopies }: { readonly asCopies: boolean },
): Said | void | Promise<Said | void> {
  const clip = withoutForeign(ws, given);
  const titles = new Set(asCopies ? [] : [...boardOf(ws).zones.values()].map(titleOf));
  const hand = ws.hand();
  const reply = ws.undo.asOne(() => importBoard(hand, thingsIn(clip, titles), {}));
  if (reply.ok) {
    showBrought(ws, reply.value);
    return bringForeign(ws, given, reply.value.shapes);
  }
  if (reply.reason === "too-many-shapes") return "tooManyShapes";
  return reply.reason === "too-many-zones" ? "tooManyZones" : reply.reason === "text-too-long" ? "tooLong" : "tooMany";
}

function titleOf({ title }: Pick<Zone, "title">): string {
  return title.trim().toLowerCase();
}

function thingsIn(clip: Clip, titles: ReadonlySet<string>): ImportedThings {
  const isThere = (zone: ClipZone | undefined): boolean => zone !== undefined && titles.has(titleOf(zone));
  const zoneKey = (at: number | null): string | null => (at === null ? null : `zone ${at}`);
  const groupOf = ({ group }: ClipCard) => (group === null ? undefined : clip.groups[group]);
  const zoneOf = (card: ClipCard): number | null => groupOf(card)?.zone ?? card.zone;
  const keys = [...clip.cards.map((_, at) => `card ${at}`), ...clip.zones.map((_, at) => `zone ${at}`)];
  return {
    zones: clip.zones.map((zone, at) => ({
      key: `zone ${at}`,
      title: zone.title,
      rect: isThere(zone) ? null : { x: zone.x, y: zone.y, w: zone.w, h: zone.h },
      layer: at,
      section: zone.section,
      colour: zone.colour,
      extra: null,
    })),
    groups: clip.groups.map(({ name, zone }, at) => ({ key: `group ${at}`, name, zone: zoneKey(zone) })),
    cards: clip.cards.map((card, at) => {
      const zone = zoneOf(card);
      return {
        ...card,
        key: `card ${at}`,
        // In an area that is there already, it is laid where there is room.
        place: isThere(zone === null ? undefined : clip.zones[zone]) ? null : { x: card.x, y: card.y },
        zone: zoneKey(zone),
        group: card.group === null ? null : `group ${card.group}`,
        layer: clip.zones.length + at,
        bornAt: null,
        locked: false,
        extra: null,
      };
    }),
    links: clip.links.flatMap(({ from, to, ...look }) => {
      const ends = { from: keys[from], to: keys[to] };
      if (ends.from === undefined || ends.to === undefined) return [];
      return [{ ...look, from: ends.from, to: ends.to, fromSide: null, toSide: null, colour: null, extra: null }];
    }),
    lines: [],
    statements: [],
    said: [],
    shapes: clip.shapes.map(({ x, y, w, h, ...shape }) => ({
      ...shape,
      rect: { x, y, w, h },
      locked: false,
      bornAt: null,
    })),
    extra: null,
  };
}
