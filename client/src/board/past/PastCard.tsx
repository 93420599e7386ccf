import { memo } from "react";
import { cardSize } from "@tablee/shared/board/geometry";
import type { Standing } from "@tablee/shared/board/items";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Mark } from "@tablee/shared/board/since";
import type { Card } from "@tablee/shared/board/types";
import { colourOf } from "../card-face.ts";
import { CardFoot, CardKind } from "../CardFooter.tsx";
import { Words } from "../Words.tsx";
import { Marks } from "./Marks.tsx";
import "../card.css";

interface PastCardProps {
  readonly card: Card;
  readonly standing: Standing | null;
  readonly marks: readonly Mark[] | undefined;
  /** Which cards lie over which. */
  readonly level: number;
  /** Of all, from 1: some of them may not be mounted. */
  readonly at: number;
  readonly count: number;
  /** Drawn elsewhere, as one picture with all others: here for readers. */
  readonly isFar: boolean;
}

/** A card as it was, only to be read. */
export const PastCard = memo(function PastCard({ card, standing, marks, level, at, count, isFar }: PastCardProps) {
  const { w, h } = cardSize(card);
  const { x, y } = card.place;
  const look = isFar ? "past-far" : `card card-${colourOf(card)} past-card`;
  return (
    <div
      className={`canvas-card ${look} past-card-${marks?.[0] ?? "same"}`}
      role="listitem"
      aria-setsize={count}
      aria-posinset={at}
      style={{ left: x, top: y, width: w, minHeight: h, zIndex: level }}
    >
      {isFar ? (
        <span className="ui-hidden">
          {wordsWithoutMarks(card.text)} <Marks marks={marks} />
        </span>
      ) : (
        <>
          <CardKind card={card} standing={standing} />
          <span className="card-words" dir={card.direction}>
            <Words text={card.text} />
          </span>
          <CardFoot card={card} writer={null} />
          <Marks marks={marks} />
        </>
      )}
    </div>
  );
});
