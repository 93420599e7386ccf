import { KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import type { Draft } from "@tablee/shared/session/types";
import { addArea, sortedZones } from "../../board/actions/areas.ts";
import { addCardFromText, boardOf } from "../../board/actions/commands.ts";
import type { Workspace } from "../../board/workspace.ts";

export interface Brought {
  /** Of the drafts, those that are on the board now. */
  readonly done: readonly string[];
  /** By the id of its draft, the area that came of it: cards that still wait for it go there. */
  readonly zones: ReadonlyMap<string, ZoneId>;
}

/** Areas first: a card may be meant for one that is not there before. What the board does not take stays a draft. */
export function bringDrafts(ws: Workspace, drafts: readonly Draft[]): Brought {
  const zones = new Map<string, ZoneId>();
  for (const { id, text } of drafts.filter(({ kind }) => kind === "zone")) {
    const after = sortedZones(ws).at(-1)?.id ?? null;
    const added = addArea(ws, { title: text, colour: null, after, size: null });
    if (added.ok) zones.set(id, added.value);
  }
  const done = [...zones.keys()];
  for (const { id, text, zone, look } of drafts.filter(({ kind }) => kind === "card")) {
    const kind = KINDS.find((one) => one === look?.kind) ?? "ingredient";
    const knowledge = KNOWLEDGE_TYPES.find((one) => one === look?.knowledge) ?? null;
    const wish = { text, zone: zoneFor(ws, zones, zone), kind, knowledge, signed: false };
    if (addCardFromText(ws, wish).ok) done.push(id);
  }
  return { done, zones };
}

/** An area that has gone since is none: the card is not lost with it. */
function zoneFor(ws: Workspace, made: ReadonlyMap<string, ZoneId>, zone: string | null): ZoneId | null {
  if (zone === null) return null;
  const known = [...boardOf(ws).zones.keys()].find((id) => id === zone);
  return made.get(zone) ?? known ?? null;
}
