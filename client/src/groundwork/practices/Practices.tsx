import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import {
  localeOfPractice,
  missingOf,
  PRACTICE_PARTS,
  practicesOf,
  practiceText,
} from "@tablee/shared/practice/practices";
import type { Practice, PracticeCard, PracticePart } from "@tablee/shared/practice/practices";
import { useTranslation } from "react-i18next";
import { openText } from "../../board/card-editor/shared-text.ts";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { toast } from "../../ui/toast.ts";
import { EntryForm } from "../parts/EntryForm.tsx";
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
    <div className="from-to">
      <p className="practice-about">{t("practices.about")}</p>
      {practices.length === 0 && <p>{t("practices.none")}</p>}
      <ul className="from-to-list">
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
    <li className="from-to-one" data-practice={card.id} aria-label={practice.today || t("practices.today")}>
      <div className="from-to-words">
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

function NewPractice() {
  const { t } = useTranslation("around");
  const { t: checking } = useTranslation("checking");
  const ws = useWorkspace();
  const fields = PRACTICE_PARTS.map((part) => ({
    name: part,
    label: t(`practices.${part}`),
    ...(part === "today" && { description: t("practices.todayHelp") }),
    maxLength: CARD_TEXT_MAX_CHARS,
    multiline: true,
  }));
  const add = (practice: Practice) => {
    if (missingOf(practice).length === PRACTICE_PARTS.length) return null;
    const text = practiceText(practice, currentLocale());
    if (text.length <= CARD_TEXT_MAX_CHARS && putCard(ws, "issue", text) !== null) return { said: text };
    toast(text.length > CARD_TEXT_MAX_CHARS ? t("practices.tooLong") : checking("full"));
    return null;
  };
  return (
    <div className="from-to-new">
      <EntryForm fields={fields} add={t("practices.add")} variant="do" onAdd={add} />
    </div>
  );
}
