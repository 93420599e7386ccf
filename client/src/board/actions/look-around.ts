import { addCards } from "@tablee/shared/board/edit-cards";
import { boundsOf, cardRect, cardSize, freePlace } from "@tablee/shared/board/geometry";
import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Card, Point, Shape, Zone } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import {
  boardOf,
  cardBeside,
  choose,
  kindIn,
  drawnZone,
  drawnZones,
  rectOfThing,
  removeCards,
  shapesOf,
  zonesUnder,
} from "./commands.ts";
import type { Said } from "./action.ts";

/** Where to look, which card comes next, and a new card where one looks. */

export function wholeBoard(ws: Workspace) {
  const { board, outline } = ws.board.getState();
  return boundsOf([
    ...drawnZones(outline).map(({ rect }) => rect),
    ...[...board.cards.values()].map(cardRect),
    ...[...board.shapes.values()].map(({ rect }) => rect),
  ]);
}

export function fitAll(ws: Workspace): void {
  const all = wholeBoard(ws);
  if (all) ws.camera.goTo(all);
}

export function resetZoom(ws: Workspace): void {
  ws.camera.zoomBy(1 / ws.camera.state.getState().zoom);
}

export function viewCentre(ws: Workspace): Point {
  const { screen } = ws.camera.state.getState();
  return ws.camera.toBoard({ x: screen.w / 2, y: screen.h / 2 });
}

export function selectAll(ws: Workspace): void {
  const { cards, shapes } = boardOf(ws);
  choose(ws, [...cards.keys(), ...shapes.keys()]);
}

function focusNow(id: CardId): boolean {
  const within = document.activeElement?.closest(".board-view") ?? document;
  const selector = `[data-card-id="${id}"]`;
  const found = within.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector);
  const target = found?.matches("[tabindex]") ? found : found?.querySelector<HTMLElement>("[tabindex]");
  target?.focus({ preventScroll: found?.matches(".canvas-card") ?? false });
  return target !== null && target !== undefined && document.activeElement === target;
}

function afterFrames(count: number, act: () => void): void {
  requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, act) : act()));
}

let wanted: CardId | null = null;

/**
 * Gives a card the keyboard, in the view that has it: at once, so that the next key meets it. It may be mounted only by
 * being chosen, and a dialogue that closes gives the focus back a frame later: hence once more, if nothing has it then.
 */
export function focusCard(id: CardId): void {
  // Without a page, as for who plays a board in a program, nothing has the keyboard.
  if (typeof document === "undefined") return;
  wanted = id;
  const isThere = focusNow(id);
  const before = document.activeElement;
  afterFrames(2, () => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wanted === id && (!isThere || isLost) && !focusNow(id)) focusWhenThere(id, before);
  });
}

const TRIES_MOST = 20;

/** What draws shapes comes with the first of them. Whoever has gone elsewhere meanwhile is left there. */
function focusWhenThere(id: CardId, before: Element | null, tries = 0): void {
  afterFrames(3, () => {
    if (wanted !== id || document.activeElement !== before || tries >= TRIES_MOST || focusNow(id)) return;
    focusWhenThere(id, before, tries + 1);
  });
}

export function goToCard(ws: Workspace, card: Card): void {
  goToThing(ws, card.id);
}

/** A card or a drawing. */
export function goToThing(ws: Workspace, id: CardId): void {
  const rect = rectOfThing(ws, id);
  if (!rect) return;
  choose(ws, [id]);
  ws.camera.lookAt(rect);
  focusCard(id);
}

/** What is chosen, in the middle of the canvas and as large as it may be; from the list, over to the canvas. */
export function zoomToChosen(ws: Workspace, ids: readonly CardId[]): void {
  const { cards } = boardOf(ws);
  const rects = ids.flatMap((id) => cards.get(id) ?? []).map(cardRect);
  const bounds = boundsOf([...rects, ...shapesOf(ws, ids).map(({ rect }) => rect)]);
  if (!bounds) return;
  onCanvas(ws, () => ws.camera.goTo(bounds));
}

/** Once there is a canvas to be seen: it has no size before it is shown for the first time, and then a first view. */
function onCanvas(ws: Workspace, act: () => void): void {
  ws.prefs.setState({ view: "canvas" });
  const { state } = ws.camera;
  if (state.getState().screen.w > 0) return act();
  const stop = state.subscribe(({ screen }) => {
    if (screen.w === 0) return;
    stop();
    queueMicrotask(act);
  });
}

/** An area, in the view one is in: all of it on the canvas, its heading in the list. The keyboard stays where it is. */
export function showArea(ws: Workspace, part: OutlineZone): void {
  const { view } = ws.prefs.getState();
  const id = part.zone?.id ?? null;
  if (view === "framework") ws.prefs.setState({ view: "canvas" });
  ws.prefs.setState({ area: id ?? "outside" });
  const rect = drawnZone(part)?.rect;
  if (rect) ws.camera.goTo(rect);
  if (typeof document === "undefined") return;
  const key = id ?? "outside";
  requestAnimationFrame(() => document.querySelector(`.list-zone[data-part="${key}"]`)?.scrollIntoView());
}

/** The same, and the keyboard goes to its first card. */
export function goToArea(ws: Workspace, part: OutlineZone): void {
  showArea(ws, part);
  const [first] = readingOrder([part]);
  if (first) choose(ws, [first.id]);
  if (first) focusCard(first.id);
}

/** The card after (or before) the chosen one in reading order, round and round. */
export function stepCard(by: 1 | -1) {
  return (ws: Workspace): void => {
    const cards = readingOrder(ws.board.getState().outline);
    const { ids } = ws.selection.getState();
    const at = cards.findIndex(({ id }) => ids.has(id));
    const start = at === -1 && by === -1 ? 0 : at;
    const next = cards[(start + by + cards.length) % cards.length];
    if (next) goToCard(ws, next);
  };
}

/** In the area of what is chosen, else the one looked at; its words are then written in place. */
export function newCard(ws: Workspace, ids: readonly CardId[]): Said | void {
  const board = boardOf(ws);
  const beside = ids[0] ? board.cards.get(ids[0]) : undefined;
  const zone = beside ? zoneOf(board, beside) : zonesUnder(ws)(viewCentre(ws));
  return writeCard(ws, zone, freeSpot(ws, zone));
}

function freeSpot(ws: Workspace, zone: Zone | null): Point {
  const size = cardSize({ text: "", size: null });
  const centre = viewCentre(ws);
  const area = zone?.rect ?? { x: centre.x - size.w / 2, y: centre.y - size.h, w: size.w, h: size.h };
  const taken = [...boardOf(ws).cards.values()].map(cardRect);
  return freePlace(area, taken, size);
}

export function writeCard(ws: Workspace, zone: Zone | null, { x, y }: Point): Said | void {
  const place = { x: Math.round(x), y: Math.round(y), zone: zone?.id ?? null, group: null };
  const added = addCards(ws.hand(), [{ text: "", place, kind: kindIn(ws, place.zone), colour: "straw" }]);
  if (!added.ok) return added.reason === "too-many-cards" ? "tooMany" : "tooLong";
  const [id] = added.value;
  if (!id) return;
  ws.selection.setState({ ids: new Set([id]), editing: id, fresh: id, link: null });
  ws.camera.reveal({ ...place, ...cardSize({ text: "", size: null }) });
}

/** In its place; what is to be seen on an image is written in a dialogue, which shows it and knows *decorative*. */
export function startWriting(ws: Workspace, id: CardId): void {
  const shapes: ReadonlyMap<CardId, Shape> = boardOf(ws).shapes;
  const shape = shapes.get(id);
  if (shape?.kind === "image") ws.ask.setState({ open: { kind: "imageText", shape: shape.id } });
  else ws.selection.setState({ editing: id });
}

/** Closes the text of a card or a shape. A new one that got no word was not meant. */
export function stopWriting(ws: Workspace, id: CardId): void {
  const { fresh } = ws.selection.getState();
  ws.selection.setState({ editing: null, fresh: null });
  const thing = boardOf(ws).cards.get(id) ?? shapesOf(ws, [id])[0];
  if (fresh !== id || thing?.text.trim() !== "") return;
  const beside = cardBeside(ws, [id]);
  removeCards(ws, [id]);
  if (beside) focusCard(beside);
}
