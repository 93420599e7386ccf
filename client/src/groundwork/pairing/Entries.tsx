import { Pencil, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements, deleteStatement } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import type { PairStep } from "@tablee/shared/session/pairs";
import { announceNow } from "../../a11y/announce.ts";
import { SharedTextArea } from "../../board/card-editor/SharedTextArea.tsx";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { useMayWrite, useNameOf, usePair } from "./use-pairs.ts";

/** What the two said at a step: each thing by whoever said it, and both may write in any at the same time. */
export function Entries({ entries }: { readonly entries: readonly Statement[] }) {
  const { t } = useTranslation("pairing");
  if (entries.length === 0) return <p className="ui-small">{t("nothing")}</p>;
  return (
    <ul className="pairing-entries">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

const SHOWN_CHARS = 40;

function Entry({ entry: { id, text, note } }: { readonly entry: Statement }) {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const short = text.slice(0, SHOWN_CHARS);
  const done = (): void => {
    setEditing(false);
    row.current?.focus();
  };
  const remove = (): void => {
    deleteStatement(ws.hand(), id);
    toast(t("removed"), { undo: () => ws.undo.undo() });
  };
  return (
    <li ref={row} tabIndex={-1} data-entry={id}>
      <div>
        {note !== "" && <b dir="auto">{note}</b>}
        {editing ? (
          <SharedTextArea
            address={{ kind: "statements", id }}
            label={t("edit", { text: short })}
            maxChars={STATEMENT_TEXT_MAX_CHARS}
            hasMarks={false}
            onDone={done}
          />
        ) : (
          <p dir="auto">{text}</p>
        )}
      </div>
      {mayWrite && !editing && (
        <>
          <IconButton icon={Pencil} label={t("edit", { text: short })} onPress={() => setEditing(true)} />
          <IconButton icon={Trash2} label={t("remove", { text: short })} onPress={remove} />
        </>
      )}
    </li>
  );
}

export function NewEntry({ step, name }: { readonly step: PairStep; readonly name: string }) {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const { me } = usePair();
  const nameOf = useNameOf();
  const [text, setText] = useState("");
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    const said = { field: "pair", value: step, text: text.trim(), note: nameOf(me) } as const;
    const added = addStatements(ws.hand(), [said]);
    if (!added.ok) return toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    setText("");
    announceNow(text.trim());
  };
  return (
    <form className="pairing-new" onSubmit={add}>
      <TextField
        label={t("write", { step: name })}
        hideLabel
        placeholder={t("writeAsk")}
        value={text}
        onChange={setText}
        maxLength={STATEMENT_TEXT_MAX_CHARS}
        multiline
        rows={2}
      />
      <Button type="submit">{t("add")}</Button>
    </form>
  );
}
