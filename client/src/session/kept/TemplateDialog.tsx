import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SessionView } from "@tablee/shared/session/types";
import { keptFrom, writeKept } from "@tablee/shared/templates/kept";
import type { KeptTemplate } from "@tablee/shared/templates/kept";
import { useBoard, useTableTitle } from "../../board/workspace-context.ts";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { toast } from "../../ui/toast.ts";
import { useView } from "../use-live.ts";
import "./template-dialog.css";

interface TemplateDialogProps {
  readonly onClose: () => void;
}

/** What of this table another one can begin with, shown before it is saved. */
export function TemplateDialog({ onClose }: TemplateDialogProps) {
  const view = useView();
  return view && <Kept view={view} onClose={onClose} />;
}

/** Words that people chose together: they go along unless whoever leads says otherwise. */
const WORDS = ["goal", "rules", "questions"] as const;
type Word = (typeof WORDS)[number];

const NOTHING = { goal: "", rules: "", questions: [] } as const satisfies Pick<KeptTemplate, Word>;

function Kept({ view, onClose }: TemplateDialogProps & { readonly view: SessionView }) {
  const { t } = useTranslation("checking");
  const { t: ui } = useTranslation("ui");
  const zones = useBoard(({ board }) => board.zones);
  const title = useTableTitle();
  const [left, setLeft] = useState<ReadonlySet<Word>>(new Set());
  const whole = keptFrom({ zones }, view);
  const save = (): void => {
    const without = Object.fromEntries([...left].map((word) => [word, NOTHING[word]]));
    const name = t("template.file", { title });
    const file = fileName({ title: name, at: new Date(), extension: "json", fallback: name });
    saveFile(file, new Blob([writeKept({ ...whole, ...without })], { type: "application/json" }));
    toast(t("template.saved", { file }));
    onClose();
  };
  const leave = (word: Word, isKept: boolean): void =>
    setLeft(new Set(WORDS.filter((one) => (one === word ? !isKept : left.has(one)))));
  return (
    <ModalDialog
      title={t("template.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={save}>
            {t("template.save")}
          </Button>
        </>
      }
    >
      <p>{t("template.body")}</p>
      <dl className="template-kept">
        <dt>{t("template.zones")}</dt>
        <dd>{whole.zones.map((zone) => zone.title).join(" · ") || t("template.none")}</dd>
        <dt>{t("template.phases")}</dt>
        <dd>{whole.phases.map((phase) => phase.name).join(" · ") || t("template.none")}</dd>
      </dl>
      {WORDS.some((word) => whole[word].length > 0) && (
        <fieldset className="template-words">
          <legend>{t("template.also")}</legend>
          {WORDS.filter((word) => whole[word].length > 0).map((word) => (
            <div key={word}>
              <Switch isSelected={!left.has(word)} onChange={(isKept) => leave(word, isKept)}>
                {word === "goal" && t("template.goal", { goal: whole.goal })}
                {word === "rules" && t("template.rules")}
                {word === "questions" && t("template.questions", { count: whole.questions.length })}
              </Switch>
              {word === "rules" && <p className="template-text">{whole.rules}</p>}
              {word === "questions" && (
                <p className="template-text">{whole.questions.map(({ text }) => text).join("\n")}</p>
              )}
            </div>
          ))}
        </fieldset>
      )}
    </ModalDialog>
  );
}
