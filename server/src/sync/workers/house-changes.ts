import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import type { Hand } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots } from "@tablee/shared/board/schema";
import { idFromBytes } from "@tablee/shared/ids";
import type { MemberId, SheetId } from "@tablee/shared/ids";
import { coveredByProgramme } from "@tablee/shared/practice/programme";
import { assertNever, no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { HouseChange, SheetAt } from "@tablee/shared/session/house-change";
import type { VoiceGroup } from "@tablee/shared/session/parity";
import { changeItem } from "./change-item.ts";
import { leaveCards } from "./leave-cards.ts";
import { partCard } from "./part-card.ts";
import { partGroups } from "./part-groups.ts";
import { publishSheets } from "./publish-sheets.ts";

/** A change of the house on its way into documents, which are opened for it and gone after it. */

export interface HouseWork {
  readonly changes: readonly HouseChange[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** All of a board, oldest first. */
  readonly board: readonly Uint8Array[];
  /** And of each sheet that the changes take up. */
  readonly sheets: ReadonlyMap<SheetId, readonly Uint8Array[]>;
  /** Whose the client ids of the board are. */
  readonly owners: ReadonlyMap<number, MemberId>;
}

export interface HouseDone {
  /** What it does to the board, as one update (V1); undefined when there is nothing to do. */
  readonly update: Uint8Array | undefined;
  /** What stays on a sheet, as the first content of its next epoch. */
  readonly sheets: ReadonlyMap<SheetId, Uint8Array>;
  /** Knowledge types of which enough people published cards for parity to speak of them. */
  readonly heard: readonly VoiceGroup[];
}

/** The sheets that are taken up, and are gone afterwards. */
export function sheetsOf(changes: readonly HouseChange[]): readonly SheetAt[] {
  return changes.flatMap((change) => ("sheets" in change ? change.sheets : []));
}

/** Refused: nothing is to be written. */
export function applyHouseChanges({ changes, at, board, sheets, owners }: HouseWork): Reply<HouseDone> {
  const hand = handOver(docOf(board), at);
  const written: Uint8Array[] = [];
  hand.doc.on("update", (update: Uint8Array) => written.push(update));
  const docs = new Map([...sheets].map(([sheet, updates]) => [sheet, docOf(updates)]));
  const left = new Map<SheetId, Uint8Array>();
  const heard = new Set<VoiceGroup>();
  for (const change of changes) {
    const done = applyOne(change, { hand, docs, left, heard, owners });
    if (!done.ok) return done;
  }
  const update = written.length > 0 ? Y.mergeUpdates(written) : undefined;
  return { ok: true, value: { update, sheets: left, heard: [...heard] } };
}

interface At {
  readonly hand: Hand;
  readonly docs: ReadonlyMap<SheetId, Y.Doc>;
  readonly left: Map<SheetId, Uint8Array>;
  readonly heard: Set<VoiceGroup>;
  readonly owners: ReadonlyMap<number, MemberId>;
}

/** One case for each kind of change. */
function applyOne(change: HouseChange, at: At): Reply<null> {
  switch (change.kind) {
    case "sheets.publish":
      return publishSheets(change, at);
    case "sheets.drop":
      return yes(null);
    case "cards.leave":
      return leaveCards(change, at.hand);
    case "groups.part":
      return partGroups(change, at.hand);
    case "card.part":
      return partCard(change, at.hand);
    case "programme.sign":
      return coveredByProgramme(readBoard(at.hand.doc)) === change.of ? yes(null) : no("programme-changed");
    case "item.confirm":
    case "item.challenge":
    case "item.own":
    case "item.disown":
      return changeItem(change, at);
    default:
      return assertNever(change);
  }
}

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  // Sixty sheets are opened at once, and chance for a name that only subdocuments need is most of what a document costs.
  const doc = new Y.Doc({ guid: "" });
  openRoots(doc);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Nobody’s: what the house writes was made by no member. */
function handOver(doc: Y.Doc, at: number): Hand {
  const newId = (): string => idFromBytes(randomBytes(16));
  return { doc, by: null, origin: "house", newId, suffix: () => newId().slice(0, 3), now: () => at };
}
