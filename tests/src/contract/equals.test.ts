import { expect, test } from "vitest";
import { PARTS } from "@tablee/shared/rules/roles";
import { groupCards } from "@tablee/shared/board/edit-structure";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

test("ACC20 [C19] [C44] [C47] whatever part somebody says they take, or none, their rights at the table are the same, and no card gets a knowledge by it", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  for (const part of [...PARTS, null]) {
    await using person = new Headless(house.url, await joinBoard(house.url, opened.board.code, { part }));
    const { me } = await person.view();
    expect([me.role, me.access]).toEqual(["participant", { cards: true, structure: true, reason: null }]);
    const card = person.addCard(`de ${part ?? "personne"}`);
    groupCards(person.hand, { name: `groupe ${part}`, zone: null, cards: [{ id: card, x: 0, y: 0 }] });
    await person.saved();
    await person.command("hand.set", { raised: true });
    await until("everybody has it", () => host.board().cards.get(card)?.place.group !== undefined);
    expect(host.board().cards.get(card)).toMatchObject({ knowledge: null, author: null });
  }
  expect(host.board().groups.size).toBe(PARTS.length + 1);
});

test("ACC21 [C21] [C50] a supported person comes in by the code with any name and nothing else, and leads as anybody may", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { part: "trainer" });
  await using trainer = new Headless(house.url, opened);
  const answer = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: opened.board.code, name: "Loriot", session: "token", part: "supported" }),
  });
  expect(answer.status).toBe(200);
  const seat = await answer.json();
  expect(Object.keys(seat.member).sort()).toEqual(["also", "id", "name", "part", "partHidden", "role"]);
  await using loriot = new Headless(house.url, seat);
  await Promise.all([trainer.view(), loriot.view()]);
  await trainer.command("role.set", { member: seat.member.id, role: "host" });
  await until("told", () => loriot.live().view?.me.role === "host");
  await loriot.command("timer.start", { seconds: 60 });
  await trainer.command("role.set", { member: opened.member.id, role: "participant" });
  await until("the trainer follows", () => trainer.live().view?.me.role === "participant");
  await loriot.command("timer.stop", {});
});

test("MIN24 [C47] nobody is asked for a title: with a name alone people are at the table as anybody, and a part is seen where its owner says so", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const { code } = opened.board;
  await using host = new Headless(house.url, opened);
  const seats = {
    none: await joinBoard(house.url, code, { name: "Iris" }),
    said: await joinBoard(house.url, code, { name: "Thym", part: "trainer" }),
    kept: await joinBoard(house.url, code, { name: "Genêt", part: "trainer" }),
  };
  const hide = await fetch(`${house.url}/api/boards/${opened.board.id}/me`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${seats.kept.token}`, "content-type": "application/json" },
    body: JSON.stringify({ part: "trainer", partHidden: true }),
  });
  expect(hide.ok).toBe(true);
  const partOf = ({ member }: Seat): string | null | undefined => host.live().people.get(member.id)?.part;
  await until(
    "all are known",
    () => partOf(seats.none) === null && partOf(seats.said) === "trainer" && partOf(seats.kept) === null,
  );
  // All that is told of a person: no title has a place in it.
  for (const person of host.live().people.values())
    expect(Object.keys(person).sort()).toEqual(["also", "id", "leadsUntil", "name", "part", "present", "role"]);
  for (const extra of ["title", "job", "organisation"]) {
    const answer = await fetch(`${house.url}/api/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, name: "Loriot", session: "token", [extra]: "Cheffe" }),
    });
    expect(answer.status).toBe(400);
  }
  expect(new Set(Object.values(seats).map(({ member }) => member.role))).toEqual(new Set(["participant"]));
});
