import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { readingOrder } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import { ThingMenuButton } from "../actions/ActionMenu.tsx";
import { groupActions, zoneActions } from "../actions/things.ts";
import { useClipboard } from "../clipboard/use-clipboard.ts";
import { ColourSign } from "../ColourSign.tsx";
import { useRun } from "../use-run.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { ListBar } from "./ListBar.tsx";
import { pressListKey } from "./list-keys.ts";
import { ListMenu } from "./ListMenu.tsx";
import { ListRow } from "./ListRow.tsx";
import "../card.css";
import "./list.css";

interface ListViewProps {
  /** Only the part of this place in the outline; all of it when not said. */
  readonly only?: number | undefined;
}

/** The same board as headings: area, group, card. Every action of the canvas is here, in menus and by key. */
export function ListView({ only }: ListViewProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const run = useRun();
  const outline = useBoard((state) => state.outline);
  const isEmpty = outline.every(({ count }) => count === 0);
  const root = useRef<HTMLDivElement>(null);
  useClipboard();
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // Native: the keys of a dialogue opened from here would bubble to React’s handler.
    const press = (event: KeyboardEvent): void => {
      const cards = readingOrder(ws.board.getState().outline);
      if (pressListKey({ ws, run, cards }, event)) event.preventDefault();
    };
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  }, [ws, run]);
  return (
    <div className="list" ref={root}>
      <ListBar />
      <ListMenu>
        {isEmpty && <p className="list-empty">{t("empty")}</p>}
        {(only === undefined ? outline : outline.slice(only, only + 1)).map((part) => (
          <ZoneSection key={part.zone?.id ?? "outside"} part={part} />
        ))}
      </ListMenu>
    </div>
  );
}

function ZoneSection({ part }: { readonly part: OutlineZone }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const { zone, groups, lone, count } = part;
  return (
    <section className="list-zone" data-zone-id={zone?.id}>
      <div className="list-head">
        <h2 dir="auto">
          {zone && <ColourSign colour={zone.colour} size={18} />}
          {zone ? zone.title || canvas("noTitle") : t("outside")} <small>{t("cards", { count })}</small>
        </h2>
        {zone && <ThingMenuButton id={zone.id} list={zoneActions} label={canvas("zoneMenu", { title: zone.title })} />}
      </div>
      {groups.map(({ group, cards }) => (
        <section key={group.id} data-group-id={group.id}>
          <div className="list-head">
            <h3 dir="auto" className="list-group">
              {group.name || t("noName")} · {cards.length}
            </h3>
            <ThingMenuButton
              id={group.id}
              list={groupActions}
              label={canvas("groupMenu", { name: group.name || t("noName") })}
            />
          </div>
          <Cards cards={cards} />
        </section>
      ))}
      {groups.length > 0 && lone.length > 0 && (
        <h3>
          {t("alone")} · {lone.length}
        </h3>
      )}
      {lone.length > 0 && <Cards cards={lone} />}
    </section>
  );
}

function Cards({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <ul className="list-cards">
      {cards.map((card) => (
        <ListRow key={card.id} card={card} />
      ))}
    </ul>
  );
}
