import { useTranslation } from "react-i18next";
import { hasStatus, itemOf } from "@tablee/shared/board/items";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Card } from "@tablee/shared/board/types";
import { closePanel } from "../../session/panels.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { goToCard } from "../actions/look-around.ts";
import { useBoard, useSelection, useWorkspace } from "../workspace-context.ts";
import { ClaimPart } from "./ClaimPart.tsx";
import { HistoryPart } from "./HistoryPart.tsx";
import { OwnerPart } from "./OwnerPart.tsx";
import { RelatedPart } from "./RelatedPart.tsx";
import { StatusPart } from "./StatusPart.tsx";
import "../../session/lead-panel.css";
import "./details.css";

/** All that becomes of the one card that is chosen: read, said, confirmed, taken on. */
export function DetailsPanel() {
  const { t } = useTranslation("items");
  const ws = useWorkspace();
  const only = useSelection(({ ids }) => (ids.size === 1 ? ([...ids][0] ?? null) : null));
  const card = useBoard(({ board }) => (only === null ? undefined : board.cards.get(only)));
  return (
    <Panel title={t("title")} onClose={() => closePanel(ws)}>
      {card && !card.unread ? <Details key={card.id} card={card} /> : <p>{t("choose")}</p>}
    </Panel>
  );
}

function Details({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const isItem = hasStatus(card);
  // What waits for an answer comes first.
  const isClaimed = useBoard(({ board }) => itemOf(board, card.id).claim !== null);
  const phone = useMedia(PHONE);
  const show = (): void => {
    // There the panel covers the page, and with it what was asked for.
    if (phone) closePanel(ws);
    goToCard(ws, card);
  };
  return (
    <div className="lead details">
      <div className="details-card">
        <p className="card-kind">{canvas(`kinds.${card.kind}`)}</p>
        <p className="details-words" dir={card.direction}>
          {wordsWithoutMarks(card.text).trim() || canvas("noWords")}
        </p>
        <Button size="s" onPress={show}>
          {t("goTo")}
        </Button>
      </div>
      {isItem && isClaimed && <ClaimPart card={card} />}
      <StatusPart card={card} />
      {isItem && !isClaimed && <ClaimPart card={card} />}
      {isItem && <OwnerPart card={card} />}
      <RelatedPart card={card} />
      <HistoryPart card={card} />
    </div>
  );
}
