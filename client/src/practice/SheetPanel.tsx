import { WandSparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sheetPaper } from "@tablee/shared/papers/sheet-paper";
import { fillSheet } from "@tablee/shared/practice/fill";
import { barsTo, fieldsOf, SHEET_FIELDS, warningsOf } from "@tablee/shared/practice/sheet";
import { isListed } from "@tablee/shared/practice/vocabulary";
import { useBoard, useMay, useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import type { PaperForm } from "../exports/job.ts";
import { useLeaving } from "../exports/use-leaving.ts";
import { usePaperWords } from "../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../exports/papers/use-save-paper.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { toast } from "../ui/toast.ts";
import { Choices } from "./Choices.tsx";
import { FieldPart } from "./FieldPart.tsx";
import { Review } from "./Review.tsx";
import { SavePaper } from "./SavePaper.tsx";
import { StatusPart } from "./StatusPart.tsx";
import "./practice.css";

/** The practice sheet beside the board: filled from it, written by everybody together, saved as a document. */
export function SheetPanel() {
  const { t } = useTranslation("practice");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const statements = useBoard((state) => state.board.statements);
  const fields = fieldsOf(statements.values());
  return (
    <Panel title={board("actions.sheet")} onClose={() => ws.prefs.setState({ panel: null })}>
      <p className="practice-about">{t("about")}</p>
      {may.cards && <Fill />}
      <Save />
      <Review warnings={warningsOf(fields)} />
      {SHEET_FIELDS.map((field) =>
        field === "status" ? (
          <StatusPart key={field} fields={fields} />
        ) : (
          <FieldPart key={field} field={field} fields={fields}>
            {isListed(field) && <Choices field={field} fields={fields} />}
          </FieldPart>
        ),
      )}
    </Panel>
  );
}

function Fill() {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const title = useTableTitle();
  const fill = (): void => {
    const filled = fillSheet(ws.hand(), ws.board.getState().board, title);
    if (!filled.ok) return toast(t(filled.reason === "text-too-long" ? "tooLong" : "full"));
    const count = filled.value.length;
    toast(count === 0 ? t("nothingToFill") : t("filled", { count }), count === 0 ? {} : { undo: () => ws.undo.undo() });
  };
  return (
    <Button variant="do" icon={WandSparkles} className="practice-fill" onPress={fill}>
      {t("fill")}
    </Button>
  );
}

function Save() {
  const { t } = useTranslation("practice");
  const leaving = useLeaving();
  const title = useTableTitle();
  const words = usePaperWords();
  const saving = useSavePaper();
  const save = (form: PaperForm): void => {
    const { board } = leaving();
    const fields = fieldsOf(board.statements.values());
    if (barsTo(fields).length > 0) return saving.say(t("barred"));
    const isWhole = warningsOf(fields).length === 0;
    saving.save(sheetPaper({ board, title, words }), form, (file) =>
      t(isWhole ? "copied" : "copiedWithWarnings", { file }),
    );
  };
  return <SavePaper saving={saving} onSave={save} />;
}
