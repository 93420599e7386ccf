import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements, deleteStatement, editStatement, writeStatement } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { changesOf } from "@tablee/shared/practice/from-to";
import { announceNow } from "../../a11y/announce.ts";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
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
    <div className="changes">
      <p className="practice-about">{t("changes.about")}</p>
      {changes.length === 0 && <p>{t("changes.none")}</p>}
      <ul className="changes-list">
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
    <li className="change" data-change={id} aria-label={name}>
      <div className="change-words">
        <KeptField
          label={t("changes.from")}
          value={note}
          maxLength={STATEMENT_NOTE_MAX_CHARS}
          multiline
          onKeep={(next) => editStatement(ws.hand(), id, { note: next })}
        />
        <span className="change-arrow" aria-hidden>
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
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    const [was, will] = [from.trim(), to.trim()];
    if (was === "" && will === "") return;
    if (!addStatements(ws.hand(), [{ field: "change", note: was, text: will }]).ok) return toast(t("full"));
    setFrom("");
    setTo("");
    announceNow(t("changes.one", { from: was, to: will }));
  };
  return (
    <form className="change-new" onSubmit={add}>
      <TextField
        label={t("changes.from")}
        value={from}
        onChange={setFrom}
        maxLength={STATEMENT_NOTE_MAX_CHARS}
        multiline
        rows={2}
      />
      <TextField
        label={t("changes.to")}
        value={to}
        onChange={setTo}
        maxLength={STATEMENT_TEXT_MAX_CHARS}
        multiline
        rows={2}
      />
      <Button type="submit" variant="do">
        {t("changes.add")}
      </Button>
    </form>
  );
}
