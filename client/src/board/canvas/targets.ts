import type { Point } from "@tablee/shared/board/types";
import type { CardId, GroupId, LinkId, ZoneId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";

/** What lies under a press, read off the elements: their marks were written from the board’s own ids. */

function marked<Id extends string>(target: EventTarget | null, name: string): Id | null {
  const element = target instanceof Element ? target.closest(`[data-${name}-id]`) : null;
  // Written by the components of the canvas from ids of that kind.
  return (element?.getAttribute(`data-${name}-id`) as Id | null | undefined) ?? null;
}

export function cardIdOf(target: EventTarget | null): CardId | null {
  return marked<CardId>(target, "card");
}

/** By its element, or from far away, where cards are one picture, by the point of the board. */
export function cardUnder(ws: Workspace, target: EventTarget | null, at: () => Point): CardId | null {
  return cardIdOf(target) ?? (ws.scene.state.getState().isDrawn ? ws.scene.cardAt(at()) : null);
}

export function linkIdOf(target: EventTarget | null): LinkId | null {
  return marked<LinkId>(target, "link");
}

/** The group whose name was taken; its frame lets presses through. */
export function groupIdOf(target: EventTarget | null): GroupId | null {
  const name = target instanceof Element ? target.closest(".canvas-group-name") : null;
  return name && marked<GroupId>(name, "group");
}

/** The area whose title was taken. */
export function zoneIdOf(target: EventTarget | null): ZoneId | null {
  const title = target instanceof Element ? target.closest(".canvas-zone-title") : null;
  return title && marked<ZoneId>(title, "zone");
}

/** A handle in the corner or on the edge of what is chosen. */
export function handleOf(target: EventTarget | null): string | null {
  const handle = target instanceof Element ? target.closest("[data-handle]") : null;
  return handle?.getAttribute("data-handle") ?? null;
}

/** The pad of cards among the tools. */
export function isPad(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".canvas-pad:not([data-disabled])") !== null;
}

/** Where the words that were pressed lead. Written by us from what is read as a link, and nothing else. */
export function hrefOf(target: EventTarget | null): string | null {
  const words = target instanceof Element ? target.closest("[data-href]") : null;
  return words?.getAttribute("data-href") ?? null;
}

export function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, textarea, [role=toolbar]") !== null;
}
