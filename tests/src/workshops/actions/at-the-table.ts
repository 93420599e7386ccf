import { z } from "zod";
import { DECISIONS } from "@tablee/shared/session/brake";
import type { Reaction } from "@tablee/shared/session/passing";
import * as concern from "../concerns/at-the-table.ts";
import type { Play } from "../play.ts";
import { textFor } from "../script.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { action } from "./action.ts";

/** What happens at the table beside writing and voting. Each is done when everybody has it. */

const Words = z.strictObject({ fr: z.string().optional(), en: z.string().optional() });

/** Until the session of everybody at sockets says so. */
async function allSee(play: Play, board: string, isSeen: (view: concern.SeenView) => boolean): Promise<string> {
  const missing = async (): Promise<string | null> => {
    const blind = (await concern.views(play.here(board))).find(({ view }) => !isSeen(view));
    return blind ? `${blind.client.person.id} does not see it` : null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

export const postRules = action(Words, async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const text = textFor(args, client.person.locale);
  await concern.postRules(client, text);
  return allSee(play, board, ({ rules }) => rules.text === text);
});

export const brake = action(z.strictObject({ reason: Words.optional() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const reason = textFor(args.reason ?? {}, client.person.locale);
  await concern.pullBrake(client, reason);
  return allSee(play, board, (view) => view.brake?.reason === reason && view.brake.by === null);
});

export const answerBrake = action(
  z.strictObject({ decision: z.enum(DECISIONS), cards: z.array(z.string()).default([]), words: Words.optional() }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const cards = args.cards.map((card) => play.card(card).id);
    const words = textFor(args.words ?? {}, client.person.locale);
    await concern.answerBrake(client, { decision: args.decision, cards, words });
    return allSee(play, board, (view) => view.brake === null && view.brakes.at(-1)?.decision === args.decision);
  },
);

/** What the product says with words, a script may say with a picture. */
const REACTION_OF: Readonly<Record<string, Reaction>> = { "👍": "agree" };

export const react = action(z.strictObject({ card: z.string(), emoji: z.string() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const { id: card } = play.card(args.card);
  const reaction = REACTION_OF[args.emoji];
  if (!reaction) throw new Error(`no reaction says ${args.emoji}`);
  const isHeard = concern.listening(play.here(board), (one) => one.kind === "reaction" && one.card === card);
  await concern.react(client, { card, reaction });
  return `heard by ${await isHeard()}`;
});

export const summon = action(z.strictObject({ zone: z.string() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const isHeard = concern.listening(play.here(board), (one) => one.kind === "summon");
  await concern.summon(client, play.zoneTitle(args.zone, board));
  return `heard by ${await isHeard()}`;
});

export const readAloud = action(
  z.strictObject({ card: z.string(), lang: z.string() }),
  async ({ play, event, args }) => {
    const { client } = play.seated(event.actor);
    const language = await concern.readAloud(client, play.card(args.card).id);
    if (language !== null && language !== args.lang) throw new Error(`it would be read as “${language}”`);
    return language ?? "in Chromium";
  },
);

export const dictate = action(z.strictObject({ card: z.string() }), async ({ play, event, args }) => {
  const { client } = play.seated(event.actor);
  const { id, text } = play.card(args.card);
  await concern.dictate(client, { card: id, text });
});

export const closeBoard = action(z.strictObject({ mode: z.literal("read-only") }), async ({ play, event }) => {
  const { client, board } = play.seated(event.actor);
  await concern.closeBoard(client);
  return allSee(play, board, ({ closing, me }) => closing.closed && !me.access.cards);
});
