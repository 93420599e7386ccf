import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ChevronDown, ChevronRight } from "lucide-react";
import type { Shape } from "@tablee/shared/board/types";
import { CardTextEditor } from "../card-editor/CardTextEditor.tsx";
import { knownColour } from "../card-face.ts";
import { endWriting } from "../CardWords.tsx";
import { isWritten } from "../canvas/drawings/drawing-look.ts";
import { useShapeName } from "../canvas/drawings/shape-name.ts";
import { ColourSign } from "../ColourSign.tsx";
import { ImageFace } from "../images/ImageFace.tsx";
import { LockSign } from "../LockSign.tsx";
import { Words } from "../Words.tsx";
import { useSelection, useWorkspace } from "../workspace-context.ts";
import { useList } from "./list-context.ts";
import { SHAPES_KEY, toggleFold } from "./list-look.ts";
import { RowMenuButton } from "./RowMenuButton.tsx";
import { SHAPE_ICONS } from "./shape-icons.ts";

/** What hands drew, after the cards: each with what it is, its words and its colour in words. */
export function ListShapes({ shapes, isFolded }: { readonly shapes: readonly Shape[]; readonly isFolded: boolean }) {
  const { t } = useTranslation("draw");
  const { t: list } = useTranslation("list");
  const ws = useWorkspace();
  const Icon = isFolded ? ChevronRight : ChevronDown;
  const title = t("title");
  return (
    <section className="list-zone" data-part={SHAPES_KEY}>
      <div className="list-head">
        <button
          type="button"
          className="ui-icon-button list-fold"
          aria-label={list("cardsOf", { title })}
          aria-expanded={!isFolded}
          onClick={() => toggleFold(ws, SHAPES_KEY)}
        >
          <Icon className="ui-icon" size={18} aria-hidden />
        </button>
        <h2>
          {title} <small>{t("count", { count: shapes.length })}</small>
        </h2>
      </div>
      {!isFolded && (
        <div role="list" className="list-cards">
          {shapes.map((shape, at) => (
            <ShapeRow key={shape.id} shape={shape} at={at + 1} count={shapes.length} />
          ))}
        </div>
      )}
    </section>
  );
}

interface ShapeRowProps {
  readonly shape: Shape;
  readonly at: number;
  readonly count: number;
}

/** As a card’s row: the list hears its presses and keys, its menu is beside it. */
const ShapeRow = memo(function ShapeRow({ shape, at, count }: ShapeRowProps) {
  const { t } = useTranslation("draw");
  const { t: board } = useTranslation("board");
  const list = useList();
  const nameOf = useShapeName();
  const { id, kind, stamp, colour, locked } = shape;
  const isStop = useStore(list.state, (state) => state.stop === id);
  const isSelected = useSelection(({ ids }) => ids.has(id));
  const together = useSelection(({ ids }) => (ids.has(id) && ids.size > 1 ? ids : null));
  const Icon = SHAPE_ICONS[kind];
  const known = knownColour(colour);
  return (
    <div
      role="listitem"
      className={`list-row list-shape${known ? ` card-${known}` : ""}`}
      data-card-id={id}
      data-shape={kind}
      aria-setsize={count}
      aria-posinset={at}
    >
      <span className="list-edge" aria-hidden />
      <div className="list-words">
        <div
          className={isSelected ? "list-card list-selected" : "list-card"}
          role="group"
          aria-label={nameOf(shape)}
          aria-current={isSelected}
          tabIndex={isStop ? 0 : -1}
        >
          <div role="heading" aria-level={3} className="list-title list-shape-title">
            <span className="list-shape-kind">
              <Icon className="ui-icon" size={16} aria-hidden /> {t(`kinds.${kind}`)} {stamp}
            </span>
          </div>
          {kind === "image" && (
            // Its words stand below it.
            <span className="list-image">
              <ImageFace shape={{ ...shape, text: "" }} side={null} />
            </span>
          )}
          <ShapeWords shape={shape} />
          {(known !== null || locked) && (
            <span className="card-footer">
              {locked && <LockSign />}
              <ColourSign colour={colour} /> {known && board(`colours.${known}`)}
            </span>
          )}
        </div>
      </div>
      <RowMenuButton ids={together ? [...together] : [id]} isStop={isStop} label={t("menu", { name: nameOf(shape) })} />
    </div>
  );
});

function ShapeWords({ shape: { id, kind, text } }: { readonly shape: Shape }) {
  const ws = useWorkspace();
  const isEditing = useSelection((state) => state.editing === id && ws.prefs.getState().view === "list");
  if (isEditing)
    return <CardTextEditor cardId={id} of="shapes" hasMarks={isWritten(kind)} onDone={() => endWriting(ws, id)} />;
  if (text.trim() === "") return null;
  return (
    <span className="card-words" dir="auto">
      <Words text={text} />
    </span>
  );
}
