import { memo, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Card } from "@tablee/shared/board/types";
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

/** The cards under one heading. */
export function ListShelf({ cards, level, from, isFlat, isLong }: ListShelfProps) {
  const chunks = chunksOf(cards);
  const starts: number[] = [];
  let start = 0;
  for (const { length } of chunks) {
    starts.push(start);
    start += length;
  }
  return (
    <div role="list" className="list-cards">
      {chunks.map((chunk, at) => (
        <ListChunk
          key={chunk[0]?.id}
          cards={chunk}
          level={level}
          piece={from + at}
          start={starts[at] ?? 0}
          count={cards.length}
          isFlat={isFlat}
          isLong={isLong}
        />
      ))}
    </div>
  );
}

interface ListChunkProps {
  readonly cards: readonly Card[];
  readonly level: 3 | 4;
  readonly piece: number;
  readonly start: number;
  readonly count: number;
  readonly isFlat: boolean;
  readonly isLong: boolean;
}

/**
 * A piece of a shelf. Its cards are in the page with their words wherever one looks, so that a screen reader, the search
 * of the browser and print have all of them; what can be done with them is there near the view, and where the focus is.
 */
const ListChunk = memo(
  function ListChunk({ cards, level, piece, start, count, isFlat, isLong }: ListChunkProps) {
    const list = useList();
    const box = useRef<HTMLDivElement>(null);
    const [isNear, setNear] = useState(false);
    const stop = useStore(list.state, (state) => cards.find(({ id }) => id === state.stop)?.id ?? null);
    const holds = useSelection(({ ids, editing }) =>
      cards.some(({ id }) => id === editing || (ids.size < 9 && ids.has(id))),
    );
    const isThere = useStore(list.state, ({ limit }) => piece < limit);
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
          ? cards.map((card, at) => (
              <ListRow
                key={card.id}
                card={card}
                level={level}
                at={start + at + 1}
                count={count}
                isWhole={isWhole}
                isStop={card.id === stop}
                isFlat={isFlat}
              />
            ))
          : null}
      </div>
    );
  },
  (one, other) =>
    one.level === other.level &&
    one.piece === other.piece &&
    one.start === other.start &&
    one.count === other.count &&
    one.isFlat === other.isFlat &&
    one.isLong === other.isLong &&
    isSameRow(one.cards, other.cards),
);
