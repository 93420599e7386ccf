import { z } from "zod";
import { LEVELS } from "@tablee/shared/session/stories";
import * as concern from "../concerns/stories.ts";
import type { Play, Told } from "../play.ts";
import { textFor } from "../script.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";

/** Telling, sharing, quoting, taking back. Each is done when everybody who may see it does. */

/** A device’s way to the words of stories. */
export async function wordsOf(play: Play, id: string): Promise<concern.Words> {
  const { client, board } = play.seated(id);
  return { base: play.base, board: play.boardId(board), token: await client.token() };
}

/** A contribution to the area of stories, written for oneself: it never is a card. */
export async function tell(play: Play, by: string, { name, text }: { readonly name: string; readonly text: string }) {
  const { client, board } = play.seated(by);
  const id = await concern.tell(client, await wordsOf(play, by), text);
  play.stories.set(name, { id, text, by, board, derived: new Set() });
}

export const shareStory = action(
  z.strictObject({ card: z.string(), level: z.enum(LEVELS) }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const story = play.story(args.card);
    await concern.share(client, story.id, args.level);
    return readByAll(play, board, story);
  },
);

/** The words, letter by letter, by each device here. */
async function readByAll(play: Play, board: string, story: Told): Promise<string> {
  const missing = async (): Promise<string | null> => {
    for (const { person } of play.here(board)) {
      const read = await concern.readWords(await wordsOf(play, person.id), story.id);
      if (read !== story.text) return `${person.id} reads ${read === null ? "nothing" : "other words"}`;
    }
    return null;
  };
  const ms = await holds(missing, { withinMs: SEEN_WITHIN_MS });
  for (const client of play.here(board))
    if (client.person.id !== story.by) await concern.readShared(client, story.id, story.text);
  return `read by all after ${ms} ms`;
}

export const keepPrivate = action(z.strictObject({ card: z.string() }), async ({ play, event, args }) => {
  const { client } = play.seated(event.actor);
  await concern.share(client, play.story(args.card).id, "me-only");
});

/** As many words of the story, in a row, as the wish has in common with it: a quote is verbatim. */
function passageLike(story: string, wish: string): string {
  const bare = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const [told, wished] = [
    story.split(" "),
    new Set(
      wish
        .split(" ")
        .map(bare)
        .filter((word) => word !== ""),
    ),
  ];
  let best: readonly string[] = [];
  for (let from = 0; from < told.length; from += 1) {
    let to = from;
    while (to < told.length && wished.has(bare(told[to] ?? ""))) to += 1;
    if (to - from > best.length) best = told.slice(from, to);
  }
  return best.join(" ");
}

/** What the script quotes was said otherwise in the story: that is refused, and then a passage of it is taken. */
export const quote = action(
  z.strictObject({ from: z.string(), into: z.string(), fr: z.string(), en: z.string() }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor);
    const [story, card] = [play.story(args.from), play.card(args.into)];
    const words = await wordsOf(play, event.actor);
    const wished = textFor(args, play.seated(story.by).client.person.locale);
    const ask = { story: story.id, card: card.id, on: card.text };
    const refused = await concern.quote(client, words, { ...ask, words: wished });
    if (!story.text.includes(wished) && refused !== "not-verbatim")
      throw new Error(`other words: ${refused ?? "taken"}`);
    const said = refused === null ? wished : passageLike(story.text, wished);
    if (refused !== null) {
      const again = await concern.quote(client, words, { ...ask, words: said });
      if (again !== null) throw new Error(`“${said}” was refused: ${again}`);
    }
    await concern.agreeToQuote(play.seated(story.by).client, story.id);
    return `“${said}”${refused === null ? "" : ", since other words were refused"}`;
  },
);

export const withdrawStory = action(z.strictObject({ card: z.string() }), async ({ play, event, args }) => {
  const { client } = play.seated(event.actor);
  const { id } = play.story(args.card);
  await concern.withdraw(client, id);
  play.withdrawn.add(id);
});

const DECISION_OF = { "keep-without-quote": "keep", anonymise: "anonymise", remove: "remove" } as const;

export const decideDerived = action(
  z.strictObject({ card: z.string(), decision: z.enum(["keep-without-quote", "anonymise", "remove"]) }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor);
    const { id: card } = play.card(args.card);
    const story = [...play.stories.values()].find((one) => one.by === event.actor && one.derived.has(card));
    if (!story) throw new Error(`no story of ${event.actor} is behind ${args.card}`);
    await concern.decide(client, { story: story.id, card, decision: DECISION_OF[args.decision] });
  },
);

export const undo = action(z.strictObject({ times: z.int().positive() }), async ({ play, event, args }) => {
  await concern.undo(play.seated(event.actor).client, args.times);
});

/** What they told, word for word, and what they did not withdraw. */
export const readBack = action(z.strictObject({ own: z.literal(true) }), async ({ play, event }) => {
  const words = await wordsOf(play, event.actor);
  const mine = [...play.stories.values()].filter(({ by }) => by === event.actor);
  const shown = await concern.ownStories(play.seated(event.actor).client);
  for (const { id, text } of mine) {
    const onPage = shown?.get(id) ?? null;
    if (shown && onPage !== (play.withdrawn.has(id) ? null : text))
      throw new Error(`on the page “${text}” reads “${onPage ?? "nothing"}”`);
    const read = await concern.readWords(words, id);
    if (read !== (play.withdrawn.has(id) ? null : text)) throw new Error(`“${text}” is read as “${read ?? "nothing"}”`);
  }
  return `${mine.length} stories`;
});
