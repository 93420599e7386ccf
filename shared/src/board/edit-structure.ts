import * as Y from "yjs";
import { isId } from "../ids.ts";
import type { CardId, GroupId, LinkId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { deleteLinksOf, moveCards } from "./edit-cards.ts";
import { lastOrder } from "./edit-order.ts";
import { put, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { compareOrder, keysBetween } from "./order.ts";
import { readCard, readZone } from "./read.ts";
import { entryOf, rootOf } from "./schema.ts";
import type { Card, Extra, Kind, LinkEnd, Meaning, Rect, Section, Side } from "./types.ts";

/** Areas, groups, links: what gives the cards their structure. A host may lock it; the server then refuses these. */

function nextOrder(hand: Hand, root: "zones" | "groups"): string {
  return keysBetween({ after: lastOrder(hand.doc, root), count: 1, suffix: hand.suffix() })[0] ?? "a0";
}

export interface NewZone {
  /** Of a template, on a board that has no areas yet. */
  readonly id?: ZoneId;
  readonly title: string;
  readonly rect: Rect;
  readonly order?: string;
  readonly section?: Section | null;
  readonly kind?: Kind | null;
  readonly colour?: string | null;
  readonly extra?: Extra | null;
}

export function addZone(hand: Hand, zone: NewZone): Reply<ZoneId, "too-many-zones" | "text-too-long"> {
  const root = rootOf(hand.doc, "zones");
  if (root.size >= limits.ZONES_MAX_COUNT) return no("too-many-zones");
  if (zone.title.length > limits.ZONE_TITLE_MAX_CHARS) return no("text-too-long");
  // Made by newId just now: the brand says no more than that. The same holds for every id below.
  const id = zone.id ?? (hand.newId() as ZoneId);
  transact(hand, () => {
    const entry = new Y.Map<unknown>();
    entry.set("title", zone.title);
    entry.set("rect", { ...zone.rect });
    entry.set("order", zone.order ?? nextOrder(hand, "zones"));
    if (zone.section) entry.set("section", zone.section);
    if (zone.kind) entry.set("kind", zone.kind);
    if (zone.colour) entry.set("colour", zone.colour);
    if (zone.extra) entry.set("extra", zone.extra);
    root.set(id, entry);
  });
  return yes(id);
}

export function editZone(
  hand: Hand,
  id: ZoneId,
  change: { readonly title?: string; readonly kind?: Kind | null; readonly colour?: string | null },
): Reply<null, "text-too-long" | "gone"> {
  if ((change.title?.length ?? 0) > limits.ZONE_TITLE_MAX_CHARS) return no("text-too-long");
  const entry = entryOf(hand.doc, "zones", id);
  if (!entry) return no("gone");
  transact(hand, () => {
    for (const [key, value] of Object.entries(change)) put(entry, key, value);
  });
  return yes(null);
}

/** Moves or resizes an area. When it moves, the cards in it move along. */
export function placeZone(hand: Hand, id: ZoneId, rect: Rect): void {
  const entry = entryOf(hand.doc, "zones", id);
  if (!entry) return;
  const old = readZone(id, entry).rect;
  const dx = rect.x - old.x;
  const dy = rect.y - old.y;
  transact(hand, () => {
    put(entry, "rect", { ...rect });
    if (dx === 0 && dy === 0) return;
    const inside = [...rootOf(hand.doc, "cards")].flatMap(([key, values]) => {
      const card = values instanceof Y.Map ? readCard(key as CardId, values) : undefined;
      return card && areaOf(hand, card) === id ? [card] : [];
    });
    moveCards(
      hand,
      inside.map((card) => ({ id: card.id, x: card.place.x + dx, y: card.place.y + dy })),
    );
  });
}

/** The area a card is shown in: that of its group, as the outline has it. */
function areaOf(hand: Hand, { place }: Card): unknown {
  const group = place.group === null ? undefined : entryOf(hand.doc, "groups", place.group);
  return group ? group.get("zone") : place.zone;
}

/** Puts an area after another in reading order; first with null. */
export function orderZone(hand: Hand, id: ZoneId, after: ZoneId | null): void {
  const entry = entryOf(hand.doc, "zones", id);
  if (!entry) return;
  const others = [...rootOf(hand.doc, "zones")]
    .flatMap(([key, values]) => (key !== id && values instanceof Y.Map ? [readZone(key as ZoneId, values)] : []))
    .sort(compareOrder);
  const at = after === null ? 0 : others.findIndex((zone) => zone.id === after) + 1;
  const [order] = keysBetween({
    after: others[at - 1]?.order,
    before: others[at]?.order,
    count: 1,
    suffix: hand.suffix(),
  });
  transact(hand, () => put(entry, "order", order));
}

/** The area goes, its cards stay: they are then outside the areas. */
export function deleteZone(hand: Hand, id: ZoneId): void {
  transact(hand, () => {
    rootOf(hand.doc, "zones").delete(id);
    deleteLinksOf(hand, [id]);
  });
}

export interface GroupMember {
  readonly id: CardId;
  readonly x: number;
  readonly y: number;
}

/** Groups cards under a name, in one area. The cards keep every word. Without a name, the group shows as unnamed. */
export function groupCards(
  hand: Hand,
  group: { readonly name: string; readonly zone: ZoneId | null; readonly cards: readonly GroupMember[] },
): Reply<GroupId, "too-many-groups" | "text-too-long"> {
  const root = rootOf(hand.doc, "groups");
  if (root.size >= limits.GROUPS_MAX_COUNT) return no("too-many-groups");
  if (group.name.length > limits.GROUP_NAME_MAX_CHARS) return no("text-too-long");
  const id = hand.newId() as GroupId;
  transact(hand, () => {
    const entry = new Y.Map<unknown>();
    entry.set("name", group.name);
    entry.set("zone", group.zone);
    entry.set("order", nextOrder(hand, "groups"));
    root.set(id, entry);
    joinGroup(hand, id, group.cards);
  });
  return yes(id);
}

/** Puts cards into a group that exists; they take its area. */
export function joinGroup(hand: Hand, id: GroupId, cards: readonly GroupMember[]): void {
  const zone = entryOf(hand.doc, "groups", id)?.get("zone");
  // Written by groupCards or by a peer; readers check it again.
  const zoneId = typeof zone === "string" ? (zone as ZoneId) : null;
  moveCards(
    hand,
    cards.map((card) => ({ ...card, zone: zoneId, group: id })),
  );
}

export function nameGroup(hand: Hand, id: GroupId, name: string): Reply<null, "text-too-long" | "gone"> {
  if (name.length > limits.GROUP_NAME_MAX_CHARS) return no("text-too-long");
  const entry = entryOf(hand.doc, "groups", id);
  if (!entry) return no("gone");
  transact(hand, () => put(entry, "name", name));
  return yes(null);
}

/** Moves a whole group to another area: the cards keep their places relative to each other. */
export function moveGroup(
  hand: Hand,
  id: GroupId,
  to: { readonly zone: ZoneId | null; readonly cards: readonly GroupMember[] },
): void {
  const entry = entryOf(hand.doc, "groups", id);
  if (!entry) return;
  transact(hand, () => {
    if (entry.get("zone") !== to.zone) entry.set("zone", to.zone);
    joinGroup(hand, id, to.cards);
  });
}

/** The name goes, the cards stay where they lie. */
export function ungroup(hand: Hand, id: GroupId): void {
  const zone = entryOf(hand.doc, "groups", id)?.get("zone");
  transact(hand, () => {
    for (const [key, values] of rootOf(hand.doc, "cards")) {
      const card = values instanceof Y.Map ? readCard(key as CardId, values) : undefined;
      // The card stays in the area where the group stood, which may differ from the one it remembers.
      if (card?.place.group === id)
        moveCards(hand, [{ id: card.id, group: null, zone: typeof zone === "string" ? (zone as ZoneId) : null }]);
    }
    rootOf(hand.doc, "groups").delete(id);
  });
}

export interface NewLink {
  readonly from: CardId | ZoneId;
  readonly to: CardId | ZoneId;
  readonly label?: string;
  readonly meaning?: Meaning | null;
  readonly fromSide?: Side | null;
  readonly toSide?: Side | null;
  readonly fromEnd?: LinkEnd | null;
  readonly toEnd?: LinkEnd | null;
  readonly colour?: string | null;
  readonly extra?: Extra | null;
}

export function addLink(hand: Hand, link: NewLink): Reply<LinkId, "too-many-links" | "text-too-long" | "gone"> {
  const root = rootOf(hand.doc, "links");
  // What cannot be read is shown as a card, and is none.
  if (!isId(link.from) || !isId(link.to)) return no("gone");
  if (root.size >= limits.LINKS_MAX_COUNT) return no("too-many-links");
  if ((link.label?.length ?? 0) > limits.LINK_LABEL_MAX_CHARS) return no("text-too-long");
  const id = hand.newId() as LinkId;
  transact(hand, () => {
    const entry = new Y.Map<unknown>();
    for (const [key, value] of Object.entries(link)) {
      if (value !== undefined && value !== null && value !== "") entry.set(key, value);
    }
    root.set(id, entry);
  });
  return yes(id);
}

/** A change of words or of arrow ends. An end that stands for itself when nothing is written is not written. */
export function editLink(
  hand: Hand,
  id: LinkId,
  change: {
    readonly label?: string;
    readonly meaning?: Meaning | null;
    readonly fromEnd?: LinkEnd;
    readonly toEnd?: LinkEnd;
  },
): Reply<null, "text-too-long" | "gone"> {
  if ((change.label?.length ?? 0) > limits.LINK_LABEL_MAX_CHARS) return no("text-too-long");
  const entry = entryOf(hand.doc, "links", id);
  if (!entry) return no("gone");
  transact(hand, () => {
    if (change.label !== undefined) put(entry, "label", change.label === "" ? null : change.label);
    if (change.meaning !== undefined) put(entry, "meaning", change.meaning);
    if (change.fromEnd) put(entry, "fromEnd", change.fromEnd === "none" ? null : change.fromEnd);
    if (change.toEnd) put(entry, "toEnd", change.toEnd === "arrow" ? null : change.toEnd);
  });
  return yes(null);
}

/** From the other end: what pointed there points here. */
export function turnLink(hand: Hand, id: LinkId): void {
  const entry = entryOf(hand.doc, "links", id);
  if (!entry) return;
  // A peer may have written anything there, and a shared type cannot be put in a second place.
  const [from, to, fromSide, toSide] = ["from", "to", "fromSide", "toSide"].map((key) => wordIn(entry.get(key)));
  if (from === null || to === null) return;
  transact(hand, () => {
    put(entry, "from", to);
    put(entry, "to", from);
    put(entry, "fromSide", toSide);
    put(entry, "toSide", fromSide);
  });
}

function wordIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

export function deleteLink(hand: Hand, id: LinkId): void {
  transact(hand, () => rootOf(hand.doc, "links").delete(id));
}
