import { memo, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { useSelection } from "../workspace-context.ts";
import { chunksOf, isSameRow } from "./chunks.ts";
import { useList } from "./list-context.ts";
import { ListRow } from "./ListRow.tsx";

const ROW_PX = 66;

export interface ListShelfProps {
  readonly cards: readonly Card[];
  /** Of the headings that the cards are. */
  readonly level: 3 | 4;
  /** How many pieces stand before it in the list. */
  readonly from: number;
  /** Also says where a card lies: in a list that is not sorted by areas. */
  readonly isFlat: boolean;
  /** Of a list with more rows than are made whole at once. */
  readonly isLong: boolean;
}

/**
 * The cards under one heading. How many there are and the place of each is said by the list itself, all of which is in
 * the page: written on each row, one card more would change every row.
 */
export function ListShelf({ cards, level, from, isFlat, isLong }: ListShelfProps) {
  const chunks = chunksOf(cards);
  const there = useStore(useList().state, ({ limit }) => Math.min(chunks.length, limit - from));
  return (
    <div role="list" className="list-cards">
      {chunks.map((chunk, at) => (
        <ListChunk
          key={chunk[0]?.id}
          cards={chunk}
          level={level}
          isThere={at < there}
          isFlat={isFlat}
          isLong={isLong}
        />
      ))}
    </div>
  );
}

interface ListChunkProps extends Pick<ListShelfProps, "cards" | "level" | "isFlat" | "isLong"> {
  /** In a long list the pieces come in one after the other. */
  readonly isThere: boolean;
}

/**
 * A piece of a shelf. Its cards are in the page with their words wherever one looks, so that a screen reader, the search
 * of the browser and print have all of them; what can be done with them is there near the view, and where the focus is.
 */
const ListChunk = memo(
  function ListChunk({ cards, level, isThere, isFlat, isLong }: ListChunkProps) {
    const list = useList();
    const box = useRef<HTMLDivElement>(null);
    const [isNear, setNear] = useState(false);
    const stop = useStore(list.state, (state) => cards.find(({ id }) => id === state.stop)?.id ?? null);
    const holds = useSelection(({ ids, editing }) =>
      cards.some(({ id }) => id === editing || (ids.size < 9 && ids.has(id))),
    );
    // Asked once for the piece: of thousands of rows, none listens to anything. No id has a space in it.
    const chosen = useSelection(({ ids }) => (ids.size === 0 ? "" : chosenOf(cards, ids).join(" "))).split(" ");
    useEffect(() => (box.current ? list.watch(box.current, setNear) : undefined), [list]);
    const isWhole = !isLong || isNear || holds || stop !== null;
    return (
      <div
        className="list-chunk"
        role="none"
        ref={box}
        style={isThere || isWhole ? undefined : { minHeight: cards.length * ROW_PX }}
      >
        {isThere || isWhole
          ? cards.map((card) => (
              <ListRow
                key={card.id}
                card={card}
                level={level}
                isWhole={isWhole}
                isStop={card.id === stop}
                isSelected={chosen.includes(card.id)}
                isFlat={isFlat}
              />
            ))
          : null}
      </div>
    );
  },
  (one, other) =>
    one.level === other.level &&
    one.isThere === other.isThere &&
    one.isFlat === other.isFlat &&
    one.isLong === other.isLong &&
    isSameRow(one.cards, other.cards),
);

function chosenOf(cards: readonly Card[], ids: ReadonlySet<CardId>): CardId[] {
  return cards.flatMap(({ id }) => (ids.has(id) ? [id] : []));
}
