import { describe, expect, test } from "vitest";
import { newId } from "@tablee/client/new-id";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { HandedOut, Seat } from "@tablee/shared/protocol/http";
import { exportsToTell } from "@tablee/shared/session/ledger";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { ask, askToQuote, exportStories, tell } from "../support/stories.ts";

interface Sat {
  readonly seat: Seat;
  readonly member: Headless;
}

interface Table {
  readonly house: House;
  readonly host: Sat;
  readonly author: Sat;
  readonly other: Sat;
  readonly course: StoryId;
  readonly group: StoryId;
  readonly quote: QuoteId;
  [Symbol.asyncDispose](): Promise<void>;
}

const QUOTED = "demandé mon avis";

/** Three stories of one author: for a training, for this group, for nobody; and a quote of the first. */
async function table(): Promise<Table> {
  const house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  const { code } = opened.board;
  const seats = [opened, await joinBoard(house.url, code, { name: "Mésange" }), await joinBoard(house.url, code)];
  const all = seats.map((seat): Sat => ({ seat, member: new Headless(house.url, seat) }));
  const [host, author, other] = all as [Sat, Sat, Sat];
  await Promise.all(all.map(({ member }) => member.view()));
  const group = await tell(house.url, author, { text: "CANARI-GROUPE", easy: "CANARI-FACILE", level: "this-group" });
  await tell(house.url, author, { text: "CANARI-SEUL" });
  // Last: before each story the page of accords is read anew, and says nothing of trainings.
  const course = await tell(house.url, author, { text: "On m’a demandé mon avis. CANARI-COURS", level: "training" });
  const quote = newId<QuoteId>();
  await askToQuote(house.url, other.seat, { story: course, quote, card: newId<CardId>(), words: QUOTED });
  await author.member.command("quote.answer", { quote, agrees: true });
  return {
    house,
    host,
    author,
    other,
    course,
    group,
    quote,
    [Symbol.asyncDispose]: async () => {
      for (const { member } of all) await member[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}

describe("what is handed out to leave", () => {
  test("LED8 the server notes an export before it hands anything out, what it refuses goes to nobody, and the list outlasts a restart", async () => {
    await using at = await table();
    const { house, host, author, other } = at;
    const wish = { audience: "training", to: "Institut" } as const;
    expect(await exportStories(house.url, other.seat, wish)).toMatchObject({ status: 403, reason: "not-allowed" });
    for (const part of [{ formats: [] }, { formats: ["exe"] }, { audience: "me-only" }, { as: "all" }])
      expect((await exportStories(house.url, host.seat, { ...wish, ...part })).status).toBe(400);
    expect((await host.member.view()).exported).toEqual([]);
    expect((await exportStories(house.url, host.seat, wish)).status).toBe(200);
    await until("all see it", () => author.member.live().view?.exported.length === 1);
    expect(author.member.live().view?.exported).toMatchObject([
      { as: "table", audience: "training", formats: ["md"], to: "Institut", stories: 1, taken: 0, mine: [at.course] },
    ]);
    expect((await exportStories(house.url, other.seat, { audience: "this-group" })).status).toBe(200);
    await house.restart();
    await until("it is still there", () => other.member.live().view?.exported.length === 2);
  });

  test("LED9 what is handed out is each story that reaches the audience, signed as its author chose, and of all others no word", async () => {
    await using at = await table();
    const { house, host, author, course, group, quote } = at;
    const handed = async (audience: string): Promise<HandedOut> =>
      (await exportStories(house.url, host.seat, { audience, to: "x" })).body as HandedOut;
    const course1 = await handed("training");
    expect(course1.stories).toEqual([
      {
        id: course,
        kind: "story",
        by: { member: author.seat.member.id, person: 0 },
        text: "On m’a demandé mon avis. CANARI-COURS",
        easy: "",
      },
    ]);
    expect(course1.quotes).toMatchObject([{ id: quote, words: QUOTED, by: { person: 0 } }]);
    expect(JSON.stringify(course1)).not.toMatch(/GROUPE|FACILE|SEUL/);
    await author.member.command("story.share", { story: course, level: "training", signed: false });
    const near = await handed("this-group");
    expect(near.stories.map(({ id, by, easy }) => [id, by === null, easy])).toEqual([
      [group, false, "CANARI-FACILE"],
      [course, true, ""],
    ]);
    expect(near.quotes).toMatchObject([{ by: null }]);
    expect(JSON.stringify(near)).not.toContain("SEUL");
    expect(await handed("publication")).toEqual({ stories: [], quotes: [] });
  });

  test("LED10 a story that is withdrawn while it is being exported is either not handed out, or noted as being in that file", async () => {
    await using at = await table();
    const { house, host, author, course } = at;
    const leaving = Array.from({ length: 8 }, () =>
      exportStories(house.url, host.seat, { audience: "training", to: "x" }),
    );
    const gone = author.member.command("story.withdraw", { story: course });
    const answers = await Promise.all(leaving);
    await gone;
    const held = answers.filter(({ body }) => JSON.stringify(body).includes("CANARI-COURS")).length;
    await until("all are noted", () => host.member.live().view?.exported.length === answers.length);
    await until("it is gone", () => host.member.live().view?.stories.shared.length === 1);
    expect(exportsToTell(host.member.live().view?.exported ?? []).length).toBe(held);
    const after = await exportStories(house.url, host.seat, { audience: "this-group" });
    expect(JSON.stringify(after.body)).not.toContain("CANARI-COURS");
  });

  test("LED3 a right to lead that was lent is not enough for what outlasts it", async () => {
    await using at = await table();
    const { house, host, other } = at;
    await host.member.command("role.lend", { member: other.seat.member.id, minutes: 5 });
    await until("it is lent", () => other.member.live().view?.me.role === "host");
    const wish = { audience: "training", to: "x" };
    expect(await exportStories(house.url, other.seat, wish)).toMatchObject({ status: 403, reason: "not-allowed" });
    expect((await ask(`${house.url}/api/boards/${other.seat.board.id}/exports`, { token: undefined })).status).toBe(
      404,
    );
  });
});
