import { useTranslation } from "react-i18next";
import { orderCards } from "@tablee/shared/board/edit-cards";
import { ungroup } from "@tablee/shared/board/edit-structure";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { MoreHorizontal, Ungroup } from "lucide-react";
import { IconButton } from "../../ui/IconButton.tsx";
import { MenuButton } from "../../ui/Menu.tsx";
import { actionOf, actions } from "../actions/registry.ts";
import { colourOf } from "../card-face.ts";
import { CardTextEditor } from "../card-editor/CardTextEditor.tsx";
import { CardFooter } from "../CardFooter.tsx";
import { useRun } from "../use-run.ts";
import { useBoard, useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import "../card.css";
import "./list.css";

/** The same board as headings: area, group, card. Every action of the canvas is here, in each card’s menu and by key. */
export function ListView() {
  const { t } = useTranslation("board");
  const outline = useBoard((state) => state.outline);
  const isEmpty = outline.every(({ count }) => count === 0);
  return (
    <div className="list">
      {isEmpty && <p className="list-empty">{t("empty")}</p>}
      {outline.map((part) => (
        <ZoneSection key={part.zone?.id ?? "outside"} part={part} />
      ))}
    </div>
  );
}

function ZoneSection({ part }: { readonly part: OutlineZone }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const { zone, groups, lone, count } = part;
  return (
    <section className="list-zone" data-zone-id={zone?.id}>
      <h2 dir="auto">
        {zone?.title ?? t("outside")} <small>{t("cards", { count })}</small>
      </h2>
      {groups.map(({ group, cards }) => (
        <section key={group.id} data-group-id={group.id}>
          <h3 dir="auto" className="list-group">
            {group.name || t("noName")} · {cards.length}
            {may.structure && (
              <IconButton label={t("ungroup")} icon={Ungroup} onPress={() => ungroup(ws.hand(), group.id)} />
            )}
          </h3>
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
      {cards.map((card, index) => (
        <Row
          key={card.id}
          card={card}
          above={cards[index - 1]?.id ?? null}
          below={index + 1 < cards.length ? { next: cards[index + 2]?.id ?? null } : null}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly card: Card;
  readonly above: CardId | null;
  /** The card after the next one, to be put before it; null when this is the last. */
  readonly below: { readonly next: CardId | null } | null;
}

function Row({ card, above, below }: RowProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const run = useRun();
  const selected = useSelection((state) => state.ids.has(card.id));
  const editing = useSelection((state) => state.editing === card.id && ws.prefs.getState().view === "list");
  const items = [
    ...actions
      .filter(({ on }) => on === "cards")
      .map(({ id, icon, keys, writes }) => ({
        id: id as string,
        label: t(`actions.${id}`),
        icon,
        keys,
        disabled: writes !== null && !may[writes],
      })),
    { id: "up", label: t("up"), disabled: above === null || !may.cards },
    { id: "down", label: t("down"), disabled: below === null || !may.cards },
  ];
  const choose = (id: string): void => {
    if (id === "up") return orderCards(ws.hand(), [card.id], above);
    if (id === "down") return orderCards(ws.hand(), [card.id], below?.next ?? null);
    const action = actions.find((one) => one.id === id);
    if (action) run(action, [card.id]);
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    run(action, action.on === "cards" ? [card.id] : []);
  };
  return (
    <li className={`list-row card-${colourOf(card)}`} data-card-id={card.id}>
      <span className="list-edge" aria-hidden />
      <div
        className={selected ? "list-card list-selected" : "list-card"}
        // A card is a place one can stand on: its keys work there, its buttons are beside it.
        role="group"
        aria-label={card.text}
        tabIndex={0}
        onKeyDown={press}
        onFocus={() => ws.selection.setState({ ids: new Set([card.id]) })}
      >
        {editing ? (
          <CardTextEditor cardId={card.id} onDone={() => ws.selection.setState({ editing: null })} />
        ) : (
          <span className="card-words" dir={card.direction}>
            {card.text}
          </span>
        )}
        <CardFooter card={card} />
      </div>
      <MenuButton label={t("more")} icon={MoreHorizontal} items={items} onAction={choose} />
    </li>
  );
}
