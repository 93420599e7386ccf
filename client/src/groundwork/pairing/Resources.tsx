import { ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements, deleteStatement } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_ADDRESS_MAX_CHARS, STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { fieldsOf } from "@tablee/shared/practice/sheet";
import { announceNow } from "../../a11y/announce.ts";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { useMayWrite } from "./use-pairs.ts";

/** Addresses that the two add themselves, with a title and a licence; shown, never fetched. */
export function Resources() {
  const { t } = useTranslation("pairing");
  const links = useBoard(({ board }) => board.statements);
  const mayWrite = useMayWrite();
  const shown = fieldsOf(links.values()).link;
  return (
    <section className="pairing-part" aria-label={t("resources")}>
      <h4>{t("resources")}</h4>
      <p className="pairing-small">{t("resourcesAbout")}</p>
      {shown.length > 0 && (
        <ul className="pairing-entries">
          {shown.map((link) => (
            <Resource key={link.id} link={link} />
          ))}
        </ul>
      )}
      {mayWrite && <NewResource />}
    </section>
  );
}

function isWeb(address: string): boolean {
  return /^https?:\/\/\S+$/i.test(address);
}

function Resource({ link: { id, text, address, note } }: { readonly link: Statement }) {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const mayWrite = useMayWrite();
  const title = text || address;
  const remove = (): void => {
    deleteStatement(ws.hand(), id);
    toast(t("removed"), { undo: () => ws.undo.undo() });
  };
  return (
    <li data-entry={id}>
      <div>
        {isWeb(address) ? (
          <a href={address} target="_blank" rel="noreferrer" dir="auto">
            {title} <ExternalLink className="ui-icon" size={14} aria-hidden />
          </a>
        ) : (
          <p dir="auto">
            {title} {address !== title && address}
          </p>
        )}
        {note !== "" && <small dir="auto">{t("licence", { name: note })}</small>}
      </div>
      {mayWrite && <IconButton icon={Trash2} label={t("remove", { text: title })} onPress={remove} />}
    </li>
  );
}

function NewResource() {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const [text, setText] = useState("");
  const [address, setAddress] = useState("");
  const [note, setNote] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!isWeb(address.trim())) return setError(t("resourceWrong"));
    const link = { field: "link", text: text.trim(), address: address.trim(), note: note.trim() } as const;
    const added = addStatements(ws.hand(), [link]);
    if (!added.ok) return toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    announceNow(t("resourceAdded", { title: link.text || link.address }));
    setText("");
    setAddress("");
    setNote("");
    setError(undefined);
  };
  return (
    <form className="pairing-form" noValidate onSubmit={add}>
      <TextField label={t("resourceTitle")} value={text} onChange={setText} maxLength={STATEMENT_TEXT_MAX_CHARS} />
      <TextField
        label={t("resourceAddress")}
        value={address}
        onChange={setAddress}
        maxLength={STATEMENT_ADDRESS_MAX_CHARS}
        error={error}
        type="url"
      />
      <TextField label={t("resourceLicence")} value={note} onChange={setNote} maxLength={STATEMENT_NOTE_MAX_CHARS} />
      <Button type="submit">{t("resourceAdd")}</Button>
    </form>
  );
}
