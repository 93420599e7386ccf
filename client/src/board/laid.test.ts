import * as Y from "yjs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { cardRect, cardSize, freePlace, intersects } from "@tablee/shared/board/geometry";
import type { Hand } from "@tablee/shared/board/hand";
import { openRoots } from "@tablee/shared/board/schema";
import type { Card } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { followBoard } from "./board-store.ts";
import { keepApart } from "./laid.ts";

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const AREA = { x: 0, y: 0, w: 456, h: 720 };

/** People with documents of their own, whose words travel only when `exchange` is called. */
function tableOf(count: number) {
  const start = new Y.Doc();
  openRoots(start);
  let made = 0;
  const handOf = (doc: Y.Doc, name: string): Hand => ({
    doc,
    by: null,
    origin: name,
    newId: () => `${(made += 1) * 7919}-${name}`,
    suffix: () => name,
    now: () => 0,
  });
  const zone = addZone(handOf(start, "start"), { title: "Avant", rect: AREA });
  if (!zone.ok) throw new Error("no area");
  const people = Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
    const store = followBoard(doc);
    const hand = handOf(doc, `p${index}`);
    const laid = keepApart({ doc, board: store.state, hand, isSaved: () => true });
    return {
      doc,
      hand,
      laid,
      cards: (): Card[] =>
        [...store.state.getState().board.cards.values()].sort((left, right) => (left.id < right.id ? -1 : 1)),
    };
  });
  return { people, zone: zone.value };
}

type Person = ReturnType<typeof tableOf>["people"][number];

async function exchange(people: readonly Person[]): Promise<void> {
  const updates = people.map(({ doc }) => Y.encodeStateAsUpdate(doc));
  for (const { doc } of people) for (const update of updates) Y.applyUpdate(doc, update, "remote");
  await vi.advanceTimersByTimeAsync(200);
}

function lay(person: Person, zone: ZoneId, text: string): CardId {
  const size = cardSize({ text, size: null });
  const place = freePlace(AREA, person.cards().map(cardRect), size);
  const added = addCards(person.hand, [{ text, place: { ...place, zone, group: null } }]);
  if (!added.ok || !added.value[0]) throw new Error("no card");
  person.laid.watch({ cards: [added.value[0]], group: null });
  return added.value[0];
}

function overlaps(cards: readonly Card[]): number {
  return cards.flatMap((card, index) =>
    cards.slice(index + 1).filter((other) => intersects(cardRect(card), cardRect(other))),
  ).length;
}

test("BRD20 cards that many put down at the same moment end beside each other, the same for all, with no step of undo", async () => {
  const { people, zone } = tableOf(12);
  const steps = people.map(
    ({ doc, hand }) => new Y.UndoManager(doc.getMap("cards"), { trackedOrigins: new Set([hand.origin]) }),
  );
  people.forEach((person, index) => lay(person, zone, `Ingrédient ${"mot ".repeat(index)}`));
  for (let round = 0; round < 6; round += 1) await exchange(people);
  const [first] = people;
  expect(first?.cards()).toHaveLength(12);
  expect(overlaps(first?.cards() ?? [])).toBe(0);
  for (const { cards } of people) expect(cards()).toEqual(first?.cards());
  for (const manager of steps) expect(manager.undoStack).toHaveLength(1);
});

test("BRD21 two groups made at the same moment end one below the other, each with its cards in their order", async () => {
  const { people, zone } = tableOf(2);
  const [one, two] = people;
  if (!one || !two) throw new Error("nobody");
  const mine = [lay(one, zone, "a"), lay(one, zone, "b")];
  await exchange(people);
  const yours = [lay(two, zone, "c"), lay(two, zone, "d")];
  await exchange(people);
  for (const [person, ids] of [
    [one, mine],
    [two, yours],
  ] as const) {
    const cards = ids.map((id, index) => ({ id, x: 20 + index * 216, y: 900 }));
    const made = groupCards(person.hand, { name: "Ensemble", zone, cards });
    if (made.ok) person.laid.watch({ cards: ids, group: made.value });
  }
  for (let round = 0; round < 4; round += 1) await exchange(people);
  expect(overlaps(one.cards())).toBe(0);
  expect(two.cards()).toEqual(one.cards());
  for (const ids of [mine, yours]) {
    const [left, right] = ids.map((id) => one.cards().find((card) => card.id === id)?.place);
    expect(right?.y).toBe(left?.y);
    expect((right?.x ?? 0) - (left?.x ?? 0)).toBe(216);
  }
});

test("BRD22 a card that somebody has moved since stays where they put it", async () => {
  const { people, zone } = tableOf(2);
  const [one, two] = people;
  if (!one || !two) throw new Error("nobody");
  const mine = lay(one, zone, "a");
  await exchange(people);
  const entry = one.doc.getMap<Y.Map<unknown>>("cards").get(mine);
  entry?.set("place", { x: 300, y: 300, zone, group: null });
  const under = addCards(two.hand, [{ text: "b", place: { x: 310, y: 310, zone, group: null } }]);
  expect(under.ok).toBe(true);
  for (let round = 0; round < 3; round += 1) await exchange(people);
  expect(one.cards().find(({ id }) => id === mine)?.place).toMatchObject({ x: 300, y: 300 });
});
