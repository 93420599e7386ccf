import { CircleHelp, HeartHandshake } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Statement } from "@tablee/shared/board/types";
import { decidersOf, setShare, SHARES } from "@tablee/shared/practice/power";
import type { Share, Subject } from "@tablee/shared/practice/power";
import { PARTS } from "@tablee/shared/rules/roles";
import { proposing } from "../../board/tool-at.ts";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { StatementRow } from "../../practice/StatementRow.tsx";
import { useView } from "../../session/use-live.ts";
import { SelectField } from "../../ui/SelectField.tsx";

interface SubjectPartProps {
  readonly subject: Subject;
  readonly before: Statement | undefined;
  readonly after: readonly Statement[];
}

/** One thing to decide, and the part that each has in it. */
export function SubjectPart({ subject, before, after }: SubjectPartProps) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const view = useView();
  const words = wordsWithoutMarks(subject.text);
  const deciders = decidersOf(subject);
  const isWithout = subject.shares.supported !== "decides" && deciders.length > 0;
  const propose = (): void => {
    const card = subject.statement.sources[0] ?? null;
    proposing.setState({ draft: { text: words, card, subject: subject.id } });
    ws.prefs.setState({ panel: "votes" });
  };
  // As it was at first: it stays open while somebody fills it in.
  const [isNew] = useState(PARTS.every((part) => subject.shares[part] === null));
  const mayPropose = view !== null && view.me.role !== "observer";
  return (
    <StatementRow
      statement={subject.statement}
      before={before}
      after={after}
      more={mayPropose ? [{ label: t("map.propose"), icon: HeartHandshake, act: propose }] : []}
      withOrigins
    >
      {isWithout && (
        <p className="power-note">
          <CircleHelp className="ui-icon" size={18} aria-hidden />
          {t("map.notHere")}
        </p>
      )}
      <details className="practice-origins" open={isNew}>
        <summary>
          {t("map.set")}
          <span className="ui-hidden"> : {words}</span>
        </summary>
        <Shares subject={subject} words={words} />
      </details>
    </StatementRow>
  );
}

type Choice = Share | "unsaid";

function Shares({ subject, words }: { readonly subject: Subject; readonly words: string }) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const may = useMay();
  const choices: readonly Choice[] = [...SHARES, "unsaid"];
  return (
    <div className="power-shares" role="group" aria-label={t("map.setOf", { text: words })}>
      {PARTS.map((part) => (
        <SelectField<Choice>
          key={part}
          label={t(`parts.${part}`)}
          options={choices.map((id) => ({ id, label: t(`map.choose.${id}`) }))}
          value={subject.shares[part] ?? "unsaid"}
          isDisabled={!may.cards}
          onChange={(choice) => setShare(ws.hand(), subject, part, choice === "unsaid" ? null : choice)}
        />
      ))}
    </div>
  );
}
