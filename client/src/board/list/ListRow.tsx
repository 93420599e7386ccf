import { memo, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hasStatus, itemOf, standingOf } from "@tablee/shared/board/items";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { focusCard } from "../actions/look-around.ts";
import { colourOf } from "../card-face.ts";
import { CardFooter, CardKind } from "../CardFooter.tsx";
import { CardWords } from "../CardWords.tsx";
import { sayDay } from "../../i18n/moment.ts";
import { sayStanding } from "../items/standing-words.ts";
import { told } from "../told/told.ts";
import { ToldLines } from "../told/ToldLines.tsx";
import { useBoard, useSelection, useWorkspace } from "../workspace-context.ts";
import { LinkRows } from "./LinkRows.tsx";
import { useListWords } from "./list-context.ts";
import { RowMenuButton } from "./RowMenuButton.tsx";
import { SourceRows } from "./SourceRows.tsx";

export interface ListRowProps {
  readonly card: Card;
  readonly level: 3 | 4;
  /** With its menu, its links and its lines; else its words alone. */
  readonly isWhole: boolean;
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isFlat: boolean;
}

/** One card under its heading; its keys work on it, its menu is beside it. What is pressed on it the list hears. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { card, level, isWhole, isStop, isSelected, isFlat } = props;
  const { canvas } = useListWords();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      // Under another heading it is another element: whoever stood on the card stays on it.
      if (element?.contains(document.activeElement)) focusCard(card.id);
    };
  }, [card.id]);
  return (
    <div role="listitem" className={`list-row card-${colourOf(card)}`} data-card-id={card.id}>
      <span className="list-edge" aria-hidden />
      <div className="list-words">
        <div
          ref={place}
          className={isSelected ? "list-card list-selected" : "list-card"}
          role="group"
          aria-label={wordsWithoutMarks(card.text).trim() || canvas("noWords")}
          aria-current={isSelected}
          tabIndex={isStop ? 0 : -1}
        >
          {isWhole ? <NearFace card={card} level={level} isStop={isStop} /> : <FarFace card={card} level={level} />}
          {isFlat && <Where card={card} />}
        </div>
        {isWhole && <LinkRows card={card.id} isStop={isStop} />}
        {isWhole && <SourceRows card={card.id} isStop={isStop} />}
      </div>
      {isWhole && <RowMenu id={card.id} isStop={isStop} />}
    </div>
  );
});

interface FaceProps {
  readonly card: Card;
  readonly level: 3 | 4;
}

/** The words, or the place where they are written, and who writes there now. */
function NearFace({ card, level, isStop }: FaceProps & { readonly isStop: boolean }) {
  const ws = useWorkspace();
  const editing = useSelection((state) => state.editing === card.id && ws.prefs.getState().view === "list");
  const standing = useBoard(({ board }) => standingOf(board, card));
  const words = <CardWords card={card} isEditing={editing} links={isStop ? "stop" : "pass"} />;
  return (
    <>
      <CardKind card={card} standing={standing} />
      {editing ? (
        words
      ) : (
        <div role="heading" aria-level={level} className="list-title">
          {words}
        </div>
      )}
      <CardFooter card={card} />
      <Told card={card} />
      <ItemLine card={card} />
    </>
  );
}

/** Where it comes from, and words of it. */
function Told({ card }: { readonly card: Card }) {
  const lines = useStore(told, ({ of }) => of.get(card.id));
  return lines && <ToldLines told={lines} />;
}

/** By when, and who took it on. */
function ItemLine({ card }: { readonly card: Card }) {
  const { canvas } = useListWords();
  const { table } = useWorkspace();
  const { i18n } = useTranslation();
  const due = useBoard(({ board }) => itemOf(board, card.id).due);
  const owner = useBoard(({ board }) => itemOf(board, card.id).owner);
  const name = useStore(table.live.state, ({ people }) => (owner === null ? null : (people.get(owner)?.name ?? "…")));
  if (!hasStatus(card) || (due === null && name === null)) return null;
  const said = [due !== null && canvas("due", { date: sayDay(i18n.language, due) }), name].filter(Boolean);
  return (
    <span className="list-where" dir="auto">
      {said.join(" · ")}
    </span>
  );
}

/** The same to read, without signs and without listening to anything: there may be thousands. */
function FarFace({ card, level }: FaceProps) {
  const { board, canvas, points, become, statusOf } = useListWords();
  const standing = statusOf(card);
  const { due } = itemOf(become, card.id);
  const { i18n } = useTranslation();
  const count = points.get(card.id) ?? 0;
  const about = [
    standing && sayStanding(canvas, standing, card.kind),
    standing && due !== null && canvas("due", { date: sayDay(i18n.language, due) }),
    card.locked && board("lock.is"),
    card.knowledge && board(`knowledges.${card.knowledge}`),
    count > 0 && board("points.result", { count }),
    card.author,
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <>
      {(card.unread || card.kind !== "ingredient") && (
        <span className="card-kind">{canvas(card.unread ? "unread" : `kinds.${card.kind}`)}</span>
      )}
      <div role="heading" aria-level={level} className="list-title">
        <span className="card-words" dir={card.direction}>
          {wordsWithoutMarks(card.text)}
        </span>
      </div>
      {about !== "" && (
        <span className="card-footer" dir="auto">
          {about}
        </span>
      )}
      <Told card={card} />
    </>
  );
}

/** What is chosen together is treated together, by the menu of any of them. */
function RowMenu({ id, isStop }: { readonly id: CardId; readonly isStop: boolean }) {
  const together = useSelection(({ ids }) => (ids.has(id) && ids.size > 1 ? ids : null));
  return <RowMenuButton ids={together ? [...together] : [id]} isStop={isStop} />;
}

/** Its area and group, where the headings do not say them. */
function Where({ card }: { readonly card: Card }) {
  const { board: t } = useListWords();
  const zone = useBoard(({ board }) => zoneOf(board, card)?.title ?? null);
  const group = useBoard(({ board }) => groupOf(board, card)?.name ?? null);
  return (
    <span className="list-where" dir="auto">
      {[zone ?? t("outside"), group].filter(Boolean).join(" · ")}
    </span>
  );
}
