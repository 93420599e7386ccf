import type { OwnAccord } from "@tablee/shared/session/accords";
import { Download, Printer, ReceiptText } from "lucide-react";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useTableTitle } from "../../board/workspace-context.ts";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { receiptLines } from "./receipt.ts";

interface ReceiptProps {
  readonly accords: readonly OwnAccord[];
  readonly person: number;
  readonly name: string;
}

/** At once, for oneself: made on this device, and sent to nobody. */
export function Receipt({ accords, person, name }: ReceiptProps) {
  const { t } = useTranslation("accords");
  const title = useTableTitle();
  const [printing, setPrinting] = useState(false);
  const lines = receiptLines(t, { accords, person, locale: currentLocale() });
  if (lines.length === 0) return null;
  const head = [t("receipt.table", { title }), t("receipt.of", { name })];
  const save = (): void => {
    const text = [t("receipt.title"), ...head, ...lines, t("receipt.change")].join("\n");
    const named = {
      title: `${t("receipt.file")} ${title}`,
      at: new Date(),
      extension: "txt",
      fallback: t("receipt.file"),
    };
    saveFile(fileName(named), new Blob([`${text}\n`], { type: "text/plain;charset=utf-8" }));
  };
  return (
    <section className="accord-receipt">
      <h3>
        <ReceiptText className="ui-icon" size={22} aria-hidden /> {t("receipt.title")}
      </h3>
      <p>{t("receipt.body")}</p>
      <ul>
        {[...head, ...lines].map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      <p>{t("receipt.change")}</p>
      <div className="accord-row">
        <Button icon={Download} onPress={save}>
          {t("receipt.save")}
        </Button>
        <Button icon={Printer} onPress={() => setPrinting(true)}>
          {t("receipt.print")}
        </Button>
      </div>
      {printing && <OnPaper title={t("receipt.title")} lines={[...head, ...lines]} done={() => setPrinting(false)} />}
    </section>
  );
}

interface OnPaperProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly done: () => void;
}

/** Alone on its sheet: what is printed of the table is another thing. */
function OnPaper({ title, lines, done }: OnPaperProps) {
  useEffect(() => {
    print();
    done();
    // Once, as soon as it is there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return createPortal(
    <div className="print accord-paper">
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>,
    document.body,
  );
}
