import { StickyNote } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import type { CardId, StatementId } from "@tablee/shared/ids";
import { SHELF_KINDS } from "@tablee/shared/practice/shelf";
import type { ShelfKind } from "@tablee/shared/practice/shelf";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { toast } from "../../ui/toast.ts";
import { CardsDialog } from "../parts/CardsDialog.tsx";
import { WordsForm } from "../parts/WordsForm.tsx";

/** Puts something on the shelf by its title, or a card in its own words. */
export function NewOnShelf({ onAdded }: { readonly onAdded: (id: StatementId, kind: ShelfKind) => void }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const [kind, setKind] = useState<ShelfKind>("visit");
  const [isPicking, setPicking] = useState(false);
  const add = (text: string, sources: readonly CardId[]): boolean => {
    const added = addStatements(ws.hand(), [{ field: "inspiration", text, value: kind, sources }]);
    const [id] = added.ok ? added.value : [];
    if (id) onAdded(id, kind);
    else toast(t(!added.ok && added.reason === "text-too-long" ? "tooLong" : "full"));
    return added.ok;
  };
  const fromCard = ([id]: readonly CardId[]): void => {
    setPicking(false);
    const card = id && ws.board.getState().board.cards.get(id);
    if (card) add(card.text, [card.id]);
  };
  return (
    <section className="shelf-new" aria-label={t("shelf.new")}>
      <h4>{t("shelf.new")}</h4>
      <SelectField<ShelfKind>
        label={t("shelf.kind")}
        options={SHELF_KINDS.map((id) => ({ id, label: t(`shelf.kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === "story" && <p className="shelf-story">{t("shelf.story")}</p>}
      <WordsForm label={t("shelf.title")} add={t("shelf.add")} addTo={t("shelf.new")} onAdd={(text) => add(text, [])}>
        <Button icon={StickyNote} onPress={() => setPicking(true)}>
          {t("shelf.fromCard")}
        </Button>
      </WordsForm>
      {isPicking && (
        <CardsDialog
          title={t("shelf.fromCardTitle")}
          chosen={[]}
          isSingle
          onDone={fromCard}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}
