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
  element.style.setProperty("--hue", String(hueOfMember(member)));
  // A constant of ours: nothing that anybody wrote is ever put in as markup.
  element.innerHTML = ARROW;
  const name = document.createElement("b");
  element.append(name);
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

/** A name and a hue on each card that somebody else has chosen. */
function createHeld(ws: Workspace) {
  let marked = new Set<HTMLElement>();
  const clear = (): void => {
    for (const element of marked) delete element.dataset["heldBy"];
    marked = new Set();
  };
  return {
    clear,
    show: (others: ReadonlyMap<number, Presence>, nameOf: (member: MemberId) => string): void => {
      const names = new Map<CardId, { readonly text: string; readonly hue: number }>();
      for (const { selected, member } of others.values()) {
        for (const id of selected) {
          const text = [names.get(id)?.text, nameOf(member)].filter(Boolean).join(", ");
          names.set(id, { text, hue: hueOfMember(member) });
        }
      }
      const next = new Set<HTMLElement>();
      for (const [id, { text, hue }] of names) {
        const element = ws.mounted.get(id);
        if (!element) continue;
        next.add(element);
        // Only what is new: each is restyled and painted for it.
        if (element.dataset["heldBy"] === text) continue;
        element.dataset["heldBy"] = text;
        element.style.setProperty("--held-hue", String(hue));
      }
      for (const element of marked) if (!next.has(element)) delete element.dataset["heldBy"];
      marked = next;
    },
  };
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
