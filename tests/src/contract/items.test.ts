import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import { itemOf, standingOf } from "@tablee/shared/board/items";
import type { Standing } from "@tablee/shared/board/items";
import type { CardId, NoteId } from "@tablee/shared/ids";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";

async function join(house: House, code: string, name: string): Promise<Headless> {
  return new Headless(house.url, await joinBoard(house.url, code, { name }));
}

function obstacle(by: Headless, text: string): CardId {
  const added = addCards(by.hand, [{ text, kind: "obstacle", place: { x: 0, y: 0, zone: null, group: null } }]);
  if (!added.ok || !added.value[0]) throw new Error("not added");
  return added.value[0];
}

function claim(by: Headless, card: CardId): NoteId {
  const said = addNote(by.hand, { card, status: "removed", text: "suivi" });
  if (!said.ok) throw new Error(said.reason);
  return said.value;
}

function stands(at: Headless, card: CardId): Standing | null {
  const held = at.board().cards.get(card);
  return held ? standingOf(at.board(), held) : null;
}

function allRead(people: readonly Headless[], card: CardId, standing: Standing | null): Promise<void> {
  return until(`all read ${standing}`, () => people.every((one) => stands(one, card) === standing));
}

describe("what becomes of an obstacle, at a real table", () => {
  test("ITM26 [C29] [C30] one calls it removed, one who raised it confirms, one who meets it still reopens it", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    await using erable = new Headless(house.url, opened);
    await using genet = await join(house, opened.board.code, "Genêt");
    await using tilleul = await join(house, opened.board.code, "Tilleul");
    const people = [erable, genet, tilleul];
    const card = obstacle(erable, "Plus de bus après 17 h.");
    await until("all have it", () => people.every((one) => one.board().cards.has(card)));
    const note = claim(genet, card);
    await genet.saved();
    await allRead(people, card, "claimed");
    const asked = { card, claim: note };
    await expect(tilleul.command("item.confirm", asked)).rejects.toThrow("not-for-you");
    await genet.command("item.meet", { card, met: true });
    await expect(genet.command("item.confirm", asked)).rejects.toThrow("not-for-you");
    await erable.command("item.confirm", asked);
    await allRead(people, card, "removed");
    await tilleul.command("item.challenge", { card, reason: "Toujours pas de bus le vendredi." });
    await allRead(people, card, "reopened");
    await expect(tilleul.command("item.challenge", { card, reason: "Encore." })).rejects.toThrow("not-removed");
    // After a restart the house knows as much.
    await house.restart();
    await using alisier = await join(house, opened.board.code, "Alisier");
    await allRead([...people, alisier], card, "reopened");
    expect(itemOf(alisier.board(), card).history).toHaveLength(3);
  });

  test("ITM27 nobody else is sent who has met an obstacle, and one who has confirms what another called removed", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    await using erable = new Headless(house.url, opened);
    await using tilleul = await join(house, opened.board.code, "Tilleul");
    const bytes: Buffer[] = [];
    await using line = await openLine(house.url, null, (chunk) => bytes.push(chunk));
    const seat = await joinBoard(house.url, opened.board.code, { name: "Loriot" });
    await using loriot = new Headless(line.url, seat);
    await loriot.view();
    const card = obstacle(loriot, "Le mot « usager » revient partout.");
    await until("it has come", () => tilleul.board().cards.has(card));
    await tilleul.command("item.meet", { card, met: true });
    expect((await tilleul.view()).items.met).toEqual([card]);
    const note = claim(erable, card);
    await erable.saved();
    await tilleul.command("item.confirm", { card, claim: note });
    await allRead([erable, tilleul, loriot], card, "removed");
    expect((await loriot.view()).items.met).toEqual([]);
    const heard = Buffer.concat(bytes).toString("latin1");
    expect(heard).toContain("confirmed");
    expect(heard).toContain('"met":[]');
    expect(heard).not.toContain(`"met":["${card}"]`);
    // Neither the record nor anything beside it names who confirmed.
    const record = [...loriot.board().records.values()][0];
    expect(record).toMatchObject({ what: "confirmed", member: null });
  });

  test("ITM29 one owns what one has accepted, whoever asked, and is asked no more", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    await using erable = new Headless(house.url, opened);
    const seat = await joinBoard(house.url, opened.board.code, { name: "Bruyère" });
    await using bruyere = new Headless(house.url, seat);
    await using tilleul = await join(house, opened.board.code, "Tilleul");
    const card = obstacle(erable, "La paie tarde.");
    await erable.saved();
    await erable.command("owner.ask", { card, member: seat.member.id });
    await until("she is asked", () => bruyere.live().view?.items.asked.length === 1);
    expect(itemOf(erable.board(), card).owner).toBe(null);
    await expect(tilleul.command("owner.answer", { card, accepts: true })).rejects.toThrow("not-asked");
    await bruyere.command("owner.answer", { card, accepts: true });
    await until("all read it", () =>
      [erable, bruyere, tilleul].every((one) => itemOf(one.board(), card).owner === seat.member.id),
    );
    await until("nobody is asked", () => erable.live().view?.items.asked.length === 0);
    await expect(tilleul.command("owner.take", { card })).rejects.toThrow("owned-already");
    await bruyere.command("owner.leave", { card });
    await tilleul.command("owner.take", { card });
    await until("it has changed hands", () => itemOf(erable.board(), card).owner !== seat.member.id);
  });
});
