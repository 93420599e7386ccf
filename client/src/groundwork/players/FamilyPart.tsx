import { CircleHelp, StickyNote, UserPlus, Users } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { addStatements, addStatementSources, editStatement } from "@tablee/shared/board/edit-statements";
import { transact } from "@tablee/shared/board/hand";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Statement } from "@tablee/shared/board/types";
import { answerOf, ANSWERS } from "@tablee/shared/practice/players";
import type { Answer, Category, Family } from "@tablee/shared/practice/players";
import { addCardFromText } from "../../board/actions/commands.ts";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { StatementRow } from "../../practice/StatementRow.tsx";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { toast } from "../../ui/toast.ts";
import { WordsForm } from "../parts/WordsForm.tsx";

/** One family: who is named, where that stands, and who else it could be. */
export function FamilyPart({ family, isHere }: { readonly family: Family; readonly isHere: boolean }) {
  const { t } = useTranslation("mapping");
  const may = useMay();
  const id = useId();
  const { category, players, presence } = family;
  return (
    <section className="players-family" data-category={category} data-presence={presence} aria-labelledby={id}>
      <h4 id={id} tabIndex={-1}>
        {t(`players.categories.${category}`)}
      </h4>
      <p className="practice-hint">{t(`players.hints.${category}`)}</p>
      {isHere && (
        <p className="players-note">
          <Users className="ui-icon" size={18} aria-hidden />
          {t("players.nowHere")}
        </p>
      )}
      {presence === "missing" && (
        <p className="players-note players-gap">
          <CircleHelp className="ui-icon" size={18} aria-hidden />
          {t(`players.${gapOf(players.length, isHere)}`)}
        </p>
      )}
      <ol className="practice-statements">
        {players.map((player, at) => (
          <Player key={player.id} player={player} before={players[at - 1]} after={players.slice(at + 1)} />
        ))}
      </ol>
      {may.cards && <AddPlayer category={category} />}
    </section>
  );
}

/** Somebody may be at the table whom nobody has named. */
function gapOf(named: number, isHere: boolean): "gap" | "gapHere" | "gapDeclined" {
  if (named > 0) return "gapDeclined";
  return isHere ? "gapHere" : "gap";
}

interface PlayerProps {
  readonly player: Statement;
  readonly before: Statement | undefined;
  readonly after: readonly Statement[];
}

function Player({ player, before, after }: PlayerProps) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const may = useMay();
  const toCard = (): void => {
    const isDone = transact(ws.hand(), () => {
      const added = addCardFromText(ws, { text: player.text, zone: null, knowledge: null, signed: false });
      return added.ok && addStatementSources(ws.hand(), player.id, added.value).ok;
    });
    toast(t(isDone ? "players.carded" : "full"), isDone ? { undo: () => ws.undo.undo() } : {});
  };
  return (
    <StatementRow
      statement={player}
      before={before}
      after={after}
      more={player.sources.length === 0 ? [{ label: t("players.toCard"), icon: StickyNote, act: toCard }] : []}
    >
      <SelectField<Answer>
        className="players-answer"
        label={t("players.answer", { text: wordsWithoutMarks(player.text) })}
        hideLabel
        options={ANSWERS.map((answer) => ({ id: answer, label: t(`players.answers.${answer}`) }))}
        value={answerOf(player)}
        isDisabled={!may.cards}
        onChange={(answer) => editStatement(ws.hand(), player.id, { note: answer })}
      />
    </StatementRow>
  );
}

function AddPlayer({ category }: { readonly category: Category }) {
  const { t } = useTranslation("mapping");
  const ws = useWorkspace();
  const [isAsked, setAsked] = useState(false);
  const name = t(`players.categories.${category}`);
  if (!isAsked) {
    return (
      <Button
        size="s"
        icon={UserPlus}
        aria-label={t("players.whoFor", { category: name })}
        onPress={() => setAsked(true)}
      >
        {t("players.who")}
      </Button>
    );
  }
  const add = (text: string): boolean => {
    const added = addStatements(ws.hand(), [{ field: "player", text, value: category, note: "to-invite" }]);
    if (!added.ok) toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    return added.ok;
  };
  return (
    <WordsForm
      label={t("players.who")}
      placeholder={t("players.whoHint")}
      add={t("players.add")}
      addTo={t("players.addTo", { category: name })}
      isAsked
      onAdd={add}
    />
  );
}
