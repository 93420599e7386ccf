import { cardRect, groupFrame } from "@tablee/shared/board/geometry";
import { headPath, linkPath, linkShape } from "@tablee/shared/board/link-shape";
import type { OutlineGroup, OutlineZone } from "@tablee/shared/board/outline";
import type { Board, Card, Link, Point, Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { BoardState } from "../board-store.ts";
import { drawnZones } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";
import type { Drift } from "./drift.ts";

/** Writes a drag straight to the elements: cards by their translation, links and frames by where their cards are now. */

export function moveByDrift(element: HTMLElement | null | undefined, by: Point | undefined): void {
  if (element) element.style.translate = by ? `${by.x}px ${by.y}px` : "";
}

export function shifted(card: Card, drift: Drift): Rect {
  const rect = cardRect(card);
  const by = drift.get(card.id);
  return by ? { ...rect, x: rect.x + by.x, y: rect.y + by.y } : rect;
}

/** What is found of each state of a part of the board once, however often it is asked. */
function once<Part extends object, Found>(find: (part: Part) => Found): (part: Part) => Found {
  const known = new WeakMap<Part, { readonly found: Found }>();
  return (part) => {
    const before = known.get(part);
    if (before) return before.found;
    const found = find(part);
    known.set(part, { found });
    return found;
  };
}

export const drawnGroup = once(({ cards }: OutlineGroup): Rect | undefined => groupFrame(cards.map(cardRect)));

const zoneRects = once(
  (outline: readonly OutlineZone[]) =>
    new Map<string, Rect>(drawnZones(outline).map(({ zone, rect }) => [zone.id, rect])),
);

const cardsByGroup = once(
  (outline: readonly OutlineZone[]) =>
    new Map(outline.flatMap(({ groups }) => groups.map(({ group, cards }) => [group.id, cards] as const))),
);

const linksByEnd = once((links: Board["links"]) => {
  const byEnd = new Map<string, Link[]>();
  for (const link of links.values())
    for (const end of new Set<string>([link.from, link.to])) byEnd.set(end, [...(byEnd.get(end) ?? []), link]);
  return byEnd;
});

/** Where each end of a link may be: cards as they are dragged, areas as they are drawn. */
export function endRects({ board, outline }: BoardState, drift: Drift): (id: string) => Rect | undefined {
  const { cards }: { readonly cards: ReadonlyMap<string, Card> } = board;
  return (id) => {
    const card = cards.get(id);
    return card ? shifted(card, drift) : zoneRects(outline).get(id);
  };
}

export interface LinkDrawing {
  readonly path: string;
  readonly heads: string;
  readonly middle: Point;
}

export function drawLink(link: Link, rectOf: (id: string) => Rect | undefined): LinkDrawing | null {
  const [from, to] = [rectOf(link.from), rectOf(link.to)];
  if (!from || !to) return null;
  const shape = linkShape({ from, to, fromSide: link.fromSide, toSide: link.toSide });
  const heads = [
    link.fromEnd === "arrow" ? headPath(shape.start, shape.startBend) : "",
    link.toEnd === "arrow" ? headPath(shape.end, shape.endBend) : "",
  ];
  return { path: linkPath(shape), heads: heads.join(""), middle: shape.middle };
}

/** Call with every change of the drift: what moved and what has come to rest are both drawn. */
export function paintDrift(
  ws: Workspace,
  layer: HTMLElement,
  change: { readonly drift: Drift; readonly old: Drift },
): void {
  const { drift, old } = change;
  const now = ws.board.getState();
  const touched = new Set([...drift.keys(), ...old.keys()]);
  for (const id of touched) {
    const element = ws.mounted.get(id);
    moveByDrift(element, drift.get(id));
    if (element && drift.has(id) !== old.has(id)) lift(ws, element, { id, isLifted: drift.has(id) });
  }
  paintLinks(layer, now, { touched, rectOf: endRects(now, drift) });
  paintGroups(layer, now, { drift, touched });
}

const LIFTED_Z = "20000";

/** Over the others: in the element’s own style, where its level stands. A rule that is more important costs each step of a drag. */
function lift(ws: Workspace, element: HTMLElement, { id, isLifted }: { id: CardId; isLifted: boolean }): void {
  element.classList.toggle("canvas-lifted", isLifted);
  const { level } = ws.scene.ranks();
  if (level.has(id)) element.style.zIndex = isLifted ? LIFTED_Z : String(level.get(id));
}

/** While sizes are pulled: links to where their cards are now, the others as the board and the drags have them. */
export function paintLinksAt(ws: Workspace, layer: HTMLElement, rects: ReadonlyMap<CardId, Rect>): void {
  const now = ws.board.getState();
  const { drift } = ws.drift.state.getState();
  const known: ReadonlyMap<string, Rect> = rects;
  const other = endRects(now, drift);
  paintLinks(layer, now, { touched: new Set(rects.keys()), rectOf: (id) => known.get(id) ?? other(id) });
}

interface Touch {
  readonly drift: Drift;
  readonly touched: ReadonlySet<CardId>;
}

function paintLinks(
  layer: HTMLElement,
  now: BoardState,
  { touched, rectOf }: Pick<Touch, "touched"> & { readonly rectOf: (id: string) => Rect | undefined },
): void {
  const byEnd = linksByEnd(now.board.links);
  const links = new Set([...touched].flatMap((id) => byEnd.get(id) ?? []));
  for (const link of links) {
    const drawing = drawLink(link, rectOf);
    const group = layer.querySelector(`g[data-link-id="${link.id}"]`);
    if (!drawing || !group) continue;
    for (const line of group.querySelectorAll(".canvas-link-line, .canvas-link-hit"))
      line.setAttribute("d", drawing.path);
    group.querySelector(".canvas-link-heads")?.setAttribute("d", drawing.heads);
    const words = layer.querySelector<HTMLElement>(`.canvas-link-words[data-link-id="${link.id}"]`);
    if (words) Object.assign(words.style, { left: `${drawing.middle.x}px`, top: `${drawing.middle.y}px` });
  }
}

function paintGroups(layer: HTMLElement, { board, outline }: BoardState, { drift, touched }: Touch): void {
  const groups = new Set([...touched].map((id) => board.cards.get(id)?.place.group ?? null));
  for (const id of groups) {
    const element = id === null ? null : layer.querySelector<HTMLElement>(`.canvas-group[data-group-id="${id}"]`);
    if (!element || id === null) continue;
    const offsets = (cardsByGroup(outline).get(id) ?? []).map((card) => drift.get(card.id));
    const [by] = offsets;
    // The frame goes along when all its cards go; one taken out of it leaves it where it was.
    moveByDrift(element, offsets.every((offset) => offset?.x === by?.x && offset?.y === by?.y) ? by : undefined);
  }
}
