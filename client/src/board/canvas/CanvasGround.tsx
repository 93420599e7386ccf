import { useTranslation } from "react-i18next";
import { cardRect, groupFrame } from "@tablee/shared/board/geometry";
import type { Card, Group, Link } from "@tablee/shared/board/types";
import { drawnZones } from "../actions/commands.ts";
import type { DrawnZone } from "../actions/commands.ts";
import { groupActions, zoneActions } from "../actions/things.ts";
import { ThingMenuButton } from "../actions/ActionMenu.tsx";
import { colourOf, knownColour } from "../card-face.ts";
import { ColourSign } from "../ColourSign.tsx";
import { useBoard, useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { drawLink, endRects } from "./paint.ts";

/** Areas, group frames and links: what lies under the cards. */
export function CanvasGround() {
  const outline = useBoard((state) => state.outline);
  const counts = new Map(outline.map(({ zone, count }) => [zone?.id, count]));
  return (
    <>
      {drawnZones(outline).map((drawn) => (
        <ZoneFrame key={drawn.zone.id} drawn={drawn} count={counts.get(drawn.zone.id) ?? 0} />
      ))}
      {outline.flatMap(({ groups }) =>
        groups.map(({ group, cards }) => <GroupFrame key={group.id} group={group} cards={cards} />),
      )}
      <Links />
    </>
  );
}

function ZoneFrame({ drawn: { zone, rect }, count }: { readonly drawn: DrawnZone; readonly count: number }) {
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
          <ColourSign colour={zone.colour} size={18} />
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
}

function GroupFrame({ group, cards }: { readonly group: Group; readonly cards: readonly Card[] }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const frame = groupFrame(cards.map(cardRect));
  if (!frame) return null;
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
            <span aria-hidden>{cards.length}</span>
            <span className="ui-hidden">{t("cards", { count: cards.length })}</span>
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
}

function Links() {
  const state = useBoard((now) => now.board.links);
  const outline = useBoard((now) => now.outline);
  const board = useBoard((now) => now.board);
  const { drift } = useWorkspace();
  const chosen = useSelection(({ ids, link }) => (ids.size === 0 ? link : null));
  if (state.size === 0) return null;
  const rectOf = endRects({ board, outline }, drift.state.getState().drift);
  const drawn = [...state.values()].flatMap((link) => {
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
        link.label === "" ? null : (
          <span
            key={link.id}
            className={`canvas-link-words ${className}`}
            data-link-id={link.id}
            dir="auto"
            style={{ left: middle.x, top: middle.y }}
          >
            {link.label}
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
