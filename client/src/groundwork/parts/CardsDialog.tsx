import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { readingOrder } from "@tablee/shared/board/outline";
import { plain } from "@tablee/shared/board/sift";
import type { CardId } from "@tablee/shared/ids";
import { useBoard } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { KnowledgeSign } from "../../ui/KnowledgeSign.tsx";
import { TextField } from "../../ui/TextField.tsx";
import "./parts.css";

/** As many as are looked through by eye; the search finds the rest. */
const SHOWN_COUNT = 40;

interface CardsDialogProps {
  readonly title: string;
  readonly chosen: readonly CardId[];
  readonly onDone: (chosen: readonly CardId[]) => void;
  readonly onClose: () => void;
  /** One takes the place of the other. */
  readonly isSingle?: boolean;
}

/** Chooses cards of the table by their words, in reading order; those that are chosen stay in sight whatever is looked for. */
export function CardsDialog({ title, chosen, onDone, onClose, isSingle = false }: CardsDialogProps) {
  const { t } = useTranslation("mapping");
  const outline = useBoard((state) => state.outline);
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState<ReadonlySet<CardId>>(() => new Set(chosen));
  const wanted = plain(query.trim());
  const found = readingOrder(outline).filter(
    ({ id, text, unread }) => !unread && (picked.has(id) || plain(text).includes(wanted)),
  );
  const pick = (id: CardId, isPicked: boolean): void => {
    const next = new Set(isSingle ? [] : picked);
    if (isPicked) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  return (
    <ModalDialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="do" isDisabled={isSingle && picked.size === 0} onPress={() => onDone([...picked])}>
          {t("cards.done")}
        </Button>
      }
    >
      <TextField label={t("cards.find")} value={query} onChange={setQuery} />
      <ul className="ground-pick">
        {found.slice(0, SHOWN_COUNT).map(({ id, text, knowledge, direction }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={picked.has(id)}
                onChange={(event) => pick(id, event.currentTarget.checked)}
              />
              <span>
                <span dir={direction}>{wordsWithoutMarks(text).trim() || t("cards.noWords")}</span>{" "}
                {knowledge && <KnowledgeSign type={knowledge} word />}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{t("cards.none")}</p>}
      {found.length > SHOWN_COUNT && <p>{t("cards.more", { count: found.length - SHOWN_COUNT })}</p>}
    </ModalDialog>
  );
}
