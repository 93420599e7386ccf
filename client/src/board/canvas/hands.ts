import type { Point } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { SIDES } from "@tablee/shared/board/types";
import { choose, isShape, shapesOf, zonesUnder } from "../actions/commands.ts";
import { allowedZone, drawArea } from "../actions/areas.ts";
import { startWriting, writeCard } from "../actions/look-around.ts";
import { openLink } from "../actions/open-link.ts";
import { ask, takeTool } from "../actions/action.ts";
import type { Said } from "../actions/action.ts";
import { cardsInGroup } from "../actions/things.ts";
import { hasLocked, isLocked, unlocked } from "../actions/locking.ts";
import { kindOf } from "../use-run.ts";
import type { Say } from "../use-run.ts";
import { SHAPE_TOOLS } from "../workspace.ts";
import type { ShapeTool, Tool, Workspace } from "../workspace.ts";
import { pressToConnect, startPull } from "./gestures/connect.ts";
import type { Linked } from "./gestures/connect.ts";
import { startDrag, startMarquee, startPan, startRect } from "./gestures/drag.ts";
import { startShape } from "./gestures/draw.ts";
import { startEraser, startPen } from "./gestures/pen.ts";
import { startArrowEnd, startShapeResize } from "./gestures/reshape.ts";
import { startCardResize, startZoneDrag, startZoneResize } from "./gestures/resize.ts";
import { startScale } from "./gestures/scale.ts";
import { isFar, track } from "./gestures/track.ts";
import { cardIdOf, cardUnder, groupIdOf, handleOf, hrefOf, isButton, linkIdOf, zoneIdOf } from "./targets.ts";

/** What a press on the canvas begins: one place that knows every target and every tool. */
export interface Hands {
  readonly ws: Workspace;
  readonly layer: HTMLElement;
  /** The rectangle that marquee and area drawing show. */
  readonly shape: HTMLElement;
  readonly line: SVGPathElement;
  readonly at: (event: Pick<PointerEvent, "clientX" | "clientY">) => Point;
  readonly mayWrite: boolean;
  readonly isSpaceHeld: () => boolean;
  readonly say: Say;
  readonly saidLinked: (linked: Linked) => void;
}

const MIDDLE_BUTTON = 1;
const CARD_HALF: Point = { x: 100, y: 48 };

export function press(hands: Hands, event: PointerEvent): void {
  const { ws, mayWrite, at } = hands;
  const { tool } = ws.tool.getState();
  if (isButton(event.target)) return;
  if (event.button === MIDDLE_BUTTON || hands.isSpaceHeld()) {
    event.preventDefault();
    return startPan(ws, event);
  }
  if (event.button !== 0) return pressAside(hands, event);
  if (tool === "hand") return startPan(ws, event);
  if (mayWrite && isDrawing(tool)) return pressDraw(hands, event, tool);
  const handle = handleOf(event.target);
  if (handle !== null && mayWrite) return pressHandle(hands, event, handle);
  if (tool === "connect" && mayWrite) return pressConnect(hands, event);
  const id = cardUnder(ws, event.target, () => at(event));
  if (id !== null) return pressCard(hands, event, id);
  if (tool === "card" && mayWrite) return pressNewCard(hands, event);
  if (tool === "zone" && ws.maySort()) return pressNewZone(hands, event);
  pressGround(hands, event);
}

type DrawingTool = ShapeTool | "pen" | "eraser";

function isDrawing(tool: Tool): tool is DrawingTool {
  return tool === "pen" || tool === "eraser" || SHAPE_TOOLS.some((one) => one === tool);
}

/** Wherever it begins, also on a card: what is drawn lies over cards, or under them. */
function pressDraw({ ws, layer, shape, at, say }: Hands, start: PointerEvent, tool: DrawingTool): void {
  choose(ws, []);
  const drawing = { ws, start, layer, at, say: (said: Said) => say(said, 0) };
  if (tool === "pen") startPen(drawing);
  else if (tool === "eraser") startEraser(drawing);
  else startShape({ ...drawing, shape, tool });
}

/** A press, by whatever. */
export type Pressed = Pick<PointerEvent, "target" | "clientX" | "clientY">;

/** The other button asks for a menu, and so does a finger that rests: about the card under it, or the choice it is part of. */
export function pressAside({ ws, at }: Pick<Hands, "ws" | "at">, event: Pressed): void {
  const id = cardUnder(ws, event.target, () => at(event));
  if (id !== null && !ws.selection.getState().ids.has(id)) choose(ws, [id]);
}

function pressHandle(hands: Hands, event: PointerEvent, handle: string): void {
  const { ws, layer, at, line, saidLinked } = hands;
  const card = cardIdOf(event.target);
  // The corner of an area lies outside its title, and names its area all the same.
  const zone = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-zone-id]") : null;
  event.preventDefault();
  if (handle === "choice") return startScale({ ws, start: event, layer });
  const [drawn] = card ? shapesOf(ws, [card]) : [];
  if (drawn && handle === "size") return startShapeResize({ ws, start: event, shape: drawn });
  if (drawn && (handle === "from" || handle === "to"))
    return startArrowEnd({ ws, start: event, shape: drawn, layer, end: handle, at });
  if (card && handle === "size") return startCardResize({ ws, start: event, layer, id: card });
  const side = SIDES.find((one) => one === handle);
  if (card && side) return startPull({ ws, start: event, from: card, side, at, line, onLinked: saidLinked });
  const id = zone && zoneIdOf(zone.querySelector(".canvas-zone-title"));
  if (id && ws.maySort()) startZoneResize({ ws, start: event, layer, id });
}

function pressConnect(hands: Hands, event: PointerEvent): void {
  const { ws, at, line, saidLinked } = hands;
  const id = cardUnder(ws, event.target, () => at(event));
  if (id === null || isShape(ws, id)) {
    ws.tool.setState({ from: null });
    return startPan(ws, event);
  }
  const onPress = (): void => {
    const linked = pressToConnect(ws, id);
    if (linked) saidLinked(linked);
  };
  const onLinked = (linked: Linked): void => {
    takeTool(ws, "select");
    saidLinked(linked);
  };
  startPull({ ws, start: event, from: id, at, line, onLinked, onPress });
}

function pressCard(hands: Hands, event: PointerEvent, id: CardId): void {
  const { ws, mayWrite } = hands;
  const before = ws.selection.getState();
  if (before.editing === id) return;
  const isAdding = event.shiftKey || event.ctrlKey || event.metaKey || ws.tool.getState().several;
  const chosen = new Set(before.ids);
  const wasChosen = chosen.has(id);
  if (!isAdding && !wasChosen) chosen.clear();
  if (isAdding && wasChosen) chosen.delete(id);
  else chosen.add(id);
  choose(ws, chosen);
  // A press on one of several chosen, without a drag, means that one; a second press on a link of one card follows it.
  const href = wasChosen && !isAdding && before.ids.size === 1 ? hrefOf(event.target) : null;
  const onPress = (): void => {
    if (href !== null) openLink(href);
    else if (!isAdding && wasChosen) choose(ws, [id]);
  };
  if (!mayWrite || !chosen.has(id)) return;
  if (isLocked(ws, id)) return startOfLocked(hands, event, { id, onPress });
  startDrag({ ws, ids: unlocked(ws, [...chosen]), start: event, onPress });
}

/** What is locked stays where it is, and whoever pulls at it hears why. */
function startOfLocked(
  { ws, say }: Hands,
  event: PointerEvent,
  { id, onPress }: { readonly id: CardId | undefined; readonly onPress: () => void },
): void {
  let isPull = false;
  track(event, {
    move: ({ clientX, clientY }) => {
      if (isPull || !isFar(clientX - event.clientX, clientY - event.clientY)) return;
      isPull = true;
      say("isLocked", 1, kindOf(ws, id ? [id] : []));
    },
    end: (isDone) => {
      if (isDone && !isPull) onPress();
    },
  });
}

function pressNewCard({ ws, at, say }: Hands, event: PointerEvent): void {
  // The text opens on release: a press that is still down would take the focus out of it again.
  const point = at(event);
  event.preventDefault();
  takeTool(ws, "select");
  const said = writeCard(ws, zonesUnder(ws)(point), { x: point.x - CARD_HALF.x, y: point.y - CARD_HALF.y });
  if (said) say(said, 0);
}

function pressNewZone({ ws, at, shape, say }: Hands, event: PointerEvent): void {
  startRect({
    ws,
    start: event,
    at,
    shape,
    onDone: (rect) => {
      takeTool(ws, "select");
      if (!rect) return ask(ws, { kind: "zone", zone: null });
      const added = drawArea(ws, allowedZone(rect), "");
      if (added.ok) ask(ws, { kind: "zone", zone: added.value });
      else say("tooManyZones", 0);
    },
  });
}

function pressGround(hands: Hands, event: PointerEvent): void {
  const { ws, layer, at, shape, mayWrite } = hands;
  const link = linkIdOf(event.target);
  if (link) return ws.selection.setState({ ids: new Set(), editing: null, link });
  const group = groupIdOf(event.target);
  if (group) {
    const ids = cardsInGroup(ws, group);
    choose(ws, ids);
    if (!mayWrite) return;
    // One of them taken along alone would be taken out of the group.
    if (hasLocked(ws, ids)) return startOfLocked(hands, event, { id: ids[0], onPress: () => undefined });
    return startDrag({ ws, ids, start: event, byName: true });
  }
  const zone = zoneIdOf(event.target);
  if (zone && ws.maySort()) {
    choose(ws, []);
    return startZoneDrag({ ws, start: event, layer, id: zone });
  }
  if (event.pointerType === "touch") return startPan(ws, event, () => choose(ws, []));
  startMarquee({ ws, start: event, at, shape, isAdding: event.shiftKey || event.ctrlKey || event.metaKey });
}

/** A double press writes: in the card, in the name of an area or group, on a link, or a new card on the ground. */
export function pressTwice({ ws, at, mayWrite, say }: Hands, event: Pressed): void {
  if (!mayWrite || isButton(event.target) || handleOf(event.target) !== null) return;
  const card = cardUnder(ws, event.target, () => at(event));
  const link = linkIdOf(event.target);
  const group = groupIdOf(event.target);
  const zone = zoneIdOf(event.target);
  if (card && isLocked(ws, card)) return say("isLocked", 1, kindOf(ws, [card]));
  if (card) return startWriting(ws, card);
  if (link) return ask(ws, { kind: "editLink", link });
  if (group && ws.maySort()) return ask(ws, { kind: "renameGroup", group });
  if (zone && ws.maySort()) return ask(ws, { kind: "zone", zone });
  if (group || zone) return;
  const point = at(event);
  const said = writeCard(ws, zonesUnder(ws)(point), { x: point.x - CARD_HALF.x, y: point.y - CARD_HALF.y });
  if (said) say(said, 0);
}

export function showCursor(ws: Workspace, point: Point | null): void {
  ws.table.presence.show({ cursor: point });
}
