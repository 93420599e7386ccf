import { z } from "zod";
import { itemOf, shownOf } from "@tablee/shared/board/items";
import type { Board } from "@tablee/shared/board/types";
import { boards } from "../concerns/items.ts";
import type { Play } from "../play.ts";
import { holds } from "../waiting.ts";
import { judge } from "./judge.ts";

/** What has become of cards, as everybody at sockets reads it. */

const SEEN_WITHIN_MS = 5_000;

async function forAll(play: Play, at: string, wrong: (board: Board) => string | null): Promise<string> {
  const missing = async (): Promise<string | null> => {
    for (const { client, board } of boards(play.here(at))) {
      const said = wrong(board);
      if (said !== null) return `${client.person.id} ${said}`;
    }
    return null;
  };
  return `for all after ${await holds(missing, { withinMs: SEEN_WITHIN_MS })} ms`;
}

/** What has been said of a card and recorded of it, from its being put down on. */
export const history = judge(
  z.strictObject({ card: z.string(), entries: z.number() }),
  async ({ play, says, board }) => {
    const { id } = play.card(says.card);
    return forAll(play, board, (seen) => {
      const count = 1 + itemOf(seen, id).history.length;
      return count === says.entries ? null : `reads ${count} entries`;
    });
  },
);

export const status = judge(z.strictObject({ card: z.string(), is: z.string() }), async ({ play, says, board }) => {
  const { id } = play.card(says.card);
  return forAll(play, board, (seen) => {
    const card = seen.cards.get(id);
    const shown = card ? shownOf(seen, card) : null;
    return shown === says.is ? null : `reads ${shown}`;
  });
});

/** What is only said to be removed is open. */
export const obstaclesOpen = judge(z.strictObject({ is: z.number() }), async ({ play, says, board }) =>
  forAll(play, board, (seen) => {
    const obstacles = [...seen.cards.values()].filter(({ kind }) => kind === "obstacle");
    const count = obstacles.filter((card) => shownOf(seen, card) !== "removed").length;
    return count === says.is ? null : `counts ${count}`;
  }),
);

export const decisionsHaveOwnerAndDate = judge(z.strictObject({}), async ({ play, board }) =>
  forAll(play, board, (seen) => {
    const decided = [...seen.cards.values()].filter(({ kind }) => kind === "decision" || kind === "commitment");
    if (decided.length === 0) return "finds nothing decided";
    const bare = decided.find(({ id }) => itemOf(seen, id).owner === null || itemOf(seen, id).due === null);
    return bare ? `finds no owner or no date for “${bare.text}”` : null;
  }),
);
