import { z } from "zod";
import { GLANCE } from "../actions/duo.ts";
import { duoSeenBy, knows, seesOpen } from "../concerns/duo.ts";
import { saidTo } from "../concerns/said.ts";
import type { Said } from "../concerns/said.ts";
import type { Client } from "../client.ts";
import { Unknown } from "../play.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { judge } from "./judge.ts";

/** Two who lead, the group that opens a phase, and what is said aloud. */

/** As the two see it; that nobody else has a word of it is looked at in the same moment. */
async function batonIs(play: Play, board: string, wanted: { readonly holder: string; readonly offered: boolean }) {
  const missing = async (): Promise<string | null> => {
    let count = 0;
    for (const { client, answer: duo } of await play.ask(board, duoSeenBy)) {
      if (duo === null) continue;
      count += 1;
      if (duo.isMine !== (client.person.id === wanted.holder) || duo.offered !== wanted.offered)
        return `${client.person.id} sees the baton ${duo.offered ? "offered" : "held"} by another`;
      if (client.person.duo === undefined) return `${client.person.id} is told of the duo`;
    }
    return count === 0 ? "nobody is shown that two lead" : null;
  };
  return `as both have it after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

export const batonPending = judge(z.strictObject({ to: z.string() }), async ({ play, says, moment, board }) =>
  batonIs(play, board, { holder: moment.actor ?? "", offered: says.to !== moment.actor }),
);

export const baton = judge(z.strictObject({ holder: z.string() }), async ({ play, says, board }) =>
  batonIs(play, board, { holder: says.holder, offered: false }),
);

export const phaseMayAdvance = judge(z.strictObject({ is: z.boolean() }), async ({ play, says, board }) => {
  const missing = async (): Promise<string | null> => {
    const other = (await play.ask(board, seesOpen)).find(({ answer }) => answer !== says.is);
    return other ? `${other.client.person.id} sees another` : null;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});

/** The words of the mirror are with the two, and in no view and on no page of anybody else. */
export const mirrorIsOurs = judge(
  z.strictObject({ what: z.literal("duoMirror"), to: z.literal("duo-only"), is: z.literal(true) }),
  async ({ play, board }) => {
    const isOfDuo = (client: Client): boolean => client.person.duo !== undefined && client.person.host;
    const missing = async (): Promise<string | null> => {
      const seen = await play.ask(board, (client) => knows(client, GLANCE));
      const wrong = seen.find(({ client, answer }) => answer !== isOfDuo(client));
      return wrong ? `${wrong.client.person.id} ${wrong.answer ? "has it" : "does not have it"}` : null;
    };
    return `only the two, after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

async function pagesOf(play: Play, board: string, to: string) {
  const pages = play.here(board).filter(({ isBrowser, person }) => isBrowser && (to === "all" || person.id === to));
  if (pages.length === 0) throw new Unknown("only a page says something aloud: see --browsers");
  return pages;
}

const LATER_MS = 100;

async function until(time: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, time - Date.now()));
  });
}

/** When a page said the phase that it shows; waits for it, since a busy machine may take its time. */
async function phaseSaid(client: Client, since: number): Promise<number> {
  let said: Said | undefined;
  const missing = async (): Promise<string | null> => {
    const { phase } = await client.session();
    const all = (await saidTo(client)) ?? [];
    said = all.find(({ at, text }) => at >= since && phase !== null && text.includes(phase));
    return said ? null : `${client.person.id} hears of “${phase}”`;
  };
  await holds(missing, { withinMs: SEEN_WITHIN_MS });
  return said?.at ?? 0;
}

async function heardBetween(client: Client, { from, to }: { readonly from: number; readonly to: number }) {
  return ((await saidTo(client)) ?? []).filter(({ at }) => at >= from && at <= to);
}

function atMost(client: Client, heard: readonly Said[], max: number): string {
  if (heard.length <= max) return `${client.person.id} ${heard.length}`;
  throw new Error(`${client.person.id} heard ${heard.length}: ${heard.map(({ text }) => text).join(" | ")}`);
}

/**
 * After a phase has changed: each page names it, and for so long after that says nothing else, of whatever kind. Asked of
 * a moment of much activity: how often what others did was said in the time before, in the time of people who listen,
 * whatever the speed of the play.
 */
export const announced = judge(
  z.strictObject({ to: z.string(), max: z.int().min(1), withinSec: z.number().positive() }),
  async ({ play, says, moment, board }) => {
    const ms = says.withinSec * 1_000;
    const pages = await pagesOf(play, board, says.to);
    if (says.to !== "all") {
      const span = { from: Date.now() - ms, to: Date.now() };
      const heard = await Promise.all(pages.map((client) => heardBetween(client, span)));
      const others = heard.map((all) => all.filter(({ by }) => by === "others"));
      return pages.map((client, at) => atMost(client, others[at] ?? [], says.max)).join(", ");
    }
    const counts = pages.map(async (client) => {
      const from = await phaseSaid(client, moment.since);
      await until(from + ms + LATER_MS);
      const heard = await heardBetween(client, { from, to: from + ms });
      return `${atMost(client, heard, says.max)} after ${from - moment.since} ms`;
    });
    return (await Promise.all(counts)).join(", ");
  },
);
