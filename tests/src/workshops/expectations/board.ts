import { z } from "zod";
import type { BoardSeen, Client } from "../client.ts";
import { Unknown } from "../play.ts";
import type { Placed, Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";

/** What the board must hold, as everybody at the table has it. */

function fingerprint({ cards }: BoardSeen): string {
  const rows = cards.map(({ id, text, zone, group }) => JSON.stringify([id, text, zone, group]));
  return rows.sort().join("\n");
}

/** Those of `wanted` that are not there in their own words. */
function lacking(wanted: Iterable<Placed>, { cards }: BoardSeen): Placed[] {
  const texts = new Map(cards.map(({ id, text }) => [id, text]));
  return [...wanted].filter(({ id, text }) => texts.get(id) !== text);
}

function placedOn(play: Play, board: string): Placed[] {
  return [...play.cards.values(), ...play.beside.values()].filter((card) => card.board === board);
}

/** Milliseconds until what `wrong` finds with somebody is found with nobody. */
function forAll(asked: { readonly play: Play; readonly board: string }, wrong: (seen: BoardSeen) => string | null) {
  const missing = async (): Promise<string | null> => {
    for (const { client, answer } of await asked.play.ask(asked.board, (one) => one.board())) {
      const said = wrong(answer);
      if (said !== null) return `${client.person.id} ${said}`;
    }
    return null;
  };
  return holds(missing, { withinMs: SEEN_WITHIN_MS });
}

/** When all were seen to hold the same, everything written in it, and nobody waiting for the server; or what is missing. */
async function agreement(play: Play, board: string): Promise<{ readonly missing: string } | { readonly at: number }> {
  let last = 0;
  const asked = await play.ask(board, async (client) => ({
    seen: await client.board(),
    saved: await client.isSaved(),
  }));
  const placed = placedOn(play, board);
  const [first] = asked.map(({ answer }) => fingerprint(answer.seen));
  for (const { client, answer } of asked) {
    const [lost] = lacking(placed, answer.seen);
    const { id } = client.person;
    if (lost) return { missing: `${id} does not have “${lost.text}”` };
    if (fingerprint(answer.seen) !== first) return { missing: `${id} holds another board than the first` };
    if (!answer.saved) return { missing: `${id} is not saved` };
    last = Math.max(last, answer.seen.at);
  }
  return { at: last };
}

/** The same cards, words, areas and groups in every document, and in the list of every page, and all of it stored. */
export const converged = judge(
  z.strictObject({ withinMs: z.number().positive() }),
  async ({ play, says, moment, board }) => {
    let at = 0;
    const missing = async (): Promise<string | null> => {
      const found = await agreement(play, board);
      if ("missing" in found) return found.missing;
      at = found.at;
      return null;
    };
    await holds(missing, { withinMs: Math.max(says.withinMs, SEEN_WITHIN_MS) });
    const ms = Math.max(0, at - moment.since);
    if (ms > says.withinMs) throw new Error(`held only after ${ms} ms`);
    const away = play.offlineCount(board);
    return `${play.here(board).length} the same after ${ms} ms${away > 0 ? `, ${away} away` : ""}`;
  },
);

export const lostCards = judge(z.strictObject({ is: z.literal(0) }), async ({ play, board }) => {
  const placed = placedOn(play, board);
  await forAll({ play, board }, (seen) => {
    const lost = lacking(placed, seen);
    return lost.length === 0 ? null : `lacks ${lost.length}, as “${lost[0]?.text}”`;
  });
  return `all ${placed.length} with everybody`;
});

/** Exactly so many cards lie on the board. */
export const cards = judge(
  z.strictObject({ is: z.number(), board: z.string().optional() }),
  async ({ play, says, board }) => {
    const isBeside: ReadonlySet<string> = new Set(play.beside.keys());
    await forAll({ play, board }, (seen) => {
      const count = seen.cards.filter(({ id }) => !isBeside.has(id)).length;
      return count === says.is ? null : `sees ${count}`;
    });
    return "";
  },
);

/** For one person: the list names each card once, and the canvas has the same. */
async function compareViews(client: Client): Promise<number> {
  const list = (await client.board()).cards.map(({ id }) => id);
  if (new Set(list).size !== list.length) throw new Error("the list has a card twice");
  const missing = async (): Promise<string | null> => {
    const canvas = await client.canvas();
    if (list.toSorted().join() === canvas.toSorted().join()) return null;
    return `the list has ${list.length} cards, the canvas ${canvas.length}, and not the same`;
  };
  await holds(missing, { withinMs: SEEN_WITHIN_MS });
  return list.length;
}

export const outlineEqualsCanvas = judge(
  z.strictObject({ board: z.string().optional() }),
  async ({ play, moment, board }) => {
    if (moment.actor === null) throw new Unknown("nobody in particular is asked");
    const { client } = play.seated(moment.actor, board);
    return `${await compareViews(client)} cards${client.isBrowser ? ", in Chromium" : ""}`;
  },
);

export const everyCardInOutline = judge(z.strictObject({}), async ({ play, board }) => {
  const placed = placedOn(play, board);
  await forAll({ play, board }, (seen) => {
    const [lost] = lacking(placed, seen);
    return lost ? `does not find “${lost.text}”` : null;
  });
  await play.ask(board, compareViews);
  return `${placed.length} cards, for each`;
});

/** Cards in an area, as everybody sees them. */
export const zoneCount = judge(z.strictObject({ zone: z.string(), is: z.number() }), async ({ play, says, board }) => {
  const title = play.zoneTitle(says.zone, board);
  await forAll({ play, board }, ({ cards: seen, zones }) => {
    const zone = zones.get(title);
    const count = seen.filter((card) => zone !== undefined && card.zone === zone).length;
    return count === says.is ? null : `sees ${count} in “${title}”`;
  });
  return `“${title}”`;
});

/** The words that people wrote are still on their cards, whatever was grouped or named. */
export const originalWordsKept = judge(
  z.strictObject({ cards: z.array(z.string()) }),
  async ({ play, says, board }) => {
    const asked = says.cards.map((card) => play.card(card));
    await forAll({ play, board }, (seen) => {
      const [lost] = lacking(asked, seen);
      return lost ? `does not read “${lost.text}”` : null;
    });
    return "";
  },
);

/**
 * One card is there for all; or, of one that lies on a sheet, no byte has come to anybody else, the host included: the
 * frames of all channels are looked through, not what a page shows. Other things to see are not known.
 */
export const visible = judge(
  z.union([
    z.strictObject({ card: z.string(), to: z.literal("all"), is: z.literal(true) }),
    z.strictObject({ card: z.string(), to: z.literal("others"), is: z.literal(false), layer: z.literal("wire") }),
  ]),
  async ({ play, says, moment, board }) => {
    if (!says.is) return unheard(play, { name: says.card, by: moment.actor, board });
    const card = play.card(says.card);
    const wrong = (seen: BoardSeen): string | null => (lacking([card], seen).length > 0 ? "does not see it" : null);
    return `seen by all after ${await forAll({ play, board: card.board }, wrong)} ms`;
  },
);

/** Longer than a frame is on its way. */
const FRAME_MS = 500;

async function unheard(
  play: Play,
  { name, by, board }: { readonly name: string; readonly by: string | null; readonly board: string },
): Promise<string> {
  const card = play.privately.get(name);
  if (!card) throw new Error(`${name} was not written on a sheet`);
  await new Promise((resolve) => {
    setTimeout(resolve, FRAME_MS);
  });
  const others = play.here(board).filter(({ person }) => person.id !== by);
  for (const client of others) {
    const has = client.hasHeard(card.text);
    if (has === undefined) throw new Unknown("nobody can listen to this server: see --base");
    if (has) throw new Error(`${client.person.id} was sent it`);
  }
  return `${others.length} others were sent no byte of it`;
}

const LineArgs = z.object({ fr: z.string().optional(), en: z.string().optional() });

/** From a line to just those cards, for everybody. */
export const traceable = judge(z.strictObject({ to: z.array(z.string()) }), async ({ play, says, moment, board }) => {
  const { fr, en } = LineArgs.parse(moment.args);
  const wanted = says.to.map((card) => play.card(card).text).toSorted();
  const missing = async (): Promise<string | null> => {
    for (const { client, answer } of await play.ask(board, (one) => one.lines())) {
      const line = answer.find(({ text }) => text === fr || text === en);
      if (!line) return `${client.person.id} does not have the line`;
      if (line.sources.toSorted().join("\n") !== wanted.join("\n"))
        return `${client.person.id} sees other cards behind it`;
    }
    return null;
  };
  return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});
