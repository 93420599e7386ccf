import { expect, test } from "vitest";
import type { StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Overheard } from "../support/overheard.ts";
import { ask, readStory, storyUrl, tell } from "../support/stories.ts";

const COURSE = { name: "Former à deux voix", keptDays: 30 };
const CANARY = "RECIT-CANARI-DES-FORMATEURS";

interface Two {
  readonly house: House;
  readonly seminar: Seat;
  readonly loriot: { readonly seat: Seat; readonly member: Headless };
  /** Leads the seminar, and has a seat at the table of the trainers as well. */
  readonly trainer: Seat;
  readonly space: Seat;
  /** Of the trainers' table alone. */
  readonly elsewhere: Seat;
}

/** The seminar with those who tell, and a table of trainers alone, of the same course. */
async function twoTables(house: House): Promise<Two> {
  const seminar = await openBoard(house.url, {
    template: "narratives",
    part: "supported",
    name: "Loriot",
    course: COURSE,
  });
  const trainer = await joinBoard(house.url, seminar.board.code, { name: "Alisier", part: "trainer" });
  const member = new Headless(house.url, seminar);
  await member.view();
  await member.command("role.set", { member: trainer.member.id, role: "host" });
  const space = await openBoard(house.url, {
    title: "Entre formateurs",
    part: "trainer",
    name: "Alisier",
    course: COURSE,
  });
  const elsewhere = await joinBoard(house.url, space.board.code, { name: "Buis", part: "trainer" });
  return { house, seminar, loriot: { seat: seminar, member }, trainer, space, elsewhere };
}

/** Every way to ask for a story: under the address of either table. */
async function asked({ house, seminar, space }: Two, seat: Seat, story: StoryId): Promise<readonly number[]> {
  const answers = [seminar, space].map(({ board }) => ask(storyUrl(house.url, board.id, story), { token: seat.token }));
  return (await Promise.all(answers)).map(({ status }) => status);
}

test("ASN20 [C36] the space of the trainers reads no story of the seminar, over HTTP, in a view or in a raw frame, whoever leads there", async () => {
  await using house = await openHouse();
  const two = await twoTables(house);
  const { loriot, trainer, space, elsewhere } = two;
  await using author = loriot.member;
  const story = await tell(house.url, loriot, { text: `Un matin. ${CANARY}`, easy: CANARY });
  // Not shared: not even whoever leads the seminar reads it.
  for (const seat of [trainer, space, elsewhere]) expect(await asked(two, seat, story)).toEqual([404, 404]);
  await author.command("story.share", { story, level: "this-group", signed: true });
  // Shared with the group that is at the seminar, trainers who sit there among them; with nobody at the other table.
  expect((await readStory(house.url, trainer, story)).status).toBe(200);
  for (const seat of [space, elsewhere]) expect(await asked(two, seat, story)).toEqual([404, 404]);
  const ears = await Promise.all([space, elsewhere].map((seat) => Overheard.open(house.url, seat)));
  await using lead = new Headless(house.url, space);
  await using other = new Headless(house.url, elsewhere);
  for (const member of [lead, other]) {
    const view = await member.view();
    expect([view.stories.shared, view.stories.derivations, view.stories.quotes]).toEqual([[], [], []]);
    await expect(member.command("derive.set", { card: "k" as never, story, on: true })).rejects.toThrow(
      "no-such-story",
    );
    await member.saved();
  }
  lead.addCard("une carte entre formateurs");
  await lead.saved();
  await lead.command("story.keep", { days: 10 });
  for (const ear of ears) {
    using heard = ear;
    await until("the latest is heard", () =>
      ["entre formateurs", '"days":10'].every((one) => heard.text.includes(one)),
    );
    for (const word of [CANARY, story]) expect([word, heard.text.includes(word)]).toEqual([word, false]);
  }
});

test("ASN21 what is opened from the seminar to work elsewhere, a rehearsal, holds no story and no word of one", async () => {
  await using house = await openHouse();
  const two = await twoTables(house);
  const { loriot, trainer } = two;
  await using author = loriot.member;
  const story = await tell(house.url, loriot, { text: CANARY, level: "publication" });
  expect((await author.view()).stories.mine).toHaveLength(1);
  const answer = await fetch(`${house.url}/api/boards/${two.seminar.board.id}/rehearsal`, {
    method: "POST",
    headers: { authorization: `Bearer ${trainer.token}`, "content-type": "application/json" },
    body: JSON.stringify({ title: "Répétition" }),
  });
  expect(answer.status).toBe(201);
  const there = { ...((await answer.json()) as Seat), token: trainer.token ?? "" };
  await using rehearsing = new Headless(house.url, there);
  const view = await rehearsing.view();
  await rehearsing.saved();
  expect(view.stories).toMatchObject({ mine: [], shared: [], quotes: [] });
  expect(JSON.stringify([view, [...rehearsing.board().cards.values()]])).not.toContain(CANARY);
  expect((await ask(storyUrl(house.url, there.board.id, story), { token: there.token })).status).toBe(404);
});
