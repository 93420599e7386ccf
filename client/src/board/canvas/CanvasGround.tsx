import { useTranslation } from "react-i18next";
import type { Card, Group } from "@tablee/shared/board/types";
import { cardRect, centre } from "@tablee/shared/board/geometry";
import { groupFrame } from "../actions/commands.ts";
import { useBoard } from "../workspace-context.ts";

/** Areas, group frames and links: what lies under the cards. */
export function CanvasGround() {
  const { t } = useTranslation("board");
  const outline = useBoard((state) => state.outline);
  return (
    <>
      {outline.map(({ zone, count }) =>
        zone ? (
          <div
            key={zone.id}
            className="canvas-zone"
            data-zone-id={zone.id}
            style={{ left: zone.rect.x, top: zone.rect.y, width: zone.rect.w, height: zone.rect.h }}
          >
            <h2 className="canvas-zone-title" dir="auto">
              {zone.title} <small>{t("cards", { count })}</small>
            </h2>
          </div>
        ) : null,
      )}
      {outline.flatMap(({ groups }) =>
        groups.map(({ group, cards }) => <GroupFrame key={group.id} group={group} cards={cards} />),
      )}
      <Links />
    </>
  );
}

function GroupFrame({ group, cards }: { readonly group: Group; readonly cards: readonly Card[] }) {
  const { t } = useTranslation("board");
  const frame = groupFrame(cards);
  if (!frame) return null;
  return (
    <div
      className="canvas-group"
      data-group-id={group.id}
      style={{ left: frame.x, top: frame.y, width: frame.w, height: frame.h }}
    >
      <h3 className="canvas-group-name" dir="auto">
        {group.name || t("noName")}
      </h3>
    </div>
  );
}

function Links() {
  const links = useBoard((state) => state.board.links);
  const board = useBoard((state) => state.board);
  if (links.size === 0) return null;
  const centreOf = (id: string) => {
    const card = [...board.cards.values()].find((one) => one.id === id);
    const zone = [...board.zones.values()].find((one) => one.id === id);
    return card ? centre(cardRect(card)) : zone ? centre(zone.rect) : null;
  };
  return (
    <svg className="canvas-links" aria-hidden>
      {[...links.values()].map((link) => {
        const from = centreOf(link.from);
        const to = centreOf(link.to);
        return from && to ? <line key={link.id} x1={from.x} y1={from.y} x2={to.x} y2={to.y} /> : null;
      })}
    </svg>
  );
}
