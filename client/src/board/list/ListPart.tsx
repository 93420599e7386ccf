import { ChevronDown, ChevronRight } from "lucide-react";
import { sayStanding } from "../items/standing-words.ts";
import { useTranslation } from "react-i18next";
import type { ListPart } from "@tablee/shared/board/sift";
import { ThingMenuButton } from "../actions/ActionMenu.tsx";
import { groupActions, zoneActions } from "../actions/things.ts";
import { ColourSign } from "../ColourSign.tsx";
import { useWorkspace } from "../workspace-context.ts";
import { chunksOf } from "./chunks.ts";
import { toggleFold } from "./list-look.ts";
import { ListShelf } from "./ListChunk.tsx";

/** How many pieces a part is cut into. */
export function piecesIn({ groups, lone }: ListPart): number {
  return groups.reduce((sum, { cards }) => sum + chunksOf(cards).length, chunksOf(lone).length);
}

interface PartProps {
  readonly part: ListPart;
  readonly folded: ReadonlySet<string>;
  /** How many pieces stand before it. */
  readonly from: number;
  /** There are more rows than are made whole at once. */
  readonly isLong: boolean;
}

/** An area with its groups, or the cards of one kind of knowledge, or all of them: a heading, and what is under it. */
export function ListPartView({ part, folded, from, isLong }: PartProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const { key, head, groups, lone, count } = part;
  const zone = head.by === "zone" ? head.zone : null;
  const title = usePartTitle(part);
  const isFolded = folded.has(key);
  const isFlat = head.by !== "zone";
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, { cards }) => sum + chunksOf(cards).length, from),
  );
  const after = groups.reduce((sum, { cards }) => sum + chunksOf(cards).length, from);
  return (
    <section className="list-zone" data-zone-id={zone?.id} data-part={key}>
      <div className="list-head">
        <FoldButton id={key} title={title} isFolded={isFolded} />
        <h2 dir="auto">
          {zone && <ColourSign colour={zone.colour} isLarge />}
          {title} <small>{t("cards", { count })}</small>
        </h2>
        {zone && <ThingMenuButton id={zone.id} list={zoneActions} label={canvas("zoneMenu", { title: zone.title })} />}
      </div>
      {!isFolded &&
        groups.map(({ group, cards }, at) => (
          <section key={group.id} data-group-id={group.id}>
            <div className="list-head">
              <FoldButton id={group.id} title={group.name || t("noName")} isFolded={folded.has(group.id)} />
              <h3 dir="auto" className="list-group">
                {group.name || t("noName")} · {cards.length}
              </h3>
              <ThingMenuButton
                id={group.id}
                list={groupActions}
                label={canvas("groupMenu", { name: group.name || t("noName") })}
              />
            </div>
            {!folded.has(group.id) && (
              <ListShelf cards={cards} level={4} from={starts[at] ?? from} isFlat={isFlat} isLong={isLong} />
            )}
          </section>
        ))}
      {!isFolded && groups.length > 0 && lone.length > 0 && (
        <h3 className="list-alone">
          {t("alone")} · {lone.length}
        </h3>
      )}
      {!isFolded && lone.length > 0 && (
        <ListShelf cards={lone} level={groups.length > 0 ? 4 : 3} from={after} isFlat={isFlat} isLong={isLong} />
      )}
    </section>
  );
}

function usePartTitle({ head }: ListPart): string {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const { t: list } = useTranslation("list");
  if (head.by === "newest" || head.by === "votes") return list(head.by);
  if (head.by === "status") return head.status === null ? list("noStatus") : sayStanding(canvas, head.status, null);
  if (head.by === "knowledge") return t(`knowledges.${head.knowledge ?? "none"}`);
  return head.zone ? head.zone.title || canvas("noTitle") : t("outside");
}

function FoldButton({
  id,
  title,
  isFolded,
}: {
  readonly id: string;
  readonly title: string;
  readonly isFolded: boolean;
}) {
  const { t } = useTranslation("list");
  const ws = useWorkspace();
  const Icon = isFolded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className="ui-icon-button list-fold"
      aria-label={t("cardsOf", { title })}
      aria-expanded={!isFolded}
      onClick={() => toggleFold(ws, id)}
    >
      <Icon className="ui-icon" size={18} aria-hidden />
    </button>
  );
}
