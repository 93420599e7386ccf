import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { boundsOf } from "@tablee/shared/board/geometry";
import type { Group, Link, Rect } from "@tablee/shared/board/types";
import { drawnZone } from "../actions/commands.ts";
import type { DrawnZone } from "../actions/commands.ts";
import { groupActions, zoneActions } from "../actions/things.ts";
import { ThingMenuButton } from "../actions/ActionMenu.tsx";
import { colourOf, knownColour } from "../card-face.ts";
import { linkWords } from "../link-words.ts";
import { ColourSign } from "../ColourSign.tsx";
import { useBoard, useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { CULL_FROM_COUNT, isMounted } from "./culling.ts";
import { drawLink, drawnGroup, endRects } from "./paint.ts";

/** Areas, group frames and links: what lies under the cards. Of a large board, what is near the view. */
export function CanvasGround() {
  const outline = useBoard((state) => state.outline);
  const isNear = useNear();
  return (
    <>
      {outline.map((part) => {
        const drawn = drawnZone(part);
        return drawn && isNear(drawn.rect) ? (
          <ZoneFrame key={drawn.zone.id} zone={drawn.zone} rect={drawn.rect} count={part.count} />
        ) : null;
      })}
      {outline.flatMap(({ groups }) =>
        groups.map((one) => {
          const frame = drawnGroup(one);
          return frame && isNear(frame) ? (
            <GroupFrame key={one.group.id} group={one.group} frame={frame} count={one.cards.length} />
          ) : null;
        }),
      )}
      <Links isNear={isNear} />
    </>
  );
}

/** Whether something is near enough to the view to be mounted; of a small board, everything is. */
function useNear(): (rect: Rect) => boolean {
  const ws = useWorkspace();
  const cover = useStore(ws.scene.state, (state) => state.cover);
  const isSmall = useBoard((state) => state.order.length < CULL_FROM_COUNT);
  return (rect) => isSmall || isMounted(cover, rect);
}

const ZoneFrame = memo(function ZoneFrame({ zone, rect, count }: DrawnZone & { readonly count: number }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const may = useMay();
  const colour = knownColour(zone.colour);
  return (
    <div
      className={`canvas-zone${colour ? ` canvas-zone-coloured card-${colour}` : ""}`}
      data-zone-id={zone.id}
      style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
    >
      <div className={may.structure ? "canvas-zone-head canvas-held" : "canvas-zone-head"}>
        <h2 className="canvas-zone-title" dir="auto">
          <ColourSign colour={zone.colour} isLarge />
          {zone.title || canvas("noTitle")}{" "}
          <small>
            <span aria-hidden>{count}</span>
            <span className="ui-hidden">{t("cards", { count })}</span>
          </small>
        </h2>
        <ThingMenuButton
          id={zone.id}
          list={zoneActions}
          label={canvas("zoneMenu", { title: zone.title })}
          className="canvas-thing-menu"
        />
      </div>
      {may.structure && <span className="canvas-zone-corner" data-handle="zone" aria-hidden />}
    </div>
  );
});

interface GroupFrameProps {
  readonly group: Group;
  readonly frame: Rect;
  readonly count: number;
}

const GroupFrame = memo(function GroupFrame({ group, frame, count }: GroupFrameProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  return (
    <div
      className="canvas-group"
      data-group-id={group.id}
      style={{ left: frame.x, top: frame.y, width: frame.w, height: frame.h }}
    >
      <div className="canvas-group-head">
        <h3 className="canvas-group-name canvas-held" dir="auto">
          <span className="canvas-group-words">{group.name || t("noName")}</span>
          <small>
            <span aria-hidden>{count}</span>
            <span className="ui-hidden">{t("cards", { count })}</span>
          </small>
        </h3>
        <ThingMenuButton
          id={group.id}
          list={groupActions}
          label={canvas("groupMenu", { name: group.name || t("noName") })}
          className="canvas-thing-menu"
        />
      </div>
    </div>
  );
});

function Links({ isNear }: { readonly isNear: (rect: Rect) => boolean }) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const links = useBoard((state) => state.board.links);
  // Where no link is, no change concerns this.
  useBoard((state) => (state.board.links.size === 0 ? null : state.board));
  const chosen = useSelection(({ ids, link }) => (ids.size === 0 ? link : null));
  if (links.size === 0) return null;
  const rectOf = endRects(ws.board.getState(), ws.drift.state.getState().drift);
  const drawn = [...links.values()].flatMap((link) => {
    const [from, to] = [rectOf(link.from), rectOf(link.to)];
    if (!from || !to || !isNear(boundsOf([from, to]) ?? from)) return [];
    const drawing = drawLink(link, rectOf);
    return drawing ? [{ link, drawing, className: linkClass(link, link.id === chosen) }] : [];
  });
  return (
    <>
      <svg className="canvas-links" aria-hidden>
        {drawn.map(({ link, drawing, className }) => (
          <g key={link.id} data-link-id={link.id} className={className}>
            <path className="canvas-link-hit" d={drawing.path} />
            <path className="canvas-link-line" d={drawing.path} />
            <path className="canvas-link-heads" d={drawing.heads} />
          </g>
        ))}
      </svg>
      {drawn.map(({ link, drawing: { middle }, className }) =>
        link.label === "" && link.meaning === null ? null : (
          <span
            key={link.id}
            className={`canvas-link-words ${className}`}
            data-link-id={link.id}
            dir="auto"
            style={{ left: middle.x, top: middle.y }}
          >
            {linkWords(t, link)}
          </span>
        ),
      )}
    </>
  );
}

function linkClass(link: Link, isChosen: boolean): string {
  const colour = knownColour(link.colour) ? ` canvas-link-coloured card-${colourOf(link)}` : "";
  return `canvas-link${colour}${isChosen ? " canvas-link-chosen" : ""}`;
}
