import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { supportsOf } from "@tablee/shared/board/support";
import { STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { SupportRow } from "./SupportRow.tsx";
import "./support.css";

/** What an institution commits to, written by everybody together: who, for what, since when, or not yet. */
export function SupportTool() {
  const { t } = useTranslation("pairing");
  const may = useMay();
  const statements = useBoard(({ board }) => board.statements);
  const supports = supportsOf({ statements });
  return (
    <div className="support">
      <p className="support-small">{t("support.about")}</p>
      {supports.length === 0 ? (
        <p>{t("support.none")}</p>
      ) : (
        <ul className="support-rows">
          {supports.map((support) => (
            <SupportRow key={support.statement.id} support={support} />
          ))}
        </ul>
      )}
      {may.cards && <NewSupport />}
    </div>
  );
}

function NewSupport() {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const [who, setWho] = useState("");
  const [what, setWhat] = useState("");
  const [day, setDay] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    const [note, text] = [who.trim(), what.trim()];
    if (note + text === "") return setError(t("support.needed"));
    const added = addStatements(ws.hand(), [{ field: "support", note, text, value: day === "" ? null : day }]);
    if (!added.ok) return toast(t("support.full"));
    announceNow(t("support.added", { who: note || text }));
    setWho("");
    setWhat("");
    setDay("");
    setError(undefined);
  };
  return (
    <form className="support-form" noValidate onSubmit={add}>
      <TextField
        label={t("support.who")}
        description={t("support.whoHelp")}
        value={who}
        onChange={setWho}
        maxLength={STATEMENT_NOTE_MAX_CHARS}
        error={error}
      />
      <TextField
        label={t("support.what")}
        description={t("support.whatHelp")}
        value={what}
        onChange={setWhat}
        maxLength={STATEMENT_TEXT_MAX_CHARS}
        multiline
        rows={2}
      />
      <TextField
        label={t("support.day")}
        description={t("support.dayHelp")}
        type="date"
        value={day}
        onChange={setDay}
      />
      <Button type="submit">{t("support.add")}</Button>
    </form>
  );
}
