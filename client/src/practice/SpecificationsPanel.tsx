import { ListPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { specificationPaper } from "@tablee/shared/papers/specification-paper";
import { addClauses, clausesOf } from "@tablee/shared/practice/specifications";
import { useBoard, useMay, useTableTitle, useWorkspace } from "../board/workspace-context.ts";
import { useLeaving } from "../exports/use-leaving.ts";
import { usePaperWords } from "../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../exports/papers/use-save-paper.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { toast } from "../ui/toast.ts";
import { NewWords, Statements } from "./FieldPart.tsx";
import { SavePaper } from "./SavePaper.tsx";
import { Signing } from "./Signing.tsx";
import "./practice.css";

/** The specifications: clauses by section, and who agrees to them. */
export function SpecificationsPanel() {
  const { t } = useTranslation("practice");
  const { t: words } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const statements = useBoard((state) => state.board.statements);
  return (
    <Panel title={words("actions.specifications")} onClose={() => ws.prefs.setState({ panel: null })}>
      <p className="practice-about">{t("specificationsAbout")}</p>
      {may.cards && <MakeClauses />}
      <Save />
      {clausesOf({ statements }).map(({ section, clauses }) => (
        <section key={section} className="practice-field" data-section={section}>
          <h3>{words(`sections.${section}`)}</h3>
          {clauses.length === 0 && <p className="practice-hint">{t("noClause")}</p>}
          <Statements statements={clauses} />
          {may.cards && (
            <NewWords
              label={t("newClause", { section: words(`sections.${section}`) })}
              statement={{ field: "clause", value: section }}
            />
          )}
        </section>
      ))}
      <Signing />
    </Panel>
  );
}

function MakeClauses() {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const make = (): void => {
    const made = addClauses(ws.hand(), ws.board.getState().board);
    if (!made.ok) return toast(t("full"));
    const count = made.value.length;
    if (count === 0) toast(t("noClauseToMake"));
    else toast(t("clausesMade", { count }), { undo: () => ws.undo.undo() });
  };
  return (
    <Button variant="do" icon={ListPlus} className="practice-fill" onPress={make}>
      {t("makeClauses")}
    </Button>
  );
}

function Save() {
  const leaving = useLeaving();
  const title = useTableTitle();
  const words = usePaperWords();
  const saving = useSavePaper();
  return (
    <SavePaper
      saving={saving}
      onSave={(form) => saving.save(specificationPaper({ board: leaving().board, title, words }), form)}
    />
  );
}
