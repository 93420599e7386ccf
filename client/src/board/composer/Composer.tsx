import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KnowledgeType } from "@tablee/shared/board/types";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { compareOrder } from "@tablee/shared/board/order";
import type { ZoneId } from "@tablee/shared/ids";
import { PASTE_MAX_LINES_COUNT } from "@tablee/shared/limits";
import type { Part } from "@tablee/shared/rules/roles";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { toast } from "../../ui/toast.ts";
import { addCardsFromText } from "../actions/commands.ts";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import "./composer.css";

const SUGGESTED: Partial<Readonly<Record<Part, KnowledgeType>>> = {
  supported: "experience",
  trainer: "practice",
  adviser: "practice",
  authority: "practice",
};

function useDraft() {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const zones = useBoard((state) => state.board.zones);
  const { part } = ws.table.seat.member;
  const [text, setText] = useState("");
  const [signed, setSigned] = useState(false);
  const [knowledge, setKnowledge] = useState<KnowledgeType | "none">((part && SUGGESTED[part]) ?? "none");
  const [chosen, setChosen] = useState<ZoneId | null>(null);
  const sorted = [...zones.values()].sort(compareOrder);
  const zone = chosen !== null && zones.has(chosen) ? chosen : (sorted[0]?.id ?? null);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const isMany = lines.length > 1 && lines.length <= PASTE_MAX_LINES_COUNT;

  const place = (texts: readonly string[]): void => {
    if (texts.every((one) => one.trim() === "")) return;
    if (!may.cards) return toast(t("notNow"));
    const added = addCardsFromText(ws, texts, { zone, knowledge: knowledge === "none" ? null : knowledge, signed });
    if (added.ok) setText("");
    else toast(t(added.reason === "text-too-long" ? "tooLong" : "tooMany"));
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    place([text.trim()]);
  };
  return {
    text,
    setText,
    signed,
    setSigned,
    knowledge,
    setKnowledge,
    zone,
    setChosen,
    sorted,
    lines,
    isMany,
    place,
    press,
  };
}

/** Always ready at the foot of the table: some words, a knowledge type, an area, down. What is refused stays here. */
export function Composer() {
  const { t } = useTranslation("board");
  const draft = useDraft();
  const { text, lines } = draft;
  return (
    <section className="composer" aria-label={t("composer")}>
      <textarea
        className="composer-text"
        aria-label={t("composer")}
        placeholder={t("composer")}
        title={t("composerHint")}
        dir="auto"
        rows={Math.min(4, Math.max(1, text.split("\n").length))}
        value={text}
        onChange={(event) => draft.setText(event.target.value)}
        onKeyDown={draft.press}
      />
      <div className="composer-choices">
        <SelectField
          label={t("knowledge")}
          hideLabel
          options={(["none", ...KNOWLEDGE_TYPES] as const).map((id) => ({ id, label: t(`knowledges.${id}`) }))}
          value={draft.knowledge}
          onChange={draft.setKnowledge}
        />
        <SelectField
          label={t("zone")}
          hideLabel
          options={draft.sorted.map(({ id, title }) => ({ id, label: title }))}
          value={draft.zone}
          onChange={draft.setChosen}
        />
        <Switch isSelected={draft.signed} onChange={draft.setSigned}>
          {t("sign")}
        </Switch>
        {draft.isMany && <Button onPress={() => draft.place(lines)}>{t("placeMany", { count: lines.length })}</Button>}
        <Button variant="do" onPress={() => draft.place([text.trim()])}>
          {t("place")}
        </Button>
      </div>
    </section>
  );
}
