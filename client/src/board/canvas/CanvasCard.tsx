import { memo, useCallback, useSyncExternalStore } from "react";
import { cardSize } from "@tablee/shared/board/geometry";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Standing } from "@tablee/shared/board/items";
import { SIDES } from "@tablee/shared/board/types";
import type { Colour, Kind, KnowledgeType } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { colourOf, knownColour } from "../card-face.ts";
import type { Face } from "../card-faces.ts";
import type { Badge } from "../voting/turn.ts";
import { CardFoot, CardKind } from "../CardFooter.tsx";
import { CardWords } from "../CardWords.tsx";
import { ToldLines } from "../told/ToldLines.tsx";
import { PointsBadge } from "../voting/CardBadge.tsx";
import { useMay, useWorkspace } from "../workspace-context.ts";
import { useMounted } from "./use-mounted.ts";
import "../card.css";

export type BoardWord = "lock.is" | `knowledges.${KnowledgeType}` | `colours.${Colour}`;
export type CanvasWord = "unread" | "noWords" | "dim" | `kinds.${Kind}`;

/** The words that all cards of the canvas share: looked up once, not by each of them. */
interface Shared {
  readonly t: (word: BoardWord) => string;
  readonly canvas: (word: CanvasWord) => string;
  readonly stands: (standing: Standing, kind: Kind) => string;
  readonly points: (badge: Badge) => string;
  readonly day: (due: string) => string;
}

export interface CanvasCardProps {
  readonly id: CardId;
  readonly tab: boolean;
  /** Which cards lie over which: their place in the order of all. */
  readonly level: number;
  /** Of all in reading order, from 1: some of them may not be mounted. -1 both while nobody knows: the board is coming. */
  readonly at: number;
  readonly count: number;
  /** Drawn elsewhere, as one picture with all others: here for keys and readers. */
  readonly isFar: boolean;
  readonly shared: Shared;
}

/** One card on the canvas, subscribed to itself alone. Drags move its element directly, and never pass through here. */
export const CanvasCard = memo(function CanvasCard({ id, tab, level, at, count, isFar, shared }: CanvasCardProps) {
  const ws = useWorkspace();
  const { faces } = ws;
  const subscribe = useCallback((call: () => void) => faces.subscribe(id, call), [faces, id]);
  const face = useSyncExternalStore(subscribe, () => faces.read(id));
  const mount = useMounted(id);
  if (!face) return null;
  const { card, isSelected, isAlone, isEditing, isDim, writer, badge, standing, told } = face;
  const { w, h } = cardSize(card);
  return (
    <div
      className={`${isFar ? "" : `card card-${colourOf(card)} `}canvas-card${isSelected ? " canvas-selected" : ""}${isDim ? " canvas-dim" : ""}`}
      ref={mount}
      data-card-id={id}
      role="option"
      aria-selected={isSelected}
      aria-label={aboutOf(face, shared)}
      aria-setsize={count}
      aria-posinset={at === -1 ? undefined : at}
      tabIndex={tab ? 0 : -1}
      style={{ left: card.place.x, top: card.place.y, width: w, minHeight: h, zIndex: level }}
    >
      {!isFar && (
        <>
          <CardKind card={card} standing={standing} />
          <CardWords card={card} isEditing={isEditing} />
          {/* A space, so that what is read as one text has its words apart. */}{" "}
          <CardFoot card={card} writer={writer} badge={badge && <PointsBadge badge={badge} />} />
          {told && <ToldLines told={told} />}
        </>
      )}
      {isAlone && !isEditing && <Handles zoom={ws.camera.state.getState().zoom} isLocked={card.locked} />}
    </div>
  );
});

/** For pointers only: keys and menus do the same. The camera keeps them large enough for a finger (use-camera.ts). */
function Handles({ zoom, isLocked }: { readonly zoom: number; readonly isLocked: boolean }) {
  if (!useMay().cards) return null;
  return (
    <span className="canvas-handles" style={{ "--unzoom": 1 / zoom }} aria-hidden>
      {SIDES.map((side) => (
        <span key={side} className={`canvas-handle canvas-handle-${side}`} data-handle={side} />
      ))}
      {!isLocked && <span className="canvas-handle canvas-handle-size" data-handle="size" />}
    </span>
  );
}

/** All that the eye sees of a card, in the order in which it stands there, so that saying what one sees calls it. */
function aboutOf(
  { card, zone, group, isDim, badge, standing, due, told }: Face,
  { t, canvas, stands, points, day }: Shared,
): string {
  const colour = knownColour(card.colour);
  const kind = card.unread ? canvas("unread") : card.kind === "ingredient" ? null : canvas(`kinds.${card.kind}`);
  const parts = [
    due !== null && day(due),
    card.knowledge && t(`knowledges.${card.knowledge}`),
    badge && points(badge),
    card.author,
    card.locked && t("lock.is"),
    ...(told ?? []).map(({ text }) => text),
    group,
    zone,
    colour && t(`colours.${colour}`),
    isDim && canvas("dim"),
  ];
  const words = wordsWithoutMarks(card.text).trim() || canvas("noWords");
  const become = standing === null ? "" : `${stands(standing, card.kind)}. `;
  return `${kind === null ? "" : `${kind}. `}${become}${words}${/[.!?…]$/.test(words) ? "" : "."} ${parts.filter(Boolean).join(", ")}`;
}
