import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StatementId } from "@tablee/shared/ids";
import { SHELF_KINDS, shelfKindOf } from "@tablee/shared/practice/shelf";
import type { ShelfKind } from "@tablee/shared/practice/shelf";
import { useMay } from "../../board/workspace-context.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { NewOnShelf } from "./NewOnShelf.tsx";
import { ShelfItem } from "./ShelfItem.tsx";
import { useShelf } from "./use-shelf.ts";
import "../../practice/practice.css";
import "./shelf.css";

const ALL = "all";

/** What people pass on. Addresses are shown; nothing is fetched from them here. */
export function Shelf() {
  const { t } = useTranslation("mapping");
  const may = useMay();
  const all = useShelf();
  const [shown, setShown] = useState<ShelfKind | typeof ALL>(ALL);
  const [fresh, setFresh] = useState<StatementId | null>(null);
  const items = all.filter((item) => shown === ALL || shelfKindOf(item) === shown);
  const added = (id: StatementId, kind: ShelfKind): void => {
    setFresh(id);
    // What was just put there is in sight.
    if (shown !== ALL) setShown(kind);
  };
  return (
    <>
      <p className="practice-about">{t("shelf.about")}</p>
      {all.length > 0 && (
        <Segmented
          className="shelf-filter"
          label={t("shelf.show")}
          options={[
            { id: ALL, label: t("shelf.all") },
            ...SHELF_KINDS.map((id) => ({ id, label: t(`shelf.many.${id}`) })),
          ]}
          value={shown}
          onChange={setShown}
        />
      )}
      {items.some((item) => shelfKindOf(item) === "story") && <p className="shelf-story">{t("shelf.story")}</p>}
      {items.length === 0 && <p className="practice-hint">{t(all.length === 0 ? "shelf.empty" : "shelf.emptyKind")}</p>}
      <ol className="practice-statements">
        {items.map((item, at) => (
          <ShelfItem
            key={item.id}
            item={item}
            before={items[at - 1]}
            after={items.slice(at + 1)}
            isFresh={item.id === fresh}
          />
        ))}
      </ol>
      {may.cards && <NewOnShelf onAdded={added} />}
    </>
  );
}
