import { Pencil, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteStatement, editStatement } from "@tablee/shared/board/edit-statements";
import type { Support } from "@tablee/shared/board/support";
import { STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { SharedTextArea } from "../../board/card-editor/SharedTextArea.tsx";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { Words } from "../../board/Words.tsx";
import { currentLocale } from "../../i18n/i18n.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";

/** One support as it is read, and changed where it stands: its day is given when there is one. */
export function SupportRow({ support }: { readonly support: Support }) {
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const done = (): void => {
    setEditing(false);
    row.current?.focus();
  };
  return (
    <li className="support-row" data-given={support.day !== null || undefined} ref={row} tabIndex={-1}>
      {editing && may.cards ? (
        <Edit support={support} onDone={done} />
      ) : (
        <Shown support={support} onEdit={() => setEditing(true)} />
      )}
    </li>
  );
}

function Shown({ support, onEdit }: { readonly support: Support; readonly onEdit: () => void }) {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const may = useMay();
  const { statement, signatory, scope, day } = support;
  const remove = (): void => {
    deleteStatement(ws.hand(), statement.id);
    toast(t("support.removed"), { undo: () => ws.undo.undo() });
  };
  return (
    <>
      {signatory !== "" && <b dir="auto">{signatory}</b>}
      {scope !== "" && (
        <p dir="auto">
          <Words text={scope} links="stop" />
        </p>
      )}
      <p className="support-day">
        {day === null ? t("support.notYetRow") : t("support.given", { day: dayWords(day) })}
      </p>
      {may.cards && (
        <div className="support-buttons">
          <Button size="s" icon={Pencil} onPress={onEdit} aria-label={t("edit", { text: signatory || scope })}>
            {t("support.edit")}
          </Button>
          <Button
            size="s"
            icon={Trash2}
            onPress={remove}
            aria-label={t("support.removeOf", { who: signatory || scope })}
          >
            {t("support.remove")}
          </Button>
        </div>
      )}
    </>
  );
}

/** At noon of whoever reads: in no place is it the day before. */
function dayWords(day: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: "long" }).format(new Date(`${day}T12:00`));
}

function Edit({ support, onDone }: { readonly support: Support; readonly onDone: () => void }) {
  const { t } = useTranslation("pairing");
  const { t: ui } = useTranslation("ui");
  const ws = useWorkspace();
  const { statement, signatory, day } = support;
  const { id } = statement;
  return (
    <div className="ground-entry">
      <KeptField
        label={t("support.who")}
        value={signatory}
        maxLength={STATEMENT_NOTE_MAX_CHARS}
        onKeep={(note) => editStatement(ws.hand(), id, { note })}
      />
      <div className="support-scope">
        <span className="ui-label" aria-hidden>
          {t("support.what")}
        </span>
        <SharedTextArea
          address={{ kind: "statements", id }}
          label={t("support.what")}
          maxChars={STATEMENT_TEXT_MAX_CHARS}
          onDone={() => undefined}
        />
      </div>
      <TextField
        label={t("support.day")}
        description={t("support.dayHelp")}
        type="date"
        value={day ?? ""}
        onChange={(value) => editStatement(ws.hand(), id, { value: value === "" ? null : value })}
      />
      <Button size="s" onPress={onDone}>
        {ui("close")}
      </Button>
    </div>
  );
}
