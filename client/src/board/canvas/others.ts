import type { Point } from "@tablee/shared/board/types";
import type { CardId, MemberId } from "@tablee/shared/ids";
import type { Presence } from "@tablee/shared/presence/presence";
import { hueOfMember } from "../../ui/hue.ts";
import { boardOf, rectOfThing } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";
import { drawnNow } from "./drawings/drawn-now.ts";
import { linePath } from "./drawings/shape-path.ts";

interface Cursor {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
}

const ARROW = '<svg viewBox="0 0 18 20" width="18" height="20"><path d="M2 1v15l4-4 3 7 3-1.3-3-6.7h6z" /></svg>';

function makeCursor(place: HTMLElement, member: MemberId): Cursor {
  const element = document.createElement("div");
  element.className = "canvas-cursor";
  // A constant of ours: nothing that anybody wrote is ever put in as markup.
  element.innerHTML = ARROW;
  const name = document.createElement("b");
  element.append(name);
  // On its parts: what moves is styled anew with each step, and a hue of its own would make that four times as long.
  for (const part of element.children)
    if (part instanceof HTMLElement || part instanceof SVGElement)
      part.style.setProperty("--hue", String(hueOfMember(member)));
  place.append(element);
  return { element, name };
}

/** Draws what others show of themselves, at most once per frame, until it is ended. */
export function showOthers(ws: Workspace, place: HTMLElement): () => void {
  const { presence, live } = ws.table;
  const cursors = new Map<number, Cursor>();
  const drags = createDrags(ws);
  const held = createHeld(ws);
  const inks = createInks(place);
  let frame = 0;
  const paint = (): void => {
    frame = 0;
    const { others } = presence.state.getState();
    const { people } = live.state.getState();
    for (const [client, { element }] of cursors) {
      if (others.get(client)?.cursor) continue;
      element.remove();
      cursors.delete(client);
    }
    for (const [client, { cursor, member }] of others) {
      if (!cursor) continue;
      const shown = cursors.get(client) ?? makeCursor(place, member);
      cursors.set(client, shown);
      shown.element.style.translate = `${cursor.x}px ${cursor.y}px`;
      const name = people.get(member)?.name ?? "…";
      if (shown.name.textContent !== name) shown.name.textContent = name;
    }
    held.show(others, (member) => people.get(member)?.name ?? "…");
    drags.show(others);
    inks.show(others);
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(paint);
  };
  const ends = [presence.state.subscribe(soon), live.state.subscribe(soon), ws.board.subscribe(drags.rest)];
  paint();
  return () => {
    cancelAnimationFrame(frame);
    for (const end of ends) end();
    for (const { element } of cursors.values()) element.remove();
    held.clear();
    inks.clear();
    ws.drift.others(new Map());
  };
}

/**
 * Others’ drags as one drift. The drop reaches us before the word that the drag is over: a card whose place has changed
 * since its drag began lies where the board says, and must not be moved a second time.
 */
function createDrags(ws: Workspace) {
  const begun = new Map<string, unknown>();
  let last: ReadonlyMap<number, Presence> = new Map();
  const show = (others: ReadonlyMap<number, Presence>): void => {
    last = others;
    const drift = new Map<CardId, Point>();
    const seen = new Set<string>();
    for (const [client, { drag }] of others) {
      for (const id of drag?.ids ?? []) {
        const key = `${client} ${id}`;
        seen.add(key);
        const place = JSON.stringify(boardOf(ws).cards.get(id)?.place ?? rectOfThing(ws, id));
        if (!begun.has(key)) begun.set(key, place);
        if (drag && begun.get(key) === place) drift.set(id, { x: drag.dx, y: drag.dy });
      }
    }
    for (const key of begun.keys()) if (!seen.has(key)) begun.delete(key);
    ws.drift.others(drift);
  };
  return {
    show,
    rest: () => {
      if (begun.size > 0) show(last);
    },
  };
}

/** A name and a hue around each card that somebody else has chosen. */
function createHeld(ws: Workspace) {
  let marked = new Map<HTMLElement, HTMLElement>();
  const unmark = (element: HTMLElement): void => {
    marked.get(element)?.remove();
    delete element.dataset["heldBy"];
  };
  return {
    clear: () => {
      for (const element of marked.keys()) unmark(element);
      marked = new Map();
    },
    show: (others: ReadonlyMap<number, Presence>, nameOf: (member: MemberId) => string): void => {
      const next = new Map<HTMLElement, HTMLElement>();
      for (const [id, { text, hue }] of holders(others, nameOf)) {
        const element = ws.mounted.get(id);
        if (!element) continue;
        const mark = marked.get(element) ?? markOn(element);
        next.set(element, mark);
        // Only what is new: each is restyled and painted for it.
        if (element.dataset["heldBy"] === text) continue;
        element.dataset["heldBy"] = text;
        mark.dataset["name"] = text;
        mark.style.setProperty("--held-hue", String(hue));
      }
      for (const element of marked.keys()) if (!next.has(element)) unmark(element);
      marked = next;
    },
  };
}

interface Holder {
  readonly text: string;
  readonly hue: number;
}

function holders(
  others: ReadonlyMap<number, Presence>,
  nameOf: (member: MemberId) => string,
): ReadonlyMap<CardId, Holder> {
  const names = new Map<CardId, Holder>();
  for (const { selected, member } of others.values()) {
    for (const id of selected) {
      const text = [names.get(id)?.text, nameOf(member)].filter(Boolean).join(", ");
      names.set(id, { text, hue: hueOfMember(member) });
    }
  }
  return names;
}

/** In the card, to go where it goes, and an element of its own: the card is styled and painted no more for it while it moves. */
function markOn(element: HTMLElement): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "canvas-chosen-by";
  mark.setAttribute("aria-hidden", "true");
  element.append(mark);
  return mark;
}

/** Strokes that others are drawing, as plain lines until they are written. */
function createInks(place: HTMLElement) {
  const inks = new Map<number, ReturnType<typeof drawnNow>>();
  const drop = (client: number): void => {
    inks.get(client)?.svg.remove();
    inks.delete(client);
  };
  return {
    show: (others: ReadonlyMap<number, Presence>): void => {
      for (const client of inks.keys()) if (!others.get(client)?.ink) drop(client);
      for (const [client, { ink }] of others) {
        if (!ink) continue;
        const drawn = inks.get(client) ?? drawnNow(place);
        inks.set(client, drawn);
        drawn.svg.toggleAttribute("data-line", true);
        drawn.path.setAttribute("d", linePath(ink));
      }
    },
    clear: () => {
      for (const client of inks.keys()) drop(client);
    },
  };
}
