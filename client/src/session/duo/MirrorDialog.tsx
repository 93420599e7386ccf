import * as limits from "@tablee/shared/limits";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { useSend } from "../use-live.ts";
import "./duo.css";

const LOOKS = ["exchange", "fluidity", "dropOff"] as const;
type Look = (typeof LOOKS)[number];
/** None is proposed: one that stands there already is taken for an answer. */
type Grades = Readonly<Record<Look, number | null>>;

/** A minute: three grades and a sentence, kept for the two alone. */
export function MirrorDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("lead");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [grades, setGrades] = useState<Grades>({ exchange: null, fluidity: null, dropOff: null });
  const [line, setLine] = useState("");
  const [tried, setTried] = useState(false);
  const { exchange, fluidity, dropOff } = grades;
  const isWhole = exchange !== null && fluidity !== null && dropOff !== null;

  async function save(): Promise<void> {
    setTried(true);
    if (!isWhole || !(await send("mirror.note", { exchange, fluidity, dropOff, line }))) return;
    toast(t("mirror.saved"));
    onClose();
  }

  return (
    <ModalDialog
      title={t("mirror.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={() => void save()}>
            {t("mirror.save")}
          </Button>
        </>
      }
    >
      <p className="lead-small">{t("mirror.help")}</p>
      {LOOKS.map((look) => (
        <RadioGroup
          key={look}
          className="mirror-look"
          orientation="horizontal"
          value={grades[look] === null ? null : String(grades[look])}
          onChange={(value) => setGrades({ ...grades, [look]: Number(value) })}
        >
          <Label>{t(`mirror.${look}`)}</Label>
          <div className="mirror-grades">
            {[1, 2, 3, 4].map((grade) => (
              <Radio key={grade} value={String(grade)} className="mirror-grade">
                {grade}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ))}
      {tried && !isWhole && (
        <p className="ui-error" role="alert">
          {t("mirror.missing")}
        </p>
      )}
      <TextField
        label={t("mirror.line")}
        value={line}
        maxLength={limits.GLANCE_LINE_MAX_CHARS}
        onChange={setLine}
        multiline
        rows={2}
      />
    </ModalDialog>
  );
}
