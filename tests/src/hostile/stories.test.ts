import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "@tablee/client/new-id";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { ask, askToQuote, readAccords, readQuote, readStory, storyUrl, tell } from "../support/stories.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const WORDS = { text: "Ce que je n’ai dit à personne.", easy: "Un secret." };

interface Person {
  readonly seat: Seat;
  readonly member: Headless;
}

let house: House;
let author: Person;
let host: Person;
let participant: Person;
let observer: Person;
/** Leads a table of their own, and is no member here. */
let stranger: Person;
const all: Person[] = [];

function sit(seat: Seat): Person {
  const one = { seat, member: new Headless(house.url, seat) };
  all.push(one);
  return one;
}

async function byLink(opened: OpenedBoard, role: "observer"): Promise<Seat> {
  const secret = opened.links[role].split("#s=")[1];
  const answer = await ask(`${house.url}/api/join`, {
    method: "POST",
    token: undefined,
    body: { secret, name: "Fougère", session: "token" },
  });
  return answer.body as Seat;
}

beforeAll(async () => {
  house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  host = sit(opened);
  author = sit(await joinBoard(house.url, opened.board.code, { name: "Mésange" }));
  participant = sit(await joinBoard(house.url, opened.board.code));
  observer = sit(await byLink(opened, "observer"));
  stranger = sit(await openBoard(house.url, { template: "free" }));
  await Promise.all(all.map(({ member }) => member.view()));
});
afterAll(async () => {
  for (const { member } of all) await member[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

/** The board of the author, asked for with somebody’s token. */
function here({ seat }: Person): Seat {
  return { ...author.seat, token: seat.token ?? "" };
}

/** Of what comes back, nothing tells one that is there from one that is not. */
async function asIfNotThere(who: Person, story: StoryId, quote: QuoteId): Promise<void> {
  const none = newId();
  const of = async (id: string, quoted: string) => {
    const url = storyUrl(house.url, author.seat.board.id, id);
    const { token } = who.seat;
    const answers = [
      await readStory(house.url, here(who), id),
      await ask(url, { method: "PUT", token, body: { text: "Non.", easy: "" } }),
      await readQuote(house.url, here(who), quoted),
      await ask(`${url}/quotes`, {
        method: "POST",
        token,
        body: { quote: newId(), card: newId(), words: "Ce que je n’ai dit" },
      }),
      await ask(url, { method: "DELETE", token }),
      await ask(url, { method: "POST", token, body: {} }),
      await ask(`${url}?token=${author.seat.token ?? ""}`, { token }),
    ];
    return answers;
  };
  const asked = await of(story, quote);
  expect(asked).toEqual(await of(none, none));
  expect(asked.every(({ status }) => status === 404 || status === 403)).toBe(true);
}

describe("stories before hostile members", () => {
  test("NAR22 a private story and its quotes are not there for anybody else, by any route: member, host, observer, stranger, or nobody", async () => {
    const story = await tell(house.url, author, WORDS);
    const quote = newId<QuoteId>();
    expect((await askToQuote(house.url, author.seat, { story, quote, words: "dit à personne" })).status).toBe(204);
    for (const who of [host, participant, observer, stranger]) await asIfNotThere(who, story, quote);
    for (const token of [undefined, "x".repeat(43), `${author.seat.token ?? ""}x`, "__proto__"]) {
      expect((await ask(storyUrl(house.url, author.seat.board.id, story), { token })).status).toBe(404);
      expect((await ask(storyUrl(house.url, stranger.seat.board.id, story), { token })).status).toBe(404);
    }
    // Of another table, with one’s own good token.
    const beside = { ...author.seat, board: stranger.seat.board };
    expect((await readStory(house.url, beside, story)).status).toBe(404);
    for (const id of ["..%2F..%2Ftablee.sqlite", "%00", "README.txt", "a".repeat(300), "%E0%A4%A"])
      expect((await readStory(house.url, author.seat, id)).status).toBeGreaterThanOrEqual(400);
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
  });

  test("NAR23 nobody else shares, widens, withdraws, decides, refuses or answers for an author, whatever is sent over the session", async () => {
    const story = await tell(house.url, author, { ...WORDS, level: "this-group" });
    const card = newId<CardId>();
    const quote = newId<QuoteId>();
    expect((await askToQuote(house.url, participant.seat, { story, quote, card, words: "personne" })).status).toBe(204);
    await participant.member.command("derive.set", { card, story, on: true });
    const seen = () => author.member.live().view?.stories;
    await until("the author has heard of both", () =>
      Boolean(seen()?.derivations.some((one) => one.card === card) && seen()?.quotes.some(({ id }) => id === quote)),
    );
    const before = seen();
    const refused = async <Name extends CommandName>(who: Person, name: Name, input: CommandInput<Name>) => {
      const reply = await who.member.table.live.send(name, input);
      expect({ name, ok: reply.ok }).toEqual({ name, ok: false });
    };
    for (const who of [host, participant, observer]) {
      for (const level of ["me-only", "training", "publication"] as const)
        await refused(who, "story.share", { story, level, signed: false });
      await refused(who, "story.withdraw", { story });
      await refused(who, "story.decide", { story, card, decision: "remove" });
      await refused(who, "derive.refuse", { card, story });
      await refused(who, "quote.answer", { quote, agrees: true });
      // In the name of another, and what the house alone may say.
      await refused(who, "story.begin", { story, person: 0, of: "story" });
      for (const name of ["story.changed", "story.expire", "quote.ask", "quote.drop", "member.forget"])
        await refused(who, name as CommandName, { story, stories: [story], quotes: [quote], why: null } as never);
      await refused(who, "story.share", {
        story,
        level: "training",
        signed: true,
        member: author.seat.member.id,
      } as never);
    }
    for (const who of [host, observer]) await refused(who, "quote.revoke", { quote });
    for (const who of [participant, observer]) await refused(who, "story.keep", { days: 1 });
    // Whoever asks is told before the answer.
    await author.member.command("story.share", { story, level: "this-group", signed: true });
    await author.member.command("hand.set", { raised: true });
    expect(seen()).toEqual(before);
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
    // A private one of somebody else is withdrawn by nobody; to say so would say that it is there.
    const mine = await tell(house.url, author, { text: "À moi." });
    for (const who of [host, participant, stranger]) await who.member.command("story.withdraw", { story: mine });
    expect((await readStory(house.url, author.seat, mine)).body).toMatchObject({ text: "À moi." });
  });

  test("NAR24 the id of a story at another table opens, writes and destroys nothing of it", async () => {
    const story = await tell(house.url, author, WORDS);
    await readAccords(stranger.member);
    await stranger.member.command("story.begin", { story, person: 0, of: "story" });
    expect((await readStory(house.url, stranger.seat, story)).body).toMatchObject({ text: "", easy: "" });
    const mine = storyUrl(house.url, stranger.seat.board.id, story);
    const { token } = stranger.seat;
    expect((await ask(mine, { method: "PUT", token, body: { text: "Ailleurs.", easy: "" } })).status).toBe(204);
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
    await stranger.member.command("story.withdraw", { story });
    expect((await readStory(house.url, stranger.seat, story)).status).toBe(404);
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
  });
});
