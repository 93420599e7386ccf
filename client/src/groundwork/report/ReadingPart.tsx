import { useTranslation } from "react-i18next";
import type { OnlyExperience } from "@tablee/shared/practice/experience";
import { standingOf } from "@tablee/shared/practice/passages";
import type { Standing } from "@tablee/shared/practice/passages";
import { AUDIENCES } from "@tablee/shared/session/audience";
import type { Audience } from "@tablee/shared/session/audience";
import type { SessionView } from "@tablee/shared/session/types";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { QuoteId } from "@tablee/shared/ids";
import { useSend } from "../../session/use-live.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { SaveReport } from "./SaveReport.tsx";
import type { Passages } from "./use-report.ts";

interface ReadingProps {
  readonly view: SessionView;
  readonly only: OnlyExperience;
  readonly passages: Passages;
}

const NOT_YET = "none";

/** For those who lead: for whom it will be, what was read, and the way out. By passages, never by people. */
export function ReadingPart({ view, only, passages }: ReadingProps) {
  const { t } = useTranslation("leaving");
  const send = useSend();
  const { audience, answers } = view.report;
  if (view.me.role !== "host" || !answers) return <p className="practice-hint report-led">{t("report.ledOnly")}</p>;
  const call = (choice: Audience | typeof NOT_YET): void =>
    void send("report.call", { audience: choice === NOT_YET ? null : choice });
  return (
    <section className="practice-field" data-part="reading">
      <h4 className="report-title">{t("report.reading")}</h4>
      <SelectField<Audience | typeof NOT_YET>
        label={t("report.for")}
        description={t("report.forHelp")}
        options={[
          { id: NOT_YET, label: t("report.notYet") },
          ...AUDIENCES.map((id) => ({ id, label: t(`forWhom.${id}`) })),
        ]}
        value={audience ?? NOT_YET}
        onChange={call}
      />
      {audience === null ? (
        <p className="practice-hint">{t("report.saveFirst")}</p>
      ) : (
        <>
          <StandingLines standing={standingOf(passages.all, answers, audience)} passages={passages} />
          <SaveReport view={view} only={only} audience={audience} />
        </>
      )}
    </section>
  );
}

function StandingLines({
  standing: { stands, waits, toChange, out },
  passages,
}: {
  readonly standing: Standing;
  readonly passages: Passages;
}) {
  const { t } = useTranslation("leaving");
  const waiting = waits.length + passages.unread.length;
  const isAny = passages.all.length + passages.unread.length > 0;
  const text = (id: string): string => {
    const card = passages.all.find((one) => one.id === id)?.card;
    // An id of a quote or of a card: those of quotes alone are keys here.
    return passages.words.get(id as QuoteId) ?? wordsWithoutMarks(card?.text ?? "");
  };
  return (
    <>
      <ul className="report-standing" aria-live="polite">
        {!isAny && <li>{t("report.noPassage")}</li>}
        {stands.length > 0 && <li>{t("report.stands", { count: stands.length })}</li>}
        {waiting > 0 && <li>{t("report.waits", { count: waiting })}</li>}
        {out.length > 0 && <li>{t("report.out", { count: out.length })}</li>}
      </ul>
      {toChange.length > 0 && (
        <>
          <h5 className="report-small">{t("report.toChange")}</h5>
          <ul className="report-only">
            {toChange.map(({ passage, words }) => (
              <li key={passage.id} dir="auto">
                {t("paper.quoted", { words: text(passage.id) })}
                <span className="report-wish">{words || t("report.changeNoWords")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
