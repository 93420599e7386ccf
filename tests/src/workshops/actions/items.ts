import { z } from "zod";
import { itemOf } from "@tablee/shared/board/items";
import { KINDS, MEANINGS } from "@tablee/shared/board/types";
import type { Board, Kind } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import * as concern from "../concerns/items.ts";
import type { Play } from "../play.ts";
import { textFor } from "../script.ts";
import { holds } from "../waiting.ts";
import { action } from "./action.ts";

/** What becomes of cards. Each is done when everybody at sockets has it. */

const SEEN_WITHIN_MS = 10_000;
const Words = z.strictObject({ fr: z.string().optional(), en: z.string().optional() });
/** In days from today, as `P14D`. */
const Days = z.string().regex(/^P\d{1,3}D$/);

/** By the calendar of this machine, which is that of the browsers. */
function dayIn(days: string, from = new Date()): string {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + Number.parseInt(days.slice(1), 10));
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

async function allRead(play: Play, at: string, isRead: (board: Board) => boolean): Promise<string> {
  const missing = async (): Promise<string | null> => {
    const blind = concern.boards(play.here(at)).find(({ board }) => !isRead(board));
    return blind ? `${blind.client.person.id} does not read it` : null;
  };
  return `read by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

/** Of the area that the script puts it in, where that is one of ours. */
function kindOf(play: Play, card: string): Kind {
  return KINDS.find((kind) => kind === play.contribution(card).zone) ?? "obstacle";
}

export const setStatus = action(
  z.strictObject({
    card: z.string(),
    status: z.enum(["open", "in-progress", "blocked", "removed"]),
    due: Days.optional(),
    note: z.string().default(""),
  }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const { id } = play.card(args.card);
    await concern.makeOfKind(client, id, kindOf(play, args.card));
    const due = args.due === undefined ? {} : { due: dayIn(args.due) };
    await concern.note(client, id, { status: args.status, text: args.note, ...due });
    return allRead(play, board, (seen) => itemOf(seen, id).status === args.status);
  },
);

export const challengeStatus = action(z.strictObject({ card: z.string(), reason: Words }), async (doing) => {
  const { play, event, args } = doing;
  const { client, board } = play.seated(event.actor);
  const { id } = play.card(args.card);
  await concern.challenge(client, id, textFor(args.reason, client.person.locale));
  return allRead(play, board, (seen) => itemOf(seen, id).status === "reopened");
});

export const link = action(
  z.strictObject({ from: z.string(), to: z.string(), type: z.enum(MEANINGS) }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const [from, to] = [play.card(args.from), play.card(args.to)];
    await concern.makeOfKind(client, to.id, kindOf(play, args.to));
    await concern.tieTo(client, { from, to: to.id }, args.type);
    return allRead(play, board, ({ links }) =>
      [...links.values()].some((one) => one.from === from.id && one.to === to.id && one.meaning === args.type),
    );
  },
);

export const comment = action(Words.extend({ card: z.string() }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const { id } = play.card(args.card);
  const text = textFor(args, client.person.locale);
  await concern.note(client, id, { text });
  return allRead(play, board, (seen) => isSaid(seen, id, text));
});

export const attachResource = action(
  z.strictObject({ card: z.string(), library: z.string() }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    const { id } = play.card(args.card);
    const { library: text } = args;
    await concern.note(client, id, { text, address: `https://fiches.example/${text}` });
    return allRead(play, board, (seen) => isSaid(seen, id, text));
  },
);

function isSaid(board: Board, card: CardId, text: string): boolean {
  return itemOf(board, card).history.some((entry) => entry.by === "note" && entry.note.text === text);
}

/** What somebody takes on is theirs by their own word: whoever is named does it themself. */
async function settle(
  play: Play,
  { id, owner, due, by }: { id: CardId; owner: string | undefined; due: string | undefined; by: string },
): Promise<string> {
  const { client, board } = play.seated(by);
  if (due !== undefined) await concern.note(client, id, { due: dayIn(due) });
  if (owner === undefined)
    return client.isOffline ? "written offline" : allRead(play, board, ({ cards }) => cards.has(id));
  const { client: who, member } = play.seated(owner);
  await concern.takeOn(who, id);
  return allRead(play, board, (seen) => concern.ownerOf(seen, id) === member);
}

export const addStep = action(
  Words.extend({
    card: z.string(),
    owner: z.string().optional(),
    due: Days.optional(),
    offline: z.literal(true).optional(),
  }),
  async ({ play, event, args }) => {
    const { client, board } = play.seated(event.actor);
    if (args.offline && !client.isOffline) throw new Error("there is a network");
    const text = textFor(args, client.person.locale);
    const id = await concern.addStep(client, play.card(args.card).id, text);
    play.beside.set(id, { id, text, board });
    return settle(play, { id, owner: args.owner, due: args.due, by: event.actor });
  },
);

export const commit = action(Words.extend({ owner: z.string(), due: Days }), async ({ play, event, args }) => {
  const { client, board } = play.seated(event.actor);
  const text = textFor(args, client.person.locale);
  const id = await concern.addCommitment(client, text);
  play.beside.set(id, { id, text, board });
  return settle(play, { id, owner: args.owner, due: args.due, by: event.actor });
});
