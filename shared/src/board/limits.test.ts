import * as Y from "yjs";
import { expect, test } from "vitest";
import type { CardId, LinkId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { addLink, addZone, editLink, editZone, groupCards } from "./edit-structure.ts";
import { readBoard, readCard } from "./read.ts";
import { rootOf } from "./schema.ts";
import type { Root } from "./schema.ts";
import { testHand } from "./testing.ts";

const rect = { x: 0, y: 0, w: 400, h: 300 };

/** A document that holds `count` things of a kind already, written as a peer would. */
function fullHand(root: Root, count: number) {
  const hand = testHand();
  hand.doc.transact(() => {
    for (let at = 0; at < count; at += 1)
      rootOf(hand.doc, root).set(
        `t${at}`,
        new Y.Map([
          ["from", "a"],
          ["to", "b"],
        ]),
      );
  });
  return hand;
}

test("LIM3 a title of an area over its limit is refused, made or changed, and the old one stays", () => {
  const hand = testHand();
  const long = "x".repeat(limits.ZONE_TITLE_MAX_CHARS + 1);
  const made = addZone(hand, { title: long.slice(1), rect });
  expect(made.ok).toBe(true);
  expect(addZone(hand, { title: long, rect })).toEqual({ ok: false, reason: "text-too-long" });
  const [zone] = [...readBoard(hand.doc).zones.values()];
  expect(editZone(hand, zone?.id ?? ("none" as ZoneId), { title: long })).toEqual({
    ok: false,
    reason: "text-too-long",
  });
  expect([...readBoard(hand.doc).zones.values()]).toEqual([zone]);
});

test("LIM4 a board full of areas, of groups or of links refuses one more and keeps the rest", () => {
  const zones = fullHand("zones", limits.ZONES_MAX_COUNT);
  expect(addZone(zones, { title: "t", rect })).toEqual({ ok: false, reason: "too-many-zones" });
  expect(readBoard(zones.doc).zones.size).toBe(limits.ZONES_MAX_COUNT);
  const groups = fullHand("groups", limits.GROUPS_MAX_COUNT);
  expect(groupCards(groups, { name: "g", zone: null, cards: [] })).toEqual({ ok: false, reason: "too-many-groups" });
  expect(readBoard(groups.doc).groups.size).toBe(limits.GROUPS_MAX_COUNT);
  const links = fullHand("links", limits.LINKS_MAX_COUNT);
  const one = { from: "a" as CardId, to: "b" as CardId };
  expect(addLink(links, one)).toEqual({ ok: false, reason: "too-many-links" });
  expect(readBoard(links.doc).links.size).toBe(limits.LINKS_MAX_COUNT);
});

test("LIM5 a label of a link over its limit is refused, and the link keeps the one it had", () => {
  const hand = testHand();
  const added = addLink(hand, { from: "a" as CardId, to: "b" as CardId, label: "mène à" });
  const id = added.ok ? added.value : ("none" as LinkId);
  const label = "x".repeat(limits.LINK_LABEL_MAX_CHARS + 1);
  expect(editLink(hand, id, { label })).toEqual({ ok: false, reason: "text-too-long" });
  expect(readBoard(hand.doc).links.get(id)?.label).toBe("mène à");
});

test("LIM6 a card that a peer made smaller or larger than can be held is shown at the limit, with all its words", () => {
  const { doc } = testHand();
  const sized = (w: number, h: number) => {
    const card = new Y.Map<unknown>([
      ["text", "mots"],
      ["size", { w, h }],
    ]);
    rootOf(doc, "cards").set("c", card);
    return readCard("c" as CardId, card);
  };
  expect(sized(limits.CARD_MAX_PX + 1, limits.CARD_MIN_PX - 1)).toMatchObject({
    text: "mots",
    size: { w: limits.CARD_MAX_PX, h: limits.CARD_MIN_PX },
  });
  expect(sized(limits.CARD_MIN_PX, limits.CARD_MAX_PX).size).toEqual({ w: limits.CARD_MIN_PX, h: limits.CARD_MAX_PX });
});
