import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { supportsOf } from "@tablee/shared/board/support";
import { STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { toast } from "../../ui/toast.ts";
import { EntryForm } from "../parts/EntryForm.tsx";
import type { Entered } from "../parts/EntryForm.tsx";
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
      <p className="ui-small">{t("support.about")}</p>
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

type Part = "who" | "what" | "day";

function NewSupport() {
  const { t } = useTranslation("pairing");
  const ws = useWorkspace();
  const fields = [
    {
      name: "who",
      label: t("support.who"),
      description: t("support.whoHelp"),
      maxLength: STATEMENT_NOTE_MAX_CHARS,
    },
    {
      name: "what",
      label: t("support.what"),
      description: t("support.whatHelp"),
      maxLength: STATEMENT_TEXT_MAX_CHARS,
      multiline: true,
    },
    { name: "day", label: t("support.day"), description: t("support.dayHelp"), type: "date" },
  ] as const;
  const add = ({ who, what, day }: Readonly<Record<Part, string>>): Entered<Part> => {
    if (who + what === "") return { at: "who", wrong: t("support.needed") };
    const support = { field: "support", note: who, text: what, value: day === "" ? null : day } as const;
    if (addStatements(ws.hand(), [support]).ok) return { said: t("support.added", { who: who || what }) };
    toast(t("support.full"));
    return null;
  };
  return <EntryForm fields={fields} add={t("support.add")} onAdd={add} />;
}
