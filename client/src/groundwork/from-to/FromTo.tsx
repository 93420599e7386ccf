import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { addStatements, deleteStatement, editStatement, writeStatement } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { changesOf } from "@tablee/shared/practice/from-to";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toast.ts";
import { EntryForm } from "../parts/EntryForm.tsx";
import { ShownBy } from "./ShownBy.tsx";
import "../../practice/practice.css";
import "./from-to.css";

export function useFromToState(): string | null {
  const { t } = useTranslation("checking");
  const count = changesOf(useBoard(({ board }) => board)).length;
  return count === 0 ? null : t("changes.count", { count });
}

/** What was and what will be, and the question that will show it. */
export function FromTo() {
  const { t } = useTranslation("checking");
  const may = useMay();
  const changes = changesOf(useBoard((state) => state.board));
  return (
    <div className="from-to">
      <p className="practice-about">{t("changes.about")}</p>
      {changes.length === 0 && <p>{t("changes.none")}</p>}
      <ul className="from-to-list">
        {changes.map((statement) => (
          <ChangeRow key={statement.id} statement={statement} />
        ))}
      </ul>
      {may.cards && <NewChange />}
    </div>
  );
}

function ChangeRow({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  const { id, note, text } = statement;
  const name = t("changes.one", { from: note, to: text });
  const drop = (): void => {
    deleteStatement(ws.hand(), id);
    toast(t("changes.dropped"), { undo: () => ws.undo.undo() });
  };
  return (
    <li className="from-to-one" data-change={id} aria-label={name}>
      <div className="from-to-words">
        <KeptField
          label={t("changes.from")}
          value={note}
          maxLength={STATEMENT_NOTE_MAX_CHARS}
          multiline
          onKeep={(next) => editStatement(ws.hand(), id, { note: next })}
        />
        <span className="from-to-arrow" aria-hidden>
          ↓
        </span>
        <KeptField
          label={t("changes.to")}
          value={text}
          maxLength={STATEMENT_TEXT_MAX_CHARS}
          multiline
          onKeep={(next) => writeStatement(ws.hand(), id, next)}
        />
      </div>
      <ShownBy statement={statement} />
      {may.cards && (
        <Button size="s" icon={Trash2} aria-label={t("changes.dropNamed", { text: name })} onPress={drop}>
          {t("changes.drop")}
        </Button>
      )}
    </li>
  );
}

function NewChange() {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const fields = [
    { name: "from", label: t("changes.from"), maxLength: STATEMENT_NOTE_MAX_CHARS, multiline: true },
    { name: "to", label: t("changes.to"), maxLength: STATEMENT_TEXT_MAX_CHARS, multiline: true },
  ] as const;
  const add = ({ from, to }: { readonly from: string; readonly to: string }) => {
    if (from + to === "") return null;
    if (addStatements(ws.hand(), [{ field: "change", note: from, text: to }]).ok)
      return { said: t("changes.one", { from, to }) };
    toast(t("full"));
    return null;
  };
  return (
    <div className="from-to-new">
      <EntryForm fields={fields} add={t("changes.add")} variant="do" onAdd={add} />
    </div>
  );
}
