import { addLink } from "@tablee/shared/board/edit-structure";
import { headPath, linkPath, linkShape } from "@tablee/shared/board/link-shape";
import { cardRect } from "@tablee/shared/board/geometry";
import type { Point, Side } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { boardOf, isShape } from "../../actions/commands.ts";
import type { Workspace } from "../../workspace.ts";
import { cardUnder } from "../targets.ts";
import { isFar, track } from "./track.ts";

export type Linked = "linked" | "same" | "tooManyLinks";

export function connect(ws: Workspace, from: CardId, to: CardId): Linked {
  if (from === to) return "same";
  const added = addLink(ws.hand(), { from, to });
  if (!added.ok) return added.reason === "gone" ? "same" : "tooManyLinks";
  ws.selection.setState({ ids: new Set(), editing: null, link: added.value });
  return "linked";
}

/** With the tool: the first press takes a card, the second links it. */
export function pressToConnect(ws: Workspace, id: CardId): Linked | null {
  const { from } = ws.tool.getState();
  if (from === null || from === id) {
    ws.tool.setState({ from: from === id ? null : id });
    ws.selection.setState({ ids: new Set(from === id ? [] : [id]), editing: null, link: null });
    return null;
  }
  ws.tool.setState({ tool: "select", from: null });
  return connect(ws, from, id);
}

export interface Pull {
  readonly ws: Workspace;
  readonly start: Pick<PointerEvent, "pointerId" | "clientX" | "clientY">;
  readonly from: CardId;
  /** The side whose handle was taken. */
  readonly side?: Side;
  readonly at: (event: Pick<PointerEvent, "clientX" | "clientY">) => Point;
  /** The line being pulled, in the layer. */
  readonly line: SVGPathElement;
  readonly onLinked: (linked: Linked) => void;
  readonly onPress?: () => void;
}

/** Pulls a link out of a card; let go over another, they are linked. */
export function startPull({ ws, start, from, side, at, line, onLinked, onPress }: Pull): void {
  const card = boardOf(ws).cards.get(from);
  if (!card) return;
  let target: CardId | null = null;
  let isPull = false;
  const clear = (): void => {
    line.setAttribute("d", "");
    document.querySelector(".canvas-target")?.classList.remove("canvas-target");
  };
  const move = (event: PointerEvent): void => {
    if (!isPull && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
    isPull = true;
    clear();
    const under = document.elementFromPoint(event.clientX, event.clientY);
    target = cardUnder(ws, under, () => at(event));
    if (target === from || (target !== null && isShape(ws, target))) target = null;
    const element = target === null ? null : under?.closest(".canvas-card");
    element?.classList.add("canvas-target");
    const over = target === null ? undefined : boardOf(ws).cards.get(target);
    const to = over ? cardRect(over) : { ...at(event), w: 0, h: 0 };
    const shape = linkShape({ from: cardRect(card), to, fromSide: side ?? null, toSide: null });
    line.setAttribute("d", linkPath(shape) + headPath(shape.end, shape.endBend));
  };
  track(start, {
    move,
    end: (isDone) => {
      clear();
      if (!isDone) return;
      if (!isPull) return onPress?.();
      if (target !== null) onLinked(connect(ws, from, target));
    },
  });
}
