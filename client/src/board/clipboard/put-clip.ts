import { addCards } from "@tablee/shared/board/edit-cards";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import { addLink, groupCards } from "@tablee/shared/board/edit-structure";
import { boundsOf, cardRect, cardSize, centre, freePlace } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import { compareOrder } from "@tablee/shared/board/order";
import { zoneOf } from "@tablee/shared/board/outline";
import type { Place, Point, Rect } from "@tablee/shared/board/types";
import type { CardId, ShapeId } from "@tablee/shared/ids";
import { SHAPES_MAX_COUNT } from "@tablee/shared/limits";
import { boardOf, choose, shapesOf, zonesUnder } from "../actions/commands.ts";
import { bringImages } from "../images/bring-images.ts";
import { viewCentre } from "../actions/look-around.ts";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { cardsByIds, clipOf } from "./clip.ts";
import type { Clip } from "./clip.ts";

interface ClipPlaces {
  readonly cards: readonly Place[];
  readonly shapes: readonly Point[];
}

/** Cards, the links among them and shapes, one step of undo; the new ones are then the chosen ones. */
function putClip(
  ws: Workspace,
  given: Clip,
  { cards: places, shapes: corners }: ClipPlaces,
): Said | void | Promise<Said | void> {
  const clip = withoutForeign(ws, given);
  // All or nothing: what the cards have begun could not be taken back.
  if (boardOf(ws).shapes.size + clip.shapes.length > SHAPES_MAX_COUNT) return "tooManyShapes";
  const hand = ws.hand();
  let shapes: readonly ShapeId[] = [];
  const added = transact(hand, () => {
    const made = addCards(
      hand,
      clip.cards.map((card, index) => ({ ...card, place: places[index] ?? { x: 0, y: 0, zone: null, group: null } })),
    );
    if (!made.ok) return made;
    for (const link of clip.links) {
      const [from, to] = [made.value[link.from], made.value[link.to]];
      if (from && to) addLink(hand, { ...link, from, to });
    }
    const laid = clip.cards.flatMap((card, index) => {
      const [id, at] = [made.value[index], places[index]];
      return id && at ? [{ id, rect: { x: at.x, y: at.y, ...cardSize(card) }, group: card.group }] : [];
    });
    if (ws.maySort()) groupAgain(ws, clip, laid);
    const drawn = addShapes(
      hand,
      clip.shapes.map(({ x, y, w, h, ...shape }, index) => ({ ...shape, rect: { x, y, ...corners[index], w, h } })),
    );
    if (drawn.ok) shapes = drawn.value;
    return made;
  });
  if (!added.ok) return added.reason === "too-many-cards" ? "tooMany" : "tooLong";
  choose(ws, [...added.value, ...shapes]);
  return bringForeign(ws, given, shapes);
}

/** A file of another table is not here under that name. */
export function withoutForeign(ws: Workspace, clip: Clip): Clip {
  if (clip.board === ws.table.seat.board.id || clip.board === null) return clip;
  return { ...clip, shapes: clip.shapes.map((shape) => ({ ...shape, file: null })) };
}

/** The pictures of another table, fetched from there and sent here. */
export function bringForeign(
  ws: Workspace,
  { board, shapes }: Clip,
  ids: readonly ShapeId[],
): undefined | Promise<Said | void> {
  if (board === null || board === ws.table.seat.board.id) return undefined;
  const wanted = ids.flatMap((shape, at) => {
    const file = shapes[at]?.file;
    return file ? [{ shape, from: { board, file } }] : [];
  });
  return wanted.length > 0 ? bringImages(ws, wanted) : undefined;
}

/** The groups that came along whole, each in the area under its middle. */
function groupAgain(
  ws: Workspace,
  clip: Clip,
  made: readonly { readonly id: CardId; readonly rect: Rect; readonly group: number | null }[],
): void {
  const zoneUnder = zonesUnder(ws);
  const hand = ws.hand();
  clip.groups.forEach(({ name }, at) => {
    const members = made.filter(({ group }) => group === at);
    const bounds = boundsOf(members.map(({ rect }) => rect));
    if (!bounds) return;
    const zone = zoneUnder(centre(bounds))?.id ?? null;
    groupCards(hand, { name, zone, cards: members.map(({ id, rect }) => ({ id, x: rect.x, y: rect.y })) });
  });
}

const BESIDE_PX = 24;

function sorted(ws: Workspace, ids: readonly CardId[]) {
  return cardsByIds(boardOf(ws), ids).sort(compareOrder);
}

/** Beside the originals, in their areas and groups. */
export function duplicate(ws: Workspace, ids: readonly CardId[]): Said | void | Promise<Said | void> {
  const board = boardOf(ws);
  const cards = sorted(ws, ids);
  const places = cards.map((card) => ({
    x: card.place.x + BESIDE_PX,
    y: card.place.y + BESIDE_PX,
    zone: zoneOf(board, card)?.id ?? null,
    group: card.place.group,
  }));
  const shapes = shapesOf(ws, ids).sort(compareOrder);
  const corners = shapes.map(({ rect }) => ({ x: rect.x + BESIDE_PX, y: rect.y + BESIDE_PX }));
  // Copies of a group’s cards stand in it.
  const clip = { ...clipOf(board, { cards, shapes }), groups: [] };
  return putClip(ws, clip, { cards: places, shapes: corners });
}

/** In the middle of what is seen, beside what lies at that very place; each card in the area under it. */
export function pasteClip(ws: Workspace, clip: Clip): Said | void | Promise<Said | void> {
  const rects = clip.cards.map((card) => ({ x: card.x, y: card.y, ...cardSize(card) }));
  const bounds = boundsOf([...rects, ...clip.shapes]);
  const middle = viewCentre(ws);
  let corner: Point = { x: middle.x - (bounds?.w ?? 0) / 2, y: middle.y - (bounds?.h ?? 0) / 2 };
  const { cards, shapes } = boardOf(ws);
  const taken = new Set([
    ...[...cards.values()].map(({ place }) => spot(place)),
    ...[...shapes.values()].map(({ rect }) => spot(rect)),
  ]);
  const first = clip.cards[0] ?? clip.shapes[0] ?? { x: 0, y: 0 };
  while (taken.has(spot({ x: corner.x + first.x, y: corner.y + first.y })))
    corner = { x: corner.x + BESIDE_PX, y: corner.y + BESIDE_PX };
  const zoneAt = zonesUnder(ws);
  const places = rects.map((rect) => {
    const at = { x: Math.round(corner.x + rect.x), y: Math.round(corner.y + rect.y) };
    return { ...at, zone: zoneAt(centre({ ...rect, ...at }))?.id ?? null, group: null };
  });
  const corners = clip.shapes.map(({ x, y }) => ({ x: Math.round(corner.x + x), y: Math.round(corner.y + y) }));
  return putClip(ws, clip, { cards: places, shapes: corners });
}

function spot({ x, y }: Point): string {
  return `${Math.round(x / 8)} ${Math.round(y / 8)}`;
}

/** One card per text, in free places of the area looked at (in the list: of the chosen card). */
export function pasteTexts(ws: Workspace, texts: readonly string[]): Said | void | Promise<Said | void> {
  const board = boardOf(ws);
  const chosen = [...ws.selection.getState().ids][0];
  const card = chosen ? board.cards.get(chosen) : undefined;
  const middle = viewCentre(ws);
  const isList = ws.prefs.getState().view === "list";
  const zone = isList && card ? zoneOf(board, card) : zonesUnder(ws)(middle);
  const area = zone?.rect ?? { x: middle.x - 340, y: middle.y - 200, w: 680, h: 400 };
  const taken = [...board.cards.values()].map(cardRect);
  const places = texts.map((text) => {
    const size = cardSize({ text, size: null });
    const at = freePlace(area, taken, size);
    taken.push({ ...at, ...size });
    return { ...at, zone: zone?.id ?? null, group: null };
  });
  const plain = { size: null, kind: "ingredient", knowledge: null, colour: "straw", author: null } as const;
  const alone = { x: 0, y: 0, direction: "auto", zone: null, group: null } as const;
  const cards = texts.map((text) => ({ ...plain, ...alone, text }));
  const clip = { cards, zones: [], groups: [], links: [], shapes: [], board: null };
  return putClip(ws, clip, { cards: places, shapes: [] });
}
