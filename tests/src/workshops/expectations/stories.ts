import { z } from "zod";
import { DEFAULT_LEVEL, LEVELS } from "@tablee/shared/session/stories";
import { wordsOf } from "../actions/stories.ts";
import { askWords, asksAbout, ownStories, readWords, seesStory, storiesSeen } from "../concerns/stories.ts";
import type { Play, Told } from "../play.ts";
import { holds, PATIENCE_MS, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";

/** Who may read a story, what came from it, and that nobody else can move it. */

/** What the protocol says. That pages choose it beforehand is looked at in each sharing: before there is no story to share. */
export const defaultConsent = judge(z.strictObject({ is: z.enum(LEVELS) }), async ({ says }) => {
  if (DEFAULT_LEVEL !== says.is) throw new Error(`it is ${DEFAULT_LEVEL}`);
  return "pages are looked at when somebody shares";
});

/** Longer than a frame is on its way. */
const FRAME_MS = 500;

function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, FRAME_MS);
  });
}

/** No byte came to anybody else, no view names it, the server does not read it out, and no page shows it. */
async function isHidden(play: Play, story: Told, board: string): Promise<string> {
  await rest();
  const others = play.here(board).filter(({ person }) => person.id !== story.by);
  for (const client of others) if (client.hasHeard(story.text)) throw new Error(`${client.person.id} was sent it`);
  const after = await gone(play, { story, board, from: others.map(({ person }) => person.id) });
  return `${others.length} others were sent no byte of it; ${after}`;
}

interface From {
  readonly story: Told;
  readonly board: string;
  readonly from: readonly string[];
}

async function gone(play: Play, { story, board, from }: From): Promise<string> {
  const others = play.here(board).filter(({ person }) => from.includes(person.id));
  const missing = async (): Promise<string | null> => {
    for (const { client, stories } of await storiesSeen(others))
      if (stories.shared.some(({ id }) => id === story.id)) return `${client.person.id} is told of it`;
    for (const client of others)
      if (await seesStory(client, story.text)) return `the page of ${client.person.id} shows it`;
    return null;
  };
  // Whoever has just lost the link learns of it with the link; pages cover stories meanwhile.
  const away = async (): Promise<string | null> => {
    for (const client of others) if (!(await client.isSaved())) return `${client.person.id} is back`;
    return null;
  };
  await holds(away, { withinMs: PATIENCE_MS });
  const ms = await holds(missing, { withinMs: SEEN_WITHIN_MS });
  for (const { person } of others) {
    const read = await readWords(await wordsOf(play, person.id), story.id);
    if (read !== null) throw new Error(`${person.id} can read it`);
  }
  return `in no view and on no page after ${ms} ms`;
}

/** Of a story: to others while it is private, to nobody once it is withdrawn. */
export const storyVisible = judge(
  z.strictObject({
    card: z.string(),
    to: z.enum(["others", "all"]),
    is: z.literal(false),
    layer: z.literal("wire").optional(),
  }),
  async ({ play, says, board }) => {
    const story = play.story(says.card);
    if (says.to === "others") return isHidden(play, story, board);
    return gone(play, { story, board, from: play.here(board).map(({ person }) => person.id) });
  },
);

/** By its own request, past every courtesy of a client: reading, widening, taking away. */
export const hostCannotRead = judge(
  z.strictObject({ cards: z.array(z.string()) }),
  async ({ play, says, moment, board }) => {
    const by = moment.actor ?? "";
    const words = await wordsOf(play, by);
    for (const name of says.cards) {
      const story = play.story(name);
      if ((await readWords(words, story.id)) !== null) throw new Error(`${name} was read`);
      const answer = await askWords(words, `/stories/${story.id}`, { method: "PUT", body: { text: "x", easy: "" } });
      if (answer.status !== 404) throw new Error(`${name} was written: ${answer.status}`);
      await isHidden(play, story, board);
    }
    return `${says.cards.length} stories`;
  },
);

export const derivationRecorded = judge(
  z.strictObject({ from: z.string(), to: z.string() }),
  async ({ play, says, board }) => {
    const [story, card] = [play.story(says.from), play.card(says.to)];
    const missing = async (): Promise<string | null> => {
      for (const { client, stories } of await storiesSeen(play.here(board))) {
        const known = stories.derivations.some(
          (one) => one.story === story.id && one.card === card.id && one.state === "standing",
        );
        if (!known) return `${client.person.id} is not told`;
        const isQuoted = stories.quotes.some(({ story: of, state }) => of === story.id && state === "agreed");
        if (!isQuoted) return `${client.person.id} is told of no quote`;
      }
      return null;
    };
    return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

/** To its author alone. */
export const derivedFlagged = judge(
  z.strictObject({ cards: z.array(z.string()), to: z.string() }),
  async ({ play, says, board }) => {
    const wanted = says.cards.map((card) => play.card(card).id).toSorted();
    for (const { client, stories } of await storiesSeen(play.here(board))) {
      const cards = stories.withdrawn.flatMap((one) => one.cards).toSorted();
      const expected = client.person.id === says.to ? wanted : [];
      if (cards.join() !== expected.join()) throw new Error(`${client.person.id} is asked about ${cards.length} cards`);
    }
    const { client } = play.seated(says.to, board);
    const asked = await asksAbout(client);
    if (asked && asked.toSorted().join() !== wanted.join())
      throw new Error(`the page asks about ${asked.length} cards`);
    return asked ? "in Chromium" : "";
  },
);

/** What they are told of as theirs is theirs; what else they read is shared. */
export const showsOnlyOwn = judge(z.strictObject({}), async ({ play, moment, board }) => {
  const { client, member } = play.seated(moment.actor ?? "", board);
  const mine = [...play.stories.values()].filter(({ by, id }) => by === client.person.id && !play.withdrawn.has(id));
  const [seen] = await storiesSeen([client]);
  if (seen) {
    const ids = seen.stories.mine.map(({ id }) => id).toSorted();
    if (
      ids.join() !==
      mine
        .map(({ id }) => id)
        .toSorted()
        .join()
    )
      throw new Error(`${ids.length} are theirs`);
    if (seen.stories.mine.some((one) => one.member !== member)) throw new Error("one of them is another’s");
  }
  const listed = await ownStories(client);
  if (
    listed &&
    [...listed.keys()].toSorted().join() !==
      mine
        .map(({ id }) => id)
        .toSorted()
        .join()
  )
    throw new Error(`the page lists ${listed.size}`);
  return `${mine.length} of their own${listed ? ", in Chromium" : ""}`;
});
