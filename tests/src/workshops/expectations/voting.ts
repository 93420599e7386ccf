import { z } from "zod";
import type { SessionView } from "@tablee/shared/session/types";
import { endWatch, leaked, tallySeen, tapOf } from "../concerns/votes.ts";
import type { Play } from "../play.ts";
import { holds, SEEN_WITHIN_MS } from "../waiting.ts";
import type { Moment } from "./judge.ts";
import { judge } from "./judge.ts";

async function views(play: Play, board: string): Promise<readonly SessionView[]> {
  const members = play.here(board).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
  return Promise.all(members.map((member) => member.view()));
}

/** Of an open vote a view has its rules, the turnout and one’s own ballots. What comes later on the wire is looked at when it is closed. */
const OPEN = ["cards", "id", "maxPerCard", "mine", "points", "question", "turnout"];

export const talliesHidden = judge(z.strictObject({ layer: z.literal("wire") }), async ({ play, board }) => {
  const all = await views(play, board);
  for (const { votes } of all) {
    const keys = Object.keys(votes.open ?? {}).toSorted();
    if (keys.join() !== OPEN.join()) throw new Error(`an open vote tells ${keys.join(", ") || "nothing"}`);
  }
  return `${all.length} views, and two bare sockets listen`;
});

export const ballots = judge(z.strictObject({ is: z.number() }), async ({ play, board, says }) => {
  const missing = async (): Promise<string | null> => {
    const counts = (await views(play, board)).map(({ votes }) => votes.open?.turnout);
    const other = counts.find((count) => count !== says.is);
    return counts.length > 0 && counts.every((count) => count === says.is) ? null : `${other} ballots are counted`;
  };
  return `seen by all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
});

export const tallySum = judge(z.strictObject({ is: z.number() }), async ({ play, board, says }) => {
  const sums = await play.ask(board, tallySeen);
  const other = sums.find(({ answer }) => answer !== says.is);
  if (other) throw new Error(`${other.client.person.id} is shown ${other.answer} points`);
  return `the same for ${sums.length}`;
});

/** Nobody’s id in what is over, and nothing of another’s ballot on the wire while it was open. */
export const noVoterIdentity = judge(z.strictObject({}), async ({ play, board }) => {
  try {
    const all = await views(play, board);
    const ids = all.map(({ me }) => me.id);
    for (const { votes } of all) {
      const text = JSON.stringify(votes);
      if (ids.some((id) => text.includes(id))) throw new Error("a result names a member");
    }
    const leak = leaked(play);
    if (leak !== null) throw new Error(leak);
    return `${all.length} views, and all frames of two`;
  } finally {
    endWatch(play);
  }
});

const CastArgs = z.object({ points: z.record(z.string(), z.int()) });

/** Past every courtesy of the client: a bare socket casts it, and the server must say why not. */
export async function ballotIsRejected(play: Play, moment: Moment, board: string): Promise<string> {
  const { points } = CastArgs.parse(moment.args);
  using tap = await tapOf(play, moment.actor ?? "", board);
  const open = tap.view?.votes.open;
  if (!open) throw new Error("no vote is open");
  const ballot = Object.fromEntries(Object.entries(points).map(([card, count]) => [play.card(card).id, count]));
  const said = await tap.send("vote.cast", { vote: open.id, person: 0, ballot });
  if (said !== "over-budget") throw new Error(`the server said ${said}`);
  if (JSON.stringify(tap.view?.votes.open?.mine) !== JSON.stringify(open.mine))
    throw new Error("the ballot has changed");
  return "a bare socket was refused";
}
