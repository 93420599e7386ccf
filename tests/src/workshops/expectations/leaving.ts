import { z } from "zod";
import { AUDIENCES } from "@tablee/shared/session/audience";
import { withdraw } from "../concerns/stories.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import { copiesOf } from "./documents.ts";
import { judge } from "./judge.ts";

/** What a copy for an audience holds, and that whoever has it is told of what is taken back. */

const Stories = z.strictObject({ cards: z.array(z.string()).min(1) });

export const exportIncludes = judge(Stories, async ({ play, says }) => {
  for (const [format, words] of await copiesOf(play)) {
    const lost = says.cards.find((name) => !words.includes(play.story(name).text));
    if (lost !== undefined) throw new Error(`${format} lacks ${lost}`);
  }
  return [...play.copies.keys()].join(", ");
});

export const exportExcludes = judge(Stories, async ({ play, says }) => {
  for (const [format, words] of await copiesOf(play)) {
    const found = says.cards.find((name) => words.includes(play.story(name).text));
    if (found !== undefined) throw new Error(`${format} holds ${found}`);
  }
  return [...play.copies.keys()].join(", ");
});

/** As those at sockets are told of what left for it. */
async function entries(play: Play, board: string, audience: string) {
  const members = play.here(board).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
  const views = await Promise.all(members.map((member) => member.view()));
  return views.map(({ exported }) => exported.filter((one) => one.audience === audience));
}

/**
 * What was withdrawn before it left is in no copy, and what is withdrawn afterwards is told: at the very end, somebody
 * takes back a story that a copy holds.
 */
export const exportLedger = judge(
  z.strictObject({ audience: z.enum(AUDIENCES), notifiedOfWithdrawal: z.literal(true) }),
  async ({ play, says, board }) => {
    const before = (await entries(play, board, says.audience))[0]?.at(-1);
    if (!before) throw new Error(`nothing is noted for ${says.audience}`);
    if (before.taken !== 0) throw new Error("it held something that was withdrawn");
    const copies = await copiesOf(play);
    const held = [...play.stories.values()].find(
      ({ id, text }) => !play.withdrawn.has(id) && copies.every(([, words]) => words.includes(text)),
    );
    if (!held) throw new Error("no copy holds a story");
    await withdraw(play.seated(held.by, board).client, held.id);
    play.withdrawn.add(held.id);
    const missing = async (): Promise<string | null> => {
      const all = await entries(play, board, says.audience);
      const untold = all.find((seen) => !seen.some(({ id, taken, told }) => id === before.id && taken === 1 && !told));
      return untold ? "somebody is not told" : null;
    };
    return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);
