import { z } from "zod";
import { DECISIONS } from "@tablee/shared/session/brake";
import type { Reaction } from "@tablee/shared/session/passing";
import * as concern from "../concerns/at-the-table.ts";
import { boards } from "../concerns/items.ts";
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
  Words.extend({
    decision: z.enum(DECISIONS),
    cards: z.array(z.string()).default([]),
    words: Words.optional(),
    /** Of `rename`: the group that finds another name, said beside it. */
    id: z.string().optional(),
  }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const cards = args.cards.map((card) => play.card(card).id);
    const name = textFor(args, client.person.locale);
    const words = args.words ? textFor(args.words, client.person.locale) : name;
    await concern.answerBrake(client, { decision: args.decision, cards, words });
    const seen = await allSee(play, board, ({ brake: open, brakes }) => {
      const last = brakes.at(-1);
      return open === null && last?.decision === args.decision && last.words === words;
    });
    return args.id === undefined
      ? seen
      : `${seen}; “${name}” ${await rename(play, event.actor, { id: args.id, name })}`;
  },
);

/** Right after the answer, by whoever proposed the name: so the product says that it is done. */
async function rename(play: Play, by: string, { id, name }: { readonly id: string; readonly name: string }) {
  const { client, board } = play.seated(by);
  const group = play.group(id);
  await client.nameGroup(group, name);
  play.groups.set(id, { ...group, name });
  const missing = async (): Promise<string | null> => {
    const blind = boards(play.here(board)).find((one) => one.board.groups.get(group.id)?.name !== name);
    return blind ? `${blind.client.person.id} reads another name` : null;
  };
  return `read by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

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

export const closeBoard = action(
  z.discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("read-only") }),
    z.strictObject({ mode: z.literal("delete-in"), days: z.int().positive() }),
  ]),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const days = args.mode === "delete-in" ? args.days : null;
    await concern.closeBoard(client, days);
    return allSee(
      play,
      board,
      ({ closing, me }) => closing.closed && !me.access.cards && (closing.deleteAt !== null) === (days !== null),
    );
  },
);
