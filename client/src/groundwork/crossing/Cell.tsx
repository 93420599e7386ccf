import { CopyCheck, PenLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements, addStatementSources, removeStatementSource } from "@tablee/shared/board/edit-statements";
import { transact } from "@tablee/shared/board/hand";
import type { Statement } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Cell as CellHeld } from "@tablee/shared/practice/crossing";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { StatementRow } from "../../practice/StatementRow.tsx";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toast.ts";
import { CardsDialog } from "../parts/CardsDialog.tsx";
import { WordsForm } from "../parts/WordsForm.tsx";

/** What is said here, or what the cell waits for, and a place to say it. */
export function Cell({ cell }: { readonly cell: CellHeld }) {
  const { t } = useTranslation("mapping");
  const may = useMay();
  const { pair, pull, entries } = cell;
  return (
    <>
      {/* The head of the column, where the table is too narrow to have columns. */}
      <p className="crossing-pull">{t(`crossing.pulls.${pull}`)}</p>
      {entries.length === 0 && (
        <p className="practice-hint">{t(`crossing.waiting.${pull}`, { sides: t(`crossing.sides.${pair}`) })}</p>
      )}
      {entries.length > 0 && (
        <ol className="practice-statements">
          {entries.map((entry, at) => (
            <Entry key={entry.id} entry={entry} before={entries[at - 1]} after={entries.slice(at + 1)} />
          ))}
        </ol>
      )}
      {may.cards && <AddEntry cell={cell} />}
    </>
  );
}

interface EntryProps {
  readonly entry: Statement;
  readonly before: Statement | undefined;
  readonly after: readonly Statement[];
}

function Entry({ entry, before, after }: EntryProps) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const [isPicking, setPicking] = useState(false);
  const keep = (chosen: readonly CardId[]): void => {
    setPicking(false);
    const added = transact(ws.hand(), () => {
      const gone = entry.sources.filter((id) => !chosen.includes(id));
      for (const id of gone) removeStatementSource(ws.hand(), entry.id, id);
      return addStatementSources(ws.hand(), entry.id, chosen);
    });
    if (!added.ok) toast(t("full"));
  };
  return (
    <>
      <StatementRow
        statement={entry}
        before={before}
        after={after}
        withOrigins
        more={[{ label: t("cards.pick"), icon: CopyCheck, act: () => setPicking(true) }]}
      />
      {isPicking && (
        <CardsDialog title={t("cards.title")} chosen={entry.sources} onDone={keep} onClose={() => setPicking(false)} />
      )}
    </>
  );
}

function AddEntry({ cell: { pair, pull } }: { readonly cell: CellHeld }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const [cards, setCards] = useState<readonly CardId[]>([]);
  const [isPicking, setPicking] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const names = { pair: t(`crossing.pairs.${pair}`), pull: t(`crossing.pulls.${pull}`) };
  const add = (text: string): boolean => {
    const added = addStatements(ws.hand(), [{ field: "crossing", text, value: pair, note: pull, sources: cards }]);
    if (added.ok) setCards([]);
    else toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    return added.ok;
  };
  if (!isAsked) {
    return (
      <Button size="s" icon={PenLine} aria-label={t("crossing.beginIn", names)} onPress={() => setAsked(true)}>
        {t("crossing.begin")}
      </Button>
    );
  }
  return (
    <>
      <WordsForm
        label={t("crossing.write", names)}
        hideLabel
        placeholder={t("crossing.own")}
        isAsked
        multiline
        add={t("crossing.add")}
        addTo={t("crossing.addTo", names)}
        onAdd={add}
      >
        <Button icon={CopyCheck} onPress={() => setPicking(true)}>
          {cards.length === 0 ? t("cards.pick") : t("cards.picked", { count: cards.length })}
        </Button>
      </WordsForm>
      {isPicking && (
        <CardsDialog
          title={t("cards.title")}
          chosen={cards}
          onDone={(chosen) => {
            setCards(chosen);
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
