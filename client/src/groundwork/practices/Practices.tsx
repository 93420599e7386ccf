import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import {
  localeOfPractice,
  missingOf,
  PRACTICE_PARTS,
  practicesOf,
  practiceText,
} from "@tablee/shared/practice/practices";
import type { Practice, PracticeCard, PracticePart } from "@tablee/shared/practice/practices";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../../a11y/announce.ts";
import { openText } from "../../board/card-editor/shared-text.ts";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { putCard } from "../put-card.ts";
import "../../practice/practice.css";
import "../from-to/from-to.css";

export function usePracticesState(): string | null {
  const { t } = useTranslation("around");
  const count = practicesOf(useBoard(({ board }) => board)).length;
  return count === 0 ? null : t("practices.count", { count });
}

/** What is done today, what is to change and what stands in the way: each of them one card, wherever it lies. */
export function Practices() {
  const { t } = useTranslation("around");
  const may = useMay();
  const practices = practicesOf(useBoard((state) => state.board));
  return (
    <div className="changes">
      <p className="practice-about">{t("practices.about")}</p>
      {practices.length === 0 && <p>{t("practices.none")}</p>}
      <ul className="changes-list">
        {practices.map((one) => (
          <PracticeRow key={one.card.id} {...one} />
        ))}
      </ul>
      {may.cards && <NewPractice />}
    </div>
  );
}

function PracticeRow({ card, practice }: PracticeCard) {
  const { t } = useTranslation("around");
  const ws = useWorkspace();
  const missing = missingOf(practice);
  const keep = (part: PracticePart, next: string): void => {
    const text = practiceText({ ...practice, [part]: next }, localeOfPractice(card.text));
    if (text.length > CARD_TEXT_MAX_CHARS) return toast(t("practices.tooLong"));
    openText(ws.hand(), { kind: "cards", id: card.id })?.write(text);
  };
  return (
    <li className="change" data-practice={card.id} aria-label={practice.today || t("practices.today")}>
      <div className="change-words">
        {PRACTICE_PARTS.map((part) => (
          <KeptField
            key={part}
            label={t(`practices.${part}`)}
            value={practice[part]}
            maxLength={CARD_TEXT_MAX_CHARS}
            multiline
            onKeep={(next) => keep(part, next)}
          />
        ))}
      </div>
      {missing.length > 0 && (
        <p className="practice-hint">
          {t("practices.missing", { parts: missing.map((part) => t(`practices.${part}`)).join(", ") })}
        </p>
      )}
    </li>
  );
}

const NOTHING: Practice = { today: "", change: "", obstacle: "" };

function NewPractice() {
  const { t } = useTranslation("around");
  const { t: checking } = useTranslation("checking");
  const ws = useWorkspace();
  const [practice, setPractice] = useState(NOTHING);
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (missingOf(practice).length === PRACTICE_PARTS.length) return;
    const text = practiceText(practice, currentLocale());
    if (text.length > CARD_TEXT_MAX_CHARS) return toast(t("practices.tooLong"));
    if (putCard(ws, "issue", text) === null) return toast(checking("full"));
    setPractice(NOTHING);
    announceNow(text);
  };
  return (
    <form className="change-new" onSubmit={add}>
      {PRACTICE_PARTS.map((part) => (
        <TextField
          key={part}
          label={t(`practices.${part}`)}
          description={part === "today" ? t("practices.todayHelp") : undefined}
          value={practice[part]}
          maxLength={CARD_TEXT_MAX_CHARS}
          multiline
          rows={2}
          onChange={(next) => setPractice({ ...practice, [part]: next })}
        />
      ))}
      <Button type="submit" variant="do">
        {t("practices.add")}
      </Button>
    </form>
  );
}
