import { z } from "zod";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { MAIN } from "../play.ts";
import { derive } from "../concerns/stories.ts";
import type { Client } from "../client.ts";
import type { Play, Told } from "../play.ts";
import { textFor, textOfCard } from "../script.ts";
import type { Contribution } from "../script.ts";
import { sectionOf } from "../words.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";
import { tell } from "./stories.ts";

/** Cards, groups, the framework. */

/**
 * A card of the contributions, or a text. `private`, or written before one’s turn: it goes on a sheet, where nobody sees
 * it. That the server would not have taken it on the board is `serverRejects`.
 */
export const addCard = action(
  z.strictObject({
    card: z.string().optional(),
    text: z.string().optional(),
    zone: z.string().optional(),
    board: z.string().default(MAIN),
    private: z.boolean().optional(),
    /** How it was written: in a page by keyboard; what a device hears is words in the same field. */
    input: z.enum(["keyboard", "dictation"]).optional(),
    derivedFrom: z.array(z.string()).default([]),
  }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor, args.board);
    const card = args.card === undefined ? undefined : play.contribution(args.card);
    const text = card ? textOfCard(card, client.person.locale) : (args.text ?? "");
    const knowledge = KNOWLEDGE_TYPES.find((type) => type === (card ?? client.person).knowledge) ?? null;
    const wish = { text, zone: play.zoneTitle(card?.zone ?? args.zone ?? "", args.board), knowledge };
    const isEarly = event.expect.some(({ kind }) => kind === "serverRejects");
    if (args.private && card && isStory(play, card, args.board)) {
      await tell(play, event.actor, { name: card.id, text });
      return client.isBrowser ? "told in Chromium" : "told";
    }
    if (args.private || isEarly) {
      await client.addPrivately(wish);
      if (args.card !== undefined) play.privately.set(args.card, { text, board: args.board });
      return isEarly ? "kept on a sheet" : client.isBrowser ? "on a sheet, in Chromium" : "on a sheet";
    }
    const id = await client.addCard(wish);
    if (args.card !== undefined) play.cards.set(args.card, { id, text, board: args.board });
    for (const from of args.derivedFrom) await deriveFrom(client, play.story(from), id);
    return client.isBrowser ? "in Chromium" : "";
  },
);

/** Where a table has an area for stories, what somebody writes for it in private is one. */
function isStory(play: Play, { zone }: Contribution, board: string): boolean {
  return play.table(board).template.zones.some(({ id }) => id === "story") && zone === "story";
}

async function deriveFrom(client: Client, story: Told, card: CardId): Promise<void> {
  await derive(client, card, story.id);
  story.derived.add(card);
}

export const moveCard = action(
  z.strictObject({ card: z.string(), to: z.string(), by: z.literal("keyboard").optional() }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const { id } = play.card(args.card);
    const group = play.groups.get(args.to);
    const title = group ? "" : play.zoneTitle(args.to, board);
    if (group) await client.moveToGroup(id, group);
    else await client.moveToZone(id, title);
    const { cards, zones } = await client.board();
    const place = cards.find((card) => card.id === id);
    const isThere = group ? place?.group === group.id : place?.zone === zones.get(title);
    if (!isThere) throw new Error("the card is not where it was moved to");
    return client.isBrowser ? "by keyboard, in Chromium" : "";
  },
);

export const cluster = action(
  z.strictObject({ id: z.string(), cards: z.array(z.string()).min(1) }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor);
    const wanted = args.cards.map((card) => play.card(card).id);
    const id = await client.group(wanted);
    play.groups.set(args.id, { id, name: "" });
    const { cards } = await client.board();
    const inside = cards.filter(({ group }) => group === id);
    if (inside.length !== wanted.length) throw new Error(`${inside.length} of ${wanted.length} cards are in the group`);
    return `${wanted.length} cards`;
  },
);

export const nameCluster = action(
  z.strictObject({ id: z.string(), fr: z.string().optional(), en: z.string().optional() }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor);
    const group = play.group(args.id);
    const name = textFor(args, client.person.locale);
    await client.nameGroup(group, name);
    play.groups.set(args.id, { ...group, name });
    return name;
  },
);

export const addFrameworkLine = action(
  z.strictObject({
    section: z.string(),
    sources: z.array(z.string()),
    fr: z.string().optional(),
    en: z.string().optional(),
  }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor);
    const section = sectionOf(args.section);
    if (!section) throw new Error(`the framework has no part “${args.section}”`);
    const sources = args.sources.map((card) => play.card(card).id);
    await client.addLine({ section, text: textFor(args, client.person.locale), sources });
  },
);

/** What lay on sheets is found again on the board by its words: the cards there are others, with ids of their own. */
export const revealAll = action(z.strictObject({}), async ({ play, event }) => {
  const { client, board } = play.seated(event.actor);
  const since = await client.reveal();
  play.since = since;
  // Whoever reveals may do it in a page, which takes longer to read.
  const watcher = play.here(board).find(({ isBrowser }) => !isBrowser) ?? client;
  const wanted = [...play.privately].filter(([, card]) => card.board === board);
  const missing = async (): Promise<string | null> => {
    const { cards } = await watcher.board();
    const gone = wanted.find(([, { text }]) => !cards.some((card) => card.text === text));
    return gone ? `“${gone[1].text}” on the board` : null;
  };
  const ms = await holds(missing, { withinMs: SEEN_WITHIN_MS, since });
  const { cards } = await watcher.board();
  for (const [name, { text }] of wanted) {
    const card = cards.find((one) => one.text === text);
    // The id is the board’s own.
    if (card) play.cards.set(name, { id: card.id as CardId, text, board });
    play.privately.delete(name);
  }
  return `${wanted.length} cards after ${ms} ms`;
});
