import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { cardRect } from "@tablee/shared/board/geometry";
import type { Since } from "@tablee/shared/board/since";
import type { Board, Rect } from "@tablee/shared/board/types";
import { ZoomBar } from "../canvas/CanvasBars.tsx";
import { CULL_FROM_COUNT, FAR_MOUNTED_COUNT, isMounted } from "../canvas/culling.ts";
import { FarPicture } from "../canvas/FarPicture.tsx";
import { Minimap } from "../canvas/Minimap.tsx";
import { useBoard, useWorkspace, WorkspaceContext } from "../workspace-context.ts";
import { standingOf } from "@tablee/shared/board/items";
import type { Past } from "./past.ts";
import { PastCard } from "./PastCard.tsx";
import { PastDrawings } from "./PastDrawings.tsx";
import { PastGround } from "./PastGround.tsx";
import { usePastCamera } from "./use-past-camera.ts";
import { useSince } from "./use-since.ts";
import "../canvas/canvas.css";
import "../canvas/canvas-bars.css";
import "./past.css";

/** The board of that time on the canvas, at the place where one was looking, with what has become of each thing. */
export function PastCanvas({ past }: { readonly past: Past }) {
  const { now, since } = useSince(past);
  return (
    <WorkspaceContext value={past.seen}>
      <Surface now={now} since={since} />
    </WorkspaceContext>
  );
}

interface SurfaceProps {
  /** The present. */
  readonly now: Board;
  readonly since: Since;
}

function Surface({ now, since }: SurfaceProps) {
  const { t } = useTranslation("versions");
  const ws = useWorkspace();
  const surface = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  usePastCamera(ws, surface, layer);
  const minimap = useStore(ws.prefs, (state) => state.minimap);
  const cover = useStore(ws.scene.state, (state) => state.cover);
  const isSmall = useBoard((state) => state.order.length < CULL_FROM_COUNT);
  const isNear = (rect: Rect): boolean => isSmall || isMounted(cover, rect);
  return (
    <div className="canvas past-canvas">
      <p className="ui-hidden" id="past-help">
        {t("canvasHelp")}
      </p>
      <div
        className="canvas-surface"
        ref={surface}
        role="group"
        aria-label={t("canvas")}
        aria-describedby="past-help"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys move the view, as they scroll a page
        tabIndex={0}
      >
        <div className="canvas-layer" ref={layer}>
          <PastGround since={since} isNear={isNear} />
          <PastDrawings now={now} since={since} isNear={isNear} />
          <FarPicture />
          <Cards now={now} since={since} isNear={isNear} />
        </div>
      </div>
      {minimap && <Minimap />}
      <ZoomBar />
    </div>
  );
}

function Cards({ now, since, isNear }: SurfaceProps & { readonly isNear: (rect: Rect) => boolean }) {
  const ws = useWorkspace();
  const { shown, isFar } = useStore(ws.scene.state);
  const old = useBoard((state) => state.board);
  const { cards } = old;
  const { at, level } = ws.scene.ranks();
  // Of those that came later, what they would lie on is seen: they are an outline.
  const later = [...now.cards.values()]
    .filter((card) => !cards.has(card.id) && isNear(cardRect(card)))
    .slice(0, FAR_MOUNTED_COUNT);
  const count = cards.size + later.length;
  if (count === 0) return null;
  return (
    <div role="list" className="past-cards">
      {shown.flatMap((id) => {
        const card = cards.get(id);
        if (!card) return [];
        const place = { level: level.get(id) ?? 0, at: (at.get(id) ?? 0) + 1, count };
        const standing = standingOf(old, card);
        return [
          <PastCard key={id} card={card} standing={standing} marks={since.cards.get(id)} isFar={isFar} {...place} />,
        ];
      })}
      {later.map((card, index) => (
        <PastCard
          key={card.id}
          card={card}
          standing={standingOf(now, card)}
          marks={since.cards.get(card.id)}
          isFar={isFar}
          level={0}
          at={cards.size + index + 1}
          count={count}
        />
      ))}
    </div>
  );
}
