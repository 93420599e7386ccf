import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { groupOf, readingOrder } from "@tablee/shared/board/outline";
import type { CardId } from "@tablee/shared/ids";
import { BRAKE_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { DECISIONS } from "@tablee/shared/session/brake";
import type { Decision } from "@tablee/shared/session/brake";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { nameOf, useLive, useSend, useView } from "../use-live.ts";
import "../together/together.css";

/** What the group said, written down by who leads: for everybody to read, now and later. */
export function AnswerDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("together");
  const send = useSend();
  const [words, setWords] = useState("");
  const { chosen, toggle, grouped } = useNamed();
  const [decision, setDecision] = useState<Decision>(grouped.length > 0 ? "keep-singular" : "go-on");
  const isAboutCards = decision === "keep-singular" || decision === "undo";
  const record = async (): Promise<void> => {
    const cards = isAboutCards ? [...chosen] : [];
    if (await send("brake.answer", { decision, cards, words: words.trim() })) onClose();
  };
  return (
    <AskDialog title={t("brake.answer")} does={t("brake.record")} close={onClose} done={() => void record()}>
      <Reason />
      <SelectField
        label={t("brake.decision")}
        options={DECISIONS.map((id) => ({ id, label: t(`brake.decisions.${id}`) }))}
        value={decision}
        description={t(`brake.means.${decision}`)}
        onChange={setDecision}
      />
      {isAboutCards && <Cards grouped={grouped} chosen={chosen} toggle={toggle} />}
      <TextField
        label={t("brake.words")}
        value={words}
        maxLength={BRAKE_WORDS_MAX_CHARS}
        multiline
        rows={2}
        onChange={setWords}
      />
    </AskDialog>
  );
}

function Reason() {
  const { t } = useTranslation("together");
  const people = useLive((state) => state.people);
  const brake = useView()?.brake;
  if (!brake) return null;
  return (
    <p>
      {brake.by === null ? t("brake.on") : t("brake.onBy", { name: nameOf(people, brake.by) })}{" "}
      <i dir="auto">{brake.reason}</i>
    </p>
  );
}

interface Grouped {
  readonly id: CardId;
  readonly words: string;
  readonly group: string;
}

/** Of the cards that are in a group, those that the answer is about: at first, what is chosen on the board. */
function useNamed() {
  const { selection } = useWorkspace();
  const board = useBoard((state) => state.board);
  const outline = useBoard((state) => state.outline);
  const grouped = readingOrder(outline).flatMap((card): Grouped[] => {
    const group = groupOf(board, card);
    return group ? [{ id: card.id, words: wordsWithoutMarks(card.text), group: group.name }] : [];
  });
  const [chosen, setChosen] = useState<ReadonlySet<CardId>>(
    () => new Set(grouped.map(({ id }) => id).filter((id) => selection.getState().ids.has(id))),
  );
  const toggle = (id: CardId): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return { grouped, chosen, toggle };
}

interface CardsProps {
  readonly grouped: readonly Grouped[];
  readonly chosen: ReadonlySet<CardId>;
  readonly toggle: (id: CardId) => void;
}

function Cards({ grouped, chosen, toggle }: CardsProps) {
  const { t } = useTranslation("together");
  if (grouped.length === 0) return <p className="lead-small">{t("brake.noGroups")}</p>;
  return (
    <fieldset className="together-cards">
      <legend>{t("brake.cards")}</legend>
      {grouped.map(({ id, words, group }) => (
        <label key={id} className="together-card" data-named={id}>
          <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
          <span dir="auto">{words}</span>
          <small>{t("brake.inGroup", { name: group || t("brake.noName") })}</small>
        </label>
      ))}
    </fieldset>
  );
}
