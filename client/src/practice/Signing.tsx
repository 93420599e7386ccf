import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteStatement } from "@tablee/shared/board/edit-statements";
import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import { isAgreed, sign, signaturesOf } from "@tablee/shared/practice/specifications";
import { PARTS } from "@tablee/shared/rules/roles";
import type { Part } from "@tablee/shared/rules/roles";
import { announceNow } from "../a11y/announce.ts";
import { useBoard, useMay, useWorkspace } from "../board/workspace-context.ts";
import { usePaperWords } from "../exports/papers/use-paper-words.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";

/** Who agrees, and whether it is to the clauses as they are now. */
export function Signing() {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const may = useMay();
  const words = usePaperWords();
  const statements = useBoard((state) => state.board.statements);
  const signatures = signaturesOf({ statements });
  const remove = (id: (typeof signatures)[number]["statement"]["id"]): void => {
    deleteStatement(ws.hand(), id);
    toast(t("removed"), { undo: () => ws.undo.undo() });
  };
  return (
    <section className="practice-field" data-field="signature">
      <h3>{t("fields.signature")}</h3>
      <p className="practice-hint">{t("signNote")}</p>
      {signatures.length === 0 && <p>{t("unsigned")}</p>}
      <ul className="practice-statements">
        {signatures.map(({ statement, holds }) => (
          <li key={statement.id} className="practice-statement" data-holds={holds}>
            <div className="practice-row">
              <p>
                <b dir="auto">{statement.text}</b>
                {statement.note !== "" && <> · {words.part(statement.note)}</>} · {words.day(statement.born.at)}
                <br />
                <small>{t(holds ? "holds" : "earlier")}</small>
              </p>
              {may.cards && (
                <IconButton
                  label={`${t("remove")} : ${statement.text}`}
                  icon={Trash2}
                  onPress={() => remove(statement.id)}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {isAgreed({ statements }) && <p className="practice-ready">{t("agreed")}</p>}
      {may.cards && <SignForm />}
    </section>
  );
}

const NO_PART = "none";

function SignForm() {
  const { t } = useTranslation("practice");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const [name, setName] = useState("");
  const [part, setPart] = useState<Part | typeof NO_PART>(NO_PART);
  const [error, setError] = useState<string | undefined>(undefined);
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") return setError(t("signWithoutName"));
    const { board } = ws.board.getState();
    const signed = sign(ws.hand(), board, { name: name.trim(), part: part === NO_PART ? "" : part });
    if (!signed.ok) return toast(t("full"));
    announceNow(t("signed", { name: name.trim() }));
    setName("");
    setError(undefined);
  };
  return (
    <form className="practice-sign" onSubmit={add}>
      <TextField label={t("signName")} value={name} onChange={setName} maxLength={NAME_MAX_CHARS} error={error} />
      <SelectField
        label={t("signPart")}
        options={[
          { id: NO_PART, label: pages("person.noPart") },
          ...PARTS.map((id) => ({ id, label: pages(`parts.${id}`) })),
        ]}
        value={part}
        onChange={setPart}
      />
      <Button type="submit">{t("signAs")}</Button>
    </form>
  );
}
