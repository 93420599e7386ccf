import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import type { CardId } from "@tablee/shared/ids";
import { checklistPaper } from "@tablee/shared/papers/checklist-paper";
import { addConditions, checklistOf, conditionsToCome, progressOf, TIMES } from "@tablee/shared/practice/checklist";
import type { CheckLine } from "@tablee/shared/practice/checklist";
import { useBoard, useMay, useSelection, useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { useLeaving } from "../../exports/use-leaving.ts";
import { SavePaper } from "../../practice/SavePaper.tsx";
import { useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { toast } from "../../ui/toast.ts";
import { NewCard } from "../NewCard.tsx";
import { CheckRow } from "./CheckRow.tsx";
import "./checklist.css";

/** How far it is; nothing before there is a list. */
export function useChecklistState(): string | null {
  const { t } = useTranslation("checking");
  const progress = progressOf(checklistOf(useBoard(({ board }) => board)));
  return progress.of === 0 ? null : t("checklist.progress", { ...progress });
}

/** The conditions for success, in three lists that are ticked off. */
export function Checklist() {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  const board = useBoard((state) => state.board);
  const me = useView()?.me.id;
  const [isMine, setIsMine] = useState(false);
  const lines = checklistOf(board);
  const shown = isMine ? lines.filter(({ item }) => item?.owner === me) : lines;
  const list = (card: CardId): boolean => addStatements(ws.hand(), [{ field: "check", sources: [card] }]).ok;
  return (
    <div className="checklist">
      <p className="practice-about">{t("checklist.about")}</p>
      {may.cards && <Take />}
      {may.cards && <NewCard kind="condition" label={t("checklist.newOne")} then={list} />}
      {lines.length === 0 ? (
        <p>{t("checklist.none")}</p>
      ) : (
        <>
          <Switch isSelected={isMine} onChange={setIsMine}>
            {t("checklist.mine")}
          </Switch>
          {shown.length === 0 ? <p>{t("checklist.noneMine")}</p> : <Lists lines={shown} hasEmpty={!isMine} />}
          <Save />
        </>
      )}
    </div>
  );
}

/** What is on the table and in no list yet. */
function Take() {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const board = useBoard((state) => state.board);
  const ids = useSelection((state) => state.ids);
  const all = conditionsToCome(board).length;
  const chosen = conditionsToCome(board, ids).length;
  const take = (only?: ReadonlySet<string>): void => {
    const added = addConditions(ws.hand(), ws.board.getState().board, only);
    if (!added.ok) return toast(t("full"));
    toast(t("checklist.taken", { count: added.value.length }), { undo: () => ws.undo.undo() });
  };
  if (all === 0) return null;
  return (
    <div className="checklist-take">
      <Button variant="do" icon={ListChecks} onPress={() => take()}>
        {t("checklist.take", { count: all })}
      </Button>
      {chosen > 0 && chosen < all && (
        <Button onPress={() => take(ids)}>{t("checklist.takeChosen", { count: chosen })}</Button>
      )}
    </div>
  );
}

interface ListsProps {
  readonly lines: readonly CheckLine[];
  /** Whether a time without a line is shown. */
  readonly hasEmpty: boolean;
}

function Lists({ lines, hasEmpty }: ListsProps) {
  const { t } = useTranslation("checking");
  const unsorted = lines.filter(({ time }) => time === null);
  return (
    <>
      {unsorted.length > 0 && <List id="unsorted" title={t("checklist.unsorted")} lines={unsorted} />}
      {TIMES.map((time) => {
        const those = lines.filter((line) => line.time === time);
        if (those.length === 0 && !hasEmpty) return null;
        return <List key={time} id={time} title={t(`checklist.times.${time}`)} lines={those} />;
      })}
    </>
  );
}

function List({
  id,
  title,
  lines,
}: {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly CheckLine[];
}) {
  const { t } = useTranslation("checking");
  const progress = progressOf(lines);
  return (
    <section className="checklist-list" data-time={id} aria-labelledby={`checklist-${id}`}>
      <div className="checklist-head">
        <h4 id={`checklist-${id}`}>{title}</h4>
        {progress.of > 0 && <span>{t("checklist.progress", { ...progress })}</span>}
      </div>
      {lines.length === 0 ? (
        <p className="practice-hint">{t("checklist.empty")}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <CheckRow key={line.statement.id} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Save() {
  const leaving = useLeaving();
  const title = useTableTitle();
  const words = usePaperWords();
  const saving = useSavePaper();
  return (
    <div>
      <SavePaper saving={saving} onSave={(form) => saving.save(checklistPaper({ ...leaving(), title, words }), form)} />
    </div>
  );
}
