import { FileUp, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { HTTP_BODY_MAX_BYTES } from "@tablee/shared/limits";
import { readKept } from "@tablee/shared/templates/kept";
import type { KeptReason, KeptTemplate } from "@tablee/shared/templates/kept";
import { announceNow } from "../a11y/announce.ts";
import { Button } from "../ui/Button.tsx";

export interface ChosenTemplate {
  readonly file: string;
  readonly template: KeptTemplate;
}

interface KeptTemplateFieldProps {
  readonly chosen: ChosenTemplate | null;
  readonly onChoose: (chosen: ChosenTemplate | null) => void;
}

/** A table that was kept as a template, from a file of this device. */
export function KeptTemplateField({ chosen, onChoose }: KeptTemplateFieldProps) {
  const { t } = useTranslation("checking");
  const [refusal, setRefusal] = useState<KeptReason | "too-big" | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(chosen);
  // The button that was pressed has made way for another: the keyboard goes along.
  useEffect(() => {
    if (before.current !== chosen) place.current?.querySelector("button")?.focus();
    before.current = chosen;
  }, [chosen]);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    // What the server would not take in one request need not be read.
    const read = file.size > HTTP_BODY_MAX_BYTES ? null : readKept(await file.text());
    setRefusal(read === null ? "too-big" : read.ok ? null : read.reason);
    if (!read?.ok) return;
    onChoose({ file: file.name, template: read.value });
    announceNow(t("opening.is", { file: file.name }));
  };
  return (
    <div className="page-kept" ref={place}>
      {chosen ? (
        <>
          <p>
            <strong>{t("opening.is", { file: chosen.file })}</strong>{" "}
            {t("opening.has", { zones: chosen.template.zones.length, phases: chosen.template.phases.length })}
          </p>
          <Button size="s" icon={X} onPress={() => onChoose(null)}>
            {t("opening.drop")}
          </Button>
        </>
      ) : (
        <>
          <FileTrigger acceptedFileTypes={[".json"]} onSelect={(files) => void take(files?.[0])}>
            <Button icon={FileUp}>{t("opening.choose")}</Button>
          </FileTrigger>
          <p className="ui-description">{t("opening.help")}</p>
          {refusal !== null && (
            <p className="ui-error" role="alert">
              {t(`opening.reasons.${refusal}`)}
            </p>
          )}
        </>
      )}
    </div>
  );
}
