import { ExternalLink, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { addStatements, deleteStatement } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import { STATEMENT_ADDRESS_MAX_CHARS, STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { fieldsOf } from "@tablee/shared/practice/sheet";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/toast.ts";
import { EntryForm } from "../parts/EntryForm.tsx";
import type { Entered } from "../parts/EntryForm.tsx";
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
      <p className="ui-small">{t("resourcesAbout")}</p>
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

type Part = "title" | "address" | "licence";

function NewResource() {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const fields = [
    { name: "title", label: t("resourceTitle"), maxLength: STATEMENT_TEXT_MAX_CHARS },
    { name: "address", label: t("resourceAddress"), maxLength: STATEMENT_ADDRESS_MAX_CHARS, type: "url" },
    { name: "licence", label: t("resourceLicence"), maxLength: STATEMENT_NOTE_MAX_CHARS },
  ] as const;
  const add = ({ title, address, licence }: Readonly<Record<Part, string>>): Entered<Part> => {
    if (!isWeb(address)) return { at: "address", wrong: t("resourceWrong") };
    const added = addStatements(ws.hand(), [{ field: "link", text: title, address, note: licence }]);
    if (added.ok) return { said: t("resourceAdded", { title: title || address }) };
    toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    return null;
  };
  return <EntryForm fields={fields} add={t("resourceAdd")} onAdd={add} />;
}
