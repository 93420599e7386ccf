import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "@tablee/client/new-id";
import { styleCards } from "@tablee/shared/board/edit-cards";
import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { askToQuote, readAccords, readQuote, readStory, tell, writeStory } from "../support/stories.ts";

const WORDS = { text: "Un matin, on m’a demandé\nce que j’en pensais.", easy: "On m’a demandé mon avis." };
const QUOTED = "demandé ce que j’en pensais";

interface Told {
  readonly house: House;
  readonly author: Sat;
  readonly other: Sat;
  readonly host: Sat;
  readonly observer: Sat;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Sat {
  readonly seat: Seat;
  readonly member: Headless;
}

async function table(): Promise<Told> {
  const house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  const seats = [
    opened,
    await joinBoard(house.url, opened.board.code, { name: "Mésange", part: "supported" }),
    await joinBoard(house.url, opened.board.code),
  ];
  const secret = opened.links.observer.split("#s=")[1];
  const sits = (seat: Seat): Sat => ({ seat, member: new Headless(house.url, seat) });
  const [host, author, other] = seats.map(sits) as [Sat, Sat, Sat];
  const answer = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret, name: "Fougère", session: "token" }),
  });
  const observer = sits((await answer.json()) as Seat);
  const all = [host, author, other, observer];
  await Promise.all(all.map(({ member }) => member.view()));
  return {
    house,
    author,
    other,
    host,
    observer,
    [Symbol.asyncDispose]: async () => {
      for (const { member } of all) await member[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}

describe("stories", () => {
  test("NAR1 a story is its author’s alone until they share it, and then everybody at the table reads the same words", async () => {
    await using told = await table();
    const { house, author, other, host, observer } = told;
    const story = await tell(house.url, author, WORDS);
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
    for (const { seat } of [other, host, observer])
      expect(await readStory(house.url, seat, story)).toMatchObject({ status: 404, reason: "not-found" });
    await author.member.command("story.share", { story, level: "this-group", signed: true });
    for (const { seat } of [other, host, observer])
      expect((await readStory(house.url, seat, story)).body).toMatchObject(WORDS);
    await author.member.command("story.share", { story, level: "me-only", signed: true });
    expect((await readStory(house.url, other.seat, story)).status).toBe(404);
    await house.restart();
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
  });

  test("NAR2 other words of a shared story are told by a number that goes up, and the same words again change nothing", async () => {
    await using told = await table();
    const { house, author, other } = told;
    const story = await tell(house.url, author, { ...WORDS, level: "this-group" });
    const rev = (): number | undefined => other.member.live().view?.stories.shared[0]?.rev;
    await until("it is shared", () => rev() === 0);
    expect((await writeStory(house.url, author.seat, story, { text: "Autrement." })).status).toBe(204);
    await until("it has changed", () => rev() === 1);
    expect((await writeStory(house.url, author.seat, story, { text: "Autrement." })).status).toBe(204);
    expect((await writeStory(house.url, author.seat, story, { text: "Autrement encore." })).status).toBe(204);
    await until("it has changed once more", () => rev() === 2);
  });

  test("NAR3 [A14] others cannot edit a story; a quote has its words letter by letter, hangs on its story, and goes when its author says so", async () => {
    await using told = await table();
    const { house, author, other, host, observer } = told;
    const story = await tell(house.url, author, { ...WORDS, level: "this-group" });
    for (const { seat } of [other, host, observer])
      expect(await writeStory(house.url, seat, story, { text: "Non." })).toMatchObject({ status: 404 });
    expect((await readStory(house.url, author.seat, story)).body).toMatchObject(WORDS);
    const wish = { story, quote: newId<QuoteId>(), card: newId<CardId>() };
    expect(await askToQuote(house.url, other.seat, { ...wish, words: "demandé ce que j'en pensais" })).toMatchObject({
      status: 422,
      reason: "not-verbatim",
    });
    expect(await askToQuote(house.url, observer.seat, { ...wish, words: QUOTED })).toMatchObject({ status: 403 });
    for (const _ of [1, 2])
      expect((await askToQuote(house.url, other.seat, { ...wish, words: QUOTED })).status).toBe(204);
    // Asked for, it is between two.
    expect((await readQuote(house.url, author.seat, wish.quote)).body).toEqual({ words: QUOTED });
    expect((await readQuote(house.url, other.seat, wish.quote)).body).toEqual({ words: QUOTED });
    expect((await readQuote(house.url, host.seat, wish.quote)).status).toBe(404);
    await expect(other.member.command("quote.answer", { quote: wish.quote, agrees: true })).rejects.toThrow(
      "no-such-quote",
    );
    await author.member.command("quote.answer", { quote: wish.quote, agrees: true });
    expect((await readQuote(house.url, host.seat, wish.quote)).body).toEqual({ words: QUOTED });
    await until("the card is linked", () =>
      Boolean(host.member.live().view?.stories.quotes.some(({ card }) => card === wish.card)),
    );
    await author.member.command("quote.revoke", { quote: wish.quote });
    expect((await readQuote(house.url, author.seat, wish.quote)).status).toBe(404);
  });

  test("NAR4 a quote whose words its author has changed is taken back with them, and one whose words still stand stays", async () => {
    await using told = await table();
    const { house, author, other } = told;
    const story = await tell(house.url, author, { ...WORDS, level: "this-group" });
    const [kept, lost] = [newId<QuoteId>(), newId<QuoteId>()];
    expect((await askToQuote(house.url, other.seat, { story, quote: kept, words: "Un matin" })).status).toBe(204);
    expect((await askToQuote(house.url, other.seat, { story, quote: lost, words: QUOTED })).status).toBe(204);
    await author.member.command("quote.answer", { quote: lost, agrees: true });
    expect((await writeStory(house.url, author.seat, story, { text: "Un matin, j’ai parlé." })).status).toBe(204);
    expect((await readQuote(house.url, other.seat, lost)).status).toBe(404);
    expect((await readQuote(house.url, other.seat, kept)).body).toEqual({ words: "Un matin" });
    expect(author.member.live().view?.stories.quotes.map(({ id }) => id)).toEqual([kept]);
  });

  test("NAR5 a withdrawn story is gone when that is answered, with its quotes, for everybody and after a restart", async () => {
    await using told = await table();
    const { house, author, other } = told;
    const story = await tell(house.url, author, { ...WORDS, level: "publication" });
    const quote = newId<QuoteId>();
    expect((await askToQuote(house.url, other.seat, { story, quote, words: QUOTED })).status).toBe(204);
    await author.member.command("story.withdraw", { story });
    for (const { seat } of [author, other]) {
      expect((await readStory(house.url, seat, story)).status).toBe(404);
      expect((await readQuote(house.url, seat, quote)).status).toBe(404);
    }
    expect((await writeStory(house.url, author.seat, story, WORDS)).status).toBe(404);
    await house.restart();
    expect((await readStory(house.url, author.seat, story)).status).toBe(404);
  });
});

describe("what comes from a story", () => {
  test("NAR25 [A15] a knowledge card records which story it comes from, for all who may read that; its author may refuse, and it stays refused after a restart", async () => {
    await using told = await table();
    const { house, author, other, host } = told;
    const card = other.member.addCard("On m’a demandé, et on n’a pas attendu la réponse");
    const story = await tell(house.url, author, { ...WORDS, level: "this-group" });
    const derivations = ({ member }: Sat) => member.live().view?.stories.derivations;
    await other.member.command("derive.set", { card, story, on: true });
    for (const who of [author, other, host])
      await until(
        "all know it",
        () => derivations(who)?.[0]?.state === "standing" && derivations(who)?.[0]?.card === card,
      );
    await expect(host.member.command("derive.refuse", { card, story })).rejects.toThrow("no-such-story");
    await author.member.command("derive.refuse", { card, story });
    await until("all know that it is refused", () => derivations(host)?.[0]?.state === "refused");
    await house.restart();
    await expect(other.member.command("derive.set", { card, story, on: true })).rejects.toThrow("derivation-refused");
    const asked = await askToQuote(house.url, other.seat, { story, card, words: QUOTED });
    expect(asked).toMatchObject({ status: 403, body: { error: { detail: "derivation-refused" } } });
    // Taken back to its author, it is nobody’s to know that a card came from it.
    await author.member.command("story.share", { story, level: "me-only", signed: true });
    await until("nothing is known", () => derivations(other)?.length === 0);
  });

  test("NAR26 [A16] who I am becoming is a story of its own kind, private until its author says otherwise, and the table may read it then", async () => {
    await using told = await table();
    const { house, author, other, host, observer } = told;
    const story = newId<StoryId>();
    await readAccords(author.member);
    await author.member.command("story.begin", { story, person: 0, of: "becoming" });
    const text = "Je deviens formatrice.";
    expect((await writeStory(house.url, author.seat, story, { text })).status).toBe(204);
    expect(author.member.live().view?.stories.mine).toMatchObject([{ id: story, kind: "becoming", level: "me-only" }]);
    for (const { seat, member } of [other, host, observer]) {
      expect((await readStory(house.url, seat, story)).status).toBe(404);
      expect((await member.view()).stories.shared).toEqual([]);
    }
    await author.member.command("story.share", { story, level: "this-group", signed: true });
    await until("it is shared", () => other.member.live().view?.stories.shared[0]?.kind === "becoming");
    expect((await readStory(house.url, other.seat, story)).body).toMatchObject({ text });
  });

  test("NAR27 of a withdrawn story the house does with each card what its author says: it stays, loses its signature, or goes, and no undo brings it back", async () => {
    await using told = await table();
    const { house, author, other } = told;
    const story = await tell(house.url, author, { ...WORDS, level: "this-group" });
    const undo = new Y.UndoManager(other.member.hand.doc.getMap("cards"), {
      trackedOrigins: new Set([other.member.hand.origin]),
    });
    const [kept, unsigned, removed] = ["reste", "sans nom", "part"].map((text) => other.member.addCard(text)) as [
      CardId,
      CardId,
      CardId,
    ];
    styleCards(other.member.hand, [kept, unsigned, removed], { author: "Tilleul" });
    await other.member.saved();
    for (const card of [kept, unsigned, removed]) await other.member.command("derive.set", { card, story, on: true });
    await author.member.command("story.withdraw", { story });
    const open = () => author.member.live().view?.stories.withdrawn;
    expect(open()).toEqual([{ story, member: author.seat.member.id, person: 0, cards: [kept, unsigned, removed] }]);
    await author.member.command("story.decide", { story, card: kept, decision: "keep" });
    await author.member.command("story.decide", { story, card: unsigned, decision: "anonymise" });
    await author.member.command("story.decide", { story, card: removed, decision: "remove" });
    expect(open()).toEqual([]);
    const cards = () => other.member.board().cards;
    await until("the board is as it was said", () => !cards().has(removed) && cards().get(unsigned)?.author === null);
    expect(cards().get(kept)?.author).toBe("Tilleul");
    await until("the cards say it", () => other.member.live().view?.stories.marked.length === 2);
    expect(other.member.live().view?.stories.marked).toEqual([kept, unsigned]);
    expect(undo.canUndo()).toBe(true);
    while (undo.canUndo()) undo.undo();
    while (undo.canRedo()) undo.redo();
    await other.member.saved();
    expect(cards().has(removed)).toBe(false);
    expect(cards().get(unsigned)?.author ?? null).toBeNull();
    await house.restart();
    const late = new Headless(house.url, await joinBoard(house.url, other.seat.board.code));
    await late.saved();
    expect(late.board().cards.has(removed)).toBe(false);
    await late[Symbol.asyncDispose]();
  });
});
