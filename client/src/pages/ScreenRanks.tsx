import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import type { VoteResult } from "@tablee/shared/session/ballots";
import { rankedOf } from "@tablee/shared/session/ranks";
import type { Ranked } from "@tablee/shared/session/ranks";
import { firstOf } from "@tablee/shared/session/shown";
import { followBoard } from "../board/board-store.ts";
import { openBoardAlone } from "../sync/open-board-alone.ts";
import { KnowledgeSign } from "../ui/KnowledgeSign.tsx";

/** As many as are read from the other end of a room. */
const ROWS_COUNT = 6;

/** The cards with the most points, equals as equals, with the knowledge behind each. The list itself stands at each place. */
export function ScreenRanks({ result, seat }: { readonly result: VoteResult; readonly seat: Seat }) {
  const { t } = useTranslation("lead");
  const cards = useCards(seat);
  const { first, more } = firstOf(rankedOf(result.totals), ROWS_COUNT);
  return (
    <section className="screen-votes" aria-label={t("big.results")}>
      <h2 dir="auto">{result.question || t("big.results")}</h2>
      <ol className="screen-ranks">
        {cards && first.map((row) => <Row key={row.card} row={row} card={cards.get(row.card)} />)}
      </ol>
      {more > 0 && <p className="screen-more">{t("big.more", { count: more })}</p>}
    </section>
  );
}

function Row({ row: { rank, isTied, points }, card }: { readonly row: Ranked; readonly card: Card | undefined }) {
  const { t } = useTranslation("lead");
  return (
    <li>
      <span className="screen-rank">
        <span aria-hidden>
          {rank}
          {isTied && "="}
        </span>
        <span className="ui-hidden">{t(isTied ? "big.tie" : "big.rank", { rank })}</span>
      </span>
      <span className="screen-card">
        <span dir={card?.direction ?? "auto"}>{card ? wordsWithoutMarks(card.text) : t("big.goneCard")}</span>
        {card?.knowledge && <KnowledgeSign type={card.knowledge} word />}
      </span>
      <b className="screen-points">{t("big.points", { count: points })}</b>
    </li>
  );
}

/** Null until the board is there. */
function useCards(seat: Seat): ReadonlyMap<CardId, Card> | null {
  const [cards, setCards] = useState<ReadonlyMap<CardId, Card> | null>(null);
  useEffect(() => {
    const sync = openBoardAlone(seat);
    const store = followBoard(sync.doc, sync.state);
    const show = (): void => {
      if (sync.state.getState().ready) setCards(store.state.getState().board.cards);
    };
    const ends = [store.state.subscribe(show), sync.state.subscribe(show)];
    show();
    return () => {
      for (const end of ends) end();
      store.close();
      void sync.close();
    };
    // One board for as long as the screen shows this result: a seat that is read again is the same one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [seat.board.id, seat.sync.path]);
  return cards;
}
