import { z } from "zod";
import { zoneOf } from "@tablee/shared/board/outline";
import type { Headless } from "../../support/member.ts";
import { until } from "../../support/house.ts";
import type { Play } from "../play.ts";
import { holds } from "../waiting.ts";
import { judge } from "./judge.ts";

const SEEN_WITHIN_MS = 10_000;

/** Those who sit there without a page: the whole card is looked at, with all that hangs on it. */
function members(play: Play, board: string): readonly Headless[] {
  return play.here(board).flatMap(({ by }) => (by.kind === "sockets" ? [by.member] : []));
}

function changed(play: Play, member: Headless, ids: readonly string[]): string | null {
  const other = ids.find((id) => {
    const { id: card } = play.card(id);
    return JSON.stringify(member.board().cards.get(card)) !== play.before.get(card);
  });
  return other === undefined ? null : `${other} is not as it was`;
}

export const carriedOver = judge(
  z.strictObject({ cards: z.array(z.string()), withStatus: z.literal(true) }),
  async ({ play, board, says }) => {
    const missing = async (): Promise<string | null> => {
      for (const member of members(play, board)) {
        const said = changed(play, member, says.cards);
        if (said !== null) return said;
      }
      return null;
    };
    return `as they were for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
  },
);

/** The next meeting is opened for it, with the areas that the script carries over. */
export const nextSessionCarries = judge(
  z.strictObject({ cards: z.array(z.string()) }),
  async ({ play, board, says }) => {
    const carries = play.script.board.settings?.carryOver ?? [];
    const titles = new Set(carries.map((zone) => play.zoneTitle(zone, board)));
    const host = (
      await Promise.all(members(play, board).map(async (member) => ({ member, view: await member.view() })))
    ).find(({ view }) => view.me.role === "host");
    if (!host) throw new Error("nobody who leads is here without a page");
    const { member, view } = host;
    for (const id of says.cards) {
      const { id: card } = play.card(id);
      play.before.set(card, JSON.stringify(member.board().cards.get(card)));
    }
    const zones = [...member.board().zones.values()].filter(({ title }) => !titles.has(title)).map(({ id }) => id);
    await member.command("meeting.open", {
      after: view.series.number,
      leave: { zones, outside: false, kinds: [] },
      phases: null,
    });
    await until("what stays behind is gone", () =>
      [...member.board().cards.values()].every(
        (card) => !zones.some((zone) => zone === zoneOf(member.board(), card)?.id),
      ),
    );
    const said = changed(play, member, says.cards);
    if (said !== null) throw new Error(said);
    return `${member.board().cards.size} cards go along into meeting ${view.series.number + 1}`;
  },
);
