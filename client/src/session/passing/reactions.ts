import type { CardId } from "@tablee/shared/ids";
import { REACTIONS } from "@tablee/shared/session/passing";
import type { Reaction } from "@tablee/shared/session/passing";

/** How long a reaction is seen after the last one on its card. */
export const SHOWN_MS = 8_000;

/**
 * Reactions on cards for as long as they are seen: a count for each, of nobody in particular. Nothing is drawn here;
 * `show` is told what stands on a card now, empty when nothing does any more.
 */
export function createReactions(show: (card: CardId, counts: readonly (readonly [Reaction, number])[]) => void) {
  const on = new Map<CardId, { counts: Map<Reaction, number>; timer: ReturnType<typeof setTimeout> }>();
  const end = (card: CardId): void => {
    clearTimeout(on.get(card)?.timer);
    on.delete(card);
    show(card, []);
  };
  return {
    add: (card: CardId, reaction: Reaction): void => {
      const held = on.get(card);
      clearTimeout(held?.timer);
      const counts = held?.counts ?? new Map<Reaction, number>();
      counts.set(reaction, (counts.get(reaction) ?? 0) + 1);
      on.set(card, { counts, timer: setTimeout(() => end(card), SHOWN_MS) });
      show(
        card,
        REACTIONS.flatMap((one) => (counts.has(one) ? [[one, counts.get(one) ?? 0] as const] : [])),
      );
    },
    close: (): void => {
      for (const card of on.keys()) end(card);
    },
  };
}
