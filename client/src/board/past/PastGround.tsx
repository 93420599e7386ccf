import { useTranslation } from "react-i18next";
import { boundsOf } from "@tablee/shared/board/geometry";
import type { Since } from "@tablee/shared/board/since";
import type { Rect } from "@tablee/shared/board/types";
import { drawnZone } from "../actions/commands.ts";
import { drawLink, drawnGroup, endRects } from "../canvas/paint.ts";
import { colourOf, knownColour } from "../card-face.ts";
import { ColourSign } from "../ColourSign.tsx";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { linkWords } from "../link-words.ts";
import { Marks } from "./Marks.tsx";

interface GroundProps {
  readonly since: Since;
  readonly isNear: (rect: Rect) => boolean;
}

/** Areas, groups and links as they were, under the cards. */
export function PastGround({ since, isNear }: GroundProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const outline = useBoard((state) => state.outline);
  return (
    <>
      {outline.map((part) => {
        const drawn = drawnZone(part);
        if (!drawn || !isNear(drawn.rect)) return null;
        const { zone, rect } = drawn;
        const colour = knownColour(zone.colour);
        return (
          <div
            key={zone.id}
            className={`canvas-zone${colour ? ` canvas-zone-coloured card-${colour}` : ""}`}
            style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
          >
            <div className="canvas-zone-head">
              <h2 className="canvas-zone-title" dir="auto">
                <ColourSign colour={zone.colour} isLarge />
                {zone.title || canvas("noTitle")}
              </h2>
              <Marks marks={since.zones.get(zone.id)} />
            </div>
          </div>
        );
      })}
      {outline.flatMap(({ groups }) =>
        groups.map((one) => {
          const frame = drawnGroup(one);
          if (!frame || !isNear(frame)) return null;
          return (
            <div
              key={one.group.id}
              className="canvas-group"
              style={{ left: frame.x, top: frame.y, width: frame.w, height: frame.h }}
            >
              <div className="canvas-group-head past-group-head">
                <h3 className="canvas-group-name" dir="auto">
                  <span className="canvas-group-words">{one.group.name || t("noName")}</span>
                </h3>
                <Marks marks={since.groups.get(one.group.id)} />
              </div>
            </div>
          );
        }),
      )}
      <PastLinks since={since} isNear={isNear} />
    </>
  );
}

function PastLinks({ since, isNear }: GroundProps) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const state = ws.board.getState();
  const { links } = state.board;
  if (links.size === 0) return null;
  const rectOf = endRects(state, new Map());
  const drawn = [...links.values()].flatMap((link) => {
    const [from, to] = [rectOf(link.from), rectOf(link.to)];
    if (!from || !to || !isNear(boundsOf([from, to]) ?? from)) return [];
    const drawing = drawLink(link, rectOf);
    const colour = knownColour(link.colour) ? ` canvas-link-coloured card-${colourOf(link)}` : "";
    return drawing ? [{ link, drawing, className: `canvas-link${colour}`, marks: since.links.get(link.id) }] : [];
  });
  return (
    <>
      <svg className="canvas-links" aria-hidden>
        {drawn.map(({ link, drawing, className }) => (
          <g key={link.id} className={className}>
            <path className="canvas-link-line" d={drawing.path} />
            <path className="canvas-link-heads" d={drawing.heads} />
          </g>
        ))}
      </svg>
      {drawn.map(({ link, drawing: { middle }, className, marks }) =>
        link.label === "" && link.meaning === null && !marks ? null : (
          <span
            key={link.id}
            className={`canvas-link-words ${className}`}
            dir="auto"
            style={{ left: middle.x, top: middle.y }}
          >
            {linkWords(t, link)}
            <Marks marks={marks} />
          </span>
        ),
      )}
    </>
  );
}
