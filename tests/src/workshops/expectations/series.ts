import { z } from "zod";
import { zoneOf } from "@tablee/shared/board/outline";
import type { Headless } from "../../support/member.ts";
import { until } from "../../support/house.ts";
import { openNext } from "../concerns/series.ts";
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

/** The next meeting is opened for it by whoever leads, with the areas that the script carries over. */
export const nextSessionCarries = judge(
  z.strictObject({ cards: z.array(z.string()) }),
  async ({ play, board, says }) => {
    const carries = new Set((play.script.board.settings?.carryOver ?? []).map((zone) => play.zoneTitle(zone, board)));
    const host = play.here(board).find(({ person }) => person.host);
    const watchers = members(play, board);
    const [watcher] = watchers;
    if (!host || !watcher) throw new Error("nobody leads, or nobody is here without a page");
    const { series } = await watcher.view();
    for (const id of says.cards) {
      const { id: card } = play.card(id);
      play.before.set(card, JSON.stringify(watcher.board().cards.get(card)));
    }
    const areas = [...watcher.board().zones.values()].map(({ title }) => title).filter((one) => !carries.has(one));
    await openNext(host, series.number, { areas, over: true });
    const stays = (member: Headless): boolean =>
      [...member.board().cards.values()].some((card) => areas.includes(zoneOf(member.board(), card)?.title ?? ""));
    await until("what stays behind is gone for all", () => !watchers.some(stays));
    for (const member of watchers) {
      const said = changed(play, member, says.cards);
      if (said !== null) throw new Error(said);
    }
    return `${watcher.board().cards.size} cards go along into meeting ${series.number + 1}`;
  },
);
