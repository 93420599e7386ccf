import type { CardId, GroupId, LinkId, ZoneId } from "@tablee/shared/ids";

/** What lies under a press, read off the elements: their marks were written from the board’s own ids. */

function marked<Id extends string>(target: EventTarget | null, name: string): Id | null {
  const element = target instanceof Element ? target.closest(`[data-${name}-id]`) : null;
  // Written by the components of the canvas from ids of that kind.
  return (element?.getAttribute(`data-${name}-id`) as Id | null | undefined) ?? null;
}

export function cardIdOf(target: EventTarget | null): CardId | null {
  return marked<CardId>(target, "card");
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

export function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, textarea, [role=toolbar]") !== null;
}
